"""A limit on booking is a whole number that a clinic can mean.

## What it does
Finds limits of calendars and appointment types that are no whole number, are negative, or lie
beyond ten years ahead (3650 days), a year in hours (8760) or 100 bookings.

## Why it matters
The guide: “By putting limitations on the calendar and appointment types (for instance rules for
cancellations), this will also be reflected on HelseNorge.” A limit that is misread keeps patients
from booking, or lets them cancel when it is too late to give the appointment to somebody else.

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
    limits: {cancel_before_hours: 24h}
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
error[HN550]: `cancel_before_hours` of the limits of the calendar Kari Lunde is “24h”, which is not a whole number
 --> clinic.yaml:9:35
  |
9 |     limits: {cancel_before_hours: 24h}
  |                                   ^^^
  |
  = help: write a whole number of hours from 0 to 8760
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
    limits: {cancel_before_hours: 24}
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
    code="HN550",
    name="booking-limit",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="PatientSky, online booking: limits are whole numbers; the bounds are this tool's",
)
