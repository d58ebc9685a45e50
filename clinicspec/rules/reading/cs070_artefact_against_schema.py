"""An artefact follows the schema that is published for it.

## What it does
`clinicspec verify` holds JSON artefacts against the schemas that `clinicspec schema` prints.

## Why it matters
Programs that read the artefacts rely on the schemas. An artefact that does not follow its own was
made by another version of clinicspec, and is about to be misread.

## Put right
Build again with the version that reads the artefacts.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS070",
    name="artefact-against-schema",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the schemas of the artefacts",
    no_example="it is about the output folder",
)
