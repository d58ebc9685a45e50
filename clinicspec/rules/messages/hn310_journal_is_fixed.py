"""Only e-consultations are added to the journal by themselves.

## What it does
Finds `journal` of a route, whatever its value. The key changes nothing.

## Why it matters
The guide: “Only e-consultations are automatically added to the journal.” A clinic that believes its
e-contacts are in the journal would look there in vain for what a patient has written; they get there
when somebody turns them into e-consultations.

## Example
```yaml
routing:
  e_contact: {mode: selected, recipients: [{group: lab}], journal: automatic}
```
```text
error[HN310]: `journal` of the route for e-contacts changes nothing, since e-consultations, and they alone, are added to the journal by themselves
 --> clinic.yaml:2:59
  |
2 |   e_contact: {mode: selected, recipients: [{group: lab}], journal: automatic}
  |                                                           ^^^^^^^
  |
  = help: remove `journal`
```

## Put right
```yaml
routing:
  e_contact: {mode: selected, recipients: [{group: lab}]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN310",
    name="journal-is-fixed",
    severity=Severity.ERROR,
    source="guide: Add dialogues to journal",
    guide=("L38", "L42"),
    fixable=True,
)
