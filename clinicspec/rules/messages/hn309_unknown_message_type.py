"""What is routed is e-consultations, e-contacts and prescription renewals.

## What it does
Finds other keys in `routing`, but for `e_dialogue`, which is HN202.

## Why it matters
These are the three messages that patients send from HelseNorge to a clinic, with a default for each
in the guide: “e-Consultation: Patient's practitioner. e-Contact: Selected receiver. […]
Prescription renewal: Selected receiver.” Bookings go to calendars, and e-dialogues are not
HelseNorge's, so neither can be routed.

## Example
```yaml
routing:
  prescription: {mode: both, recipients: [{group: lab}]}
```
```text
error[HN309]: `prescription` is no message that patients send to a clinic
 --> clinic.yaml:2:3
  |
2 |   prescription: {mode: both, recipients: [{group: lab}]}
  |   ^^^^^^^^^^^^
  |
  = help: remove it, or use `e_consultation`, `e_contact` or `prescription_renewal`
```

## Put right
```yaml
routing:
  prescription_renewal: {mode: both, recipients: [{group: lab}]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN309",
    name="unknown-message-type",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Receive dialogue",
    guide=("L33", "L34", "L35"),
    fixable=True,
)
