"""The calendar of a GP who offers booking is online.

## What it does
Finds calendars of GPs who offer booking that are not available online.

## Why it matters
The guide names this among the criteria for a GP's calendar to be shown at HelseNorge: “The calendar
must be available online.”

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
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
```text
error[HN403]: the calendar Kari Lunde is not online, so no patient can book with Kari Lunde at HelseNorge
 --> clinic.yaml:2:3
  |
2 |   kari:
  |   ^^^^
  |
  = help: write `online: true`, or take `booking` away from Kari Lunde
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
from clinicspec.rules.owners import own_calendar
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN403",
    name="gp-calendar-offline",
    severity=Severity.ERROR,
    source="guide: Book appointment with a GP",
    each="employees",
    guide=("L78", "L82"),
)


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look at the calendar of one GP."""
    calendar = own_calendar(gp, spec)
    if calendar is not None and not calendar.online:
        yield Remark(
            at(calendar, "online"),
            f"the calendar {calendar.name} is not online, so no patient can book with {gp.name} at "
            "HelseNorge",
            f"write `online: true`, or take `booking` away from {gp.name}",
        )
