"""A field with a choice of words has one of them.

## What it does
Finds words that a field does not know: a profession, a service, a kind of calendar. Where the
catalogue has a rule of its own for the field, such as HN301 for `mode`, that one is found instead.

## Why it matters
What a GP offers, and who may book, hangs on these words. One that is passed over would switch
something off for patients.

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
    services: [bookings, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
error[CS033]: `services` of Kari Lunde holds “bookings”, which has no meaning here
 --> clinic.yaml:9:16
  |
9 |     services: [bookings, e_consultation, e_contact, prescription_renewal]
  |                ^^^^^^^^
  |
  = help: did you mean `booking`?
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
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS033",
    name="unknown-word",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    fixable=True,
)
