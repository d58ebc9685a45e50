"""Patients book online with a GP or a substitute, not with other doctors.

## What it does
Finds online calendars of the kind `gp` that belong to a LIS1 doctor or another doctor without a
patient list. Calendars of other owners are HN406, and so are those that are offline.

## Why it matters
PatientSky: only GPs with a patient list can use the dialogue with patients at HelseNorge. A LIS1
doctor has no list and is nobody's GP, so no patient is shown this calendar.
Municipalities tell patients to ring for such an appointment.

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
  ida: {name: Ida Holm, profession: lis1, her_id: none}
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
calendars:
  ida:
    name: Ida Holm
    kind: gp
    owner: {employee: ida}
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
error[HN452]: Ida Holm is a LIS1 doctor without a patient list, so no patient can book in the online calendar Ida Holm
  --> clinic.yaml:16:12
   |
16 |     owner: {employee: ida}
   |            ^^^^^^^^^^^^^^^
   |
   = help: write `kind: internal` and take `online` away, or name the GP or the substitute whose patients book in it as its owner
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
    services: [e_consultation, e_contact, prescription_renewal]
  ida: {name: Ida Holm, profession: lis1, her_id: none}
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
calendars:
  ida:
    name: Ida Holm
    kind: internal
    owner: {employee: ida}
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
from clinicspec.model.names import PROFESSION_NAMES
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN452",
    name="doctor-without-list",
    severity=Severity.ERROR,
    source="PatientSky: HelseNorge, for GPs with a patient list; a municipality's notice on LIS1",
    each="calendars",
)


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Look at the owner of one calendar."""
    owner = doctor_without_list(calendar, spec)
    if owner is not None:
        yield Remark(
            at(calendar, "owner"),
            f"{owner.name} is a {PROFESSION_NAMES[owner.profession]} without a patient list, so no "
            f"patient can book in the online calendar {calendar.name}",
            "write `kind: internal` and take `online` away, or name the GP or the substitute whose "
            "patients book in it as its owner",
        )


def doctor_without_list(calendar: Calendar, spec: Spec) -> Employee | None:
    """The doctor without a patient list who owns an online GP calendar; else None."""
    if calendar.kind != "gp" or not calendar.online or calendar.owner.kind != "employee":
        return None
    owner = spec.employees[calendar.owner.id]
    return owner if owner.profession in ("lis1", "doctor") else None
