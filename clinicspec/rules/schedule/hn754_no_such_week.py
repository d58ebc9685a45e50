"""A week is one that the calendar has.

## What it does
Finds weeks that are not written as `2026-W34`, that the year does not have (2027 ends with week
52), and ranges that end before they begin.

## Why it matters
The guide: “you will need to add them to a week template and update your schedule.” In a week that
there is not, nothing is scheduled, and patients can't book.

## Example
```yaml
periods:
  autumn: 2026-W34/2026-W54
```
```text
error[HN754]: the period `autumn` is “2026-W34/2026-W54”, where “2026-W54” is no week of the calendar
 --> clinic.yaml:2:11
  |
2 |   autumn: 2026-W34/2026-W54
  |           ^^^^^^^^^^^^^^^^^
  |
  = help: write a week (2026-W34) or a range of weeks (2026-W34/2026-W51)
```

## Put right
```yaml
periods:
  autumn: 2026-W34/2026-W53
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN754",
    name="no-such-week",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="ISO 8601: a year has 52 or 53 weeks",
)
