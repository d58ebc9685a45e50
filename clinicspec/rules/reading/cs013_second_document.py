"""A file holds one document.

## What it does
Finds a second YAML document, which starts behind a line `---` or `...`. The file is not read.

## Why it matters
One clinic is one file or one folder. Many readers take the first document and drop the others, and
with them half the clinic.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
---
groups:
  reception: {name: Resepsjon, members: [ali]}
```
```text
error[CS013]: a second document starts here, and a file holds only one
 --> clinic.yaml:3:1
  |
3 | ---
  | ^
  |
  = help: move it to a file of its own, or remove the line that divides the two (--- or ...)
```

## Put right
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
  reception: {name: Resepsjon, members: [ali]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS013",
    name="second-document",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
