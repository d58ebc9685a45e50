"""Somebody may enter an absence in PatientSky when it begins.

## What it does
Finds absences on whose first day no administrator with an active licence is employed. A clinic
without any administrator is HN308.

## Why it matters
In PatientSky only a clinic administrator may enter an absence and its substitute. With nobody left
to do it, the substitute doesn't receive what patients write, nor is anything put right that is wrong.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    patient_list: {capacity: 1100}
    services: [booking, e_contact]
    absences: [{from: 2026-12-14, to: 2026-12-18, services: [booking]}]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
  bjorg:
    name: Bjørg Nes
    profession: administrator
    her_id: none
    administrator: true
    active: {to: 2026-11-30}
```
```text
warning[HN358]: Kari Lunde is away from 2026-12-14, when no administrator is employed, so nobody can enter the absence and its substitute in PatientSky
  --> clinic.yaml:9:16
   |
 9 |     absences: [{from: 2026-12-14, to: 2026-12-18, services: [booking]}]
   |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
16 |     active: {to: 2026-11-30}
   |             ---------------- Bjørg Nes is administrator
   |
   = help: write `administrator: true` at somebody who is employed then
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
    services: [booking, e_contact]
    absences: [{from: 2026-12-14, to: 2026-12-18, services: [booking]}]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
  bjorg:
    name: Bjørg Nes
    profession: administrator
    her_id: none
    administrator: true
    active: {to: 2026-11-30}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.presence import employed

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN358",
    name="nobody-to-enter-an-absence",
    severity=Severity.WARNING,
    source="PatientSky: substitutes and absence",
    guide=("L23c",),
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at who administers the clinic when absences begin."""
    administrators = [
        each for each in spec.employees.values() if each.administrator and each.licence == "active"
    ]
    if not administrators:
        return
    found = [
        (employee, absence)
        for employee in spec.employees.values()
        for absence in employee.absences
        if employed(employee, absence.start)
        and not any(employed(each, absence.start) for each in administrators)
    ]
    if found:
        (employee, absence), *others = found
        related = [(f"so is {who.name} then", at(it)) for who, it in others]
        yield Remark(
            at(absence),
            f"{employee.name} is away from {absence.start.isoformat()}, when no administrator is "
            "employed, so nobody can enter the absence and its substitute in PatientSky",
            "write `administrator: true` at somebody who is employed then",
            [
                *((f"{each.name} is administrator", at(each, "active")) for each in administrators),
                *related,
            ],
        )
