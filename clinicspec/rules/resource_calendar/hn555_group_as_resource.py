"""A group appointment is no resource appointment.

## What it does
Finds appointment types that have both `places` and `resource`.

## Why it matters
PatientSky describes group appointments, in which several patients take part, for its own app and
portal; neither its guide nor NHN's says that HelseNorge offers more than one place of a resource
appointment. The clinic may find a single patient booked where it expected a group.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    places: 6
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
warning[HN555]: Blodprøve is a group appointment for 6 and a resource appointment, and nothing says that HelseNorge offers more than one of its places
 --> clinic.yaml:8:13
  |
8 |     places: 6
  |             ^
  |
9 |     resource: {category: lab}
  |               --------------- it is a resource appointment here
  |
  = help: take `places` away, or take `resource` away and let patients book it in PatientSky's app
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
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN555",
    name="group-as-resource",
    severity=Severity.WARNING,
    source="PatientSky: group appointments",
    each="appointment_types",
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look at the places of one appointment type."""
    if type_.resource is not None and type_.places is not None:
        yield Remark(
            at(type_, "places"),
            f"{spec.text_of(type_.name)} is a group appointment for {type_.places} and a resource "
            "appointment, and nothing says that HelseNorge offers more than one of its places",
            "take `places` away, or take `resource` away and let patients book it in PatientSky's "
            "app",
            [("it is a resource appointment here", at(type_, "resource"))],
        )
