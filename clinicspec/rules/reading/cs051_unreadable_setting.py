"""A setting has a value that it can have.

## What it does
Finds severities other than `error`, `warning` and `note`; output folders that are no name of a
folder, or that lie among the specs; a folder of templates that isn't there; a named file without clinicspec's table; and rules that are
lowered although they can't be, since what is built could not be relied on then.

## Why it matters
Somebody has decided something, and nobody can tell what. So with such a setting nothing is built.

## Put right
Write one of the values that the finding names, or remove the line.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS051",
    name="unreadable-setting",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the settings' keys",
    no_example="settings stand in a file of their own",
)
