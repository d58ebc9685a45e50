"""A HER-ID is that of the entry it is meant for.

## What it does
`clinicspec plan` holds each HER-ID of a spec against the snapshot of the registry: the entry is an
organisation, a person or a service as in the spec, stands below the clinic, and has the spec's
organisation number, HPR number or service code. KX17, the code of vacant lists, is the same in every
list, since sources disagree about its list.

## Why it matters
An update replaces the whole entry. With a mistaken HER-ID it would be somebody else's, and messages
to them would go astray. That is so for services too: one that gets another code is another service,
and needs an entry of its own.

## Put right
Look up the HER-ID in the Address Registry, and correct it or the number or code that disagrees with
it.
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
    code="HN171",
    name="entry-of-another",
    severity=Severity.ERROR,
    source="NHN: the Address Registry's contract",
    fixed_severity=True,
    no_example="it is about a snapshot of the Address Registry",
)

KINDS = {"organization": "an organisation", "person": "a person", "service": "a service"}

KEYS = {
    "organization": "organisation number",
    "person": "HPR number",
    "service": "service code",
}
"""What NHN knows entries by."""


def draft(conflict: Conflict, place: Place) -> Draft:
    """What is said of a HER-ID whose entry is another's, at its place."""
    party, entry = conflict.party, conflict.entry
    if conflict.about == "kind":
        what = f"{KINDS[entry.kind]} and not {KINDS[party.kind]}"
    elif conflict.about == "parent":
        what = f"below the HER-ID {entry.parent_her_id} and not below the clinic"
    elif conflict.about == "name":
        what = "and no HPR number says that this is the same person"
    else:
        what = f"with the {KEYS[party.kind]} {entry.key}"
    return Draft(
        RULE.code,
        f"under the HER-ID {entry.her_id} of {name_of(party)} the registry holds {entry.name}, "
        f"{what}, so a change would be made to somebody else's entry",
        f"correct the HER-ID, or what the spec says of {name_of(party)}",
        place,
    )
