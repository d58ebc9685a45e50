"""The check digit of the organisation number is right.

## What it does
Finds organisation numbers whose last digit doesn't follow from the other eight (modulo 11, weights
3 2 7 6 5 4 3 2). It is a warning in `environment: test`, since NHN's own test organisations break
the check on purpose.

## Why it matters
A digit that is mistyped nearly always breaks the check. NHN and PatientSky know a clinic by this
number: with a wrong one the entries of the Address Registry belong to somebody else, or to nobody.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999081"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
```
```text
error[HN052]: the organisation number 999999081 of Fjordbyen legesenter has a wrong check digit, so neither NHN nor PatientSky can know the clinic by it
 --> clinic.yaml:3:24
  |
3 |   organization_number: "999999081"
  |                        ^^^^^^^^^^^
  |
  = help: copy the nine digits from the Brønnøysund registers
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
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stdnum.no import orgnr

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN052",
    name="organization-number",
    severity=Severity.ERROR,
    source="Brønnøysund Register Centre: the organisation number",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the clinic's organisation number."""
    clinic = spec.clinic
    if not orgnr.is_valid(clinic.organization_number):
        in_test = spec.environment == "test"
        yield Remark(
            at(clinic, "organization_number"),
            f"the organisation number {clinic.organization_number} of {clinic.name} has a wrong "
            "check digit, so neither NHN nor PatientSky can know the clinic by it",
            "copy the nine digits from the Brønnøysund registers"
            + (", unless it is one of NHN's test organisations" if in_test else ""),
            severity=Severity.WARNING if in_test else None,
        )
