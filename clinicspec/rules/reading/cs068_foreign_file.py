"""A file that clinicspec did not write is somebody's own.

## What it does
`clinicspec verify` names the files in a clinic's folder of the output that its manifest does not.

## Why it matters
Such files are published with the rest, and nobody has checked them. They may be meant to be there.

## Put right
Move the file somewhere else, unless it is meant to lie beside the artefacts.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS068",
    name="foreign-file",
    severity=Severity.NOTE,
    source="the manifest",
    no_example="it is about the output folder",
)
