"""A suppression says why.

## What it does
Finds comments `# clinicspec: ignore[…]`, and tables `[[ignore]]` in the settings, without a reason.
They suppress nothing.

## Why it matters
Whoever reads the spec a year later sees that somebody wanted something hidden, and can't tell whether
that still holds, or ever did.

## Example
```yaml
# clinicspec: ignore[HN061]
groups:
  lab: {name: Laboratorium, members: [ali]}
```
```text
error[CS022]: nobody can tell why this is to be suppressed, so it is not
 --> clinic.yaml:1:1
  |
1 | # clinicspec: ignore[HN061]
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: say the reason: `# clinicspec: ignore[HN516] until=2027-01-31 -- the reason`
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
    code="CS022",
    name="suppression-without-reason",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="suppressions",
)
