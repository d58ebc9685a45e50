"""Every required key is there.

## What it does
Finds what lacks a required key. A position also needs its `org_unit` where the clinic has several.

## Why it matters
Without it there is nothing to compile, and a default would be a guess about the clinic.

## Example
```yaml
groups:
  lab: {members: [ali]}
```
```text
error[CS031]: `name` of the group `lab` is missing
 --> clinic.yaml:2:3
  |
2 |   lab: {members: [ali]}
  |   ^^^
  |
  = help: add `name`: the group's name
```

## Put right
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS031",
    name="missing-key",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
