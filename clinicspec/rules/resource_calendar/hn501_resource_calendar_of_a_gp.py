"""A resource calendar belongs to no GP.

## What it does
Finds resource calendars that a GP owns.

## Why it matters
The guide: “Note that the GP cannot be the owner. Choose a different owner, for instance the whole
clinic, a group or any other employee but the GP.” A GP's own calendar is shown to the GP's own
patients only, and a second one keeps even those from booking.

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
    owner: {employee: kari}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
error[HN501]: the resource calendar Laboratorium belongs to Kari Lunde, a GP, so HelseNorge can't offer its appointments as a service of the clinic
  --> clinic.yaml:12:12
   |
12 |     owner: {employee: kari}
   |            ^^^^^^^^^^^^^^^^
   |
   = help: give it to a group, a unit, the whole clinic or another employee, or write `kind: gp` if Kari Lunde's own patients book in it
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
from clinicspec.rules.owners import gp_owner
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN501",
    name="resource-calendar-of-a-gp",
    severity=Severity.ERROR,
    source="guide: Create resource calendar",
    each="calendars",
    guide=("L89b", "L128"),
)


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Look at the owner of one calendar."""
    if calendar.kind != "resource":
        return
    gp = gp_owner(calendar, spec)
    if gp is not None:
        yield Remark(
            at(calendar, "owner"),
            f"the resource calendar {calendar.name} belongs to {gp.name}, a GP, so HelseNorge "
            "can't offer its appointments as a service of the clinic",
            "give it to a group, a unit, the whole clinic or another employee, or write `kind: gp` "
            f"if {gp.name}'s own patients book in it",
        )
