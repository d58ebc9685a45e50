"""Aliases make a file ten times as large at most.

## What it does
Reckons how many keys and values a file would hold with each alias written out, without writing any
out, and finds files that would grow more than tenfold.

## Why it matters
Four lines of aliases of aliases stand for thousands of values, and twenty for more than any
computer holds. No clinic needs that.

## Example
```yaml
groups:
  a: &a [ali, ali, ali, ali, ali, ali, ali, ali, ali, ali]
  b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
  c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
  d: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
```
```text
error[CS008]: written out, the aliases make the file more than 10 times as large, and this one repeats 1111 keys and values
 --> clinic.yaml:5:43
  |
5 |   d: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
  |                                           ^^
  |
  = help: write out what is needed instead of repeating so much
```

## Put right
```yaml
groups:
  lab: {name: Laboratorium, members: &everybody [ali]}
  reception: {name: Resepsjon, members: *everybody}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS008",
    name="aliases-too-large",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
)
