"""An HPR number is a number, and one person's.

## What it does
Finds HPR numbers that are not one to nine digits, and two employees with one number.

## Why it matters
NHN registers a GP by the number that the GP has in the Health Personnel Register. With somebody
else's number the wrong person is registered, and patients' messages are addressed to that person.

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
  ali: {name: Ali Demir, profession: health_secretary, her_id: none, hpr_number: "9900101"}
```
```text
error[HN055]: Ali Demir has the HPR number 9900101 of Kari Lunde, so NHN would take the one for the other
  --> clinic.yaml:10:82
   |
10 |   ali: {name: Ali Demir, profession: health_secretary, her_id: none, hpr_number: "9900101"}
   |                                                                                  ^^^^^^^^^
   |
 6 |     hpr_number: "9900101"
   |                 --------- Kari Lunde has it here
   |
   = help: write the number that each of them has in the Health Personnel Register
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
  ali: {name: Ali Demir, profession: health_secretary, her_id: none, hpr_number: "9900104"}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.unknown import read
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN055",
    name="hpr-number",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="NHN, GP register contract: HprNumber is xs:int",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the numbers of all employees, as far as they can be read."""
    first_with: dict[str, Employee] = {}
    for employee in spec.employees.values():
        number = read(employee, "hpr_number")
        if number is None:
            continue
        first = first_with.setdefault(number, employee)
        if first is not employee:
            yield Remark(
                at(employee, "hpr_number"),
                f"{employee.called} has the HPR number {number} of {first.called}, so NHN would "
                "take the one for the other",
                "write the number that each of them has in the Health Personnel Register",
                [(f"{first.called} has it here", at(first, "hpr_number"))],
            )
