"""A text that is given by language is given in every language of the clinic.

## What it does
Finds texts for patients that are given in some of the clinic's `languages` and not in others. One
text without a language serves for all of them.

## Why it matters
Patients who chose English would find a gap on the booking page, or a service without a name.

## Example
```yaml
appointment_types:
  consultation: {name: {en: Consultation}, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[CS039]: `name` of the appointment type Consultation has no text in bokmål, which `languages` promises to patients
 --> clinic.yaml:2:24
  |
2 |   consultation: {name: {en: Consultation}, minutes: 20, online: true}
  |                        ^^^^^^^^^^^^^^^^^^
  |
  = help: add `nb`, or write one text for all languages
```

## Put right
```yaml
appointment_types:
  consultation: {name: {nb: Konsultasjon, en: Consultation}, minutes: 20, online: true}
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
    code="CS039",
    name="missing-language",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
