"""Lists and mappings are nested 64 deep at most.

## What it does
Finds the first list or mapping that lies more than 64 levels deep, with aliases written out. The
file is not read any further.

## Why it matters
The language itself needs some six levels. A file that goes deeper is damaged, or made to bring a
reader down.

## Put right
Take out the nesting; a bracket that was typed many times over is the likeliest cause.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS005",
    name="nested-too-deep",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it takes lists more than 64 deep",
)
