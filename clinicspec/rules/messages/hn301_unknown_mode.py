"""A route has one of the three modes.

## What it does
Finds routes whose `mode` is not `practitioner`, `selected` or `both`.

## Why it matters
The guide: “In the setup you have the following choices for the different message types”, the
patient's practitioner, a selected receiver, or both. With any other word nobody knows who reads
what patients write.

## Example
```yaml
routing:
  e_contact: {mode: everyone, recipients: [{group: lab}]}
```
```text
error[HN301]: `mode` of the route for e-contacts is “everyone”, which has no meaning here
 --> clinic.yaml:2:21
  |
2 |   e_contact: {mode: everyone, recipients: [{group: lab}]}
  |                     ^^^^^^^^
  |
  = help: write practitioner, selected or both
```

## Put right
```yaml
routing:
  e_contact: {mode: selected, recipients: [{group: lab}]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN301",
    name="unknown-mode",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Receive dialogue",
    guide=("L24",),
    fixable=True,
)
