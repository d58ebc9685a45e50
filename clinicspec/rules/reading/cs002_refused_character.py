r"""A file shows what it says.

## What it does
Finds characters that can't be seen (control characters), that some programs take for a new line
and others don't (U+0085, U+2028, U+2029), and that change the order in which text is shown, be they
raw or written as an escape.

## Why it matters
Whoever reviews a change trusts what the screen shows. With a character that reorders text, a line
can look as if it sent messages to one group while it sends them to another.

## Example
```yaml
groups:
  lab: {name: "Laboratorium\u202E", members: [ali]}
```
```text
error[CS002]: the character U+202E RIGHT-TO-LEFT OVERRIDE changes the order in which text is shown, so it can hide what a file says
 --> clinic.yaml:2:15
  |
2 |   lab: {name: "Laboratorium\u202E", members: [ali]}
  |               ^^^^^^^^^^^^^^^^^^^^
  |
  = help: remove the escape, or write its backslash twice if it belongs to the text
```

## Put right
```yaml
groups:
  lab: {name: "Laboratorium", members: [ali]}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS002",
    name="refused-character",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="YAML 1.2, 5.1; Unicode UAX 9, directional formatting",
)
