"""A file holds 100,000 keys and values at most.

## What it does
Counts keys, values and items of lists, and stops behind the hundred-thousandth.

## Why it matters
The spec of a large clinic holds some thousands. More than that is no spec of one clinic.

## Put right
Remove what does not belong in a spec, or split the clinic into a folder of files.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS006",
    name="too-many-values",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it takes a file with more than 100,000 values",
)
