"""A resource appointment is not scheduled in GPs' calendars alone.

## What it does
Finds appointment types with `resource` that are online and scheduled in a GP's calendar, but in no
resource calendar. A calendar of the kind `gp` that belongs to no GP is HN406.

## Why it matters
The guide, on resource planners: “They are not attached to a GP or a specific practitioner.” In a
GP's own calendar only that GP's patients can book it, and the clinic's other patients don't find
the service that HelseNorge tells them of.

## Example
```yaml
appointment_types:
  consultation:
    name: Konsultasjon
    minutes: 20
    online: true
    resource: {category: annen}
    information: For deg som har fått ny medisin.
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN509]: Konsultasjon is a resource appointment and scheduled only in the calendar of a GP (Kari Lunde), so it is no service that all patients of the clinic can book
  --> clinic.yaml:6:15
   |
 6 |     resource: {category: annen}
   |               ^^^^^^^^^^^^^^^^^
   |
68 |     schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
   |               ----------------------------------------------- it is scheduled here
   |
   = help: schedule Konsultasjon in a resource calendar, or take `resource` away
```

## Put right
```yaml
appointment_types:
  consultation:
    name: Konsultasjon
    minutes: 20
    online: true
    information: For deg som har fått ny medisin.
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
from clinicspec.rules.bookable import calendars_with, is_shown
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN509",
    name="resource-type-with-a-gp",
    severity=Severity.ERROR,
    source="guide: Book appointment in resource calendar",
    each="appointment_types",
    guide=("L89b",),
    yields_to=("HN406",),
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look at the calendars of one appointment type."""
    if type_.resource is None or not is_shown(type_):
        return
    calendars = calendars_with(type_, spec)
    of_gps = [calendar for calendar in calendars if calendar.kind == "gp"]
    if of_gps and not any(calendar.kind == "resource" for calendar in calendars):
        name = spec.text_of(type_.name)
        yield Remark(
            at(type_, "resource"),
            f"{name} is a resource appointment and scheduled only in the calendar of a GP "
            f"({of_gps[0].name}), so it is no service that all patients of the clinic can book",
            f"schedule {name} in a resource calendar, or take `resource` away",
            [("it is scheduled here", at(each, "schedule")) for each in of_gps],
        )
