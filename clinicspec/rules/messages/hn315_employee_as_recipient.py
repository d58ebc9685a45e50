"""Messages go to positions, never to a person by name.

## What it does
Finds employees among recipients and fallbacks, also where a bare id stands, which means an employee
wherever one is possible.

## Why it matters
The guide says of the selected recipient: “This can be” positions, groups, roles and organisation
units. A person leaves, and the position stays: with the person as recipient, patients' messages
would go on to an inbox that nobody opens.

## Example
```yaml
routing:
  e_contact: {mode: selected, recipients: [{employee: ali}]}
```
```text
error[HN315]: `recipients` of the route for e-contacts names an employee, who can't receive messages as a person
 --> clinic.yaml:2:45
  |
2 |   e_contact: {mode: selected, recipients: [{employee: ali}]}
  |                                             ^^^^^^^^
  |
  = help: name the position that “ali” holds, or add one
```

## Put right
```yaml
routing:
  e_contact: {mode: selected, recipients: [{position: lab-ali}]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN315",
    name="employee-as-recipient",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Receive dialogue",
    guide=("L26b",),
    fixable=True,
)
