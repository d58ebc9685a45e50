"""An absence ends on the day it begins or later.

## What it does
Finds absences whose last day is before their first. The last day is included.

## Why it matters
On no day would anybody be absent: messages would go on to somebody who is away, and patients could
book with nobody there.

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
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali:
    name: Ali Demir
    profession: health_secretary
    her_id: none
    absences: [{from: 2026-09-18, to: 2026-09-14}]
```
```text
error[HN357]: an absence of Ali Demir ends on 2026-09-14, before it begins on 2026-09-18
  --> clinic.yaml:14:39
   |
14 |     absences: [{from: 2026-09-18, to: 2026-09-14}]
   |                                       ^^^^^^^^^^
   |
   = help: write the first day in `from`, and in `to` the last one, which is included
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
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali:
    name: Ali Demir
    profession: health_secretary
    her_id: none
    absences: [{from: 2027-02-15, to: 2027-02-19}]
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN357",
    name="absence-ends-before-it-begins",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="NHN, registration of absence: fraOgMedDato, tilOgMedDato",
)
