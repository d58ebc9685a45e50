"""Slots lie within the opening hours.

## What it does
Finds blocks of online calendars whose slots begin before the clinic opens or end after it closes,
or lie on a weekday on which it is closed; one finding for each block. A calendar that a unit owns
is held against the unit's own hours, where it has some; any other against those of the clinic, and
of the units that differ from it. Where no opening hours are given the rule says nothing, and a block
that overlaps another one is left to HN510 and HN513.

## Why it matters
Nobody is at the desk outside the opening hours, so patients who have booked such a time could come
to a closed door. Mostly a block's time is mistyped, or the opening hours are out of date.

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: wed, from: "15:00", to: "17:00", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
```text
warning[HN751]: the block 15:00–17:00 of Kari Lunde lies outside the opening hours on 18 days, first on Wednesday 2026-08-19, so patients could come to a closed door
  --> clinic.yaml:4:7
   |
 4 |     - {days: wed, from: "15:00", to: "17:00", types: [consultation]}
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
23 |   opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
   |                  --------------------------------------------- the opening hours are here
   |
   = help: plan the block within the opening hours, or correct these
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: wed, from: "13:30", to: "15:30", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import WEEKDAY_NAMES
from clinicspec.rules.capacity import on_days
from clinicspec.rules.planned import online_plans
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.day_set import days_in_weeks
from clinicspec.schedule.offers import offers

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.organisation import OpeningHours
    from clinicspec.model.people import OrgUnit
    from clinicspec.model.spec import Spec
    from clinicspec.schedule.plan import PlannedBlock

RULE = Rule(
    code="HN751",
    name="outside-opening-hours",
    severity=Severity.WARNING,
    source="the clinic's own opening hours",
    each="spec",
    yields_to=("HN510", "HN513"),
)

Times = list[tuple[int, int]]
"""From when to when a day is open, in minutes after midnight; in order, and none meets another."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Hold every block of the online calendars against the opening hours."""
    said: set[tuple[str, int]] = set()
    for calendar, blocks in online_plans(spec):
        unit = _unit_with_hours(calendar, spec)
        if unit is None and not spec.clinic.opening_hours:
            continue
        open_on = _open_on(unit, spec)
        for number, planned in enumerate(blocks):
            outside = _days_outside(planned, open_on)
            if not outside:
                continue
            block = (planned.template, planned.index)
            if block in said:
                continue
            days = offers(spec, calendar)[number].days & days_in_weeks(planned.weeks, outside)
            if days and planned.slots_per_day:
                said.add(block)
                yield Remark(
                    at(planned.block),
                    f"the block {planned.block.hours} of {calendar.name} lies outside the opening "
                    f"hours {on_days(days)}, so patients could come to a closed door",
                    "plan the block within the opening hours, or correct these",
                    [("the opening hours are here", at(unit or spec.clinic, "opening_hours"))],
                )


def _days_outside(planned: PlannedBlock, open_on: list[Times]) -> list[int]:
    """The weekdays of a block on which its slots don't all lie within one of these times."""
    block = planned.block
    within = {
        day
        for day in block.days
        for opens, closes in open_on[day]
        if opens <= block.start and planned.last_end <= closes
    }
    return [day for day in block.days if day not in within]


def _unit_with_hours(calendar: Calendar, spec: Spec) -> OrgUnit | None:
    """The unit that owns a calendar, if it has opening hours of its own."""
    if calendar.owner.kind != "org_unit":
        return None
    unit = spec.org_units[calendar.owner.id]
    return unit if unit.opening_hours else None


def _open_on(unit: OrgUnit | None, spec: Spec) -> list[Times]:
    """When a unit is open, or else the clinic or any unit, for each weekday."""
    if unit is not None:
        return spec.once(("open", unit.id), lambda: _by_weekday(unit.opening_hours))
    return spec.once(("open", ""), lambda: _by_weekday(_all_hours(spec)))


def _all_hours(spec: Spec) -> Iterator[OpeningHours]:
    yield from spec.clinic.opening_hours
    for unit in spec.org_units.values():
        yield from unit.opening_hours


def _by_weekday(hours: Iterable[OpeningHours]) -> list[Times]:
    open_on: list[Times] = [[] for _ in WEEKDAY_NAMES]
    for each in sorted(hours, key=lambda each: each.start):
        for day in each.days:
            times = open_on[day]
            if times and each.start <= times[-1][1]:
                times[-1] = (times[-1][0], max(times[-1][1], each.end))
            else:
                times.append((each.start, each.end))
    return open_on
