"""A hidden appointment type is no resource appointment.

## What it does
Finds appointment types with both `hidden` and `resource`. One that is online as well is HN609.

## Why it matters
The guide: “If the child contacts the clinic and books an appointment, and the parents should not
access this information through HelseNorge, the appointment type in PatientSky must be changed to
Hidden appointment.” Resource appointments are “displayed as resource calendars at HelseNorge”, so
what is both may be shown to those from whom it is to be kept.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true, resource: {category: annen}}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN610]: the hidden appointment type Samtale is a resource appointment, so what parents are not to see may be shown at HelseNorge
 --> clinic.yaml:3:70
  |
3 |   confidential: {name: Samtale, minutes: 20, hidden: true, resource: {category: annen}}
  |                                                                      ^^^^^^^^^^^^^^^^^
  |
3 |   confidential: {name: Samtale, minutes: 20, hidden: true, resource: {category: annen}}
  |                                                      ---- it is hidden here
  |
  = help: take `resource` away, or take `hidden` away if parents may see such an appointment
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
    code="HN610",
    name="hidden-resource-type",
    severity=Severity.ERROR,
    source="guide: Set up an appointment",
    each="appointment_types",
    guide=("L172b",),
    protects_patients=True,
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look at one hidden appointment type."""
    if type_.hidden and type_.resource is not None and not type_.online:
        yield Remark(
            at(type_, "resource"),
            f"the hidden appointment type {spec.text_of(type_.name)} is a resource appointment, so "
            "what parents are not to see may be shown at HelseNorge",
            "take `resource` away, or take `hidden` away if parents may see such an appointment",
            [("it is hidden here", at(type_, "hidden"))],
        )
