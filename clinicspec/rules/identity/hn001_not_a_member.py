"""The clinic is a member of Norsk Helsenett.

## What it does
Finds clinics that say they are no member of Norsk Helsenett.

## Why it matters
HelseNorge and PatientSky exchange their messages over the health network. The guide: “The
integration requires the clinic to be a member of Norsk Helsenett (NHN).” Without it nothing of what
the spec says reaches a patient.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: false
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
error[HN001]: Fjordbyen legesenter is no member of Norsk Helsenett, so its patients can neither book nor write at HelseNorge
 --> clinic.yaml:5:15
  |
5 |   nhn_member: false
  |               ^^^^^
  |
  = help: join Norsk Helsenett, then write `nhn_member: true`
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

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN001",
    name="not-a-member",
    severity=Severity.ERROR,
    source="guide: PatientSky is integrated with HelseNorge",
    each="spec",
    guide=("L6",),
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the clinic's membership."""
    if not spec.clinic.nhn_member:
        yield Remark(
            at(spec.clinic, "nhn_member"),
            f"{spec.clinic.name} is no member of Norsk Helsenett, so its patients can neither book "
            "nor write at HelseNorge",
            "join Norsk Helsenett, then write `nhn_member: true`",
        )
