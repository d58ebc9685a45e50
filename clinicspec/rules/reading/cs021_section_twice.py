"""A section stands in one file of its clinic.

## What it does
Finds sections that stand in two files of a clinic's folder. The one in the first file is kept, with
`clinic.yaml` first and the others by name.

## Why it matters
Nobody who reads one of the two files would know that there is more, and which of two calendars with
one id holds would hang on the files' names.

## Put right
Put the two parts together in one file.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS021",
    name="section-twice",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it takes a clinic in two files",
)
