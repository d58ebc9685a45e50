"""Patients always say what the appointment is about.

## What it does
Finds `comment_required` of a calendar or an appointment type, whatever its value. The key changes
nothing.

## Why it matters
The guide: “The patient must also add a comment about what the appointment is about.” No clinic can
free its patients from that, so a text that promises it would be wrong.

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    comment_required: false
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
error[HN408]: `comment_required` of the calendar Kari Lunde changes nothing, since patients who book at HelseNorge must always say what the appointment is about
 --> clinic.yaml:8:5
  |
8 |     comment_required: false
  |     ^^^^^^^^^^^^^^^^
  |
  = help: remove `comment_required`
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
    code="HN408",
    name="comment-is-fixed",
    severity=Severity.ERROR,
    source="guide: Book appointment with a GP",
    guide=("L84b",),
    fixable=True,
)
