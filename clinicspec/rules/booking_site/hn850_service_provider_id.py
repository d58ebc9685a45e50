"""The clinic's id in PatientSky is copied whole.

## What it does
Finds a `service_provider_id` that is no UUID: 8, 4, 4, 4 and 12 hexadecimal digits with hyphens
between. A placeholder such as `YOUR-ID` is none.

## Why it matters
The guide: “you could link to an external booking site”. The link names the clinic by this id, and
with another one patients end at an error page, or at somebody else's clinic.

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
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: YOUR-ID}
```
```text
error[HN850]: `service_provider_id` of the PatientSky settings of the clinic is “YOUR-ID”, which is not an id from PatientSky
  --> clinic.yaml:17:37
   |
17 |   patientsky: {service_provider_id: YOUR-ID}
   |                                     ^^^^^^^
   |
   = help: copy it from PatientSky's booking link: 8-4-4-4-12 hexadecimal digits
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
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN850",
    name="service-provider-id",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="public websites that link to PatientSky's booking: serviceProviderId is a UUID",
)
