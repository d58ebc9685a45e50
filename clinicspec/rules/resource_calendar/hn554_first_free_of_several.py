"""Parallel calendars show more than their first free slot.

## What it does
Finds resource calendars of one appointment type whose blocks begin at the same time, and that both
show only their first free slot. Each is held against the one before it in the spec.

## Why it matters
With `first_free` PatientSky shows patients one time of each calendar. Where several calendars offer
the same service in parallel, that is one and the same time, so patients who can't come then find no
other, although there are many.

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
  lab-1:
    name: Laboratorium (1)
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
    shown: first_free
  lab-2:
    name: Laboratorium (2)
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
    shown: first_free
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test]}
```
```text
warning[HN554]: Laboratorium (1) and Laboratorium (2) both show only their first free slot of Blodprøve, which is at the same time on 90 days, first on Monday 2026-08-17, so patients are shown one time although there are several
  --> clinic.yaml:24:12
   |
24 |     shown: first_free
   |            ^^^^^^^^^^
   |
16 |     shown: first_free
   |            ---------- the other calendar is here
   |
   = help: write `shown: all` in both calendars
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
  lab-1:
    name: Laboratorium (1)
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
  lab-2:
    name: Laboratorium (2)
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.bookable import is_shown
from clinicspec.rules.capacity import on_days
from clinicspec.rules.planned import online_plans
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.day_set import DaySet
from clinicspec.schedule.offers import offers

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN554",
    name="first-free-of-several",
    severity=Severity.WARNING,
    source="PatientSky: online booking",
    each="spec",
)

Beginning = tuple[str, int]
"""An appointment type, and when a block of it begins, in minutes after midnight."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the resource calendars that show only their first free slot."""
    shown_by: dict[Beginning, tuple[Calendar, DaySet]] = {}
    for calendar, _planned in online_plans(spec):
        if calendar.kind != "resource" or calendar.shown != "first_free":
            continue
        beginnings = _beginnings(calendar, spec)
        for key, days in beginnings.items():
            other, of_other = shown_by.get(key, (None, 0))
            if other is not None and days & of_other:
                yield Remark(
                    at(calendar, "shown"),
                    f"{other.name} and {calendar.name} both show only their first free slot of "
                    f"{spec.text_of(spec.appointment_types[key[0]].name)}, which is at the same "
                    f"time {on_days(days & of_other)}, so patients are shown one time although "
                    "there are several",
                    "write `shown: all` in both calendars",
                    [("the other calendar is here", at(other, "shown"))],
                )
                break
        shown_by |= {key: (calendar, days) for key, days in beginnings.items()}


def _beginnings(calendar: Calendar, spec: Spec) -> dict[Beginning, DaySet]:
    """The days on which slots that patients can book begin at a time."""
    found: dict[Beginning, DaySet] = {}
    for offer in offers(spec, calendar):
        for name in offer.planned.block.types:
            if offer.planned.slots_per_day and is_shown(spec.appointment_types[name]):
                key = (name, offer.planned.block.start)
                found[key] = found.get(key, 0) | offer.days
    return found
