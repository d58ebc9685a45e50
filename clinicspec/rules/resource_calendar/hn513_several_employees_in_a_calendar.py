"""One employee at a time has slots in a calendar.

## What it does
Finds calendars in which several employees have slots at the same time: those who are named as the
`staff` of a block, or else own the calendar. They may share a calendar one after the other. Days
without an offer don't count: public holidays, closed days, and those on which one of them is away.
The same people at other times, and the same blocks in other calendars, are no further finding. A
schedule that overlaps others is one, with all days of whatever blocks. Where there are many calendars
of that kind, the first few are told.
Overlapping blocks of one person, or of nobody in particular, are HN510.

## Why it matters
The guide: “parallel appointments in the same calendar are not supported”, and “one planner equals
one employee”. Two patients would be given the same time in one calendar, and the clinic could not
tell who was to see whom.

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
    - {days: fri, from: "09:00", to: "12:00", types: [blood_test], staff: kari}
```
```text
error[HN513]: Ali Demir and Kari Lunde have slots in Laboratorium at the same time on 18 days, first on Friday 2026-08-21 at 09:00–10:00, so two patients could be given the same time in one calendar
 --> clinic.yaml:7:7
  |
7 |     - {days: fri, from: "09:00", to: "12:00", types: [blood_test], staff: kari}
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
6 |     - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
  |       ---------------------------------------------------------------------------- Ali Demir is planned here
  |
  = help: plan 2 calendars, one for each of them, or let the one begin when the other has ended
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
    - {days: fri, from: "10:00", to: "12:00", types: [blood_test], staff: kari}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.model.unknown import known
from clinicspec.rules.capacity import MOST_SAID, when
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.capacity import Use, several_in
from clinicspec.schedule.day_set import union, without
from clinicspec.schedule.overlap import Overlap, overlaps

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec
    from clinicspec.schedule.at_once import Situation, Times

RULE = Rule(
    code="HN513",
    name="several-employees-in-a-calendar",
    severity=Severity.ERROR,
    source="guide: Configure resource calendar",
    guide=("L99", "L103", "L104", "L106d"),
    each="spec",
    protects_patients=True,
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the calendars with overlapping blocks of several people.

    What blocks of a template do in several calendars is said of the first of these, and a schedule
    that overlaps others is said once.
    """
    in_calendars = list(overlaps(spec))
    times_of: dict[Hashable, list[Times]] = defaultdict(list)
    for calendar, found in in_calendars:
        for each in found:
            times_of[_mistake(calendar, each)].append(each.times)
    seen: set[Hashable] = set()
    said: set[frozenset[Hashable]] = set()
    for calendar, found in in_calendars:
        mistakes = {_mistake(calendar, each) for each in found if each.of_two_people} - seen
        if not mistakes or not known(calendar, "name"):
            continue
        if len(said) >= MOST_SAID:
            break
        seen |= mistakes
        for situation in several_in(spec, calendar)[:MOST_SAID]:
            planned = [stint.source.planned for stint in situation.first.these]
            pairs = [Overlap(*pair, situation.days) for pair in combinations(planned, 2)]
            if planned[0].schedule == planned[-1].schedule:
                what = frozenset(_mistake(calendar, pair) for pair in pairs)
            else:
                what = frozenset([_mistake(calendar, pairs[-1])])
            if what not in said:
                said.add(what)
                times = [times for mistake in what for times in times_of[mistake]]
                yield _remark(calendar, situation, times)


def _mistake(calendar: Calendar, overlap: Overlap) -> Hashable:
    """Two blocks of a template, wherever it is used, or a schedule that overlaps earlier ones."""
    if overlap.first.schedule == overlap.second.schedule:
        return overlap.blocks
    return calendar.id, overlap.second.schedule


def _remark(calendar: Calendar, situation: Situation[Use, Use], times: list[Times]) -> Remark:
    """At the last block of a template, or else at the last schedule that plans one of them.

    ``times`` are those of the blocks in all calendars, or of all that the schedule overlaps.
    """
    planned = [stint.source.planned for stint in situation.first.these]
    names = [each.performer.called for each in planned if each.performer]
    people = dict(zip((stint.of for stint in situation.first.these), names, strict=True))
    also = ""
    if planned[0].schedule == planned[-1].schedule:
        spots = [at(each.block) for each in planned]
        otherwise = "let the one begin when the other has ended"
    else:
        spots = [at(calendar.schedule[each.schedule]) for each in planned]
        otherwise = "schedule them in different weeks"
        days = union(each.days for each in times)
        if without(days, situation.days):
            also = f", and the schedules overlap on {days.bit_count()} days in all"
    return Remark(
        spots[-1],
        f"{listed(people.values())} have slots in {calendar.name} at the same time "
        f"{when(situation)}{also}, so two patients could be given the same time in one calendar",
        f"plan {len(people)} calendars, one for each of them, or {otherwise}",
        [
            (f"{name} is planned here", spot)
            for name, spot in zip(names[:-1], spots[:-1], strict=True)
        ],
        times=times,
    )
