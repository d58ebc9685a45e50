"""No two slots of a calendar overlap.

## What it does
Finds blocks of one calendar whose slots are at the same time: two blocks of a week template, or two
schedules that put their templates into the same week. A block may begin when another ends. Days
without an offer don't count: public holidays, closed days, and those on which whoever does the
block is away. Two blocks of a template that overlap in several calendars are one
finding, and so is a schedule that overlaps several before it.

## Why it matters
The guide: “parallel appointments in the same calendar are not supported”, and “one planner equals
one employee”. Two patients would be given the same time with the same person.

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
    - {days: [tue, sat], from: "09:30", to: "11:00", types: [blood_test], staff: ali}
```
```text
error[HN510]: the blocks 08:00–10:00 and 09:30–11:00 of Laboratorium overlap on 18 days, first on Tuesday 2026-08-18, so two patients could be given the same time
 --> clinic.yaml:6:7
  |
6 |     - {days: [tue, sat], from: "09:30", to: "11:00", types: [blood_test], staff: ali}
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
5 |     - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
  |       ---------------------------------------------------------------------------- the other block is here
  |
  = help: let the one begin when the other has ended, or plan it in another calendar
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
    - {days: [tue, sat], from: "10:00", to: "11:30", types: [blood_test], staff: ali}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import WEEKDAY_NAMES
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.overlap import Overlap, overlaps

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN510",
    name="overlapping-slots",
    severity=Severity.ERROR,
    source="guide: Configure resource calendar",
    each="calendars",
)


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Look at the blocks and schedules of one calendar."""
    in_templates: dict[tuple[str, int, int], list[Overlap]] = defaultdict(list)
    with_earlier: dict[int, list[Overlap]] = defaultdict(list)
    for overlap in overlaps(spec, calendar):
        first, second = overlap.first, overlap.second
        if first.schedule == second.schedule:
            in_templates[first.template, first.index, second.index].append(overlap)
        else:
            with_earlier[second.schedule].append(overlap)
    for pair in _reported_before(set(in_templates), calendar, spec):
        del in_templates[pair]
    for found in in_templates.values():
        first, second = found[0].first, found[0].second
        yield Remark(
            at(second.block),
            f"the blocks {first.block.hours} and {second.block.hours} of {calendar.name} overlap "
            f"{_when(found)}, so two patients could be given the same time",
            "let the one begin when the other has ended, or plan it in another calendar",
            [("the other block is here", at(first.block))],
        )
    for number, found in with_earlier.items():
        earliest = min(found, key=lambda overlap: overlap.days[0])
        yield Remark(
            at(calendar.schedule[number]),
            f"a schedule of {calendar.name} overlaps one before it {_when(found)} "
            f"({earliest.first.block.hours} and {earliest.second.block.hours}), so two patients "
            "could be given the same time",
            "schedule them in different weeks, or in different calendars",
            [("the other schedule is here", at(calendar.schedule[earliest.first.schedule]))],
        )


def _reported_before(
    pairs: set[tuple[str, int, int]], calendar: Calendar, spec: Spec
) -> set[tuple[str, int, int]]:
    """Those pairs of a template's blocks that overlap in a calendar before this one as well."""
    reported: set[tuple[str, int, int]] = set()
    templates = {template for template, _, _ in pairs}
    for other in spec.calendars.values():
        if other is calendar or reported == pairs:
            break
        if any(schedule.template in templates for schedule in other.schedule):
            for overlap in overlaps(spec, other):
                first, second = overlap.first, overlap.second
                if first.schedule == second.schedule:
                    reported.add((first.template, first.index, second.index))
            reported &= pairs
    return reported


def _when(found: list[Overlap]) -> str:
    days = sorted({day for overlap in found for day in overlap.days})
    first = f"on {WEEKDAY_NAMES[days[0].weekday()]} {days[0].isoformat()}"
    return first if len(days) == 1 else f"on {len(days)} days, first {first}"
