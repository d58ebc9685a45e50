"""A common list is shared by several GPs.

## What it does
Finds common lists that only one GP of the clinic names. Where several of a list's GPs offer
booking, a note says so.

## Why it matters
Patients of a common list (fellesliste) have several GPs. One that a single GP names is either no
common list, or its name is written differently at the others, and their patients are not told who
shares the list. And HelseNorge shows a patient “its own GP's calendar”, as the guide says: on a
common list it isn't plain whose that is.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100, common: Fjordlista}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
warning[HN450]: Kari Lunde is the only GP of the common list Fjordlista, so nobody shares its patients
 --> clinic.yaml:8:44
  |
8 |     patient_list: {capacity: 1100, common: Fjordlista}
  |                                            ^^^^^^^^^^
  |
  = help: write the list's name as at the GPs who share it, or take `common` away
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

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.model.unknown import UnknownValue
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN450",
    name="common-list-of-one",
    severity=Severity.WARNING,
    source="FOR-2025-12-02-2405 on the GP scheme: lists that several GPs share",
    each="employees",
)

MOST_SHOWN = 4
"""Lists of the clinic that are shown beside one that nobody shares."""


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look at who shares the list of one GP."""
    own = gp.patient_list
    if own is None or own.common is None:
        return
    lists = spec.once(("common lists", ""), lambda: _common_lists(spec))
    if own.common not in lists:
        return
    sharing = lists[own.common]
    if len(sharing) == 1:
        yield Remark(
            at(own, "common"),
            f"{gp.name} is the only GP of the common list {own.common}, so nobody shares its "
            "patients",
            "write the list's name as at the GPs who share it, or take `common` away",
            [
                (f"{others[0].name} has the list {name}", at(others[0], "patient_list", "common"))
                for name, others in islice(lists.items(), MOST_SHOWN)
                if name != own.common
            ],
        )
    elif sharing[0] is gp:
        yield from _several_with_booking(sharing, own.common)


def _several_with_booking(gps: list[Employee], name: str) -> Iterator[Remark]:
    """A note on the GPs of one list, if more than one of them offers booking."""
    booking = [gp.name for gp in gps if "booking" in gp.services]
    if len(booking) > 1:
        yield Remark(
            at(gps[0], "patient_list", "common"),
            f"{listed(booking)} share the list {name} and all offer booking, so it is open whose "
            "calendar HelseNorge shows to its patients",
            "ask PatientSky whose calendar these patients are shown",
            severity=Severity.NOTE,
        )


def _common_lists(spec: Spec) -> Mapping[str, list[Employee]]:
    """The GPs of each common list; empty where that of one can't be read, as it may be any."""
    lists: dict[str, list[Employee]] = {}
    try:
        for employee in spec.employees.values():
            if employee.patient_list is not None and employee.patient_list.common is not None:
                lists.setdefault(employee.patient_list.common, []).append(employee)
    except UnknownValue:
        return {}
    return lists
