"""A municipal clinic's booking pages have an accessibility statement.

## What it does
Finds municipal clinics with `booking_sites` and without an `accessibility_statement`.

## Why it matters
Public bodies must have a statement of how accessible each of their websites is, at uustatus.no, and
link to it (forskrift om universell utforming av IKT-løsninger § 4 b). Patients whom a page shuts out
learn there whom to tell.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: municipal
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
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab]}
```
```text
error[HN862]: Fjordbyen legesenter is municipal and has booking pages without an accessibility statement, so patients whom they shut out don't learn whom to tell
 --> clinic.yaml:1:1
  |
1 | clinic:
  | ^^^^^^
  |
7 |   sector: municipal
  |           --------- it is municipal here
  |
  = help: publish a statement at uustatus.no, and write its address as `accessibility_statement`
```

## Put right
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: municipal
  accessibility_statement: https://uustatus.no/nb/erklaringer/publisert/fjordbyen
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
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec


RULE = Rule(
    code="HN862",
    name="no-accessibility-statement",
    severity=Severity.ERROR,
    source="uutilsynet.no: public bodies owe WCAG 2.1 and a statement",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the clinic, if it is the municipality's and has booking pages."""
    clinic = spec.clinic
    if (
        spec.booking_sites
        and clinic.sector == "municipal"
        and clinic.accessibility_statement is None
    ):
        yield Remark(
            at(clinic, "accessibility_statement"),
            f"{clinic.name} is municipal and has booking pages without an accessibility statement, so "
            "patients whom they shut out don't learn whom to tell",
            "publish a statement at uustatus.no, and write its address as `accessibility_statement`",
            [("it is municipal here", at(clinic, "sector"))],
        )
