"""A list without a GP offers no booking.

## What it does
Finds `booking` among the services of the vacant lists. A calendar with a vacant list as its owner is
HN502.

## Why it matters
The guide: “The patient can only book an appointment in its own GP's calendar”, and these patients
have no GP. Municipalities tell such patients to ring instead.

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
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  vacant_lists:
    her_id: 8900120
    lists: {list-4: {name: Liste 4}}
    services: [e_contact, booking]
```
```text
error[HN451]: `services` of the vacant lists of the clinic holds `booking`, which patients of a list without a GP have no calendar for
  --> clinic.yaml:19:27
   |
19 |     services: [e_contact, booking]
   |                           ^^^^^^^
   |
   = help: remove `booking`; `time_request` lets patients ask for an appointment
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
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  vacant_lists:
    her_id: 8900120
    lists: {list-4: {name: Liste 4}}
    services: [e_contact]
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN451",
    name="booking-of-a-vacant-list",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Book appointment with a GP; a municipality's notice on lists without a doctor",
    guide=("L76",),
)
