"""Every clinic has an id of its own, which is its file's or folder's name.

## What it does
Finds names that are no id (a–z, 0–9 and hyphens), and clinics whose ids differ in nothing or only
in capital letters. Of two clinics with one id, one is checked.

## Why it matters
The id is the name of the clinic's folder in the output, and part of addresses. Two clinics of one
id would overwrite each other's booking pages and routing.

## Put right
Rename the file or the folder.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS020",
    name="clinic-id",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it is about files' names",
)
