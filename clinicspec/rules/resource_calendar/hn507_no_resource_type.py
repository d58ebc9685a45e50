"""A resource calendar holds a type that is a resource appointment.

## What it does
Finds resource calendars whose scheduled week templates hold no appointment type with `resource`, or
in which nothing is scheduled. A resource calendar that a GP owns is HN501.

## Why it matters
The guide: “Appointment types that are set as resource appointments are displayed as resource
calendars at HelseNorge.” Without one, nothing of this calendar is shown there.

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [consultation], staff: ali}
```
```text
error[HN507]: no appointment type that is scheduled in the resource calendar Laboratorium is a resource appointment, so patients find nothing of it at HelseNorge
  --> clinic.yaml:69:15
   |
69 |     schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
   |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
47 |   consultation: {name: Konsultasjon, minutes: 20, online: true}
   |   ------------ Konsultasjon is no resource appointment
   |
   = help: write `resource: {category: …}` at a type that patients may book, or schedule a week template that holds one
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN507",
    name="no-resource-type",
    severity=Severity.ERROR,
    source="guide: Configure resource calendar",
    each="calendars",
    guide=("L98", "L153"),
    yields_to=("HN501",),
)


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Look at what one calendar holds."""
    if calendar.kind != "resource":
        return
    types = types_in(spec, calendar)
    if not types:
        yield Remark(
            at(calendar, "schedule"),
            f"nothing is scheduled in the resource calendar {calendar.name}, so patients find "
            "nothing of it at HelseNorge",
            "add a `schedule` that names a week template and its weeks",
        )
    elif all(type_.resource is None for type_ in types):
        yield Remark(
            at(calendar, "schedule"),
            f"no appointment type that is scheduled in the resource calendar {calendar.name} is a "
            "resource appointment, so patients find nothing of it at HelseNorge",
            "write `resource: {category: …}` at a type that patients may book, or schedule a week "
            "template that holds one",
            [
                (f"{spec.text_of(type_.name)} is no resource appointment", at(type_, "resource"))
                for type_ in types
            ],
        )
