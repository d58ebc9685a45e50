"""HelseNorge's notices of appointments are the same for every clinic.

## What it does
Finds `notices` of `clinic.notifications`, whatever its value. The key changes nothing.

## Why it matters
The guide: “The patient receives these notifications from HelseNorge: Confirmation for booked
appointment; Changes to or move of appointment; Cancellation; Reminder”. None of them can be left
out, and none added: a patient is told of a cancelled appointment whatever the spec says.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  languages: [nb]
  municipality: "0301"
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  privacy_notice: https://fjordbyen.example/personvern
  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
  notifications: {enabled: true, channels: [sms], notices: [confirmation, reminder]}
```
```text
error[HN905]: `notices` of the notifications of the clinic changes nothing, since HelseNorge sends the same notices to the patients of every clinic
  --> clinic.yaml:20:51
   |
20 |   notifications: {enabled: true, channels: [sms], notices: [confirmation, reminder]}
   |                                                   ^^^^^^^
   |
   = help: remove `notices`
```

## Put right
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  languages: [nb]
  municipality: "0301"
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  privacy_notice: https://fjordbyen.example/personvern
  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
  notifications: {enabled: true, channels: [sms]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN905",
    name="notices-are-fixed",
    severity=Severity.ERROR,
    source="guide: Set up an appointment",
    guide=("L169", "L170", "L175", "L176", "L177", "L178"),
    fixable=True,
)
