"""A resource calendar has slots while somebody offers shared services.

## What it does
Compares `staffing` with the resource calendars, and finds times at which more of them have slots
than employees offer shared services. Somebody counts who is employed and not away for booking, on
days on which the clinic is open, in the shift's weeks, or else in all weeks in which a resource
calendar is scheduled. Whoever is named as `staff` does those blocks, and others the rest. It is said
of somebody who is named and works at other times, or else of the calendars that have too few: five
times in one clinic at most, first of what comes first. Without
`staffing` nothing is known of who works when, so this rule is silent. One employee with slots in
several calendars is HN512, and several employees in one calendar are HN513.

## Why it matters
The guide: “one planner equals one employee”. Patients could book an appointment that nobody is
there for.

## Example
```yaml
staffing:
  - {employee: ali, days: mon-thu, from: "08:00", to: "10:00"}
```
```text
warning[HN514]: Laboratorium has slots on 18 days, first on Friday 2026-08-21 at 08:00–10:00, while Ali Demir doesn't offer shared services and nobody else is free, so patients could book an appointment that nobody is there for
  --> clinic.yaml:57:7
   |
57 |     - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write in `staffing` when Ali Demir offers shared services, or plan no slots in Laboratorium then
```

## Put right
```yaml
staffing:
  - {employee: ali, days: mon-fri, from: "08:00", to: "10:00"}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.rules.capacity import MOST_SAID, when
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.at_once import Moment, Situation, Stint
from clinicspec.schedule.capacity import Use, fewer_staff

if TYPE_CHECKING:
    from clinicspec.model.booking import Shift
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN514",
    name="fewer-staff-than-calendars",
    severity=Severity.WARNING,
    source="guide: Configure resource calendar",
    guide=("L106b",),
    each="spec",
    yields_to=("HN513",),
)

Who = frozenset[Hashable]
"""Whom the blocks without staff are compared by: their employees, or calendars without a name."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the calendars for shared services with the staffing."""
    by_lacking: dict[Who, list[Moment[Use, Shift]]] = defaultdict(list)
    for moment in fewer_staff(spec):
        for lacking in dict.fromkeys(_who(stint, moment) for stint in _lacking(moment)):
            by_lacking[lacking].append(moment)
    for who, moments in islice(by_lacking.items(), MOST_SAID):
        yield _remark(spec, who, Situation(moments))


def _without_staff(moment: Moment[Use, Shift]) -> list[Stint[Use]]:
    """A block of each calendar whose own employee doesn't offer shared services, or is unnamed.

    The unnamed come first.
    """
    blocks = {each.of: each for each in moment.these if each.of not in moment.others_there}
    return sorted(blocks.values(), key=lambda each: each.source.planned.performer is not None)


def _lacking(moment: Moment[Use, Shift]) -> list[Stint[Use]]:
    """Those of these blocks that are left once everybody who is free does one of them."""
    free = moment.others_there - moment.who
    return _without_staff(moment)[len(free) :]


def _who(lacking: Stint[Use], moment: Moment[Use, Shift]) -> Who:
    """The employee who is lacking, or all of whom too few are there."""
    if lacking.source.planned.performer:
        return frozenset({lacking.of})
    return frozenset(each.of for each in _without_staff(moment))


def _remark(spec: Spec, who: Who, situation: Situation[Use, Shift]) -> Remark:
    """What is lacking on all days; who is there beside is told of the first of them."""
    first = situation.first
    use = next(each.source for each in _lacking(first) if _who(each, first) == who)
    performer = use.planned.performer
    calendars = {
        each.source.calendar.id: each.source.calendar.name
        for moment in situation.moments
        for each in moment.these_on_any_day
        if each.of in who
    }
    free = [each for each in first.others if each.of not in first.who and not performer]
    people = {each.of: spec.employees[each.source.employee].name for each in free}
    if performer:
        so_few = f"{performer.name} doesn't offer shared services and nobody else is free"
    else:
        so_few = f"{_only(list(people.values()))} shared services"
    return Remark(
        at(use.planned.block),
        f"{listed(calendars.values())} {'has' if len(calendars) == 1 else 'have'} slots "
        f"{when(situation)}, while {so_few}, so patients could book an appointment that nobody "
        "is there for",
        f"write in `staffing` when {performer.name if performer else 'somebody else'} offers "
        f"shared services, or plan no slots in {use.calendar.name} then",
        [(f"{people[each.of]} does so here", at(each.source)) for each in free],
        times=situation.times,
    )


def _only(free: list[str]) -> str:
    if not free:
        return "nobody who is free offers"
    return f"only {listed(free)} {'offers' if len(free) == 1 else 'offer'}"
