"""A municipal clinic in the Sámi administrative area has pages in Sámi.

## What it does
Finds municipal clinics with `booking_sites` in the municipalities of the administrative area for
Sámi languages whose language is Northern Sámi, where `languages` lacks `se`. Lule and Southern Sámi
are not among the pages' languages, so in those municipalities it says nothing.

## Why it matters
What public bodies announce to people in the area stands in Sámi as well as in Norwegian (sameloven
§ 3-2), and people there read of their clinic's vaccination in the language they think in.

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
  municipality: "5540"
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
warning[HN865]: Fjordbyen legesenter lies in the administrative area for Sámi, and patients can't read its booking pages in Sámi
 --> clinic.yaml:8:14
  |
8 |   languages: [nb]
  |              ^^^^
  |
9 |   municipality: "5540"
  |                 ------ the municipality is named here
  |
  = help: add `se` to `languages`, and give the texts that patients read in Northern Sámi
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
  languages: [nb, se]
  municipality: "5540"
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
from clinicspec.rules.municipalities import NORTHERN_SAMI
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec


RULE = Rule(
    code="HN865",
    name="no-sami",
    severity=Severity.WARNING,
    source="sameloven § 3-2; Prop. 58 L (2022–2023) ch. 5",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the clinic, if it is the municipality's and has booking pages."""
    clinic = spec.clinic
    if not spec.booking_sites or clinic.sector != "municipal":
        return
    if clinic.municipality in NORTHERN_SAMI and "se" not in clinic.languages:
        yield Remark(
            at(clinic, "languages"),
            f"{clinic.name} lies in the administrative area for Sámi, and patients can't read its "
            "booking pages in Sámi",
            "add `se` to `languages`, and give the texts that patients read in Northern Sámi",
            [("the municipality is named here", at(clinic, "municipality"))],
        )
