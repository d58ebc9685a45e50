"""A GP's patients can book, and don't only ask for an appointment.

## What it does
Notes GPs who offer time requests (timeønske) and no booking. With neither it is HN453.

## Why it matters
NHN: in the digital dialogue a GP can let patients book, or only ask for an appointment. Patients
of this GP choose no time themselves; somebody at the clinic has to find one and answer.

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
    services: [time_request, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
note[HN454]: Kari Lunde takes time requests and offers no booking, so patients of Kari Lunde can only ask for an appointment
 --> clinic.yaml:9:16
  |
9 |     services: [time_request, e_consultation, e_contact, prescription_renewal]
  |                ^^^^^^^^^^^^
  |
  = help: add `booking` if patients of Kari Lunde may choose a time, or leave it so
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
    code="HN454",
    name="time-request-only",
    severity=Severity.NOTE,
    source="NHN: digital dialogue with the GP",
    each="employees",
)


def check(gp: Employee, _: Spec) -> Iterator[Remark]:
    """Look at the services of one GP."""
    if gp.profession != "gp" or "time_request" not in gp.services or "booking" in gp.services:
        return
    yield Remark(
        at(gp, "services", gp.services.index("time_request")),
        f"{gp.name} takes time requests and offers no booking, so patients of {gp.name} can only "
        "ask for an appointment",
        f"add `booking` if patients of {gp.name} may choose a time, or leave it so",
    )
