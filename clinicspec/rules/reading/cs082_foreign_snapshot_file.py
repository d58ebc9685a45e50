"""A snapshot holds the registry's answers alone.

## What it does
Finds files that are none of these:

- SOAP answers with an entry (`GetCommunicationPartyDetails` and its kin), or a `CommunicationParty`
  as XML by itself
- entries as the REST API's JSON, the older form (`HerId`, also wrapped in `communicationParty`) or
  the newer (`herId`), each alone or in a list
- SOAP answers of `GetProcessesInCpp`
- CPPs (`CollaborationProtocolProfile`) as XML

## Why it matters
A file that nobody understands may be the entry that one believes to have given.

## Put right
Move everything else out of the folder. Of the newer REST answers only a preview can be made: they
say too little of an entry to replace it.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS082",
    name="foreign-snapshot-file",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="snapshots of the registry",
    no_example="it is about a snapshot of the registry, not about a spec",
)
