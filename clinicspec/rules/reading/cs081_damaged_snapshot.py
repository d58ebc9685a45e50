"""Every file of a snapshot is whole.

## What it does
Finds files that are empty, or no XML or JSON that can be read: cut off, edited into something else,
with a key that stands twice in one object, nested absurdly deep, or with a DOCTYPE, which no answer
of the registry's has.

## Why it matters
A request that replaces an entry must know all of it. What is damaged may have lost a part without a
trace.

## Put right
Fetch the answer from the registry again, and leave the file as it is.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS081",
    name="damaged-snapshot",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="snapshots of the registry",
    no_example="it is about a snapshot of the registry, not about a spec",
)
