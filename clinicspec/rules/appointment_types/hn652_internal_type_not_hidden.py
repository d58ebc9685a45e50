"""A type for internal calendars alone is hidden.

## What it does
Finds appointment types that are neither online nor hidden and are scheduled in internal calendars
only.

## Why it matters
PatientSky: appointments of an ordinary type are visible to patients in the app and the portal, also
where patients can't book them; those of a hidden type are not. What the clinic plans for itself
would be seen by whoever is entered in it.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  review: {name: Gjennomgang av avvik, minutes: 20}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
  own-week:
    - {days: mon, from: "12:00", to: "12:20", types: [review]}
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
  own:
    name: Internt
    kind: internal
    owner: {group: lab}
    schedule: [{template: own-week, weeks: 2026-W34/2026-W51}]
```
```text
warning[HN652]: Gjennomgang av avvik is scheduled only in internal calendars (Internt) and is not hidden, so patients who are entered in it see it in PatientSky's app and portal
  --> clinic.yaml:4:3
   |
 4 |   review: {name: Gjennomgang av avvik, minutes: 20}
   |   ^^^^^^
   |
38 |     schedule: [{template: own-week, weeks: 2026-W34/2026-W51}]
   |               ------------------------------------------------ it is scheduled here
   |
   = help: write `hidden: true`, or schedule it in a calendar for patients
```

## Put right
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  review: {name: Gjennomgang av avvik, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.bookable import calendars_with
from clinicspec.rules.rule import Put, Remark, Repair, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN652",
    name="internal-type-not-hidden",
    severity=Severity.WARNING,
    source="PatientSky: calendar set-up",
    each="appointment_types",
    fixable=True,
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look at the calendars of one appointment type."""
    if type_.online or type_.hidden or type_.resource is not None:
        return
    calendars = calendars_with(type_, spec)
    if calendars and all(calendar.kind == "internal" for calendar in calendars):
        name = spec.text_of(type_.name)
        yield Remark(
            at(type_, "hidden"),
            f"{name} is scheduled only in internal calendars ({calendars[0].name}) and is not "
            "hidden, so patients who are entered in it see it in PatientSky's app and portal",
            "write `hidden: true`, or schedule it in a calendar for patients",
            [("it is scheduled here", at(each, "schedule")) for each in calendars],
            repair=Repair("add `hidden: true`", [Put(at(type_, "hidden"), "true")]),
        )
