"""A setting has a value that it can have.

## What it does
Finds severities other than `error`, `warning` and `note`, output folders that are no name of a
folder, and rules that are lowered although they can't be: what can't be read can't be compiled
either, so such a mistake is always an error.

## Why it matters
In place of a value that can't be read the default holds, which somebody has decided against.

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
