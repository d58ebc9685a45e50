"""A key stands once in a mapping.

## What it does
Finds keys that stand twice in one mapping: two calendars of one id, two people of one id, a field
that is given twice. The first is kept, and nothing is said about what may be missing beside it.

## Why it matters
Most YAML readers silently keep the last. A colleague who was added under an id that was taken
already would replace somebody else: no calendar, no inbox, and no message saying so.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
  lab: {name: Resepsjon, members: [kari]}
```
```text
error[CS010]: the key lab stands here a second time, so one of the two would be lost
 --> clinic.yaml:3:3
  |
3 |   lab: {name: Resepsjon, members: [kari]}
  |   ^^^
  |
2 |   lab: {name: Laboratorium, members: [ali]}
  |   --- the first one is here
  |
  = help: remove one of the two, or give it another name
```

## Put right
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
  reception: {name: Resepsjon, members: [kari]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS010",
    name="duplicate-key",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="YAML 1.2, 3.2.1.3",
)
