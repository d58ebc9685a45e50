"""A request to NHN is valid by NHN's own schema.

## What it does
`clinicspec verify --nhn-schema DIR` holds every request against the XML Schemas that NHN publishes
for its services. clinicspec does not carry them: DIR is the user's copy. A request that breaks the
contract as clinicspec knows it is CS072 alone.

## Why it matters
NHN's schema is what the service itself goes by. Where it refuses what clinicspec takes for right,
the contract has changed since this version of clinicspec was made.

## Put right
Build again with a version of clinicspec that knows the contract in DIR, and see that DIR holds what
NHN's service has today.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS073",
    name="request-against-nhn-schema",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="NHN's XML Schemas",
    no_example="it is about the output folder",
)
