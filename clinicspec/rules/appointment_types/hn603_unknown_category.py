"""A resource appointment's category is one that HelseNorge has.

## What it does
Finds categories other than `lab`, `vaksine`, `koronavaksine`, `koronatest`, `annen` and `blodbank`.

## Why it matters
The guide: “Type can be used to categorise the appointment types, but it is the name you give the
appointment type that is displayed at HelseNorge.” Wound care or a vitamin injection needs no
category of its own: `lab` or `annen` sorts it, and its name says what it is.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: blodprøve}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN603]: `category` of the resource setting of the appointment type Blodprøve is “blodprøve”, which has no meaning here
 --> clinic.yaml:8:26
  |
8 |     resource: {category: blodprøve}
  |                          ^^^^^^^^^
  |
  = help: write lab, vaksine, koronavaksine, koronatest, annen or blodbank
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
    code="HN603",
    name="unknown-category",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="NHN, resource calendars; HelseNorge, draft FHIR code system 1.3.1",
)
