"""A resource calendar is for the clinic's GP patients, or for a patient list.

## What it does
Finds resource calendars that don't say which patients can book, or that name others than
`clinic_gp_patients` and `{patient_list: …}`. A resource calendar that a GP owns is HN501.

## Why it matters
The guide: “Choose that the clinics' GP patients can book in the calendar, unless the calendar is
set to only be available for certain patients. Then you'll have to choose a custom patient list.”
With any other choice the clinic's patients don't find the service at HelseNorge.

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
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: everyone
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
error[HN505]: the resource calendar Laboratorium is for everyone, a choice that HelseNorge doesn't have, so the clinic's patients aren't offered it at HelseNorge
  --> clinic.yaml:14:15
   |
14 |     patients: everyone
   |               ^^^^^^^^
   |
   = help: write `patients: clinic_gp_patients`, or name a list as in `{patient_list: …}`
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
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN505",
    name="resource-calendar-patients",
    severity=Severity.ERROR,
    source="guide: Create resource calendar",
    each="calendars",
    guide=("L134",),
    yields_to=("HN501",),
)


def check(calendar: Calendar, _: Spec) -> Iterator[Remark]:
    """Look at whom one calendar is for."""
    if calendar.kind != "resource":
        return
    patients = calendar.patients
    if patients is None:
        what = "doesn't say which patients can book in it"
    elif patients.kind == "own_list":
        what = "is for the owner's own list, and only GPs have one"
    elif patients.kind == "everyone":
        what = "is for everyone, a choice that HelseNorge doesn't have"
    else:
        return
    yield Remark(
        at(calendar, "patients"),
        f"the resource calendar {calendar.name} {what}, so the clinic's patients aren't offered it "
        "at HelseNorge",
        "write `patients: clinic_gp_patients`, or name a list as in `{patient_list: …}`",
    )
