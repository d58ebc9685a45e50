"""A recipient is a position, a group, a role or an organisation unit.

## What it does
Finds recipients and fallbacks of another kind. An employee there is HN315.

## Why it matters
The guide says of the selected recipient: “This can be” positions, groups, roles and “Organisation
units (e.g. the whole clinic)”. Nothing else has an inbox that patients' messages can go to.

## Example
```yaml
patient_lists:
  risk: {name: Risikogruppe, owner: {group: lab}}
routing:
  e_contact: {mode: selected, recipients: [{patient_list: risk}]}
```
```text
error[HN304]: `recipients` of the route for e-contacts names a patient list, which can't receive messages
 --> clinic.yaml:4:45
  |
4 |   e_contact: {mode: selected, recipients: [{patient_list: risk}]}
  |                                             ^^^^^^^^^^^^
  |
  = help: write {position: …}, {group: …}, {role: …}, {org_unit: …} or whole_clinic
```

## Put right
```yaml
patient_lists:
  risk: {name: Risikogruppe, owner: {group: lab}}
routing:
  e_contact: {mode: selected, recipients: [{group: lab}]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN304",
    name="recipient-of-another-kind",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Receive dialogue",
    guide=("L26b", "L27", "L28", "L29", "L30"),
    fixable=True,
)
