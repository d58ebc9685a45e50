"""Which messages can be turned into which others is the same for every clinic.

## What it does
Finds `converts_to` of a route, whatever its value. The key changes nothing. `routing.json` lists
what each message can be turned into.

## Why it matters
The guide: “If you e.g. receive a general enquiry (e-contact) that contains clinical questions or
information, the dialogue can be converted to an e-consultation.” An e-consultation is in the journal
and stays one, whatever a spec says.

## Example
```yaml
routing:
  e_consultation: {mode: practitioner, converts_to: [e_contact]}
```
```text
error[HN312]: `converts_to` of the route for e-consultations changes nothing, since at every clinic the same messages can be turned into the same others
 --> clinic.yaml:2:40
  |
2 |   e_consultation: {mode: practitioner, converts_to: [e_contact]}
  |                                        ^^^^^^^^^^^
  |
  = help: remove `converts_to`
```

## Put right
```yaml
routing:
  e_consultation: {mode: practitioner}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN312",
    name="conversions-are-fixed",
    severity=Severity.ERROR,
    source="guide: Add dialogues to journal; Prescription requests",
    guide=("L43", "L65"),
    fixable=True,
)
