"""A substitute who offers services has a HER-ID.

## What it does
Finds substitutes outside the GP register who have no HER-ID and list services. Substitutes in the
register, and GPs, are HN003; other professions can't offer services at all. Where a GP's absence names
the substitute, so that messages lie unread, it is HN354.

## Why it matters
The guide: “HER-ID must be registered for the clinic and for each employee. The services the GP
would like to offer must be registered in NHN Address registry.” Without a HER-ID there is no entry
to register a service with, so what is offered here reaches no patient.

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
  lars: {name: Lars Moen, profession: gp_substitute, her_id: none, services: [e_consultation]}
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
error[HN102]: Lars Moen offers services without a HER-ID, so nothing that a patient sends reaches Lars Moen
  --> clinic.yaml:10:78
   |
10 |   lars: {name: Lars Moen, profession: gp_substitute, her_id: none, services: [e_consultation]}
   |                                                                              ^^^^^^^^^^^^^^^^
   |
10 |   lars: {name: Lars Moen, profession: gp_substitute, her_id: none, services: [e_consultation]}
   |                                                              ---- no HER-ID is given here
   |
   = help: take `services` away, or write the HER-ID and `in_gp_register: true` if the GP register lists Lars Moen
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
  lars: {name: Lars Moen, profession: gp_substitute, her_id: none}
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
    code="HN102",
    name="services-without-her-id",
    severity=Severity.ERROR,
    source="guide: PatientSky is integrated with HelseNorge",
    guide=("L6b", "L7"),
    each="employees",
    yields_to=("HN003", "HN354"),
)


def check(employee: Employee, _: Spec) -> Iterator[Remark]:
    """Look at the services of one substitute."""
    if employee.profession != "gp_substitute" or employee.is_in_gp_register:
        return
    if employee.services and employee.her_id in (None, "none"):
        name = employee.name
        yield Remark(
            at(employee, "services"),
            f"{name} offers services without a HER-ID, so nothing that a patient sends reaches "
            f"{name}",
            f"take `services` away, or write the HER-ID and `in_gp_register: true` if the GP "
            f"register lists {name}",
            [("no HER-ID is given here", at(employee, "her_id"))],
        )
