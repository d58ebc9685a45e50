"""An own template stands in for one of clinicspec's.

## What it does
Finds files in the folder of own templates that have the name of none of clinicspec's templates and
that no other own template calls, and a folder that holds no file.

## Why it matters
A template whose name is mistyped changes nothing, and nobody is told.

## Put right
Give the file the name of the template that it stands in for, or remove it. Whatever is no template,
such as notes, belongs elsewhere; a name that begins with a dot is passed over.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS096",
    name="unused-template",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the folder of templates",
    no_example="templates are files of their own",
)
