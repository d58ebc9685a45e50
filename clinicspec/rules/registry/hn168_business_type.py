"""The business type is a code of NHN's list 9040 that is in use.

## What it does
Finds a `business_type` that is not in NHN's list 9040, or that NHN has retired. Left out, it is
that of GPs' offices.

## Why it matters
The organisation's entry in the Address Registry says by this code what the clinic is. With a code
that NHN doesn't have, the request that updates the entry can't be carried out.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  business_type: "106"
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
```
```text
error[HN168]: NHN's list 9040 has no business type 106 (Privat rehabiliterings- og opptreningssenter) any more, so the entry of Fjordbyen legesenter in the Address Registry can't be brought up to date
 --> clinic.yaml:8:18
  |
8 |   business_type: "106"
  |                  ^^^^^
  |
  = help: remove the line for a GP's office, or write another code of the list
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
  business_type: "103"
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.nhn.codes import BUSINESS_TYPES, code
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN168",
    name="business-type",
    severity=Severity.ERROR,
    source="NHN: code list 9040",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the clinic's business type."""
    clinic = spec.clinic
    found = code(BUSINESS_TYPES, clinic.business_type)
    if not found.active:
        retired = f" ({found.text}) any more" if found.text else ""
        yield Remark(
            at(clinic, "business_type"),
            f"NHN's list {BUSINESS_TYPES} has no business type {found.value}{retired}, so the "
            f"entry of {clinic.name} in the Address Registry can't be brought up to date",
            "remove the line for a GP's office, or write another code of the list",
        )
