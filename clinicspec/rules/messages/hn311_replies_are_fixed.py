"""The answers to a prescription request are the same for every clinic.

## What it does
Finds `replies` of a route, whatever its value. The key changes nothing. `routing.json` lists the
answers.

## Why it matters
The guide: “Choose the relevant option for this request”, and then four options. “The patient receives
the message in HelseNorge with the option you chose as a note”, so a patient would never see an
answer that isn't one of them.

## Example
```yaml
routing:
  prescription_renewal: {mode: both, recipients: [{group: lab}], replies: [renewed, postponed]}
```
```text
error[HN311]: `replies` of the route for prescription renewals changes nothing, since every clinic has the same answers to a request for a prescription renewal
 --> clinic.yaml:2:66
  |
2 |   prescription_renewal: {mode: both, recipients: [{group: lab}], replies: [renewed, postponed]}
  |                                                                  ^^^^^^^
  |
  = help: remove `replies`
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
    code="HN311",
    name="replies-are-fixed",
    severity=Severity.ERROR,
    source="guide: Prescription requests",
    guide=("L53b", "L55", "L57", "L59", "L61"),
    fixable=True,
)
