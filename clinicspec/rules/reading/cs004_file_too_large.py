"""A file is 1 MiB at most.

## What it does
Finds files of more than 1,048,576 bytes. They are not read.

## Why it matters
The spec of a large clinic stays below a tenth of that. Whatever is larger was put among the specs
by mistake, and would only slow down every check.

## Put right
Move the file to where it belongs. If it is a spec indeed, split the clinic into a folder with
`clinic.yaml` and further files, each with some of the sections.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS004",
    name="file-too-large",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it takes a file of more than 1 MiB",
)
