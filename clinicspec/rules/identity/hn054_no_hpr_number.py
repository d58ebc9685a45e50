"""Whom NHN registers as a person has an HPR number.

## What it does
Finds GPs, and substitutes in the GP register, whose `hpr_number` is missing. While the HER-ID is
`pending`, HN169 says so instead: then no entry can be made.

## Why it matters
NHN makes a person's entry in the Address Registry from the number in the Health Personnel Register,
and the GP register knows who has a list by it. Without the number the two can't be held together,
and messages from patients on the list may find no address.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
warning[HN054]: Kari Lunde has no HPR number, by which NHN knows whose a list is, so messages of the patients on it may not arrive
 --> clinic.yaml:2:3
  |
2 |   kari:
  |   ^^^^
  |
  = help: add `hpr_number`: the number in the Health Personnel Register
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
    code="HN054",
    name="no-hpr-number",
    severity=Severity.WARNING,
    source="NHN, CommunicationPartyService: OrganizationPerson has an HprNumber",
    each="employees",
    yields_to=("HN003",),
)


def check(employee: Employee, _: Spec) -> Iterator[Remark]:
    """Look at the HPR number of one employee."""
    if employee.hpr_number is not None or employee.her_id == "pending":
        return
    if employee.is_registered_person:
        yield Remark(
            at(employee, "hpr_number"),
            f"{employee.name} has no HPR number, by which NHN knows whose a list is, so messages of "
            "the patients on it may not arrive",
            "add `hpr_number`: the number in the Health Personnel Register",
        )
