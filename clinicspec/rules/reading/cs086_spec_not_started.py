"""`clinicspec init` writes a new file, and never over another.

## What it does
Reports a spec that was not written: a clinic with that id is there already, or the system refuses.

## Why it matters
Somebody's spec would be lost.

## Put right
Choose another id with `--id` or another folder with `--output`, or move the old spec away.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS086",
    name="spec-not-started",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="clinicspec init",
    no_example="a file that can't be written is not to be seen in a spec",
)
