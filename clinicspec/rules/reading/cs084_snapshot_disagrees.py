"""A snapshot says one thing of each party.

## What it does
Finds two entries with one HER-ID that differ, where neither tells that it is the newer one (by
`ServerTime`, or else by `LastChanged`), and two lists of one party's processes that differ. An entry
that stands within another one's answer yields to its own answer.

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
