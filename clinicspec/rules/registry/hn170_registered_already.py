"""A party whose HER-ID is pending is not registered already.

## What it does
`clinicspec plan` and `clinicspec registry send` look whether the registry already holds, below the
clinic, a person with the HPR number of somebody whose HER-ID is pending, or a service with the code
of one.

## Why it matters
NHN would be asked for a second entry of the same person or service. Messages to the one would not
be seen by whoever reads those to the other.

## Put right
Write the HER-ID that the finding names in the place of `pending`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Severity
from clinicspec.nhn.request import name_of
from clinicspec.rules.rule import Rule

if TYPE_CHECKING:
    from clinicspec.diagnostics.finding import Place
    from clinicspec.nhn.conflicts import Conflict

RULE = Rule(
    code="HN170",
    name="registered-already",
    severity=Severity.ERROR,
    source="NHN: the Address Registry's contract",
    fixed_severity=True,
    no_example="it is about a snapshot of the Address Registry",
)


def draft(conflict: Conflict, place: Place) -> Draft:
    """What is said of a party that is registered, at the place of its HER-ID."""
    entry = conflict.entry
    ended = "" if entry.active else ", which has ended"
    return Draft(
        RULE.code,
        f"the registry holds {name_of(conflict.party)} under the HER-ID {entry.her_id}{ended}, so "
        "another one would split the messages between two entries",
        f"write `her_id: {entry.her_id}`",
        place,
    )
