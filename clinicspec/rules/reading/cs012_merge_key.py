"""There are no merge keys.

## What it does
Finds the key `<<`, with which YAML 1.1 copied another mapping's keys. Nothing is copied.

## Why it matters
YAML 1.2 has no merge keys, and readers that still have them disagree about which value wins.

## Example
```yaml
roles:
  gp: &gp {name: Fastlege}
  health_secretary:
    <<: *gp
    name: Helsesekretær
```
```text
error[CS012]: the merge key << belongs to an older YAML, so nothing is taken over here
 --> clinic.yaml:4:5
  |
4 |     <<: *gp
  |     ^^
  |
  = help: write the keys out
```

## Put right
```yaml
roles:
  gp: {name: Fastlege}
  health_secretary: {name: Helsesekretær}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS012",
    name="merge-key",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="YAML 1.2",
)
