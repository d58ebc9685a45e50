"""Whoever owns a calendar may use the patient list that it is limited to.

## What it does
Finds calendars for a `{patient_list: …}` whose owner is not among those to whom the list belongs.
A list of the whole clinic is for all; one of a group or a unit is for its people, and for groups and
units that have no others.

## Why it matters
PatientSky: the owner of a custom list decides who may use it. Whoever plans the calendar can't
choose a list that belongs to others, so its patients are not let in.

## Example
```yaml
patient_lists:
  risk: {name: Risikogruppe 65+, owner: {employee: kari}}
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
    patients: {patient_list: risk}
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
warning[HN556]: the calendar Laboratorium is for the list Risikogruppe 65+, which belongs to Kari Lunde, so the group Laboratorium may not use it, and the patients on it can't book
  --> clinic.yaml:16:15
   |
16 |     patients: {patient_list: risk}
   |               ^^^^^^^^^^^^^^^^^^^^
   |
 2 |   risk: {name: Risikogruppe 65+, owner: {employee: kari}}
   |                                         ---------------- whose list it is stands here
   |
   = help: give the list to the group Laboratorium or the whole clinic, or write `patients: clinic_gp_patients`
```

## Put right
```yaml
patient_lists:
  risk: {name: Risikogruppe 65+, owner: {group: lab}}
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
    patients: {patient_list: risk}
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.reference import Reference
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN556",
    name="list-of-another-owner",
    severity=Severity.WARNING,
    source="PatientSky: patient lists",
    each="calendars",
    yields_to=("HN501",),
)


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Compare the owner of one calendar with that of its list."""
    if calendar.patients is None or calendar.patients.kind != "patient_list":
        return
    list_ = spec.patient_lists[calendar.patients.id]
    if list_.owner not in (calendar.owner, ("whole_clinic", "")) and not (
        _people(calendar.owner, spec) <= _people(list_.owner, spec)
    ):
        owner = spec.name_of(calendar.owner)
        yield Remark(
            at(calendar, "patients"),
            f"the calendar {calendar.name} is for the list {list_.name}, which belongs to "
            f"{spec.name_of(list_.owner)}, so {owner} may not use it, and the patients "
            "on it can't book",
            f"give the list to {owner} or the whole clinic, or write `patients: "
            "clinic_gp_patients`",
            [("whose list it is stands here", at(list_, "owner"))],
        )


def _people(owner: Reference, spec: Spec) -> set[str]:
    """The ids of the employees that an owner stands for."""
    if owner.kind == "employee":
        return {owner.id}
    from clinicspec.routing.expand import expand  # noqa: PLC0415 (needs pydantic; listing doesn't)

    return set(expand(spec, owner))
