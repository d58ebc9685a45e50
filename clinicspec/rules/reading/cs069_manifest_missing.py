"""Every clinic's folder in the output has its manifest.

## What it does
`clinicspec verify` finds folders in the output that could be a clinic's and hold no
`manifest.json`.

## Why it matters
Without a manifest nothing in the folder can be held against anything, so what is published there
can't be trusted.

## Put right
Build again, or remove the folder if it is none of clinicspec's.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS069",
    name="manifest-missing",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the manifest",
    no_example="it is about the output folder",
)
