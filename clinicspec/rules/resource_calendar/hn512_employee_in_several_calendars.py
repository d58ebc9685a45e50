"""An employee has slots in one calendar at a time.

## What it does
Finds employees who have slots at the same time in several calendars of any kind: those who are
named as the `staff` of a block, or else own the calendar. Days without an offer don't count: public
holidays, closed days, and those on which they are away. What follows from one line is one finding,
whoever is concerned, and five are told in one clinic at most. Several calendars that a GP owns are
HN401, or HN501 where one of them is a resource calendar; two blocks of one calendar are HN510.

## Why it matters
The guide: “one planner equals one employee”. Two patients would be given the same time with the
same person.

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: kari}
```
```text
error[HN512]: Kari Lunde has slots in the calendar Kari Lunde and the calendar Laboratorium at the same time on 72 days, first on Monday 2026-08-17 at 08:30–10:00, so two patients could be given the same time with one person
  --> clinic.yaml:6:79
   |
 6 |     - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: kari}
   |                                                                               ^^^^
   |
60 |     owner: {employee: kari}
   |            ---------------- Kari Lunde has slots in the calendar Kari Lunde by this
   |
   = help: write in `staff` who else does the block, or plan it for another time
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "08:30", types: [blood_test], staff: kari}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.model.unknown import read
from clinicspec.rules.capacity import MOST_SAID, hours, on_days
from clinicspec.rules.rule import Remark, Rule, Spot, at
from clinicspec.schedule.capacity import Use, in_several_calendars
from clinicspec.schedule.day_set import first_day, union

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec
    from clinicspec.schedule.at_once import Situation

RULE = Rule(
    code="HN512",
    name="employee-in-several-calendars",
    severity=Severity.ERROR,
    source="guide: Configure resource calendar",
    guide=("L106b",),
    each="spec",
    protects_patients=True,
)

_HELP = {
    "staff": "write in `staff` who else does the block, or plan it for another time",
    "owner": "give the calendar another owner, or plan it for other times",
    "schedule": "schedule a week template with other `staff` here, or schedule it in other weeks",
}
"""What to do, by what brings the person into the second calendar."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at everybody who has slots in several calendars at once."""
    by_place: dict[tuple[Any, ...], list[tuple[Employee, Situation[Use, Use]]]] = defaultdict(list)
    for person, situations in in_several_calendars(spec):
        if len(by_place) > MOST_SAID:
            break
        for situation in situations:
            uses = [stint.source for stint in situation.first.these]
            if read(person, "profession") != "gp" or not all(_owns(person, use) for use in uses):
                how, spot = _brought_in(uses[-1], uses[:-1])
                by_place[how, id(spot.part)].append((person, situation))
    for (how, _part), found in islice(by_place.items(), MOST_SAID):
        situation = min(
            (each for _, each in found), key=lambda each: (first_day(each.days), each.hours)
        )
        *earlier, last = [stint.source for stint in situation.first.these]
        people = {person.id: person.called for person, _ in found}
        calendars = {use.calendar.id: use.calendar.called for use in (*earlier, last)}
        has = "has" if len(people) == 1 else "have"
        have_slots = f"{listed(people.values())} {has} slots in"
        yield Remark(
            _brought_in(last, earlier)[1],
            f"{have_slots} {listed(calendars.values())} at the same time "
            f"{on_days(union(each.days for _, each in found))} at {hours(situation)}, so two "
            "patients could be given the same time with one person",
            _HELP[how],
            [
                (f"{have_slots} {use.calendar.called} by this", _brought_in(use, [last])[1])
                for use in earlier
            ],
        )


def _owns(person: Employee, use: Use) -> bool:
    owner = use.calendar.owner
    return owner.kind == "employee" and owner.id == person.id


def _brought_in(use: Use, others: list[Use]) -> tuple[str, Spot]:
    """By what somebody does a block of this calendar beside those of others."""
    planned = use.planned
    if planned.block.staff is None:
        return "owner", at(use.calendar, "owner")
    if any(other.planned.block is planned.block for other in others):
        return "schedule", at(use.calendar.schedule[planned.schedule])
    return "staff", at(planned.block, "staff")
