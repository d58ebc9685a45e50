"""HelseNorge and PatientSky are always synced.

## What it does
Finds `sync` in `clinic` or in its `patientsky`, whatever its value. The key changes nothing.

## Why it matters
The guide: “The HelseNorge platform and the PatientSky platform is automatically synced, and you will
receive all appointment bookings and inquiries sent from HelseNorge directly in the PatientSky
platform.” A clinic that believes the sync is off would leave patients without an answer.

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
  patientsky: {sync: false, service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
```
```text
warning[HN008]: `sync` of the PatientSky settings of the clinic changes nothing, since HelseNorge and PatientSky are always synced, and every booking and message arrives
  --> clinic.yaml:19:16
   |
19 |   patientsky: {sync: false, service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
   |                ^^^^
   |
   = help: remove `sync`
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
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN008",
    name="sync-is-fixed",
    severity=Severity.WARNING,
    source="guide: PatientSky is integrated with HelseNorge",
    guide=("L2",),
    fixable=True,
)
