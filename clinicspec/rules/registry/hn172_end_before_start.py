"""An entry of the Address Registry ends on its first day or later.

## What it does
`clinicspec plan` takes the first or the last day of an entry from the registry, where the spec does
not say it. It finds entries that would then end before they begin, with `--deactivate-unknown` also
among those that the spec does not know.

## Why it matters
NHN would be asked for an entry that ends before it begins. Whether it refuses that, or what it makes
of it, is not known, so no request is made.

## Put right
Write both days of the party, or name another `--last-day`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

if TYPE_CHECKING:
    from clinicspec.diagnostics.finding import Place
    from clinicspec.nhn.entry import Entry

RULE = Rule(
    code="HN172",
    name="end-before-start",
    severity=Severity.ERROR,
    source="NHN: the Address Registry's contract",
    fixed_severity=True,
    no_example="it is about a snapshot of the Address Registry",
)


def draft(entry: Entry, first: str, last: str, help: str, place: Place) -> Draft:
    """What is said of an entry that would hold from one day to an earlier one (2026-12-31)."""
    return Draft(
        RULE.code,
        f"{entry.name} (HER-ID {entry.her_id}) would end in the registry on {last}, before it begins "
        f"on {first}",
        help,
        place,
    )
