"""A spec's file ends in `.yaml`, and a clinic's main file is `clinic.yaml`.

## What it does
Finds `*.yml` and `*.YAML` among the specs, and clinic folders whose main file is called
`clinic.yml` or `Clinic.yaml`.

## Why it matters
Such a file looks like a spec to everybody but clinicspec, and on some computers the two names are
one. It is said so instead of passing the clinic over.

## Put right
Rename the file.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS018",
    name="file-name",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it is about files' names",
)
