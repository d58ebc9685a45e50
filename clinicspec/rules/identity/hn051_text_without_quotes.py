"""Text that looks like something else stands in quotes.

## What it does
Looks at values without quotes behind keys whose value is a text: times, postal codes, numbers of the
municipality, the organisation and the Health Personnel Register, telephone numbers, codes, names.
Finds those that another reader of YAML would take for a number (`08:00`, `0155`, `1.10`, `1_000`),
a truth value (`no`, `on`) or nothing (`~`). Dates are left alone, and so are flags and numbers.

## Why it matters
This language reads them as they are written. YAML 1.1, which many editors and programs still read,
makes 600 of `10:00` and 104 of `0150`: a clinic that would open at 600, in a town that is not its
own. In quotes they are the same for everybody.

## Example
```yaml
week_templates:
  gp-week: [{days: mon-thu, from: "08:30", to: 11:30, types: [consultation]}]
  lab-week: [{days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}]
```
```text
note[HN051]: `to` is 11:30 without quotes, which other readers of YAML may take for a number
 --> clinic.yaml:2:48
  |
2 |   gp-week: [{days: mon-thu, from: "08:30", to: 11:30, types: [consultation]}]
  |                                                ^^^^^
  |
  = help: put it in quotes: `"11:30"`
```

## Put right
```yaml
week_templates:
  gp-week: [{days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}]
  lab-week: [{days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}]
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN051",
    name="text-without-quotes",
    severity=Severity.NOTE,
    source="YAML 1.1, types; the spec language",
    fixable=True,
)
