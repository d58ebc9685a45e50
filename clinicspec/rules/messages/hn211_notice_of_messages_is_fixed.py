"""HelseNorge tells patients of messages and replies by itself.

## What it does
Finds `notify` of a route or a message template, whatever its value. The key changes nothing.
PatientSky's own notices of appointments are set by `notify` of calendars and appointment types.

## Why it matters
The guide: “The patient is notified by HelseNorge when the GP or clinic responds to the dialogue,
and the dialogue is received in the HelseNorge portal.” Nobody can switch that off, or have it sent
in another way.

## Example
```yaml
routing:
  e_contact: {mode: selected, recipients: [{group: lab}], notify: false}
```
```text
note[HN211]: `notify` of the route for e-contacts changes nothing, since HelseNorge itself tells the patient of each message and reply
 --> clinic.yaml:2:59
  |
2 |   e_contact: {mode: selected, recipients: [{group: lab}], notify: false}
  |                                                           ^^^^^^
  |
  = help: remove `notify`
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
    code="HN211",
    name="notice-of-messages-is-fixed",
    severity=Severity.NOTE,
    source="guide: Send a dialogue; Receive dialogue",
    guide=("L17b", "L38b"),
    fixable=True,
)
