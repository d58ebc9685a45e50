"""Every GP, and every substitute in the GP register, has a HER-ID.

## What it does
Finds GPs and substitutes in the GP register without a HER-ID, or with `her_id: none`. One that has
been applied for is `pending`.

## Why it matters
NHN registers GPs and the substitutes in the GP register as persons, and HelseNorge addresses what a
patient sends by the person's HER-ID. The guide: “HER-ID must be registered for the clinic and for
each employee.”

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
error[HN003]: Kari Lunde is a GP without a HER-ID, so nothing that a patient sends from HelseNorge reaches Kari Lunde
 --> clinic.yaml:2:3
  |
2 |   kari:
  |   ^^^^
  |
  = help: write the HER-ID that NHN has given Kari Lunde, or `her_id: pending` while NHN is dealing with it
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
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN003",
    name="gp-without-her-id",
    severity=Severity.ERROR,
    protects_patients=True,
    source="guide: PatientSky is integrated with HelseNorge; NHN: registration of GPs",
    each="employees",
    guide=("L6b",),
)


def check(employee: Employee, _: Spec) -> Iterator[Remark]:
    """Look at the HER-ID of one employee."""
    if employee.is_registered_person and employee.her_id in (None, "none"):
        who = "a GP" if employee.profession == "gp" else "a substitute in the GP register"
        yield Remark(
            at(employee, "her_id"),
            f"{employee.name} is {who} without a HER-ID, so nothing that a patient sends from "
            f"HelseNorge reaches {employee.name}",
            f"write the HER-ID that NHN has given {employee.name}, or `her_id: pending` while NHN "
            "is dealing with it",
        )
