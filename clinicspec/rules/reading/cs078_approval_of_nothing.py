"""An approval approves a change that is there.

## What it does
Finds approvals in `approvals.yaml` whose clinic, path and kind of change are those of no breaking
change in this diff, and of two for the same change the one that ends first. Where only some clinics of a specs folder are compared, or one of them has
errors, nothing is said of the others' approvals.

## Why it matters
An approval that stays when its change is merged would approve the same change the next time, when
perhaps nobody means it.

## Put right
Remove the approval once its change is merged. If it was written for a change that is still there,
copy clinic, path and change from what `clinicspec diff` prints.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS078",
    name="approval-of-nothing",
    severity=Severity.WARNING,
    source="approvals of changes",
    no_example="it is about a file of approvals, not about a spec",
)
