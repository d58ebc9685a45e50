"""A clinic plans no more weeks than there are.

## What it does
Finds runs of weeks of more than ten years, and calendars whose schedules together plan more than
200,000 weeks of blocks, or booking sites that show as much. Thirty calendars that are planned for a
year, with twenty blocks a week, have a sixth of that. Hundreds of closed days count as more weeks.

## Why it matters
A run of that length is a typing mistake, and patients would be offered appointments that nobody has
planned. Reckoning with it would take minutes.

## Example
```yaml
periods:
  autumn: 2026-W34/2062-W51
```
```text
error[CS043]: the period `autumn` is “2026-W34/2062-W51”, which is 1897 weeks, more than ten years
 --> clinic.yaml:2:11
  |
2 |   autumn: 2026-W34/2062-W51
  |           ^^^^^^^^^^^^^^^^^
  |
  = help: end it with the last week that is planned
```

## Put right
```yaml
periods:
  autumn: 2026-W34/2026-W51
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS043",
    name="too-much-planned",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language: a limit",
)
