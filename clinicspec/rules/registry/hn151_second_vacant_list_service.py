"""All lists without a GP have one service.

## What it does
Finds services beside the one of the vacant lists that have its code, or NHN's code KX17: the
resource booking's, or an employee's.

## Why it matters
An office registers the service “Fastlege, liste uten fast lege” once, however many of its lists are
vacant. What the patients of such a list send is addressed to that service. With two of them nobody
can tell where it goes.

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
  vacant_lists:
    her_id: 8900120
    lists: {list-4: {name: Liste 4}}
    services: [e_contact]
```
```text
error[HN151]: the resource booking service has the code of the service for lists without a GP, which the office has already, so messages from their patients can go to the wrong one of the two
  --> clinic.yaml:14:66
   |
14 |   resource_booking: {her_id: 8900110, code_system: "8666", code: KX17}
   |                                                                  ^^^^
   |
16 |     her_id: 8900120
   |             ------- the service of the vacant lists is here
   |
   = help: write the code that the resource booking service has in NHN's lists
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
  vacant_lists:
    her_id: 8900120
    lists: {list-4: {name: Liste 4}}
    services: [e_contact]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import VACANT_LIST_CODE
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.rules.services import others_with_code

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN151",
    name="second-vacant-list-service",
    severity=Severity.ERROR,
    source="NHN: registration of GPs in the Address Registry",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the services of a clinic with vacant lists."""
    vacant = spec.clinic.vacant_lists
    if vacant is None:
        return
    for name, spot in others_with_code({VACANT_LIST_CODE, vacant.code}, spec):
        yield Remark(
            spot,
            f"{name} has the code of the service for lists without a GP, which the office has "
            "already, so messages from their patients can go to the wrong one of the two",
            f"write the code that {name} has in NHN's lists",
            [("the service of the vacant lists is here", at(vacant, "her_id"))],
        )
