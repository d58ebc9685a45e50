"""A suppression suppresses something.

## What it does
Finds suppressions that name a rule which finds nothing there: on the comment's line or the one below
it, or where a table `[[ignore]]` of the settings looks.

Nothing is said of a clinic with errors, as these may keep the rule silent; of rules that find more with
`--as-of`, without it; and of a table of the settings, unless all that it may be about is checked.

## Why it matters
The mistake is gone, and the comment would hide the next one. Or the comment stands in the wrong place,
and the finding it is about is found elsewhere.

## Example
```yaml
# clinicspec: ignore[HN061] -- PatientSky sets up the group Resepsjon in January
groups:
  lab: {name: Laboratorium, members: [ali]}
  reception: {name: Resepsjon, members: [ali]}
```
```text
warning[CS026]: HN061 is not found on the line below, so there is nothing to suppress
 --> clinic.yaml:1:1
  |
1 | # clinicspec: ignore[HN061] -- PatientSky sets up the group Resepsjon in January
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: remove it here
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
    code="CS026",
    name="idle-suppression",
    severity=Severity.WARNING,
    fixable=True,
    source="suppressions",
)
