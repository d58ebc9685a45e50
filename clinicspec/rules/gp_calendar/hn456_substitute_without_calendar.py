"""During a long absence patients can book with the substitute.

## What it does
Notes absences of two weeks and more, of a GP who offers booking, whose substitute owns no online
calendar for the patients of the list. Absences that don't hold for booking are left out.

## Why it matters
The calendar of an absent GP has nothing on offer. The guide: “The patient can only book an
appointment in its own GP's calendar”; for as long as a substitute has the list, that is the
substitute's. Clinics tell their patients to book with the substitute, and colleagues who only take
over what is urgent have no times for them.

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
    absences: [{from: 2026-09-07, to: 2026-10-02, substitute: lars}]
  lars:
    name: Lars Moen
    profession: gp_substitute
    her_id: 8900103
    hpr_number: "9900103"
    in_gp_register: true
    substitute_for: kari
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
note[HN456]: Kari Lunde is away for 26 days from 2026-09-07 on, and Lars Moen has no online calendar for the patients, so they can't book meanwhile
  --> clinic.yaml:10:63
   |
10 |     absences: [{from: 2026-09-07, to: 2026-10-02, substitute: lars}]
   |                                                               ^^^^
   |
   = help: give Lars Moen an online calendar of the kind `gp` with `patients: own_list`, and `substitute_for`
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
    absences: [{from: 2026-09-07, to: 2026-10-02, substitute: lars}]
  lars:
    name: Lars Moen
    profession: gp_substitute
    her_id: 8900103
    hpr_number: "9900103"
    in_gp_register: true
    substitute_for: kari
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
  lars:
    name: Lars Moen
    kind: gp
    owner: {employee: lars}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W37/2026-W40}]
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
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.presence import holds_for

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN456",
    name="substitute-without-calendar",
    severity=Severity.NOTE,
    source="guide: Book appointment with a GP; GP offices' notices on long absences",
    guide=("L76",),
    each="employees",
)

LONG_ABSENCE_DAYS = 14
"""From how many days on patients can't be asked to wait: two weeks. A judgement; no source says."""


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look at the long absences of one GP."""
    if not gp.absences or gp.profession != "gp" or "booking" not in gp.services:
        return
    for absence in gp.absences:
        days = (absence.end - absence.start).days + 1
        if days < LONG_ABSENCE_DAYS or not absence.substitute or not holds_for(absence, "booking"):
            continue
        substitute = spec.employees[absence.substitute]
        if not _can_be_booked(gp, substitute, spec):
            may_own = substitute.is_registered_person and substitute is not gp
            yield Remark(
                at(absence, "substitute"),
                f"{gp.name} is away for {days} days from {absence.start.isoformat()} on, and "
                f"{substitute.name} has no online calendar for the patients, so they can't book "
                "meanwhile",
                f"give {substitute.name} an online calendar of the kind `gp` with "
                "`patients: own_list`, and `substitute_for`"
                if may_own
                else "name a substitute in the GP register who has an online calendar for them",
            )


def _can_be_booked(gp: Employee, substitute: Employee, spec: Spec) -> bool:
    """Whether somebody owns an online calendar for the list stood in for.

    A GP's is for the GP's own patients, unless the two share a list.
    """
    if substitute.profession == "gp":
        theirs = gp.patient_list and gp.patient_list.common
        shared = substitute.patient_list and substitute.patient_list.common
        if substitute is gp or theirs is None or theirs != shared:
            return False
    return any(
        calendar.kind == "gp"
        and calendar.online
        and calendar.patients is not None
        and calendar.patients.kind == "own_list"
        for calendar in spec.calendars_of(substitute)
    )
