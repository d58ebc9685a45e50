"""A resource calendar has slots while somebody offers shared services.

## What it does
Compares `staffing` with the resource calendars, and finds times at which more of them have slots
than employees offer shared services. Somebody counts who is employed and not away for booking, on
days on which the clinic is open, in the shift's weeks, or else in all weeks in which a resource
calendar is scheduled. It is said of somebody who is named as `staff` and works at other times, or
else of a calendar: of five in one clinic at most, first of those that come first. Without
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
warning[HN514]: Laboratorium has slots on 18 days, first on Friday 2026-08-21 at 08:00–10:00, while nobody offers shared services, so patients could book an appointment that nobody is there for
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
from clinicspec.rules.capacity import MOST_SAID, on_days
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.capacity import Use, fewer_staff
from clinicspec.schedule.day_set import union

if TYPE_CHECKING:
    from clinicspec.model.booking import Shift
    from clinicspec.model.spec import Spec
    from clinicspec.schedule.at_once import Situation, Stint

RULE = Rule(
    code="HN514",
    name="fewer-staff-than-calendars",
    severity=Severity.WARNING,
    source="guide: Configure resource calendar",
    guide=("L106b",),
    each="spec",
    yields_to=("HN513",),
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the calendars for shared services with the staffing."""
    by_lacking: dict[Hashable, list[tuple[Use, Situation[Use, Shift]]]] = defaultdict(list)
    for situation in fewer_staff(spec):
        lacking = _lacking(situation)
        by_lacking[lacking.of].append((lacking.source, situation))
    for found in islice(by_lacking.values(), MOST_SAID):
        use, situation = found[0]
        calendars = {each.source.calendar.id: each.source.calendar.name for each in situation.these}
        people = {each.of: spec.employees[each.source.employee].name for each in situation.others}
        performer = use.planned.performer
        yield Remark(
            at(use.planned.block),
            f"{listed(calendars.values())} {'has' if len(calendars) == 1 else 'have'} slots "
            f"{on_days(union(each.days for _, each in found))} at {situation.hours}, while "
            f"{_only(list(people.values()))} shared services, so patients could book an "
            "appointment that nobody is there for",
            f"write in `staffing` when {performer.name if performer else 'somebody else'} offers "
            f"shared services, or plan no slots in {use.calendar.name} then",
            [(f"{people[each.of]} does so here", at(each.source)) for each in situation.others],
        )


def _only(people: list[str]) -> str:
    if not people:
        return "nobody offers"
    return f"only {listed(people)} {'offers' if len(people) == 1 else 'offer'}"


def _lacking(situation: Situation[Use, Shift]) -> Stint[Use]:
    """The block with nobody: one whose employee doesn't offer shared services then, or is unnamed."""
    working = {stint.of for stint in situation.others}
    named = [each for each in situation.these if each.source.planned.performer]
    absent = [each for each in named if each.of not in working]
    return (absent or [each for each in situation.these if each not in named])[-1]
