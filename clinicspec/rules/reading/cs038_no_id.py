"""An id is written with a–z, 0–9, underscores and hyphens.

## What it does
Finds ids with capital letters, spaces or letters such as `ø`, and employees whose id is a word of
the language (`null`, `whole_clinic`).

## Why it matters
Ids become parts of addresses and of files' names, which every system must write alike.

## Example
```yaml
roles:
  gp: {name: Fastlege}
  health_secretary: {name: Helsesekretær}
  lærling: {name: Lærling}
```
```text
error[CS038]: `roles` holds “lærling”, which is not an id
 --> clinic.yaml:4:3
  |
4 |   lærling: {name: Lærling}
  |   ^^^^^^^
  |
  = help: use a-z, 0-9, _ and -, beginning with a letter or a digit
```

## Put right
```yaml
roles:
  gp: {name: Fastlege}
  health_secretary: {name: Helsesekretær}
  laerling: {name: Lærling}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS038",
    name="no-id",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
