"""Every file that a spec names is there.

## What it does
Finds attachments of message templates, and a logo, that do not stand beside the spec: in the specs
folder, or in the clinic's own folder where it has one. Links that lead out of it count as missing.

## Why it matters
The message would go out without its attachment, and patients would come to a blood test without
having read how to prepare for it.

## Example
```yaml
message_templates:
  preparation:
    type: e_contact
    subject: Før du kommer til blodprøve
    attachments: [files/forberedelser.pdf]
```
```text
error[CS040]: there is no file “files/forberedelser.pdf” beside the spec
 --> clinic.yaml:5:19
  |
5 |     attachments: [files/forberedelser.pdf]
  |                   ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: put the file there, or write the name of one that is
```

## Put right
```yaml
message_templates:
  preparation:
    type: e_contact
    subject: Før du kommer til blodprøve
    attachments: [files/forberedelse.pdf]
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS040",
    name="missing-file",
    severity=Severity.ERROR,
    source="the spec language",
)
