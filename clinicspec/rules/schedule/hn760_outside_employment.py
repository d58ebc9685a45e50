"""Whoever does the appointments is employed.

## What it does
Finds slots of online calendars on days on which whoever does them is not employed: the `staff` of
the block, or else the employee who owns the calendar. One finding for each calendar and person.

## Why it matters
Such slots are off the offer, since nobody would be there. Patients find less than the schedule
promises, and somebody has forgotten to plan for the time before or after.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali:
    name: Ali Demir
    profession: health_secretary
    her_id: none
    active: {to: 2026-10-31}
```
```text
warning[HN760]: 420 slots of Laboratorium lie outside the employment of Ali Demir on 35 days, first on Monday 2026-11-02, so patients can't book them
  --> clinic.yaml:74:16
   |
74 |     schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
   |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
14 |     active: {to: 2026-10-31}
   |             ---------------- the employment of Ali Demir is here
   |
   = help: plan these days with somebody who is employed, or correct `active` of Ali Demir
```

## Put right
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali:
    name: Ali Demir
    profession: health_secretary
    her_id: none
    active: {to: 2026-12-31}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.unknown import read
from clinicspec.model.weeks import week_of
from clinicspec.rules.capacity import on_days
from clinicspec.rules.planned import can_be_booked
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.day_set import ALL_DAYS, DaySet, days_employed, without
from clinicspec.schedule.offers import days_closed, offers
from clinicspec.schedule.plan import PlannedBlock, planned_blocks

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN760",
    name="outside-employment",
    severity=Severity.WARNING,
    source="clinicspec: slots outside an employment are not on offer",
    each="calendars",
)


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Hold the blocks of one calendar against the employment of whoever does them."""
    if not calendar.online or calendar.kind == "internal":
        return
    blocks = planned_blocks(spec, calendar)
    if not any(_may_reach_over(planned) for planned in blocks):
        return
    found: dict[str, list[tuple[PlannedBlock, DaySet]]] = {}
    for number, planned in enumerate(blocks):
        performer = planned.performer
        if performer is None or not can_be_booked(planned, spec):
            continue
        employed = days_employed(performer)
        if employed == ALL_DAYS:
            continue
        days_planned = offers(spec, calendar)[number].all_days
        outside = without(without(days_planned, employed), days_closed(spec, calendar))
        if outside:
            found.setdefault(performer.id, []).append((planned, outside))
    for key, outsides in found.items():
        performer = spec.employees[key]
        first, _ = outsides[0]
        days, slots = 0, 0
        for planned, outside in outsides:
            days |= outside
            slots += outside.bit_count() * planned.slots_per_day
        yield Remark(
            at(calendar, "schedule", first.schedule),
            f"{slots} slots of {calendar.name} lie outside the employment of {performer.name} "
            f"{on_days(days)}, so patients can't book them",
            f"plan these days with somebody who is employed, or correct `active` of "
            f"{performer.name}",
            [(f"the employment of {performer.name} is here", at(performer, "active"))],
        )


def _may_reach_over(planned: PlannedBlock) -> bool:
    """Whether a block's weeks may begin before the employment of whoever does it, or end after it.

    That is told in no time. An employment that can't be read is taken for one that never is.
    """
    if planned.performer is None:
        return False
    active = read(planned.performer, "active")
    start, end = read(active, "start", date.max), read(active, "end", date.min)
    too_early = start is not None and min(planned.weeks) <= week_of(start)
    return too_early or (end is not None and week_of(end) <= max(planned.weeks))
