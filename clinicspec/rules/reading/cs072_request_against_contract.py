"""A request to NHN follows NHN's contract.

## What it does
`clinicspec verify` reads every request with its own statement of NHN's contract: which operations
there are, which elements each may have, in which order and name space, once or several times, and
what a number, a truth value, a time and a UUID look like. Of each file it says the first mistake.

## Why it matters
NHN's service expects the elements in their order. One that stands elsewhere is refused or, worse,
passed over, and an update without it takes the address or the period out of the registry.

## Put right
Build again with this version of clinicspec.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS072",
    name="request-against-contract",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="NHN's WSDLs of CommunicationPartyService and CPPAService",
    no_example="it is about the output folder",
)
