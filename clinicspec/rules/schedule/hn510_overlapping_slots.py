"""No two slots of a calendar overlap.

## What it does
Finds blocks of one calendar whose slots are at the same time: two blocks of a week template, or two
schedules that put their templates into the same week. A block may begin when another ends. Days
without an offer don't count: public holidays, closed days, and those on which whoever does the
block is away. Two blocks of a template that overlap in several calendars are one finding, and so is
a schedule that overlaps several before it. Overlapping blocks of two different people are HN513,
and so is a schedule with such a block.

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
    - {days: [tue, fri], from: "09:30", to: "11:00", types: [blood_test], staff: ali}
```
```text
error[HN510]: the blocks 08:00–10:00 and 09:30–11:00 of Laboratorium overlap on 36 days, first on Tuesday 2026-08-18, so two patients could be given the same time
 --> clinic.yaml:6:7
  |
6 |     - {days: [tue, fri], from: "09:30", to: "11:00", types: [blood_test], staff: ali}
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
    - {days: [tue, fri], from: "10:00", to: "11:30", types: [blood_test], staff: ali}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.unknown import known
from clinicspec.rules.capacity import on_days
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.day_set import first_day, union
from clinicspec.schedule.overlap import Overlap, overlaps

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN510",
    name="overlapping-slots",
    severity=Severity.ERROR,
    source="guide: Configure resource calendar",
    guide=("L99",),
    each="spec",
    protects_patients=True,
)

Pair = tuple[str, int, int]
"""Two blocks of a week template: its id, and their indices."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the blocks and schedules of every calendar.

    What two blocks of a template do in several calendars is said of the first of these.
    """
    in_templates: dict[Pair, list[tuple[Calendar, Overlap]]] = defaultdict(list)
    for calendar, found in overlaps(spec):
        if not found or not known(calendar, "name"):
            continue
        with_earlier: dict[int, list[Overlap]] = defaultdict(list)
        for overlap in found:
            first, second = overlap.first, overlap.second
            if first.schedule != second.schedule:
                with_earlier[second.schedule].append(overlap)
            elif not overlap.of_two_people:
                pair = first.template, first.index, second.index
                in_templates[pair].append((calendar, overlap))
        for number, each in with_earlier.items():
            if not any(overlap.of_two_people for overlap in each):
                yield _of_schedules(calendar, number, each)
    for in_calendars in in_templates.values():
        yield _of_blocks(in_calendars)


def _of_blocks(in_calendars: list[tuple[Calendar, Overlap]]) -> Remark:
    """Two blocks of one template, in the calendars and schedules in which they meet."""
    calendar, overlap = in_calendars[0]
    found = [each for other, each in in_calendars if other is calendar]
    first, second = overlap.first.block, overlap.second.block
    return Remark(
        at(second),
        f"the blocks {first.hours} and {second.hours} of {calendar.name} overlap {_when(found)}, "
        "so two patients could be given the same time",
        "let the one begin when the other has ended, or plan it in another calendar",
        [("the other block is here", at(first))],
        times=[each.times for _, each in in_calendars],
    )


def _of_schedules(calendar: Calendar, number: int, found: list[Overlap]) -> Remark:
    """A schedule, and those before it that it meets."""
    earliest = min(found, key=lambda overlap: first_day(overlap.days))
    first, second = earliest.first, earliest.second
    return Remark(
        at(calendar.schedule[number]),
        f"a schedule of {calendar.name} overlaps one before it {_when(found)} "
        f"({first.block.hours} and {second.block.hours}), so two patients could be given the same "
        "time",
        "schedule them in different weeks, or in different calendars",
        [("the other schedule is here", at(calendar.schedule[first.schedule]))],
        times=[each.times for each in found],
    )


def _when(found: list[Overlap]) -> str:
    return on_days(union(overlap.days for overlap in found))
