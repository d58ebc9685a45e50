"""Where a snapshot contradicts a spec on whose an entry is, so that a request would harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clinicspec.nhn.parties import Party, parties

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec
    from clinicspec.nhn.entry import Entry, Snapshot


class Conflict(NamedTuple):
    """A party, and the entry of the registry that contradicts it."""

    party: Party
    entry: Entry
    about: Literal["registered", "kind", "parent", "key"]
    """``registered``: the party is pending, and this is its entry. Else the entry with the party's
    HER-ID is somebody else's: it is of another kind, stands elsewhere, or has another number."""


def conflicts(spec: Spec, snapshot: Snapshot) -> list[Conflict]:
    """All contradictions of a clinic."""
    found = [conflict(party, spec, snapshot) for party in parties(spec)]
    return [each for each in found if each is not None]


def conflict(party: Party, spec: Spec, snapshot: Snapshot) -> Conflict | None:
    """What contradicts a party."""
    if party.pending:
        entry = _registered_already(party, spec, snapshot)
        return None if entry is None else Conflict(party, entry, "registered")
    entry = snapshot.entries.get(party.her_id or 0)
    if entry is None:
        return None
    if entry.kind != party.kind:
        return Conflict(party, entry, "kind")
    below = party.kind != "organization"
    if below and entry.parent_her_id not in (None, spec.clinic.her_id):
        return Conflict(party, entry, "parent")
    number = party.hpr_number if below else spec.clinic.organization_number
    if party.kind != "service" and None not in (number, entry.key) and number != entry.key:
        return Conflict(party, entry, "key")
    return None


def _registered_already(party: Party, spec: Spec, snapshot: Snapshot) -> Entry | None:
    """The entry below the clinic of a party whose HER-ID is pending."""
    code = party.codes.get("service")
    if party.kind == "person":
        key = party.hpr_number
    else:
        key = f"{code.list_number}/{code.value}" if code is not None else None
    taken = {each.her_id for each in parties(spec)}
    for entry in snapshot.entries.values():
        here = entry.parent_her_id == spec.clinic.her_id and entry.her_id not in taken
        if here and key is not None and (entry.kind, entry.key) == (party.kind, key):
            return entry
    return None
