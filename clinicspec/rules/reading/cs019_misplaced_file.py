"""YAML stands in the specs folder, or in the folder of its clinic.

## What it does
Finds YAML in folders without `clinic.yaml`, and below a clinic's folder.

## Why it matters
A clinic's sections are read from the files directly beside `clinic.yaml`, and from nowhere else. A
calendar in a folder further down would never reach patients.

## Put right
Move the file up, or take it out of the specs folder.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS019",
    name="misplaced-file",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it is about where files stand",
)
