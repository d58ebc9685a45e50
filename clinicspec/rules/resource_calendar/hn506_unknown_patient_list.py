"""The patient list that may book in a calendar is there.

## What it does
Finds calendars whose `patients` names a list that does not stand in `patient_lists`.

## Why it matters
The guide: “Choose that the clinics' GP patients can book in the calendar, unless the calendar is
set to only be available for certain patients. Then you’ll have to choose a custom patient list.”
A list that is not there holds no patients.

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
    patients: {patient_list: risk65}
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
error[HN506]: there is no patient list `risk65`, so no patient could book in the calendar
  --> clinic.yaml:16:30
   |
16 |     patients: {patient_list: risk65}
   |                              ^^^^^^
   |
   = help: did you mean `risk-65`?
```

## Put right
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
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN506",
    name="unknown-patient-list",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Create resource calendar",
    guide=("L134b",),
    fixable=True,
)
