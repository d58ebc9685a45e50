"""An artefact is as clinicspec wrote it.

## What it does
`clinicspec verify` holds every artefact against the SHA-256 in its clinic's manifest.

## Why it matters
A page or a routing table that was changed by hand says something that no spec says, and the next
build takes the change back.

## Put right
Build again, and change the spec instead of the file.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS066",
    name="artefact-changed",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the manifest",
    no_example="it is about the output folder",
)
