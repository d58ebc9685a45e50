"""Employees who offer shared services at the same time have a calendar each.

## What it does
Compares `staffing` with the resource calendars, and finds times at which two or more employees
offer shared services and fewer calendars have slots, be it none. Somebody counts who is employed
and not away for booking, on days on which the clinic is open, in the shift's weeks, or else in all
weeks in which a resource calendar is scheduled. One employee alone needs one calendar, and it may
have slots at some of the hours only. The rest of a block that is too short for another slot counts
as its slots do. It is said of somebody who has slots in none of the calendars: of five in one clinic
at most, first of those that come first, and what goes on with fewer people isn't told beside what
goes on with more on the same days. Without
`staffing` nothing is known of who works when, so this rule is silent. Several employees with slots
in one calendar are HN513, and overlapping blocks HN510.

## Why it matters
The guide: “If multiple employees are set to be available at the same time, you must create multiple
resource calendars”, as “one planner equals one employee”. Otherwise patients can book with some of
them only, while the others wait for patients who can't come.

## Example
```yaml
staffing:
  - {employee: ali, days: mon-fri, from: "08:00", to: "10:00"}
  - {employee: kari, days: fri, from: "08:00", to: "12:00"}
```
```text
error[HN511]: Ali Demir and Kari Lunde offer shared services at the same time on 18 days, first on Friday 2026-08-21 at 08:00–10:00, which takes 2 calendars, and only Laboratorium has slots then, so patients can't book with all of them
  --> clinic.yaml:3:5
   |
 3 |   - {employee: kari, days: fri, from: "08:00", to: "12:00"}
   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
 2 |   - {employee: ali, days: mon-fri, from: "08:00", to: "10:00"}
   |     ---------------------------------------------------------- Ali Demir does so here
   |
58 |     - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
   |       ---------------------------------------------------------------------------- Laboratorium has slots here
   |
   = help: plan a resource calendar for each of them at that time, or write in `staffing` when each of them offers shared services, or add `weeks` to a shift
```

## Put right
```yaml
staffing:
  - {employee: ali, days: mon-fri, from: "08:00", to: "10:00"}
  - {employee: kari, days: fri, from: "10:00", to: "12:00"}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.rules.capacity import MOST_SAID, when
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.at_once import Moment, Situation, in_order
from clinicspec.schedule.capacity import Use, more_staff
from clinicspec.schedule.day_set import first_day, without

if TYPE_CHECKING:
    from clinicspec.model.booking import Shift
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN511",
    name="more-staff-than-calendars",
    severity=Severity.ERROR,
    source="guide: Configure resource calendar",
    guide=("L99", "L106", "L106b", "L106c", "L106d", "L106e", "L107"),
    each="spec",
    yields_to=("HN510",),
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the staffing with the calendars for shared services."""
    by_employee: dict[str, list[Moment[Shift, Use]]] = defaultdict(list)
    for situation in more_staff(spec):
        for moment in situation.moments:
            by_employee[_left_over(moment).employee].append(moment)
    found = [Situation(in_order(moments)) for moments in by_employee.values()]
    found.sort(key=lambda each: first_day(each.days))
    for situation in found[:MOST_SAID]:
        yield _remark(spec, situation)


def _left_over(moment: Moment[Shift, Use]) -> Shift:
    """The last shift of somebody who has slots in none of the calendars."""
    performers = [stint.source.planned.performer for stint in moment.others]
    named = {performer.id for performer in performers if performer}
    return [stint.source for stint in moment.these if stint.of not in named][-1]


def _remark(spec: Spec, situation: Situation[Shift, Use]) -> Remark:
    """Of one employee who is left over; who works beside them is told of the first day."""
    first = situation.first
    left_over = _left_over(first)
    beside = [stint.source for stint in first.these if stint.of != left_over.employee]
    people = {shift.employee: spec.employees[shift.employee].name for shift in (*beside, left_over)}
    uses = [stint.source for stint in first.others]
    calendars = {use.calendar.id: use.calendar.name for use in uses}
    with_slots = (
        f"only {listed(calendars.values())} {'has' if len(calendars) == 1 else 'have'}"
        if calendars
        else "no resource calendar has"
    )
    alike = Situation([each for each in situation.moments if each.who == first.who])
    other_days = without(situation.days, alike.days).bit_count()
    nor = ""
    if other_days:
        days = "another day" if other_days == 1 else f"{other_days} other days"
        nor = f", nor with all who work beside {people[left_over.employee]} on {days}"
    weeks = ", or add `weeks` to a shift" if left_over.weeks is None else ""
    return Remark(
        at(left_over),
        f"{listed(people.values())} offer shared services at the same time {when(alike)}, "
        f"which takes {len(people)} calendars, and {with_slots} slots then, so patients can't "
        f"book with all of them{nor}",
        "plan a resource calendar for each of them at that time, or write in `staffing` when "
        f"each of them offers shared services{weeks}",
        [
            *((f"{people[shift.employee]} does so here", at(shift)) for shift in beside),
            *((f"{use.calendar.name} has slots here", at(use.planned.block)) for use in uses),
        ],
        times=situation.times,
    )
