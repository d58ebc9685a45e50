"""An appointment takes 1 to 480 minutes, and its slot is as long as it takes.

## What it does
Finds lengths of types and slots that are no whole number from 1 to 480, and blocks whose
`slot_minutes` is shorter than one of their types.

## Why it matters
In a slot that is too short, the next patient's appointment begins before the last one's ends, and
the guide: “parallel appointments in the same calendar are not supported.”

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation], slot_minutes: 15}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
```text
error[HN650]: a block of the week template `gp-week` has slots of 15 minutes, and the appointment type Konsultasjon takes 20
 --> clinic.yaml:3:88
  |
3 |     - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation], slot_minutes: 15}
  |                                                                                        ^^
  |
  = help: write 20 or more, or remove the line for slots as long as the longest type
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation], slot_minutes: 20}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN650",
    name="minutes",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="PatientSky, appointment types: a length in minutes; the bounds are this tool's",
)
