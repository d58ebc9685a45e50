"""A file is not empty.

## What it does
Finds files that hold nothing, or only comments.

## Why it matters
An empty file among the specs is a clinic that somebody meant to write, or one that was lost in
saving. Without a word, nobody would notice that it is not compiled.

## Put right
Write the spec, or delete the file.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS016",
    name="empty-file",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it takes a file with nothing in it",
)
