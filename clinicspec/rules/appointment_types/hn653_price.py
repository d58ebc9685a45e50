"""A price is an amount.

## What it does
Finds prices that are no amount in kroner, with two decimals at most, and currencies that are no
code of three capital letters.

## Why it matters
Patients see the price before they book, and pages write it as Norwegian does. What is written in
words can't be shown alike on every page and in every language.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true, price: "250,-"}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN653]: `price` of the appointment type Konsultasjon is “250,-”, which is not an amount
 --> clinic.yaml:2:72
  |
2 |   consultation: {name: Konsultasjon, minutes: 20, online: true, price: "250,-"}
  |                                                                        ^^^^^^^
  |
  = help: write the kroner as in 250 or 250.50, or as {amount: 250, currency: NOK}
```

## Put right
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true, price: 250}
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
    code="HN653",
    name="price",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="PatientSky, online booking: the price is shown before booking",
)
