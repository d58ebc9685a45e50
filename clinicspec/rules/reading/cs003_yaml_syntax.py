"""A file is valid YAML.

## What it does
Finds the first place at which a file is no YAML: an open quote or bracket, a missing colon, a line
that is not indented like its neighbours. The file is not read any further, so there may be more.

## Why it matters
What stands behind that place could mean anything, so nothing in the file is trusted.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: [ali}
```
```text
error[CS003]: the [ that stands here is not closed, or a comma is missing behind it
 --> clinic.yaml:2:38
  |
2 |   lab: {name: Laboratorium, members: [ali}
  |                                      ^
  |
2 |   lab: {name: Laboratorium, members: [ali}
  |                                          - a comma or ] was expected here
  |
  = help: put the missing comma or ] where it belongs
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
    code="CS003",
    name="yaml-syntax",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="YAML 1.2",
)
