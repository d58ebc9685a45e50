"""A calendar of the kind `gp` belongs to a GP or a substitute.

## What it does
Finds calendars of the kind `gp` whose owner is a group, a unit, the whole clinic, or an employee
who is neither a GP nor a substitute. An online one that belongs to another doctor is HN452.

## Why it matters
The guide: “In order for patients to be able to book appointments with their GP, the GP must be
the owner of the calendar.” HelseNorge finds a patient's calendar by its owner, so nobody is shown
this one.

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {group: lab}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
error[HN406]: the GP calendar Kari Lunde belongs to the group Laboratorium, so HelseNorge shows it to no patient
 --> clinic.yaml:5:12
  |
5 |     owner: {group: lab}
  |            ^^^^^^^^^^^^
  |
  = help: name the GP or the substitute whose patients book in it as its owner, or write another `kind`
```

## Put right
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.gp_calendar.hn452_doctor_without_list import doctor_without_list
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN406",
    name="gp-calendar-of-nobody",
    severity=Severity.ERROR,
    source="guide: Book appointment with a GP",
    each="calendars",
    guide=("L82",),
)


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Look at the owner of one calendar."""
    if calendar.kind != "gp":
        return
    owner = calendar.owner
    if owner.kind == "employee" and spec.employees[owner.id].is_gp_or_substitute:
        return
    if doctor_without_list(calendar, spec) is not None:
        return
    yield Remark(
        at(calendar, "owner"),
        f"the GP calendar {calendar.name} belongs to {spec.name_of(owner)}, so HelseNorge shows it "
        "to no patient",
        "name the GP or the substitute whose patients book in it as its owner, or write another "
        "`kind`",
    )
