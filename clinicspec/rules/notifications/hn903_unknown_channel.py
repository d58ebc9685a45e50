"""PatientSky's notices go out by e-mail, SMS or push.

## What it does
Finds channels other than `email`, `sms` and `push`.

## Why it matters
The guide: “The notifications are then received from PatientSky, through e-mail, sms or push.”
Patients who are not active at HelseNorge learn of an appointment by these notices alone.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  privacy_notice: https://fjordbyen.example/personvern
  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  notifications: {enabled: true, channels: [sms, letter]}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
```
```text
error[HN903]: `channels` of the notifications of the clinic holds “letter”, which has no meaning here
  --> clinic.yaml:16:50
   |
16 |   notifications: {enabled: true, channels: [sms, letter]}
   |                                                  ^^^^^^
   |
   = help: write email, sms or push
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
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  privacy_notice: https://fjordbyen.example/personvern
  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  notifications: {enabled: true, channels: [sms, email]}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN903",
    name="unknown-channel",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: notifications from PatientSky",
    guide=("L180c",),
    fixable=True,
)
