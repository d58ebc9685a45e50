"""Whatever is named from elsewhere is there.

## What it does
Finds ids that stand in no section: of employees, groups, roles, positions, units, lists, types,
templates, calendars and periods. Several references to one missing id are one finding. A recipient
of messages that is missing is HN305, and a patient list that may book in a calendar is HN506.

## Why it matters
A block for a type that is not there offers patients nothing, and an absence with a substitute who
is not there leaves messages unread.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: [aly]}
```
```text
error[CS037]: there is no employee `aly`
 --> clinic.yaml:2:39
  |
2 |   lab: {name: Laboratorium, members: [aly]}
  |                                       ^^^
  |
  = help: did you mean `ali`?
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
    code="CS037",
    name="unknown-reference",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    fixable=True,
)
