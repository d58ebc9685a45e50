"""The calendars of a booking page are not limited to a patient list.

## What it does
Finds booking pages that lead to a calendar whose `patients` is a patient list. One that is not
online is HN801 or HN504.

## Why it matters
The guide: “The calendar is set to only be available for certain patients”, then a patient list says
which. A booking page stands on the web for all to see: people who are not on the list are led to a
calendar that is not for them.

## Example
```yaml
patient_lists:
  risk-65: {name: Risikogruppe 65+, owner: {group: lab}}
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
    patients: {patient_list: risk-65}
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab]}
```
```text
warning[HN806]: the booking page Blodprøve is open to all, and the calendar Laboratorium only to patients on the list Risikogruppe 65+, so others are led to times that are not for them
  --> clinic.yaml:19:74
   |
19 |   blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab]}
   |                                                                          ^^^
   |
16 |     patients: {patient_list: risk-65}
   |               ----------------------- its patients are limited here
   |
   = help: take Laboratorium off the page, or open the calendar to more patients
```

## Put right
```yaml
patient_lists:
  risk-65: {name: Risikogruppe 65+, owner: {group: lab}}
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import BookingSite
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN806",
    name="page-for-a-patient-list",
    severity=Severity.WARNING,
    source="guide: Create external booking site; Create resource calendar",
    guide=("L134b", "L163"),
    each="booking_sites",
)


def check(site: BookingSite, spec: Spec) -> Iterator[Remark]:
    """Look at the calendars of one booking page."""
    for index, key in enumerate(site.calendars):
        calendar = spec.calendars[key]
        patients = calendar.patients
        if patients is not None and patients.kind == "patient_list" and calendar.online:
            yield Remark(
                at(site, "calendars", index),
                f"the booking page {spec.text_of(site.title)} is open to all, and the calendar "
                f"{calendar.name} only to patients on the list "
                f"{spec.patient_lists[patients.id].name}, so others are led to times that are not "
                "for them",
                f"take {calendar.name} off the page, or open the calendar to more patients",
                [("its patients are limited here", at(calendar, "patients"))],
            )
