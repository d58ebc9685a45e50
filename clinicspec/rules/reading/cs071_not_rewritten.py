"""A spec that is to be mended can be written.

## What it does
Reports a file that `check --fix` could not write: it has changed since it was read, or the system
refuses. The file is as it was.

## Why it matters
Somebody's change would be lost, or a mistake stay that one believes to be mended.

## Put right
Close the file where it is edited, see that you may write to it and its folder, and run again. If
the system says that a file exists, another run was stopped half-way: remove the file that begins
with a dot and ends in `.clinicspec`.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS071",
    name="not-rewritten",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="check --fix",
    no_example="a file that can't be written is not to be seen in a spec",
)
