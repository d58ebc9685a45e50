"""A hidden appointment type is not online.

## What it does
Finds appointment types that are both hidden and online.

## Why it matters
A type is hidden so that parents can't see a child's appointment. The guide: “If the child contacts
the clinic and books an appointment, and the parents should not access this information through
HelseNorge, the appointment type in PatientSky must be changed to Hidden appointment.” One that is
online is shown to everybody who books.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, online: true, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN609]: the appointment type Samtale is hidden and online, so what parents are not to see would be shown at HelseNorge
 --> clinic.yaml:3:54
  |
3 |   confidential: {name: Samtale, minutes: 20, online: true, hidden: true}
  |                                                      ^^^^
  |
3 |   confidential: {name: Samtale, minutes: 20, online: true, hidden: true}
  |                                                                    ---- it is hidden here
  |
  = help: take `online` away, or take `hidden` away if parents may see such an appointment
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
    code="HN609",
    name="hidden-and-online",
    severity=Severity.ERROR,
    source="guide: Set up an appointment",
    each="appointment_types",
    protects_patients=True,
    guide=("L172b",),
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look at one appointment type."""
    if type_.hidden and type_.online:
        name = spec.text_of(type_.name)
        yield Remark(
            at(type_, "online"),
            f"the appointment type {name} is hidden and online, so what parents are not to see "
            "would be shown at HelseNorge",
            "take `online` away, or take `hidden` away if parents may see such an appointment",
            [("it is hidden here", at(type_, "hidden"))],
        )
