"""A suppression names rules that there are.

## What it does
Finds codes in suppressions that no rule has. Families such as HN5xx are none: a suppression would hide
what nobody has looked at. The other codes of the same suppression hold.

## Why it matters
The finding that was to be suppressed is still there, and once it is put right, the comment goes on
claiming something.

## Example
```yaml
# clinicspec: ignore[HN0611] until=2027-01-31 -- PatientSky sets up the group Resepsjon in January
groups:
  lab: {name: Laboratorium, members: [ali]}
```
```text
error[CS024]: there is no rule `HN0611` to suppress
 --> clinic.yaml:1:22
  |
1 | # clinicspec: ignore[HN0611] until=2027-01-31 -- PatientSky sets up the group Resepsjon in January
  |                      ^^^^^^
  |
  = help: did you mean `HN061`?
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
    code="CS024",
    name="suppression-of-no-rule",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="suppressions",
)
