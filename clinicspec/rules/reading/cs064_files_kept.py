"""Files that clinicspec did not write stay where they are.

## What it does
Says which files were kept: those of somebody's own in the output of a clinic that is gone, and the
other version of a file that was changed while clinicspec wrote.

## Why it matters
Nothing that clinicspec did not write is ever removed, so somebody has to decide what becomes of it.
A page that lies in the folder of a clinic that is gone may still be published.

## Put right
Move the files to where they belong, and remove the folder.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS064",
    name="files-kept",
    severity=Severity.WARNING,
    source="the output folder",
    no_example="it is about the output folder",
)
