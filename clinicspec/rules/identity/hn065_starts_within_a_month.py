"""A GP starts on the first of a month.

## What it does
Finds GPs with a patient list whose employment (`active.from`) begins on another day.

## Why it matters
PatientSky fetches the GPs' lists from NHN on the 1st of each month, by HER-ID, and the list of a GP
who has left turns inactive. Who starts on another day has no patients in PatientSky until the next
1st, unless somebody fetches the list by hand: so patients can't book or write until then.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    active: {from: 2026-08-17}
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
note[HN065]: Kari Lunde begins on 2026-08-17, and PatientSky fetches the list on the 1st of a month, so until then no patient of Kari Lunde can book or write
 --> clinic.yaml:8:20
  |
8 |     active: {from: 2026-08-17}
  |                    ^^^^^^^^^^
  |
  = help: fetch the list by hand in PatientSky on 2026-08-17, or begin on a 1st
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
    active: {from: 2026-08-01}
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
    code="HN065",
    name="starts-within-a-month",
    severity=Severity.NOTE,
    source="PatientSky: GPs' lists are fetched on the 1st of each month",
    each="employees",
)


def check(employee: Employee, _: Spec) -> Iterator[Remark]:
    """Look at the first day of one GP."""
    start = employee.active.start
    if start is None or start.day == 1:
        return
    if employee.profession == "gp" and employee.patient_list is not None:
        yield Remark(
            at(employee.active, "from"),
            f"{employee.name} begins on {start.isoformat()}, and PatientSky fetches the list on "
            f"the 1st of a month, so until then no patient of {employee.name} can book or write",
            f"fetch the list by hand in PatientSky on {start.isoformat()}, or begin on a 1st",
        )
