"""The change set, the parties and the requests say the same.

## What it does
`clinicspec verify` holds the change set against the parties and the requests of its clinic: the
requests are numbered from 1, one that waits for a HER-ID waits for the request before it that
creates its party, and a party comes after the one above it. Each request has its own file, is about
a party in `parties.json`, and asks for what the file's name and the change set say, under the same
HER-ID.

## Why it matters
Whoever sends the requests goes by the change set. If it does not fit the files, one doctor's
addresses may be written into the entry of another, and patients' messages go to the wrong inbox.

## Put right
Build again.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS074",
    name="change-set-disagrees",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the contract of the output",
    no_example="it is about the output folder",
)
