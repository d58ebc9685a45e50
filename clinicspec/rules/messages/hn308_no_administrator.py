"""Somebody administers HelseNorge for the clinic.

## What it does
Finds clinics in which no employee with an active licence is `administrator`.

## Why it matters
The guide: “The clinic administrator has access to set up for HelseNorge in the configuration
module.” Without one nobody can decide who receives what patients write.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
error[HN308]: no employee of Fjordbyen legesenter is administrator, so nobody can set up who receives what patients write
 --> clinic.yaml:2:3
  |
2 |   kari:
  |   ^^^^^
...
9 |   ali: {name: Ali Demir, profession: health_secretary, her_id: none}
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `administrator: true` at the employee who sets up PatientSky
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
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN308",
    name="no-administrator",
    severity=Severity.ERROR,
    source="guide: Receive dialogue",
    guide=("L23c",),
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look for an administrator among the employees."""
    administrators = [each for each in spec.employees.values() if each.administrator]
    if any(each.licence == "active" for each in administrators):
        return
    consequence = "so nobody can set up who receives what patients write"
    if administrators:
        name = administrators[0].name
        yield Remark(
            at(administrators[0], "licence"),
            f"{name} is administrator and has no active licence at PatientSky, {consequence}",
            f"write `licence: active` at {name}, or `administrator: true` at somebody who has one",
        )
    else:
        yield Remark(
            at(spec, "employees"),
            f"no employee of {spec.clinic.name} is administrator, {consequence}",
            "write `administrator: true` at the employee who sets up PatientSky",
        )
