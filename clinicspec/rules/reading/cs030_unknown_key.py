"""Every key is one that the language has.

## What it does
Finds keys that mean nothing where they stand. If the key is nearly one that is not there yet, it is
taken for a typing mistake, and nothing is said about the missing one.

## Why it matters
A key that is passed over in silence looks as if it worked: with `onlin: true` patients could not
book in the calendar, and nobody would see why.

## Example
```yaml
groups:
  lab: {name: Laboratorium, membres: [ali]}
```
```text
error[CS030]: `membres` of the group Laboratorium is an unknown key
 --> clinic.yaml:2:29
  |
2 |   lab: {name: Laboratorium, membres: [ali]}
  |                             ^^^^^^^
  |
  = help: did you mean `members`?
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
    code="CS030",
    name="unknown-key",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    fixable=True,
)
