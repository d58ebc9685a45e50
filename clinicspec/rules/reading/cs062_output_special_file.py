"""In the output stand ordinary files and folders.

## What it does
Finds links, pipes and other special files in a clinic's folder of the output. Nothing is changed in
that folder.

## Why it matters
Writing through a link would change a file that stands somewhere else altogether.

## Put right
Remove it, or put an ordinary file in its place.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS062",
    name="output-special-file",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the output folder",
    no_example="it is about the output folder",
)
