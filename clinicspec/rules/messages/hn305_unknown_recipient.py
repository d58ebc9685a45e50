"""Every recipient is there.

## What it does
Finds recipients and fallbacks whose id stands in no section of their kind.

## Why it matters
The guide: “Dialogues sent from HelseNorge is received in inboxes defined by the clinic”. An inbox
that is not defined receives nothing, and patients wait for an answer in vain.

## Example
```yaml
routing:
  e_contact: {mode: selected, recipients: [{group: labb}]}
```
```text
error[HN305]: there is no group `labb`, so no message would reach it
 --> clinic.yaml:2:52
  |
2 |   e_contact: {mode: selected, recipients: [{group: labb}]}
  |                                                    ^^^^
  |
  = help: did you mean `lab`?
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
    code="HN305",
    name="unknown-recipient",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Receive dialogue",
    guide=("L27", "L28", "L29", "L30"),
    fixable=True,
)
