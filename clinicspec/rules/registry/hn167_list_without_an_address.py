"""Patients have somebody to write to after their GP has left.

## What it does
Finds lists whose GP leaves and that go on under nobody from the next day: `continues_as` is
missing, names somebody who begins later or whom NHN registers neither as a GP nor as a substitute,
or names a vacant list before its service is registered. Until then a vacant list can have one
substitute, and just one.

It names the first day. Where this leaves messages without an inbox, HN306 says so.

## Why it matters
The GP register tells HelseNorge where to send what a patient writes: to the HER-ID of the list's
GP, to that of the only substitute of a list without one, or else to the office's service “Fastlege,
liste uten fast lege”. Where there is none of them, the message has no address.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    active: {to: 2026-12-31}
    patient_list: {capacity: 1100, continues_as: ali}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
error[HN167]: Ali Demir, who has the patients of Kari Lunde from 2027-01-01, is no GP and no substitute in the GP register, so what they send has no address
  --> clinic.yaml:9:50
   |
 9 |     patient_list: {capacity: 1100, continues_as: ali}
   |                                                  ^^^
   |
11 |   ali: {name: Ali Demir, profession: health_secretary, her_id: none}
   |                                      ---------------- the profession is here
   |
   = help: name a GP, a substitute in the GP register, or a vacant list
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
    active: {to: 2026-12-31}
    patient_list: {capacity: 1100, continues_as: omar}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  omar:
    name: Omar Haddad
    profession: gp
    her_id: 8900102
    hpr_number: "9900102"
    patient_list: {capacity: 950}
    services: [e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.presence import employed

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.reference import Reference
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN167",
    name="list-without-an-address",
    severity=Severity.ERROR,
    source="NHN: the GP register's rule for a patient's GP",
    each="employees",
    yields_to=("HN306",),
)

_ONE_DAY = timedelta(days=1)


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look at where the list of one GP goes on; the heir's own end is the heir's matter."""
    if gp.active.end is None or not _has_a_list(gp, spec):
        return
    first = gp.active.end + _ONE_DAY
    heir = gp.patient_list.continues_as if gp.patient_list is not None else None
    if heir is None:
        yield Remark(
            at(gp, "patient_list", "continues_as"),
            f"{gp.name} leaves and nobody has the list, so what its patients send from "
            f"{first.isoformat()} has no address",
            "write in `continues_as` who has the patients from then on",
            [("the last day is here", at(gp, "active", "to"))],
        )
    elif heir.kind == "employee":
        yield from _of_employee(gp, spec.employees[heir.id], first)
    else:
        yield from _of_vacant_list(gp, heir, first, spec)


def _has_a_list(employee: Employee, spec: Spec) -> bool:
    """Whether somebody is a GP, or has the list of one who has left."""
    if employee.profession == "gp":
        return True
    lists = [each.patient_list for each in spec.employees.values()]
    return ("employee", employee.id) in [each.continues_as for each in lists if each is not None]


def _of_employee(gp: Employee, heir: Employee, first: date) -> Iterator[Remark]:
    """Look at somebody who has the patients of a GP from a day on."""
    start = heir.active.start
    if not heir.is_registered_person:
        yield Remark(
            at(gp, "patient_list", "continues_as"),
            f"{heir.name}, who has the patients of {gp.name} from {first.isoformat()}, is no GP "
            "and no substitute in the GP register, so what they send has no address",
            "name a GP, a substitute in the GP register, or a vacant list",
            [("the profession is here", at(heir, "profession"))],
        )
    elif start is not None and start > first:
        yield Remark(
            at(gp, "patient_list", "continues_as"),
            f"{heir.name}, who has the patients of {gp.name} from {first.isoformat()}, begins on "
            f"{start.isoformat()}, so what they send until then has no address",
            f"let {heir.name} begin earlier, or name somebody else",
            [("the first day is here", at(heir, "active", "from"))],
        )


def _of_vacant_list(gp: Employee, heir: Reference, first: date, spec: Spec) -> Iterator[Remark]:
    """Look at the days from which a list is vacant, until the service for such lists is there."""
    vacant = spec.clinic.vacant_lists
    if vacant is None or vacant.start is None:
        return
    substitutes = [
        each
        for each in spec.employees.values()
        if each.substitute_for == heir and each.is_registered_person
    ]
    changes = [each.active.start for each in substitutes]
    changes += [each.active.end + _ONE_DAY for each in substitutes if each.active.end]
    days = {first, *(day for day in changes if day is not None and day > first)}
    for day in sorted(day for day in days if day < vacant.start):
        if sum(employed(each, day) for each in substitutes) != 1:
            yield Remark(
                at(gp, "patient_list", "continues_as"),
                f"the list of {gp.name} is vacant, and on {day.isoformat()} it has neither one "
                "substitute nor the service for vacant lists, so what its patients send has no "
                "address",
                f"let the service begin by {first.isoformat()}, or name one substitute for the "
                "time before it",
                [("the service begins here", at(vacant, "from"))],
            )
            return
