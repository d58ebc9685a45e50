"""A municipal clinic writes the municipality's own Norwegian.

## What it does
Finds municipal clinics with `booking_sites` whose municipality has the state write nynorsk to it
(språklova § 11), where the first Norwegian language of `languages` is bokmål.

## Why it matters
The clinic's pages are the municipality's, and such a municipality mostly writes nynorsk to the people
who live there as well. That is a decision of its own, which no register holds: so this is a note.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: municipal
  languages: [nb]
  municipality: "4650"
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
```text
note[HN864]: Fjordbyen legesenter belongs to a municipality that the state writes nynorsk to, and patients do not read its booking pages in nynorsk first
 --> clinic.yaml:8:14
  |
8 |   languages: [nb]
  |              ^^^^
  |
9 |   municipality: "4650"
  |                 ------ the municipality is named here
  |
  = help: if the municipality writes nynorsk to patients too, put `nn` before `nb` in `languages`, and give the texts that they read in nynorsk
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
  languages: [nn]
  municipality: "4650"
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
from clinicspec.rules.municipalities import NYNORSK
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec


RULE = Rule(
    code="HN864",
    name="municipal-language",
    severity=Severity.NOTE,
    source="språklova § 11: in which language the state writes to a municipality",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the clinic, if it is the municipality's and has booking pages."""
    clinic = spec.clinic
    if not spec.booking_sites or clinic.sector != "municipal":
        return
    norwegian = [language for language in clinic.languages if language in ("nb", "nn")]
    if clinic.municipality in NYNORSK and norwegian[:1] != ["nn"]:
        yield Remark(
            at(clinic, "languages"),
            f"{clinic.name} belongs to a municipality that the state writes nynorsk to, and patients "
            "do not read its booking pages in nynorsk first",
            "if the municipality writes nynorsk to patients too, put `nn` before `nb` in `languages`, "
            "and give the texts that they read in nynorsk",
            [("the municipality is named here", at(clinic, "municipality"))],
        )
