"""A suppression can be read.

## What it does
Finds comments that are meant to suppress something and are not written as
`# clinicspec: ignore[HN516, HN517] until=2027-01-31 -- the reason`, and tables `[[ignore]]` in the
settings that name no rules, neither file nor clinic, or a day that there is not. They suppress
nothing.

## Why it matters
A finding that somebody has looked at and decided on would come back, and nobody would know why; or a
day on which it was to end would never come.

## Example
```yaml
# clinicspec: ignore[HN061] until=31.01.2027 -- PatientSky sets up the group Resepsjon in January
groups:
  lab: {name: Laboratorium, members: [ali]}
```
```text
error[CS023]: “31.01.2027” is no day, so nothing is suppressed
 --> clinic.yaml:1:35
  |
1 | # clinicspec: ignore[HN061] until=31.01.2027 -- PatientSky sets up the group Resepsjon in January
  |                                   ^^^^^^^^^^
  |
  = help: write the last day on which it holds as in 2027-01-31
```

## Put right
```yaml
# clinicspec: ignore[HN061] until=2027-01-31 -- PatientSky sets up the group Resepsjon in January
groups:
  lab: {name: Laboratorium, members: [ali]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS023",
    name="unreadable-suppression",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="suppressions",
)
