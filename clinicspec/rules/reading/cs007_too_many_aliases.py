"""A file holds 64 aliases at most.

## What it does
Counts the aliases (`*name`) of a file, and stops behind the sixty-fourth.

## Why it matters
An alias saves a few lines; a file full of them can no longer be read without following each.

## Put right
Write out the values that are repeated. Blocks that recur belong in a week template, and weeks that
recur in `periods`.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS007",
    name="too-many-aliases",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it takes more than 64 aliases",
)
