"""An appointment type has a name.

## What it does
Finds appointment types whose name is missing, empty or blank.

## Why it matters
The guide: “Make sure to name the appointment type in an understandable way for the patient when
they book.” HelseNorge shows the name and no calendar, so it is all that patients choose by.

## Example
```yaml
appointment_types:
  consultation: {name: " ", minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN604]: `name` of the appointment type `consultation` is blank, so patients can't tell what they book
 --> clinic.yaml:2:24
  |
2 |   consultation: {name: " ", minutes: 20, online: true}
  |                        ^^^
  |
  = help: write a text
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
    code="HN604",
    name="type-without-name",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Adjust appointment types",
    guide=("L147", "L154"),
)
