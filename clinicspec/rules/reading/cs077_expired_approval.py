"""An approval holds until its day.

## What it does
Finds approvals of changes that are made now, whose `until` lies before the day of `--as-of`. Without
`--as-of` no day is looked at.

## Why it matters
What was meant half a year ago need not be meant today. The approval does not hold, so the change
needs a new one.

## Put right
Ask again whether the change is meant, and write a later day.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS077",
    name="expired-approval",
    severity=Severity.WARNING,
    source="approvals of changes",
    no_example="it is about a file of approvals, not about a spec",
)
