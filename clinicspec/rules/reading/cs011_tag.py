"""Values carry no tags.

## What it does
Finds tags such as `!!str` or `!Ref`. The value is read as if its tag were not there.

## Why it matters
Types come from the spec language, never from the file, so a tag could only say something else than
what happens. Some YAML readers run code for a tag.

## Example
```yaml
groups:
  lab: {name: !!str Laboratorium, members: [ali]}
```
```text
error[CS011]: !!str is a tag, and tags mean nothing in a spec
 --> clinic.yaml:2:15
  |
2 |   lab: {name: !!str Laboratorium, members: [ali]}
  |               ^^^^^
  |
  = help: remove the tag, or put the value in quotes if it starts with !
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
    code="CS011",
    name="tag",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
