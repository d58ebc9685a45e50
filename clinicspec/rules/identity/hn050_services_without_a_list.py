"""Whoever offers services at HelseNorge has a patient list.

## What it does
Finds `services` of a GP without `patient_list`, and of anybody who is neither GP nor substitute.
What a substitute's patients are offered is that of the list stood in for.

## Why it matters
PatientSky: only GPs with a patient list can use Digital dialog; private doctors can't. HelseNorge
shows a patient the services of the patient's own GP, so those of anybody else are shown to no
patient.

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
  ali: {name: Ali Demir, profession: health_secretary, her_id: none, services: [e_contact]}
```
```text
error[HN050]: Ali Demir is a health secretary, and only GPs have patients at HelseNorge, so no patient sees these services
  --> clinic.yaml:10:80
   |
10 |   ali: {name: Ali Demir, profession: health_secretary, her_id: none, services: [e_contact]}
   |                                                                                ^^^^^^^^^^^
   |
   = help: remove `services`; who receives patients' messages is said in `routing`
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
from clinicspec.model.names import PROFESSION_NAMES
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN050",
    name="services-without-a-list",
    severity=Severity.ERROR,
    source="PatientSky: only GPs with a patient list can use Digital dialog",
    each="employees",
    guide=("L1b",),
)


def check(employee: Employee, _: Spec) -> Iterator[Remark]:
    """Look at the services of one employee."""
    if not employee.services or employee.profession == "gp_substitute":
        return
    name = employee.name
    if employee.profession != "gp":
        yield Remark(
            at(employee, "services"),
            f"{name} is a {PROFESSION_NAMES[employee.profession]}, and only GPs have patients at "
            "HelseNorge, so no patient sees these services",
            "remove `services`; who receives patients' messages is said in `routing`",
        )
    elif employee.patient_list is None:
        yield Remark(
            at(employee, "services"),
            f"{name} has no patient list, so no patient at HelseNorge sees these services",
            f"add the `patient_list` of {name}, or remove `services`",
        )
