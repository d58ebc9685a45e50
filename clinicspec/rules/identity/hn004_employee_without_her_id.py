"""Every other employee has a HER-ID, or the spec says that there is none.

## What it does
Looks at everybody whom NHN does not register as a person. It is a warning if `her_id` is missing.
It is a note if it is `none`, and if it is a number or `pending` although NHN registers no service
for this person either: such a number is kept in `parties.json` and never sent. A substitute outside
the GP register who has a HER-ID is HN153.

## Why it matters
The guide: “HER-ID must be registered for the clinic and for each employee.” NHN, though, registers
GPs and their substitutes as persons, midwives and others as services, and nobody else. So the two
have to be told apart from a number that was forgotten: `none` says that this person is no
communication party.

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
  ali: {name: Ali Demir, profession: health_secretary}
```
```text
warning[HN004]: Ali Demir has no HER-ID, and the spec doesn't say whether NHN should have given one
  --> clinic.yaml:10:3
   |
10 |   ali: {name: Ali Demir, profession: health_secretary}
   |   ^^^
   |
   = help: write `her_id: none` if NHN doesn't register Ali Demir, or else the number
```

## Put right
`her_id: none` is right as well, and leaves a note. A midwife's HER-ID is her service's:

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
  ali:
    name: Ali Demir
    profession: midwife
    her_id: 8900104
    service: {code_system: "8663", code: KF01}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import PROFESSION_NAMES
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN004",
    name="employee-without-her-id",
    severity=Severity.WARNING,
    source="guide: PatientSky is integrated with HelseNorge; NHN: registration of GPs",
    each="employees",
    guide=("L6b",),
    yields_to=("HN003", "HN102", "HN354"),
)


def check(employee: Employee, _: Spec) -> Iterator[Remark]:
    """Look at the HER-ID of one employee."""
    if employee.is_registered_person:
        return
    place, name = at(employee, "her_id"), employee.name
    if employee.her_id is None:
        yield Remark(
            place,
            f"{name} has no HER-ID, and the spec doesn't say whether NHN should have given one",
            f"write `her_id: none` if NHN doesn't register {name}, or else the number",
        )
    elif employee.her_id == "none":
        yield Remark(
            place,
            f"{name} has no HER-ID, so {name} receives messages from HelseNorge only through the "
            "clinic's routing",
            f"leave it so, unless NHN has given {name} a HER-ID",
            severity=Severity.NOTE,
        )
    elif employee.service is None and employee.profession != "gp_substitute":
        pending = employee.her_id == "pending"
        what = f"will give {name} no HER-ID" if pending else f"isn't told the HER-ID of {name}"
        yield Remark(
            place,
            f"NHN registers no {PROFESSION_NAMES[employee.profession]} as a person, so it {what}",
            f"write `her_id: none`, or the `service` that NHN has registered for {name}",
            severity=Severity.NOTE,
        )
