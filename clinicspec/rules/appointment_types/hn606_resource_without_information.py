"""A resource appointment has additional information.

## What it does
Finds appointment types with `resource` that patients can book in a resource calendar and that have
no `information`.

## Why it matters
The guide's steps for a resource appointment have “Add Additional information”: “It could be helpful
to provide information about the appointment, who it's meant for and so forth.” Without it patients
book who don't need the service, or come unprepared.

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
```
```text
warning[HN606]: Blodprøve has no additional information, so patients can't see at HelseNorge whom it is for and how to prepare
 --> clinic.yaml:4:3
  |
4 |   blood_test:
  |   ^^^^^^^^^^
  |
  = help: add `information`: whom it is for, and what to do before
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
from clinicspec.rules.bookable import is_shown, resource_calendars_with
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN606",
    name="resource-without-information",
    severity=Severity.WARNING,
    source="guide: Adjust appointment types",
    each="appointment_types",
    guide=("L149", "L156b"),
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look at the information on one appointment type."""
    if type_.information is not None or type_.resource is None or not is_shown(type_):
        return
    if resource_calendars_with(type_, spec):
        yield Remark(
            at(type_, "information"),
            f"{spec.text_of(type_.name)} has no additional information, so patients can't see at "
            "HelseNorge whom it is for and how to prepare",
            "add `information`: whom it is for, and what to do before",
        )
