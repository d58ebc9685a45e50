"""A calendar belongs to an employee, a group, an organisation unit or the whole clinic.

## What it does
Finds calendars with an owner of another kind. A GP as the owner of a calendar for shared services
is HN501.

## Why it matters
The guide says of shared calendars that they “are owned by the whole clinic, a group or any other
employee than a GP”. A role or a position can't own a calendar in PatientSky, and a calendar without
an owner is shown to no patient.

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
    owner: {role: health_secretary}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
error[HN502]: `owner` of the calendar Laboratorium names a role, which can't own a calendar
  --> clinic.yaml:12:13
   |
12 |     owner: {role: health_secretary}
   |             ^^^^
   |
   = help: write {employee: …}, {group: …}, {org_unit: …} or whole_clinic
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

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN502",
    name="calendar-owner-of-another-kind",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Book appointment in resource calendar",
    guide=("L89b", "L128b"),
    fixable=True,
)
