"""An own template makes the pages of every clinic.

## What it does
Finds where own templates fail while pages are made: at a name that is not there, at an operation
that is not possible, at an address that a page may not link to, at a template that calls itself
without an end.

## Why it matters
The clinic's output stays the one of before, since part of its pages can't be made.

## Put right
Use the names that [template-names.md](template-names.md) lists, in the way that
[templates.md](templates.md) shows. A page links to its own files, and by https, tel and mailto.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS098",
    name="failing-template",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the folder of templates",
    no_example="templates are files of their own",
)
