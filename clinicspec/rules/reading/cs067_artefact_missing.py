"""Every artefact that clinicspec wrote is there.

## What it does
`clinicspec verify` looks for every file that a clinic's manifest names.

## Why it matters
Whoever publishes the folder would publish a part of the clinic: a booking page that the index links
to would not be found.

## Put right
Build again.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS067",
    name="artefact-missing",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the manifest",
    no_example="it is about the output folder",
)
