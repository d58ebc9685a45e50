"""E-dialogues are not routed.

## What it does
Finds `e_dialogue` in `routing`. Any other key that is no message from HelseNorge is HN309.

## Why it matters
The guide: “For patients, e-dialogues are only received in the PatientSky app and patient portal.”
HelseNorge has no such message, so nobody would receive anything by this route. Texts for
e-dialogues stand in `message_templates`.

## Example
```yaml
routing:
  e_contact: {mode: selected, recipients: [{group: lab}]}
  e_dialogue: {mode: selected, recipients: [{group: lab}]}
```
```text
error[HN202]: `e_dialogue` of the routing changes nothing, since e-dialogues come and go in PatientSky alone, never through HelseNorge
 --> clinic.yaml:3:3
  |
3 |   e_dialogue: {mode: selected, recipients: [{group: lab}]}
  |   ^^^^^^^^^^
  |
  = help: remove `e_dialogue`
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
    code="HN202",
    name="e-dialogue-routed",
    severity=Severity.ERROR,
    source="guide: Send a dialogue",
    guide=("L15",),
    fixable=True,
)
