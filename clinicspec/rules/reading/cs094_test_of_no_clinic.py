"""A test file belongs to a clinic.

## What it does
Finds files that end in `.test.yaml` and stand in a specs folder without a spec of the same name
beside them.

## Why it matters
Nobody can tell which clinic such tests are about, so they are not run. After a spec has been
renamed, its tests would be silent.

## Put right
Name the file after the spec, as in `fjordbyen.test.yaml` beside `fjordbyen.yaml`. The tests of a
clinic that is a folder stand in that folder, under any name that ends in `.test.yaml`.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS094",
    name="test-of-no-clinic",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the specs folder",
    no_example="it is about the names of files",
)
