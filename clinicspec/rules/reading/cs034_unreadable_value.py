"""A value is written as its field is.

## What it does
Finds dates, times, numbers, addresses and other values that are not written as the language wants
them, and days and weeks that no calendar has.

## Why it matters
Dates and times are read in one way only, so that nobody has to guess whether `03/04` is in March or
April. A day that is misread is a day on which patients stand before a closed door.

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
    closed: [24.12.2026]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
error[CS034]: `closed` of the calendar Kari Lunde holds “24.12.2026”, which is not a date or a range of dates
 --> clinic.yaml:9:14
  |
9 |     closed: [24.12.2026]
  |              ^^^^^^^^^^
  |
  = help: write a date (2026-12-24) or a range (2026-07-06/2026-07-31)
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
    closed: [2026-12-24]
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
    code="CS034",
    name="unreadable-value",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    fixable=True,
)
