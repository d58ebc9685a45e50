"""One build at a time writes to an output folder.

## What it does
Waits some seconds for another build that is writing to the same folder, and then stops.

## Why it matters
Two builds at once could leave routing of the one beside booking pages of the other.

## Put right
Wait until the other build has ended, and run this one again.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS061",
    name="output-busy",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the output folder",
    no_example="it is about the output folder",
)
