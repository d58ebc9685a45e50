"""A key has a value, and a list that needs an item has one.

## What it does
Finds keys with nothing behind the colon, and empty lists where at least one item is needed. A
position's `holder` may be left empty: the seat is.

## Why it matters
An empty value is a line that somebody meant to come back to. It is not the same as no line at all,
which stands for the default. Often the value is there, but begins with `#` and so is a comment.

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: []}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
```text
error[CS036]: `types` of a block of the week template `gp-week` is empty
 --> clinic.yaml:4:54
  |
4 |     - {days: tue, from: "13:00", to: "13:40", types: []}
  |                                                      ^^
  |
  = help: name at least one
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS036",
    name="empty-value",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
