"""A key is a word.

## What it does
Finds lists, mappings, aliases and nothing at all in the place of a key. What stands behind the
colon is left out.

## Why it matters
Most often a text with braces or brackets lacks its quotes, or a placeholder of a template was never
filled in, and YAML takes it for a mapping or a list.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
  {reception}: {name: Resepsjon, members: [ali]}
```
```text
error[CS015]: a mapping stands where a key should, so what follows belongs to nothing
 --> clinic.yaml:3:3
  |
3 |   {reception}: {name: Resepsjon, members: [ali]}
  |   ^^^^^^^^^^^
  |
  = help: write a word as the key, or put the text in quotes
```

## Put right
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
  reception: {name: Resepsjon, members: [ali]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS015",
    name="key-is-no-text",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
