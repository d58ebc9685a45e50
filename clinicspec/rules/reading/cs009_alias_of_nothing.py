"""An alias repeats a value that stands above it.

## What it does
Finds aliases (`*name`) whose anchor (`&name`) is missing, stands below, or is around the alias
itself.

## Why it matters
Nobody can tell what was meant to stand there, so the file is not read.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: &labstaff [ali]}
  reception: {name: Resepsjon, members: *lab-staff}
```
```text
error[CS009]: the alias *lab-staff repeats a value marked &lab-staff, and none stands above it
 --> clinic.yaml:3:41
  |
3 |   reception: {name: Resepsjon, members: *lab-staff}
  |                                         ^^^^^^^^^^
  |
  = help: write the value out here
```

## Put right
```yaml
groups:
  lab: {name: Laboratorium, members: &labstaff [ali]}
  reception: {name: Resepsjon, members: *labstaff}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS009",
    name="alias-of-nothing",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="YAML 1.2, 7.1",
)
