"""No calendar shows where an appointment was booked.

## What it does
Finds `show_source` of a calendar, whatever its value. The key changes nothing.

## Why it matters
The guide: “It is not indicated in the calendar if the patient has booked the appointment through
HelseNorge.” Whoever relies on such a mark would take a patient's own booking for the clinic's.

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    show_source: true
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
error[HN906]: `show_source` of the calendar Kari Lunde changes nothing, since no calendar shows whether an appointment was booked through HelseNorge
 --> clinic.yaml:8:5
  |
8 |     show_source: true
  |     ^^^^^^^^^^^
  |
  = help: remove `show_source`
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
    code="HN906",
    name="source-is-not-shown",
    severity=Severity.ERROR,
    source="guide: Set up an appointment",
    guide=("L183b",),
    fixable=True,
)
