"""Patients can use the booking that their GP offers.

## What it does
Finds GPs who offer booking and whose own calendar lets nobody book, since `bookings_per_patient` is
0, or only the patients of a custom list. A calendar that is offline, or without anything that
patients can book, is HN403 or HN404; one without a slot is HN409 or HN551.

## Why it matters
The guide: “The services the GP would like to offer must be registered in NHN Address registry.”
With `booking` HelseNorge offers all of the GP's patients to book, and they would find nothing.

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
    limits: {bookings_per_patient: 0}
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
warning[HN103]: a patient can have 0 appointments in the calendar Kari Lunde, so no patient can book with Kari Lunde at HelseNorge
 --> clinic.yaml:9:36
  |
9 |     limits: {bookings_per_patient: 0}
  |                                    ^
  |
  = help: write 1 or more, or take `booking` away from Kari Lunde
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
    limits: {bookings_per_patient: 2}
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
from clinicspec.rules.owners import own_calendar
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN103",
    name="gp-calendar-unusable",
    severity=Severity.WARNING,
    source="guide: PatientSky is integrated with HelseNorge",
    guide=("L7",),
    each="employees",
    yields_to=("HN403", "HN404", "HN409", "HN551"),
)


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look at who can book in the calendar of one GP."""
    calendar = own_calendar(gp, spec)
    if calendar is None:
        return
    if calendar.limits.bookings_per_patient == 0:
        yield Remark(
            at(calendar, "limits", "bookings_per_patient"),
            f"a patient can have 0 appointments in the calendar {calendar.name}, so no patient can "
            f"book with {gp.name} at HelseNorge",
            f"write 1 or more, or take `booking` away from {gp.name}",
        )
    if calendar.patients is not None and calendar.patients.kind == "patient_list":
        patients = spec.patient_lists[calendar.patients.id].name
        yield Remark(
            at(calendar, "patients"),
            f"the calendar {calendar.name} is only for the patient list {patients}, so other "
            f"patients of {gp.name} are offered booking and can't book",
            f"write `patients: own_list`, or take `booking` away from {gp.name}",
        )
