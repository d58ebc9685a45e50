"""Employees who offer shared services at the same time have a calendar each.

## What it does
Compares `staffing` with the resource calendars, and finds times at which two or more employees
offer shared services and fewer calendars have slots, be it none. Somebody counts who is employed
and not away for booking, on days on which the clinic is open, in the shift's weeks, or else in all
weeks in which a resource calendar is scheduled. One employee alone needs one calendar, and it may
have slots at some of the hours only. The rest of a block that is too short for another slot counts
as its slots do. Situations are told by who works: five in one clinic at most, first those that come
first, and one with fewer people isn't told beside one with more on the same days. Without
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
   = help: plan a resource calendar for each of them at that time, or write in `staffing` when each of them offers shared services
```

## Put right
```yaml
staffing:
  - {employee: ali, days: mon-fri, from: "08:00", to: "10:00"}
  - {employee: kari, days: fri, from: "10:00", to: "12:00"}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.rules.capacity import MOST_SAID, when
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.capacity import more_staff

if TYPE_CHECKING:
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
    for situation in islice(more_staff(spec), MOST_SAID):
        shifts = [stint.source for stint in situation.these]
        people = {shift.employee: spec.employees[shift.employee].name for shift in shifts}
        uses = [stint.source for stint in situation.others]
        calendars = {use.calendar.id: use.calendar.name for use in uses}
        has = "has" if len(calendars) == 1 else "have"
        with_slots = (
            f"only {listed(calendars.values())} {has}" if calendars else "no resource calendar has"
        )
        yield Remark(
            at(shifts[-1]),
            f"{listed(people.values())} offer shared services at the same time {when(situation)}, "
            f"which takes {len(people)} calendars, and {with_slots} slots then, so patients can't "
            "book with all of them",
            "plan a resource calendar for each of them at that time, or write in `staffing` when "
            "each of them offers shared services",
            [
                *((f"{people[shift.employee]} does so here", at(shift)) for shift in shifts[:-1]),
                *((f"{use.calendar.name} has slots here", at(use.planned.block)) for use in uses),
            ],
        )
