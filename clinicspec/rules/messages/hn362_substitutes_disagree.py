"""The GP register and PatientSky name the same substitutes.

## What it does
Compares `substitute_for`, which is what the GP register says, with the substitutes that a GP's
absences name, which is what PatientSky does. It finds a substitute who is named in the absences of
one GP and stands in for another in the register, and a GP whose absences name none of those whom the
register has for the GP. It compares persons, not days. A colleague who covers beside the substitute
is fine, and so is a GP whose absences name nobody.

## Why it matters
HelseNorge shows patients the substitute of the GP register, while PatientSky passes their messages on
to the one in the absence: patients write to one person, and another one reads it.

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
    absences:
      - {from: 2026-12-14, to: 2026-12-18, substitute: lise, services: [e_consultation]}
  lars:
    name: Lars Moen
    profession: gp_substitute
    her_id: 8900103
    hpr_number: "9900103"
    in_gp_register: true
    substitute_for: kari
  lise:
    name: Lise Bakke
    profession: gp_substitute
    her_id: 8900104
    hpr_number: "9900104"
    in_gp_register: true
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
warning[HN362]: the GP register has Lars Moen for Kari Lunde, whose absences name Lise Bakke instead, so HelseNorge names another substitute than the one who reads the messages
  --> clinic.yaml:11:56
   |
11 |       - {from: 2026-12-14, to: 2026-12-18, substitute: lise, services: [e_consultation]}
   |                                                        ^^^^
   |
18 |     substitute_for: kari
   |                     ---- what the GP register says is here
   |
   = help: name the substitute of the GP register, or have the register changed
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
    absences:
      - {from: 2026-12-14, to: 2026-12-18, substitute: lars, services: [e_consultation]}
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
from clinicspec.model.names import several
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN362",
    name="substitutes-disagree",
    severity=Severity.WARNING,
    source="NHN: registration of GPs in the Address Registry; PatientSky: substitutes and absence",
    each="employees",
    yields_to=("HN003", "HN102", "HN354"),
)


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look at who stands in for one GP."""
    if not gp.absences or gp.profession != "gp":
        return
    named = {each.substitute: each for each in gp.absences if each.substitute is not None}
    if not named:
        return
    elsewhere = [
        substitute
        for key in named
        if (substitute := spec.employees[key]).substitute_for is not None
        and _stands_in_for(substitute) != gp.id
    ]
    for substitute in elsewhere:
        other = spec.name_of(substitute.substitute_for) if substitute.substitute_for else ""
        yield Remark(
            at(named[substitute.id], "substitute"),
            f"{substitute.name} stands in for {gp.name} here and for {other} in the GP register, "
            "so HelseNorge names another substitute than the one who reads the messages",
            "name the substitute of the GP register, or have the register changed",
            [("what the GP register says is here", at(substitute, "substitute_for"))],
        )
    in_register = [each for each in spec.employees.values() if _stands_in_for(each) == gp.id]
    if in_register and not elsewhere and all(each.id not in named for each in in_register):
        first = next(iter(named.values()))
        instead = spec.employees[str(first.substitute)].name
        yield Remark(
            at(first, "substitute"),
            f"the GP register has {several([each.name for each in in_register])} for {gp.name}, "
            f"whose absences name {instead} instead, so HelseNorge names another substitute than "
            "the one who reads the messages",
            "name the substitute of the GP register, or have the register changed",
            [
                ("what the GP register says is here", at(each, "substitute_for"))
                for each in in_register
            ],
        )


def _stands_in_for(substitute: Employee) -> str | None:
    """The GP for whom the GP register has somebody."""
    it = substitute.substitute_for
    return it.id if it is not None and it.kind == "employee" else None
