"""An employment and a season end after they begin.

## What it does
Finds employments (`active`) and seasons of booking pages whose last day is before their first.
Every last day is included, so both may be the same day. For absences it is HN357.

## Why it matters
Such a period holds no day: nobody would be employed in it, and the page would never be open.
Patients of a GP who has left before starting have nobody.

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
    active: {from: 2026-08-01, to: 2025-07-31}
```
```text
error[HN062]: the employment of Ali Demir ends on 2025-07-31, before it begins on 2026-08-01
  --> clinic.yaml:14:36
   |
14 |     active: {from: 2026-08-01, to: 2025-07-31}
   |                                    ^^^^^^^^^^
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
    active: {from: 2025-08-01, to: 2027-07-31}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN062",
    name="ends-before-it-begins",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="NHN, GP register contract: a period ends after it begins",
)
