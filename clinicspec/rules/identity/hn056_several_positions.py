"""An employee holds one position at most.

## What it does
Finds employees who hold a second position, whatever its role and unit.

## Why it matters
PatientSky lets a role have several positions, and an employee hold one. So the other position would
stand empty there, and messages that are routed to it, or to its role, would reach nobody by it.

## Example
```yaml
positions:
  gp-kari: {role: gp, holder: kari}
  lab-ali: {name: Laboratorium, role: health_secretary, holder: ali}
  desk-ali: {name: Skranke, role: health_secretary, holder: ali}
```
```text
error[HN056]: Ali Demir holds the position Laboratorium already, so in PatientSky the position Skranke would stay empty
 --> clinic.yaml:4:61
  |
4 |   desk-ali: {name: Skranke, role: health_secretary, holder: ali}
  |                                                             ^^^
  |
3 |   lab-ali: {name: Laboratorium, role: health_secretary, holder: ali}
  |                                                                 --- the first one is here
  |
  = help: name another holder, or leave the position empty until Ali Demir gives up the other
```

## Put right
```yaml
positions:
  gp-kari: {role: gp, holder: kari}
  lab-ali: {name: Laboratorium, role: health_secretary, holder: ali}
  desk: {name: Skranke, role: health_secretary}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.unknown import known
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Position
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN056",
    name="several-positions",
    severity=Severity.ERROR,
    source="PatientSky: an employee has one position",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at who holds the positions of a clinic."""
    held: dict[str, Position] = {}
    for position in spec.positions.values():
        if not known(position, "holder") or position.holder is None:
            continue
        first = held.setdefault(position.holder, position)
        if first is not position:
            name = spec.employees[position.holder].called
            yield Remark(
                at(position, "holder"),
                f"{name} holds {first.called} already, so in PatientSky {position.called} would "
                "stay empty",
                f"name another holder, or leave the position empty until {name} gives up the other",
                [("the first one is here", at(first, "holder"))],
            )
