"""Public holidays take no slots off the offer.

## What it does
Notes the public holidays on which online calendars would have slots, and how many are lost; one
note for the clinic. Public holidays are known: nobody has to list them in `closed`.

## Why it matters
A schedule by weeks leaves public holidays out, so in the weeks of Easter, May and Christmas
patients find fewer times than in others. Whoever plans may want to know how many.

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W13/2026-W16}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W13/2026-W16}]
```
```text
note[HN752]: patients can't book 54 planned slots on public holidays: 2026-04-02, 2026-04-03 and 2026-04-06
 --> clinic.yaml:8:15
  |
8 |     schedule: [{template: gp-week, weeks: 2026-W13/2026-W16}]
  |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: plan other times in these weeks if patients need them, or leave it so
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
    schedule: [{template: gp-week, weeks: [2026-W13, 2026-W16]}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: [2026-W13, 2026-W16]}]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.model.weeks import monday, week_of
from clinicspec.rules.planned import can_be_booked, dates, online_plans
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.day_set import days_employed, days_in_weeks, holidays
from clinicspec.schedule.holidays import public_holidays

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN752",
    name="days-lost-to-holidays",
    severity=Severity.NOTE,
    source="LOV-1995-02-24-12 and LOV-1947-04-26-1: public holidays",
    each="spec",
)

MOST_SHOWN = 12
"""Days that the note names. A year has eleven public holidays that can be weekdays."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look for public holidays among the days that the online calendars plan."""
    days, slots = 0, 0
    first: Calendar | None = None
    for calendar, blocks in online_plans(spec):
        for planned in blocks:
            if not _holds_holidays(planned.weeks) or not can_be_booked(planned, spec):
                continue
            planned_days = days_in_weeks(planned.weeks, planned.block.days)
            lost = planned_days & holidays() & days_employed(planned.performer)
            if lost:
                first = first or calendar
                days |= lost
                slots += lost.bit_count() * planned.slots_per_day
    if first is not None:
        shown = [day.isoformat() for day in islice(dates(days), MOST_SHOWN)]
        more = days.bit_count() - len(shown)
        if more:
            shown.append(f"{more} more")
        yield Remark(
            at(first, "schedule"),
            f"patients can't book {slots} planned slots on public holidays: {listed(shown)}",
            "plan other times in these weeks if patients need them, or leave it so",
        )


@lru_cache(maxsize=256)
def _holds_holidays(weeks: frozenset[int]) -> bool:
    """Whether a public holiday lies in one of these weeks, which most schedules avoid.

    Most blocks of a clinic are for the same weeks.
    """
    if not weeks:
        return False
    years = range(monday(min(weeks)).year, monday(max(weeks)).year + 2)
    return any(not weeks.isdisjoint(_weeks_with_holidays(year)) for year in years)


@cache
def _weeks_with_holidays(year: int) -> frozenset[int]:
    return frozenset(map(week_of, public_holidays(year)))
