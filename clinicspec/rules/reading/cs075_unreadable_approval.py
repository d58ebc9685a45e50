"""A file of approvals says which changes it approves.

## What it does
Finds keys that `approvals.yaml` doesn't have, values of another kind, and approvals that lack the
clinic, the path or the kind of change; and a file `approvals.yml`, which is not read.

## Why it matters
An approval that can't be read approves nothing, so that `diff` goes on asking for one.

## Put right
Copy clinic, path and change from what `clinicspec diff` prints: it ends with the approvals that are
lacking, ready to be filled in.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS075",
    name="unreadable-approval",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="approvals of changes",
    no_example="it is about a file of approvals, not about a spec",
)
