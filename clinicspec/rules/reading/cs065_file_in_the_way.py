"""No file of somebody's own stands where an artefact belongs.

## What it does
Finds files in a clinic's folder of the output that clinicspec did not write, and whose names its
artefacts need. Nothing is changed in that folder.

## Why it matters
The file would be lost if it were replaced, and patients would read an old page if it were not.

## Put right
Move the file somewhere else, and build again.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS065",
    name="file-in-the-way",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the output folder",
    no_example="it is about the output folder",
)
