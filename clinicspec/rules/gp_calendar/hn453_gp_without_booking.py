"""A GP's patients can book at HelseNorge.

## What it does
Notes GPs with a patient list who offer neither booking nor time requests at HelseNorge, be it that
they offer other services or nothing at all. With time requests it is HN454.

## Why it matters
The government has announced a duty of GPs to offer booking at HelseNorge (Meld. St. 23 (2024–2025),
chapter 5). When it begins and what it asks is not settled here, so this is a note. Until then the
patients of this GP have to ring for an appointment.

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
    services: [e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
note[HN453]: Kari Lunde offers no booking, so patients of Kari Lunde have to ring for an appointment, and a duty of GPs to offer booking has been announced
 --> clinic.yaml:9:15
  |
9 |     services: [e_consultation, e_contact, prescription_renewal]
  |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add `booking` when Kari Lunde is ready for it, or leave it so
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
    code="HN453",
    name="gp-without-booking",
    severity=Severity.NOTE,
    source="Meld. St. 23 (2024–2025), chapter 5: an announced duty of GPs",
    each="employees",
)


def check(gp: Employee, _: Spec) -> Iterator[Remark]:
    """Look at the services of one GP."""
    if gp.profession != "gp" or gp.patient_list is None:
        return
    if "booking" in gp.services or "time_request" in gp.services:
        return
    lacks, so = "booking", f"patients of {gp.name} have to ring for an appointment"
    if not gp.services:
        lacks, so = "service", f"patients of {gp.name} can neither book nor write at HelseNorge"
    yield Remark(
        at(gp, "services"),
        f"{gp.name} offers no {lacks}, so {so}, and a duty of GPs to offer booking has been "
        "announced",
        f"add `booking` when {gp.name} is ready for it, or leave it so",
    )
