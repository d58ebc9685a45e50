"""What the registry holds and the spec does not know: entries below the clinic, and processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clinicspec.model.names import listed
from clinicspec.nhn.bodies import period
from clinicspec.nhn.difference import PERIOD, Difference
from clinicspec.nhn.equality import OPEN, last_day, same_number, same_person, same_queues
from clinicspec.nhn.parties import PartyKind, parties, recorded
from clinicspec.nhn.processes import is_citizens, is_same, processes_of
from clinicspec.nhn.request import Request, name_of, period_request, service_name
from clinicspec.nhn.updates import days, keeps_its_end, no_longer_offered, stays_inactive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set
    from datetime import date

    from clinicspec.model.spec import Spec
    from clinicspec.nhn.entry import Entry, HeldProcess, Snapshot
    from clinicspec.nhn.processes import ActiveProcess


UNLISTED = "the spec does not know it"
AN_ORGANIZATION = "it is an organisation of its own, of which this spec can say nothing"


class LeftAlone(NamedTuple):
    """Something of the registry that no request changes."""

    her_id: int
    """Of the entry, or of the one whose process it is."""
    kind: PartyKind | Literal["process"]
    name: str
    why: str


def unlisted_entries(
    spec: Spec, snapshot: Snapshot, elsewhere: Set[int] = frozenset()
) -> list[Entry]:
    """The entries below the clinic whose HER-IDs neither its spec nor another one has.

    Those that have ended are left out. ``elsewhere`` are the HER-IDs of other specs, perhaps with
    this one's.
    """
    own = {party.her_id for party in parties(spec)} | {each.her_id for each in recorded(spec)}
    return [
        entry
        for entry in snapshot.below.get(spec.clinic.her_id, ())
        if (entry.active or entry.yet_to_begin)
        and entry.her_id not in own
        and entry.her_id not in elsewhere
    ]


def deactivations(unlisted: Iterable[Entry], end: date) -> list[Request]:
    """The requests that end entries which no spec knows."""
    return [
        period_request(
            "deactivate",
            f"her-id-{entry.her_id}",
            service_name(entry.name) if entry.kind == "service" else entry.name,
            entry.her_id,
            {"From": entry.period.get("From"), "To": period(None, end)["To"]},
            Difference(PERIOD, _days_of(entry), days(entry.start, end.isoformat())),
            needs_snapshot=not entry.whole,
        )
        for entry in _could_be_ended(unlisted)
        if (entry.start or "") <= end.isoformat() < last_day(entry.period)
    ]


def not_begun_by(end: date, unlisted: Iterable[Entry]) -> list[tuple[Entry, str]]:
    """The entries that would be ended and begin after ``end``, with their first days.

    They can't be ended by then.
    """
    return [
        (entry, start)
        for entry in _could_be_ended(unlisted)
        if (start := entry.start) is not None and start > end.isoformat()
    ]


def left_alone(
    spec: Spec, snapshot: Snapshot, unlisted: Iterable[Entry], *, deactivated: bool
) -> list[LeftAlone]:
    """What stays as it is, although the spec does not say it, and why.

    ``unlisted`` are the entries that no spec knows; ``deactivated`` says whether they are ended.
    """
    found = [
        LeftAlone(
            each.her_id,
            each.kind,
            each.name,
            AN_ORGANIZATION if each.kind == "organization" else UNLISTED,
        )
        for each in unlisted
        if not deactivated or each.kind == "organization"
    ]
    for employee in recorded(spec):
        entry = snapshot.entry(employee.her_id if isinstance(employee.her_id, int) else None)
        if entry is not None:
            why = f"the spec records this HER-ID of {employee.name}, and sends nothing about it"
            found.append(LeftAlone(entry.her_id, entry.kind, entry.name, why))
    return [
        *found,
        *_of_other_registers(spec, snapshot),
        *_not_active(spec, snapshot),
        *_ends(spec, snapshot),
        *_processes(spec, snapshot),
    ]


def _could_be_ended(unlisted: Iterable[Entry]) -> Iterator[Entry]:
    """Those entries that the clinic's spec would have, if anybody needed them.

    It has no place for organisations. One that stands below the clinic may have a spec of its own,
    and entries of its own below it.
    """
    return (entry for entry in unlisted if entry.kind != "organization")


def _of_other_registers(spec: Spec, snapshot: Snapshot) -> Iterator[LeftAlone]:
    """Where an entry differs in what the Address Registry has from other registers."""
    for party in parties(spec):
        entry = snapshot.entry(party.her_id)
        if entry is None:
            continue
        if party.kind == "person" and not same_person(entry.name, name_of(party)):
            why = f"the spec calls it {party.name}, but names are the Health Personnel Register's"
            yield LeftAlone(entry.her_id, entry.kind, entry.name, why)
        municipality = party.codes.get("municipality")
        if municipality is None or entry.municipality is None:
            continue
        if not same_number(entry.municipality, municipality.value):
            why = (
                f"its municipality is {entry.municipality} there and {municipality.value} in the "
                "spec, which no request can change"
            )
            yield LeftAlone(entry.her_id, entry.kind, entry.name, why)


def _not_active(spec: Spec, snapshot: Snapshot) -> Iterator[LeftAlone]:
    """Where nothing reaches an entry, and the answer does not say of which day that is so."""
    for party in parties(spec):
        entry = snapshot.entry(party.her_id)
        if entry is not None and stays_inactive(party, entry):
            why = (
                "it is not active there, so messages to it may reach nobody, and its answer does "
                "not say of which day it is: fetch it again, with its ServerTime"
            )
            yield LeftAlone(entry.her_id, entry.kind, entry.name, why)


def _ends(spec: Spec, snapshot: Snapshot) -> Iterator[LeftAlone]:
    """Where the registry has an end that the spec has no place for."""
    for party in parties(spec):
        entry = snapshot.entry(party.her_id)
        if entry is None or not keeps_its_end(party, entry):
            continue
        end = last_day(entry.period)
        if end != OPEN:
            why = f"it ends there on {end}, and a spec has no place for that: ask NHN if it goes on"
            yield LeftAlone(entry.her_id, entry.kind, entry.name, why)


def _processes(spec: Spec, snapshot: Snapshot) -> Iterator[LeftAlone]:
    """The processes of the clinic's parties that are neither wanted nor removed."""
    for party in parties(spec):
        if party.her_id is None:
            continue
        wanted = processes_of(party, spec.clinic)
        for held in snapshot.processes_of(party.her_id) or ():
            if no_longer_offered(held, party, spec.clinic) is not None:
                continue
            its = next((each for each in wanted if is_same(each.process, held)), None)
            why = _why(its, held)
            if why is not None:
                name = f"{held.name or held.uuid} {held.version} of {name_of(party)}"
                yield LeftAlone(party.her_id, "process", name, why)


def _why(wanted: ActiveProcess | None, held: HeldProcess) -> str | None:
    """Why a process that is not removed is worth a word; None where it is as the spec has it."""
    if is_citizens(held):
        return f"its role there is {listed(held.roles)}, in which no patient's message reaches it"
    if wanted is None:
        return "the spec does not say whether it is needed"
    if held.version != wanted.process.version:
        return (
            f"it stays beside version {wanted.process.version}, and HelseNorge takes the highest "
            "version that both sides have"
        )
    if held.uuid != wanted.process.uuid:
        return (
            f"its UUID is {held.uuid} there, and {wanted.process.uuid} in HelseNorge's agreements: "
            "ask NHN which one holds"
        )
    if not held.channels or same_queues(held.channels, wanted.channels):
        return None
    return (
        f"its messages go to {listed(held.channels)}, where the spec has "
        f"{listed(wanted.channels)}: have NHN change its channels"
    )


def _days_of(entry: Entry) -> str | None:
    return days(entry.start, last_day(entry.period)) if entry.period else None
