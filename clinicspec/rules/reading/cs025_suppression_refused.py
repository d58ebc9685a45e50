"""Nobody lives with what puts patients at risk.

## What it does
Finds suppressions of rules that can't be suppressed: those that protect patients, and those without
which what is built would not be what the spec says. Their pages say so. The other codes of the same
suppression hold.

## Why it matters
With a comment such a finding would disappear from reviews, and a message about somebody's health would
go on ending in an inbox that nobody reads.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}  # clinicspec: ignore[HN207] -- the numbers are our own
```
```text
error[CS025]: HN207 can't be suppressed, since it protects patients
 --> clinic.yaml:2:67
  |
2 |   lab: {name: Laboratorium, members: [ali]}  # clinicspec: ignore[HN207] -- the numbers are our own
  |                                                                   ^^^^^
  |
  = help: remove HN207 here, and put right what the rule finds
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
    code="CS025",
    name="suppression-refused",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="suppressions",
)
