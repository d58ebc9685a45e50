"""A HER-ID is a number that NHN can have given.

## What it does
Finds HER-IDs that are no whole number from 1 to 2147483647, or that begin with a zero. Instead of
the number, `pending` says that it is applied for, and `none` that NHN registers no such person.

## Why it matters
HelseNorge addresses messages and bookings by HER-ID. NHN's contract takes a whole number and would
refuse the request, so no patient could write or book.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: HER-8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
error[HN006]: `her_id` of Kari Lunde is “HER-8900101”, which is no HER-ID
 --> clinic.yaml:5:13
  |
5 |     her_id: HER-8900101
  |             ^^^^^^^^^^^
  |
  = help: write NHN's number, `pending` while it is applied for, or `none`
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
    code="HN006",
    name="no-her-id",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="NHN, CommunicationPartyService: HerId is xs:int",
    guide=("L6b",),
    fixable=True,
)
