"""Where a snapshot contradicts a spec on whose an entry is, so that a request would harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clinicspec.nhn.equality import same_service
from clinicspec.nhn.parties import Party, parties
from clinicspec.nhn.updates import inverted_days

if TYPE_CHECKING:
    from clinicspec.model.organisation import Clinic
    from clinicspec.model.spec import Spec
    from clinicspec.nhn.entry import Entry, Snapshot


class Conflict(NamedTuple):
    """A party, and the entry of the registry that contradicts it."""

    party: Party
    entry: Entry
    about: Literal["registered", "kind", "parent", "key", "name", "period"]
    """``registered``: the party is pending, and this is its entry. ``period``: the party would end
    before its entry begins. Else the entry with the party's HER-ID is somebody else's: it is of
    another kind, stands elsewhere, or has another number or service code; where no number tells,
    it is a person with no name in common."""


def conflicts(spec: Spec, snapshot: Snapshot) -> list[Conflict]:
    """All contradictions of a clinic."""
    found = [conflict(party, spec, snapshot) for party in parties(spec)]
    return [each for each in found if each is not None]


def conflict(party: Party, spec: Spec, snapshot: Snapshot) -> Conflict | None:
    """What contradicts a party."""
    if party.pending:
        entry = _registered_already(party, spec, snapshot)
        return None if entry is None else Conflict(party, entry, "registered")
    entry = snapshot.entry(party.her_id)
    if entry is None:
        return None
    if entry.kind != party.kind:
        return Conflict(party, entry, "kind")
    below = party.kind != "organization"
    if below and entry.parent_her_id not in (None, spec.clinic.her_id):
        return Conflict(party, entry, "parent")
    key = _key(party, spec.clinic)
    if key is not None and entry.key is not None and not _same_key(party, key, entry.key):
        return Conflict(party, entry, "key")
    if party.kind == "person" and None in (key, entry.key) and not _share_a_name(party, entry):
        return Conflict(party, entry, "name")
    return Conflict(party, entry, "period") if inverted_days(party, entry) is not None else None


def _registered_already(party: Party, spec: Spec, snapshot: Snapshot) -> Entry | None:
    """The entry below the clinic of a party whose HER-ID is pending."""
    key = _key(party, spec.clinic)
    taken = {each.her_id for each in parties(spec)}
    for entry in snapshot.below.get(spec.clinic.her_id, ()):
        if entry.her_id in taken or entry.kind != party.kind or None in (key, entry.key):
            continue
        if _same_key(party, str(key), str(entry.key)):
            return entry
    return None


def _key(party: Party, clinic: Clinic) -> str | None:
    """What NHN knows a party by, as ``Entry.key`` has it; None where the spec does not say."""
    if party.kind == "organization":
        return clinic.organization_number
    if party.kind == "person":
        return party.hpr_number
    code = party.codes.get("service")
    return f"{code.list_number}/{code.value}" if code is not None else None


def _share_a_name(party: Party, entry: Entry) -> bool:
    """Whether a person of the spec and one of the registry have a first or last name in common."""
    ours, theirs = (set((name or "").casefold().split()) for name in (party.name, entry.name))
    return not theirs or not ours.isdisjoint(theirs)


def _same_key(party: Party, one: str, other: str) -> bool:
    return same_service(one, other) if party.kind == "service" else one == other
