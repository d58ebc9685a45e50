"""A resource appointment is online.

## What it does
Finds appointment types with `resource` that are not online. Hidden ones are HN610, and one that a
booking page names is HN803.

## Why it matters
The guide: “When the calendars and the appointment types are available online, they are displayed on
HelseNorge, and additionally on the PatientSky-app and patient portal.” A type that is set as
a resource appointment and not online is shown in none of them.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN608]: the resource appointment Blodprøve is not online, so no patient can book it
 --> clinic.yaml:4:3
  |
4 |   blood_test:
  |   ^^^^^^^^^^
  |
7 |     resource: {category: lab}
  |               --------------- it is a resource appointment here
  |
  = help: write `online: true`, or take `resource` away if patients are not to book it
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
    code="HN608",
    name="resource-type-offline",
    severity=Severity.ERROR,
    source="guide: Name the calendar; Create resource calendar",
    each="appointment_types",
    guide=("L111", "L132"),
    yields_to=("HN803",),
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look at whether one resource appointment is online."""
    if type_.resource is not None and not type_.online and not type_.hidden:
        yield Remark(
            at(type_, "online"),
            f"the resource appointment {spec.text_of(type_.name)} is not online, so no patient can "
            "book it",
            "write `online: true`, or take `resource` away if patients are not to book it",
            [("it is a resource appointment here", at(type_, "resource"))],
        )
