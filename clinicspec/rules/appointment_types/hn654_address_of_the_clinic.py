"""An appointment type has an address only if it is elsewhere.

## What it does
Finds appointment types whose `address` is the clinic's visiting address.

## Why it matters
PatientSky shows the address of a type before patients book, as a place to which they go instead of
the clinic. And when the clinic moves, the copy is forgotten, and patients go to the old place.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
    address: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
```
```text
warning[HN654]: the address of Blodprøve is the clinic's own, so patients are sent to the old place when the clinic moves and only its own address is changed
  --> clinic.yaml:10:14
   |
10 |     address: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
   |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
22 |     visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
   |               ------------------------------------------------------ the clinic's visiting address is here
   |
   = help: take `address` away
```

## Put right
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.calendar_names import plain
from clinicspec.rules.rule import Remark, Remove, Repair, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.organisation import Address
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN654",
    name="address-of-the-clinic",
    severity=Severity.WARNING,
    source="PatientSky: online booking",
    each="appointment_types",
    fixable=True,
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Compare the address of one appointment type with the clinic's."""
    if type_.address is None:
        return
    visiting = spec.clinic.addresses.visiting
    if visiting is not None and _lines(type_.address) == _lines(visiting):
        yield Remark(
            at(type_, "address"),
            f"the address of {spec.text_of(type_.name)} is the clinic's own, so patients are sent "
            "to the old place when the clinic moves and only its own address is changed",
            "take `address` away",
            [("the clinic's visiting address is here", at(visiting))],
            repair=Repair("take `address` away", [Remove(at(type_, "address"))], safe=True),
        )


def _lines(address: Address) -> list[str]:
    lines = (address.street, address.postbox, address.postal_code, address.city)
    return [plain(line or "") for line in lines]
