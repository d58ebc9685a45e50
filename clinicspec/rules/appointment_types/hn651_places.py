"""A group appointment has 2 to 500 places.

## What it does
Finds `places` that are no whole number from 2 to 500. An ordinary appointment has no `places`.

## Why it matters
With one place an appointment is no group appointment, and HelseNorge would offer patients a group
that nobody else can join.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true, places: 1}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN651]: `places` of the appointment type Samtale is 1, which is not between 2 and 500 places
 --> clinic.yaml:3:68
  |
3 |   confidential: {name: Samtale, minutes: 20, hidden: true, places: 1}
  |                                                                    ^
  |
  = help: write a whole number of places from 2 to 500
```

## Put right
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN651",
    name="places",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="PatientSky, group appointments: a number of places; the bounds are this tool's",
)
