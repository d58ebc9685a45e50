"""A clinic's manifest is one that clinicspec wrote.

## What it does
Finds a `manifest.json` that can't be read, or that is another clinic's. Nothing is changed in that
folder.

## Why it matters
The manifest says which files clinicspec wrote and may replace. Without it, a file that somebody put
there could be lost.

## Put right
Bring the file back as it was, from version control, or remove the clinic's folder and build again.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS063",
    name="damaged-manifest",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the output folder",
    no_example="it is about the output folder",
)
