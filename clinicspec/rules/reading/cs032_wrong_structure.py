"""A list stands where a list belongs, keys where keys belong, and one text where one belongs.

## What it does
Finds lists, mappings and single values in one another's places.

## Why it matters
One member of a group written without its brackets is easily read as what was meant; but whether
`[a, b]` in the place of one id means the first or both, only its author knows.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: ali}
```
```text
error[CS032]: `members` of the group Laboratorium is “ali”, not a list
 --> clinic.yaml:2:38
  |
2 |   lab: {name: Laboratorium, members: ali}
  |                                      ^^^
  |
  = help: write a list, as in [ali]
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
    code="CS032",
    name="wrong-structure",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
