"""Absences take no slots off the offer.

## What it does
Notes how many slots of online calendars somebody's absences take off the offer: those in blocks
that this person does, on days on which they would be on offer. One note for each person.

## Why it matters
While whoever does the appointments is absent for booking, nobody can book them, so the clinic's
patients have that many times fewer. PatientSky doesn't move what is already booked in them.

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
    absences: [{from: 2026-09-07, to: 2026-09-11, services: [booking]}]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
note[HN755]: patients can't book 36 planned slots of Kari Lunde, as Kari Lunde is away on 4 days, first on Monday 2026-09-07
  --> clinic.yaml:10:15
   |
10 |     absences: [{from: 2026-09-07, to: 2026-09-11, services: [booking]}]
   |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: move the appointments that are already booked in them, and plan other times if patients need them
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
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.rules.capacity import on_days
from clinicspec.rules.planned import can_be_booked, online_plans
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.day_set import days_away, days_employed, without
from clinicspec.schedule.offers import days_closed, offers

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN755",
    name="slots-lost-to-absence",
    severity=Severity.NOTE,
    source="PatientSky: substitutes and absence",
    each="employees",
)


def check(employee: Employee, spec: Spec) -> Iterator[Remark]:
    """Count what the absences of one employee take off the offer."""
    away = days_away(employee)
    if not away:
        return
    away &= days_employed(employee)
    days, slots = 0, 0
    calendars: dict[str, None] = {}
    for calendar, blocks in online_plans(spec):
        if all(planned.performer is not employee for planned in blocks):
            continue
        away_while_open = without(away, days_closed(spec, calendar))
        for offer in offers(spec, calendar):
            lost = offer.all_days & away_while_open
            if not lost or offer.planned.performer is not employee:
                continue
            if can_be_booked(offer.planned, spec):
                days |= lost
                slots += lost.bit_count() * offer.planned.slots_per_day
                calendars[calendar.name] = None
    if slots:
        yield Remark(
            at(employee, "absences"),
            f"patients can't book {slots} planned slots of {listed(calendars)}, as "
            f"{employee.name} is away {on_days(days)}",
            "move the appointments that are already booked in them, and plan other times if "
            "patients need them",
        )
