"""The clinic has a HER-ID.

## What it does
Finds a clinic whose `her_id` is missing, `pending` or `none`.

## Why it matters
The guide: “HER-ID must be registered for the clinic and for each employee.” NHN gives a clinic its
HER-ID when it joins. GPs and services are registered below it, so without it nothing can be, and
no patient reaches the clinic from HelseNorge.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: pending
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
```text
error[HN002]: `her_id` of the clinic is `pending`, so NHN can register nothing for it
 --> clinic.yaml:4:11
  |
4 |   her_id: pending
  |           ^^^^^^^
  |
  = help: write the number that NHN gave the clinic when it joined
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
    code="HN002",
    name="clinic-without-her-id",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: the integration requires HER-IDs; NHN, Address Registry",
    guide=("L6b",),
)
