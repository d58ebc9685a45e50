"""An approval says why, who, and until when.

## What it does
Finds approvals in `approvals.yaml` without a `reason`, an `approver` or an `until`.

## Why it matters
Who reads the history of a clinic later must see that somebody meant to take something from patients,
and whom to ask. So without all three an approval does not hold.

## Put right
Write why the change is meant, who says so, and the last day on which that holds.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS076",
    name="approval-without-reason",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="approvals of changes",
    no_example="it is about a file of approvals, not about a spec",
)
