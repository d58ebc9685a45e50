"""A substitute who has a HER-ID stands in the GP register.

## What it does
Finds substitutes outside the GP register who have a HER-ID, or for whom one is pending. Where a GP's
absence counts on such a substitute, it is HN354.

## Why it matters
NHN registers a substitute as a person in the Address Registry only if the GP register lists the
substitute. The HER-ID is kept in `parties.json` and never sent, and messages to an absent GP don't
reach this substitute.

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
  lars: {name: Lars Moen, profession: gp_substitute, her_id: 8900103, hpr_number: "9900103"}
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
note[HN153]: Lars Moen is a substitute outside the GP register, so NHN doesn't register the HER-ID and no message from HelseNorge reaches Lars Moen in a GP's place
  --> clinic.yaml:10:62
   |
10 |   lars: {name: Lars Moen, profession: gp_substitute, her_id: 8900103, hpr_number: "9900103"}
   |                                                              ^^^^^^^
   |
   = help: write `in_gp_register: true` if the GP register lists Lars Moen, or else `her_id: none`
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
  lars:
    name: Lars Moen
    profession: gp_substitute
    her_id: 8900103
    hpr_number: "9900103"
    in_gp_register: true
    substitute_for: kari
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
    code="HN153",
    name="substitute-outside-register",
    severity=Severity.NOTE,
    source="NHN: registration of GPs in the Address Registry",
    each="employees",
    yields_to=("HN003", "HN102", "HN354"),
)


def check(employee: Employee, _: Spec) -> Iterator[Remark]:
    """Look at the HER-ID of one employee."""
    if employee.profession != "gp_substitute" or employee.is_in_gp_register:
        return
    if employee.her_id in (None, "none") or employee.service is not None:
        return
    name = employee.name
    yield Remark(
        at(employee, "her_id"),
        f"{name} is a substitute outside the GP register, so NHN doesn't register the HER-ID and "
        f"no message from HelseNorge reaches {name} in a GP's place",
        f"write `in_gp_register: true` if the GP register lists {name}, or else `her_id: none`",
    )
