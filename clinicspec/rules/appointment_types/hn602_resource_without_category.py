"""A resource appointment has a category.

## What it does
Finds appointment types with `resource` and without its `category`, which PatientSky calls Type.

## Why it matters
The guide's steps for a resource appointment: “Toggle on Use as resource appointment at HelseNorge”,
then “Choose Type.” Without it HelseNorge can't sort the service, and patients don't find it.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN602]: `category` of the resource setting of the appointment type Blodprøve is missing, so HelseNorge can't sort it
 --> clinic.yaml:8:5
  |
8 |     resource: {}
  |     ^^^^^^^^
  |
  = help: add `category`: the Type at HelseNorge: lab, vaksine, koronavaksine, koronatest, annen or blodbank
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
    code="HN602",
    name="resource-without-category",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Adjust appointment types",
    guide=("L145",),
)
