"""A snapshot says one thing of each party.

## What it does
Finds two entries with one HER-ID that differ, where neither tells that it is the newer one (by
`ServerTime`, or else by `LastChanged`), and two lists of one party's processes that differ. Where
answers say differently much of an entry, the one that says more holds: its own answer before one that
it stands within, the SOAP service's before the REST API's short form.

## Why it matters
What is planned against an old answer undoes what has been changed since.

## Put right
Keep the newer answer, and remove the other one.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS084",
    name="snapshot-disagrees",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="snapshots of the registry",
    no_example="it is about a snapshot of the registry, not about a spec",
)
