"""A message template is of one of the three types of dialogue.

## What it does
Finds message templates whose `type` is not `e_contact`, `e_consultation` or `e_dialogue`.

## Why it matters
The guide: “In the upper right corner you have three options”, e-Contact, eConsultation and
E-dialogue. The first two reach patients at HelseNorge, the third only in PatientSky's app and
portal, so the type decides where a patient finds the message.

## Example
```yaml
message_templates:
  preparation: {type: sms, subject: Før du kommer til blodprøve}
```
```text
error[HN201]: `type` of the message template `preparation` is “sms”, which has no meaning here
 --> clinic.yaml:2:23
  |
2 |   preparation: {type: sms, subject: Før du kommer til blodprøve}
  |                       ^^^
  |
  = help: write e_contact, e_consultation or e_dialogue
```

## Put right
```yaml
message_templates:
  preparation: {type: e_contact, subject: Før du kommer til blodprøve}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN201",
    name="unknown-template-type",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Send a dialogue",
    guide=("L12c", "L13", "L14", "L15"),
    fixable=True,
)
