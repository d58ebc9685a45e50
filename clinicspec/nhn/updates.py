"""What is to change of a party that the registry holds: its entry, its period, its processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from clinicspec.nhn.bodies import period, values_of
from clinicspec.nhn.contract import UPDATE, written_by
from clinicspec.nhn.difference import PERIOD, Difference, overlaid
from clinicspec.nhn.equality import OPEN, day, last_day
from clinicspec.nhn.parties import organization
from clinicspec.nhn.processes import (
    Process,
    is_active,
    is_citizens,
    is_same,
    known_processes,
    processes_of,
)
from clinicspec.nhn.request import (
    Request,
    entry_request,
    name_of,
    period_request,
    process_request,
)

if TYPE_CHECKING:
    from clinicspec.model.organisation import Clinic
    from clinicspec.nhn.entry import Entry, HeldProcess
    from clinicspec.nhn.parties import Party
    from clinicspec.nhn.soap import Values


class _Period(NamedTuple):
    """When an entry is to hold, and what that changes."""

    values: Values
    """Empty where the registry does not say when it holds, and the spec neither."""
    change: Difference | None = None
    kind: Literal["activate", "deactivate"] | None = None
    """None for a change that rides with the update."""
    postponed_to: str | None = None
    """The later first day of an entry that is active."""


def changed_entry(party: Party, clinic: Clinic, entry: Entry) -> list[Request]:
    """The requests that change an entry; none where it is what the spec says.

    An end that comes earlier ends the entry after it has been updated, and one that goes begins it
    again before, both by an operation of their own.
    """
    _, type_ = written_by(UPDATE[party.kind])
    of_clinic = values_of(organization(clinic), clinic)
    values, differences = overlaid(type_, entry.values, values_of(party, clinic), of_clinic)
    wanted = _period(party, entry)
    made: list[Request] = []
    if wanted.change is not None and wanted.kind is None:
        differences = (*differences, wanted.change)
    if differences:
        valid = entry.period if wanted.kind == "deactivate" else wanted.values
        values = {**values, "HerId": party.her_id, "Valid": valid}
        update = entry_request(
            "update", party, values, needs_snapshot=not entry.whole, changes=differences
        )
        made.append(replace(update, postponed_to=None if wanted.kind else wanted.postponed_to))
    if wanted.change is not None and wanted.kind is not None:
        of_period = period_request(
            wanted.kind,
            party.id,
            name_of(party),
            entry.her_id,
            wanted.values,
            wanted.change,
            needs_snapshot=not entry.whole,
        )
        of_period = replace(of_period, postponed_to=wanted.postponed_to)
        made.insert(0 if wanted.kind == "activate" else len(made), of_period)
    return made


def changed_processes(party: Party, clinic: Clinic, held: Sequence[HeldProcess]) -> list[Request]:
    """The requests that add what is wanted and absent, and remove what is offered no more.

    Only HelseNorge's own processes are removed, in any version, and only from parties of which the
    spec says what they offer.
    """
    added = [
        replace(
            process_request(
                "add_process", party, wanted.process, wanted.channels, needs_snapshot=False
            ),
            beside=tuple(
                each.version
                for each in held
                if is_same(wanted.process, each) and not is_citizens(each)
            ),
        )
        for wanted in processes_of(party, clinic)
        if not any(is_active(wanted.process, each) for each in held)
    ]
    removed = [
        process_request(
            "remove_process",
            party,
            Process(process.name, each.version, each.uuid, process.service, ()),
            needs_snapshot=False,
        )
        for each in held
        if (process := no_longer_offered(each, party, clinic)) is not None
    ]
    return added + removed


def no_longer_offered(held: HeldProcess, party: Party, clinic: Clinic) -> Process | None:
    """The process of HelseNorge's that is active, although the party does not offer its service.

    Nor does the vacant list that it stands in for.
    """
    vacant = clinic.vacant_lists
    of_vacant_lists = vacant is not None and vacant.her_id == party.her_id
    if party.kind != "person" and not of_vacant_lists:
        return None
    services = {*party.services, *party.vacant_list_services}
    offers_any = any(each.service in services for each in known_processes())
    for process in known_processes():
        if is_same(process, held) and not is_citizens(held):
            needed = offers_any if process.service is None else process.service in services
            return None if needed else process
    return None


def inverted_days(party: Party, entry: Entry) -> tuple[str, str] | None:
    """The first and the last day that an entry would get, if it would end before it begins.

    It is so where the one is the spec's, and the other the registry's.
    """
    wanted = _period(party, entry)
    first, last = day(wanted.values.get("From")), last_day(wanted.values)
    if wanted.change is None or first is None or first <= last:
        return None
    return first, last


def _period(party: Party, entry: Entry) -> _Period:
    """When the entry of a party is to hold.

    Without a first day the spec is silent about the start. Without a last day somebody who is
    employed goes on; of the organisation and its own services a spec can't say when they end, so an
    end that the registry has stays, unless it is over.

    One that is inactive in the middle of its period is activated. Where the answer does not say of
    which day it is, that is so for one that is to hold at all times.
    """
    held = entry.period
    held_start, held_end = entry.start, last_day(held)
    start = _first_day(party, entry)
    end = held_end if keeps_its_end(party, entry) else last_day(period(None, party.end))
    if entry.answered is None:
        dormant = not entry.active and end == OPEN and party.start is None
    else:
        dormant = not entry.active and (start or "") <= entry.answered <= end
    if start == held_start and end == held_end and not dormant:
        return _Period(held)
    values: Values = {
        "From": held.get("From") if start == held_start else f"{start}T00:00:00",
        "To": held.get("To") if end == held_end else period(None, party.end)["To"],
    }
    before = days(held_start, held_end) if held else None
    if before is not None and dormant:
        before += ", not active"
    change = Difference(PERIOD, before, days(start, end))
    if dormant:
        return _Period(values, change, "activate")
    postponed_to = start if entry.active and (start or "") > (held_start or "") else None
    if end < held_end:
        return _Period(values, change, "deactivate", postponed_to)
    resumed = end > held_end and (end == OPEN or not entry.active)
    return _Period(values, change, "activate" if resumed else None, postponed_to)


def keeps_its_end(party: Party, entry: Entry) -> bool:
    """Whether an entry ends when the registry says, since a spec has no place for it."""
    return party.employee is None and (entry.active or entry.yet_to_begin)


def stays_inactive(party: Party, entry: Entry) -> bool:
    """Whether an entry is not active, and nobody can say if it should be: its answer has no day."""
    unknown = entry.answered is None and not entry.active
    return unknown and _period(party, entry).kind != "activate"


def begins(party: Party, entry: Entry) -> str | None:
    """The day on which an entry is to begin that has yet to begin; None of others."""
    return _first_day(party, entry) if entry.yet_to_begin else None


def _first_day(party: Party, entry: Entry) -> str | None:
    return party.start.isoformat() if party.start is not None else entry.start


def days(start: str | None, end: str) -> str:
    """A period in words, its last day included."""
    if end == OPEN:
        return f"from {start}" if start is not None else "at all times"
    return f"from {start} to {end}" if start is not None else f"until {end}"
