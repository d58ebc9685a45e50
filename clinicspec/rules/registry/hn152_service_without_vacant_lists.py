"""The service for lists without a GP stands for lists that the clinic has.

## What it does
Finds services with NHN's code KX17, “Fastlege, liste uten fast lege”, in a clinic without
`vacant_lists`: the resource booking's, or an employee's.

## Why it matters
As long as the entry stands in the Address Registry, messages can be addressed to it for patients
without a GP. A clinic that names no vacant list has nobody who receives them.

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
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: KX17}
```
```text
warning[HN152]: the resource booking service has the code of the service for lists without a GP, and the clinic has no such list, so nobody expects what is sent to it
  --> clinic.yaml:14:66
   |
14 |   resource_booking: {her_id: 8900110, code_system: "8666", code: KX17}
   |                                                                  ^^^^
   |
   = help: name the lists in `vacant_lists`, or write the code that the resource booking service has in NHN's lists
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
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import VACANT_LIST_CODE
from clinicspec.rules.rule import Remark, Rule
from clinicspec.rules.services import others_with_code

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN152",
    name="service-without-vacant-lists",
    severity=Severity.WARNING,
    source="NHN: registration of GPs in the Address Registry",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the services of a clinic without vacant lists."""
    if spec.clinic.vacant_lists is not None:
        return
    for name, spot in others_with_code({VACANT_LIST_CODE}, spec):
        yield Remark(
            spot,
            f"{name} has the code of the service for lists without a GP, and the clinic has no "
            "such list, so nobody expects what is sent to it",
            f"name the lists in `vacant_lists`, or write the code that {name} has in NHN's lists",
        )
