"""The values of a snapshot are what NHN's contract says.

## What it does
Finds entries without a HER-ID (a whole number from 1 to 2,147,483,647), entries that do not say of
what kind they are, values of a wrong type, processes without UUID or version, and text that could
not be sent back, since XML has no place for it. It also finds answers of `GetProcessesInCpp` that
list no process and so do not say whose they are, unless the HER-ID is the one number in the file's
name, as in `processes-8900101.xml`.

## Why it matters
The registry gives no such answers, so the file has been changed, and the rest of it can't be
relied on either.

## Put right
Fetch the answer from the registry again, and leave the file as it is.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS083",
    name="wrong-snapshot-value",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="NHN: contract of the Address Registry",
    no_example="it is about a snapshot of the registry, not about a spec",
)
