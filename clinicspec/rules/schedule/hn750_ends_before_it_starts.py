"""A block, a shift and opening hours end after they begin, on the same day.

## What it does
Finds times of day whose `to` is not later than their `from`.

## Why it matters
Such a block holds no slot, so patients find nothing to book in it. Mostly the two times were
swapped, or an afternoon hour was written as one of the morning.

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "01:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
```text
error[HN750]: a block of the week template `gp-week` begins at 13:00 and ends at 01:40, so it holds no time
 --> clinic.yaml:4:38
  |
4 |     - {days: tue, from: "13:00", to: "01:40", types: [confidential]}
  |                                      ^^^^^^^
  |
  = help: write a later time of the same day in `to`
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
    code="HN750",
    name="ends-before-it-starts",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language: times of one day, Europe/Oslo",
)
