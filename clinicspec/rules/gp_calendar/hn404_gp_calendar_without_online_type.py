"""The calendar of a GP who offers booking holds an appointment type that is online.

## What it does
Finds calendars of GPs who offer booking whose scheduled week templates hold no appointment type
that is online, or in which nothing is scheduled. A type that is both online and hidden is HN609.

## Why it matters
The guide names this among the criteria for a GP's calendar to be shown at HelseNorge: “The
appointment types must be available online.” And a type is offered only where a week template with
it is scheduled.

## Example
```yaml
week_templates:
  gp-week:
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
```text
error[HN404]: no appointment type that is scheduled in the calendar Kari Lunde is online, so no patient can book with Kari Lunde at HelseNorge
  --> clinic.yaml:62:15
   |
62 |     schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
   |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
48 |   confidential: {name: Samtale, minutes: 20, hidden: true}
   |                                                      ---- Samtale is hidden
   |
   = help: write `online: true` at a type that patients may book, or schedule a week template that holds one
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.owners import own_calendar
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN404",
    name="gp-calendar-without-online-type",
    severity=Severity.ERROR,
    source="guide: Book appointment with a GP",
    each="employees",
    guide=("L79",),
)


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look at what the calendar of one GP holds."""
    calendar = own_calendar(gp, spec)
    if calendar is None:
        return
    types = types_in(spec, calendar)
    if not types:
        yield Remark(
            at(calendar, "schedule"),
            f"nothing is scheduled in the calendar {calendar.name}, so no patient can book with "
            f"{gp.name} at HelseNorge",
            "add a `schedule` that names a week template and its weeks",
        )
    elif not any(type_.online for type_ in types):
        yield Remark(
            at(calendar, "schedule"),
            f"no appointment type that is scheduled in the calendar {calendar.name} is online, so "
            f"no patient can book with {gp.name} at HelseNorge",
            "write `online: true` at a type that patients may book, or schedule a week template "
            "that holds one",
            [
                (f"{spec.text_of(type_.name)} is hidden", at(type_, "hidden"))
                if type_.hidden
                else (f"{spec.text_of(type_.name)} is not online", at(type_, "online"))
                for type_ in types
            ],
        )
