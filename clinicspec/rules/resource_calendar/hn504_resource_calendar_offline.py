"""A resource calendar is online.

## What it does
Finds resource calendars that are not available online.

## Why it matters
The guide, on creating one: “The calendar must be available online.” What is scheduled in it is
bookable neither at HelseNorge nor in PatientSky's app, nor through a booking page that leads to it.

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: false
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
error[HN504]: the resource calendar Laboratorium is not online, so no patient can book in it
  --> clinic.yaml:13:13
   |
13 |     online: false
   |             ^^^^^
   |
   = help: write `online: true`, or `kind: internal` if patients are not to book in it
```

## Put right
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN504",
    name="resource-calendar-offline",
    severity=Severity.ERROR,
    source="guide: Create resource calendar",
    each="calendars",
    guide=("L132",),
)


def check(calendar: Calendar, _: Spec) -> Iterator[Remark]:
    """Look at whether one calendar is online."""
    if calendar.kind == "resource" and not calendar.online:
        yield Remark(
            at(calendar, "online"),
            f"the resource calendar {calendar.name} is not online, so no patient can book in it",
            "write `online: true`, or `kind: internal` if patients are not to book in it",
        )
