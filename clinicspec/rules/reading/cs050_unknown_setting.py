"""Every setting is one that clinicspec has.

## What it does
Finds keys in `clinicspec.toml`, or in `[tool.clinicspec]` of `pyproject.toml`, that mean nothing,
and codes of rules that there are not.

## Why it matters
A setting that is passed over looks as if it worked: a rule that was made an error would go on being
a warning, and nothing would stop the mistake that it was to stop.

## Put right
Write the key as the finding suggests; `clinicspec rule` lists the codes.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS050",
    name="unknown-setting",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the settings' keys",
    no_example="settings stand in a file of their own",
)
