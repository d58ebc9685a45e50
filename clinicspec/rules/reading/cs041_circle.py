"""No unit lies below itself, and no patient list goes on as itself.

## What it does
Follows `parent` from unit to unit, and `continues_as` from GP to GP, and finds circles.

## Why it matters
Messages to a unit go to the people in it and below, which a circle has no end of. A list that goes
on under a GP who has left, and whose list goes on under the first, has nobody in the end.

## Example
```yaml
org_units:
  main: {name: Fjordbyen legesenter, parent: main}
```
```text
error[CS041]: the unit Fjordbyen legesenter lies below itself, so nobody can tell who is in it
 --> clinic.yaml:2:46
  |
2 |   main: {name: Fjordbyen legesenter, parent: main}
  |                                              ^^^^
  |
  = help: name another unit as `parent`, or remove the line for a unit at the top
```

## Put right
```yaml
org_units:
  main: {name: Fjordbyen legesenter}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS041",
    name="circle",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
