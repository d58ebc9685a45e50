"""HelseNorge sets when patients are reminded.

## What it does
Finds `reminder_hours` of `clinic.notifications`, whatever its value. The key changes nothing.

## Why it matters
The guide: “Reminder between 48 and 24 hours before the appointment.” A clinic that counts on a
reminder at another time would expect cancellations that don't come.

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
  notifications: {enabled: true, channels: [sms], reminder_hours: 72}
```
```text
error[HN904]: `reminder_hours` of the notifications of the clinic changes nothing, since HelseNorge itself sets when patients are reminded
  --> clinic.yaml:20:51
   |
20 |   notifications: {enabled: true, channels: [sms], reminder_hours: 72}
   |                                                   ^^^^^^^^^^^^^^
   |
   = help: remove `reminder_hours`
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
    code="HN904",
    name="reminder-is-fixed",
    severity=Severity.ERROR,
    source="guide: Set up an appointment",
    guide=("L179",),
    fixable=True,
)
