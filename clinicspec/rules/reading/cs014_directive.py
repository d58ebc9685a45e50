"""There are no directives.

## What it does
Finds lines that begin with `%`, such as `%YAML 1.1`. The file is not read.

## Why it matters
A directive tells a YAML reader to read the rest differently. A spec is read in one way only.

## Example
```yaml
%YAML 1.1
---
groups:
  lab: {name: Laboratorium, members: [ali]}
```
```text
error[CS014]: a line that starts with % is an instruction to YAML readers, which has no place in a spec
 --> clinic.yaml:1:1
  |
1 | %YAML 1.1
  | ^^^^^^^^^
  |
  = help: remove the line; a spec is always YAML 1.2
```

## Put right
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS014",
    name="directive",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
