"""The requests that bring the Address Registry to where a spec wants it, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from clinicspec.nhn.bodies import period, values_of
from clinicspec.nhn.conflicts import conflict
from clinicspec.nhn.difference import PERIOD, WORDS, Difference, code_in_words
from clinicspec.nhn.equality import last_day
from clinicspec.nhn.parties import Party, parties
from clinicspec.nhn.processes import processes_of
from clinicspec.nhn.request import Request, entry_request, process_request
from clinicspec.nhn.updates import begins, changed_entry, changed_processes, days

if TYPE_CHECKING:
    from clinicspec.model.organisation import Clinic
    from clinicspec.model.spec import Spec
    from clinicspec.nhn.entry import Snapshot

Missing = Literal["start", "hpr_number", "code"]


def requests(
    spec: Spec, snapshot: Snapshot | None = None, endings: Iterable[Request] = ()
) -> list[Request]:
    """The requests that change what the registry holds into what the spec says, and ``endings``.

    Without a snapshot of the registry they are a preview.

    The organisation comes first, then persons, then services. What ends entries comes after that,
    and at the end what waits for a HER-ID. A party that the snapshot contradicts gets no request.
    """
    clinic = spec.clinic
    ready = [
        party
        for party in parties(spec)
        if (party.pending or party.her_id is not None) and not missing_for_request(party)
    ]
    now: list[Request] = []
    waiting: list[Request] = []
    for party in ready:
        if snapshot is not None and conflict(party, spec, snapshot) is not None:
            continue
        if party.pending:
            now.append(_creation(party, clinic))
            first = str(party.start)
            after = _after_creation(party, clinic, needs_snapshot=snapshot is None)
            waiting += [replace(each, begins=first) for each in after]
        else:
            now += _of_known_party(party, clinic, snapshot)
    now += endings
    now.sort(key=lambda request: request.kind == "deactivate")  # what has ended isn't written to
    numbered = [replace(each, order=order) for order, each in enumerate(now, 1)]
    creates = {each.party: each.order for each in numbered if each.kind == "create"}
    return numbered + [
        replace(each, order=order, blocked_by=creates[each.party], body=None)
        for order, each in enumerate(waiting, len(numbered) + 1)
    ]


def _creation(party: Party, clinic: Clinic) -> Request:
    """The request that creates a party, with what NHN knows it by as its changes."""
    values = values_of(party, clinic)
    start = party.start.isoformat() if party.start is not None else None
    code = values.get("ServiceCode")
    changes = (
        Difference(WORDS["ServiceCode"], None, code_in_words(code))
        if isinstance(code, Mapping)
        else Difference("HPR number", None, party.hpr_number),
        Difference(PERIOD, None, days(start, last_day(period(None, party.end)))),
    )
    return entry_request("create", party, values, needs_snapshot=False, changes=changes)


def _of_known_party(party: Party, clinic: Clinic, snapshot: Snapshot | None) -> list[Request]:
    """The requests about a party that has a HER-ID; previews where the snapshot lacks it."""
    entry = snapshot.entry(party.her_id) if snapshot is not None else None
    held = snapshot.processes_of(party.her_id) if snapshot is not None else None
    first = begins(party, entry) if entry is not None else None
    made = [
        *(
            [entry_request("update", party, values_of(party, clinic), needs_snapshot=True)]
            if entry is None
            else changed_entry(party, clinic, entry)
        ),
        *(
            _processes(party, clinic, needs_snapshot=True)
            if held is None
            else changed_processes(party, clinic, held)
        ),
    ]
    return [replace(each, begins=first) for each in made]


def _processes(party: Party, clinic: Clinic, *, needs_snapshot: bool) -> list[Request]:
    """The requests that add all processes of a party to its CPP."""
    return [
        process_request(
            "add_process", party, active.process, active.channels, needs_snapshot=needs_snapshot
        )
        for active in processes_of(party, clinic)
    ]


def _after_creation(party: Party, clinic: Clinic, *, needs_snapshot: bool) -> list[Request]:
    """What waits for the HER-ID of a party that is created.

    A person's own queues are named by it, so a person gets them by an update.
    """
    has_queues = clinic.messaging is not None and clinic.messaging.amqp is not None
    of_entry = (
        [entry_request("update", party, values_of(party, clinic), needs_snapshot=needs_snapshot)]
        if has_queues and party.kind == "person"
        else []
    )
    return of_entry + _processes(party, clinic, needs_snapshot=needs_snapshot)


def missing_for_request(party: Party) -> list[Missing]:
    """What a spec has to say of a party before a request can be made for it.

    To create an entry NHN needs its start and, for a person, the HPR number, the one key to a
    person in its contract. A service always needs its code: an update without would erase NHN's.
    """
    missing: list[Missing] = []
    if party.pending and party.start is None:
        missing.append("start")
    if party.pending and party.kind == "person" and party.hpr_number is None:
        missing.append("hpr_number")
    if party.kind == "service" and "service" not in party.codes:
        missing.append("code")
    return missing
