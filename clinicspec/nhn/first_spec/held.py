"""What a snapshot of the registry holds of one clinic, and what of it a spec can say for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from clinicspec.model.names import VACANT_LIST_CODE
from clinicspec.model.text import Queues
from clinicspec.model.times import read_date
from clinicspec.nhn.addresses import QUEUES
from clinicspec.nhn.entry import Entry, HeldProcess, Snapshot
from clinicspec.nhn.equality import (
    OPEN,
    PLACE,
    last_day,
    same_address,
    same_electronic,
    same_service,
    without_scheme,
)
from clinicspec.nhn.first_spec.text import accepted
from clinicspec.nhn.parties import DOCTOR
from clinicspec.nhn.processes import is_citizens, is_same, known_processes
from clinicspec.nhn.soap import Values

_SAID = ("Address", "PostalCode", *PLACE)
"""The elements of an address that say where it leads."""


@dataclass(frozen=True, slots=True)
class HeldClinic:
    """The entries of a clinic."""

    organization: Entry
    persons: list[Entry]
    """Doctors with an entry that is active, or is going to be."""
    vacant_lists: Entry | None
    """The service for lists without a GP."""
    others: list[Entry]
    """What stands below it and is left to somebody who knows what it is."""
    processes: Mapping[int, tuple[HeldProcess, ...]]

    @property
    def below(self) -> list[Entry]:
        """The parties that a spec has beside the organisation."""
        return [*self.persons, *([self.vacant_lists] if self.vacant_lists else [])]


class Shared(NamedTuple):
    """An address of the organisation, and the names of those who would get it and have another."""

    address: Values
    unlike: list[str]


class ShownCode(NamedTuple):
    """The list and the value of a code, where the registry says them."""

    system: str | None
    value: str | None


def organizations(snapshot: Snapshot) -> list[Entry]:
    """The organisations that a spec could be of: those with an answer of their own, else all."""
    found = [entry for entry in snapshot.entries.values() if entry.kind == "organization"]
    return [entry for entry in found if entry.whole] or found


def held_clinic(organization: Entry, snapshot: Snapshot) -> HeldClinic:
    """The clinic that an organisation's entry is of."""
    below = [
        entry
        for entry in snapshot.entries.values()
        if entry.parent_her_id == organization.her_id and entry.kind != "organization"
    ]
    holding = [
        entry
        for entry in below
        if (entry.active or entry.yet_to_begin) and _has_dates_of_a_spec(entry)
    ]
    persons = [entry for entry in holding if entry.kind == "person" and _is_doctor(entry)]
    vacant_lists = next((entry for entry in holding if _is_of_vacant_lists(entry)), None)
    return HeldClinic(
        organization,
        persons,
        vacant_lists,
        [entry for entry in below if entry not in persons and entry is not vacant_lists],
        snapshot.processes,
    )


def code(entry: Entry, name: str) -> ShownCode:
    """The code that an entry has in an element."""
    return _shown_code(entry.values.get(name))


def dates(entry: Entry) -> dict[str, str]:
    """The first and the last day of an entry, by the spec's keys; what is open is left out."""
    start, end = entry.start, last_day(entry.period)
    found = {"from": start if start and read_date(start) else None}
    found["to"] = None if end == OPEN else end
    return {key: date for key, date in found.items() if date is not None}


def services(entry: Entry, clinic: HeldClinic) -> list[str] | None:
    """What a party offers patients, by its processes; None where the snapshot has no CPP of it."""
    processes = clinic.processes.get(entry.her_id)
    if processes is None:
        return None
    return [
        each.service
        for each in known_processes()
        if each.service is not None
        and any(is_same(each, held) and not is_citizens(held) for held in processes)
    ]


def shared_address(clinic: HeldClinic, array: str, type_: str) -> Shared | None:
    """The organisation's address of a type, which those below it inherit; None if it has none."""
    its = [each for each in _addresses(clinic.organization, array, type_) if _says_something(each)]
    if not its:
        return None
    unlike = [
        entry.name
        for entry in clinic.below
        if not any(
            each.get("Inherited") or same_address(type_, each, its[0])
            for each in _addresses(entry, array, type_)
        )
    ]
    return Shared(its[0], unlike)


def queues_prefix(clinic: HeldClinic) -> str | None:
    """What comes before the HER-ID in the names of the clinic's own queues, or of a person's."""
    for entry in (clinic.organization, *clinic.persons):
        for type_, ending in QUEUES.items():
            for address in _addresses(entry, "ElectronicAddresses", type_):
                text = without_scheme(str(address.get("Address", "")))
                prefix = text.removesuffix(f"/{entry.her_id}_{ending}")
                if prefix != text and accepted(Queues, prefix):
                    return prefix
    return None


def without_all_queues(clinic: HeldClinic, prefix: str) -> list[str]:
    """The names of those who have other queues than a spec would give them.

    The organisation and each person have all four for themselves; services have the organisation's.
    """
    return [
        entry.name
        for entry in (clinic.organization, *clinic.below)
        if not all(
            any(
                (address.get("Inherited") and entry.kind == "service")
                or same_electronic(type_, address.get("Address"), queue)
                for address in _addresses(entry, "ElectronicAddresses", type_)
            )
            for type_, queue in _queues(entry, clinic, prefix).items()
        )
    ]


def _queues(entry: Entry, clinic: HeldClinic, prefix: str) -> dict[str, str]:
    """The queues that a spec gives to a party, by their types in NHN's list 9044."""
    her_id = clinic.organization.her_id if entry.kind == "service" else entry.her_id
    return {type_: f"{prefix}/{her_id}_{ending}" for type_, ending in QUEUES.items()}


def _is_doctor(entry: Entry) -> bool:
    """Whether a spec may call somebody a GP; where the registry does not say, it may."""
    professions = entry.values.get("Professions")
    return not isinstance(professions, list) or DOCTOR in professions


def _is_of_vacant_lists(entry: Entry) -> bool:
    its = code(entry, "ServiceCode")
    return same_service(f"{its.system}/{its.value}", f"{its.system}/{VACANT_LIST_CODE}")


def _has_dates_of_a_spec(entry: Entry) -> bool:
    end = dates(entry).get("to")
    return end is None or read_date(end) is not None


def _addresses(entry: Entry, array: str, type_: str) -> list[Values]:
    """An entry's addresses of one type."""
    addresses = entry.values.get(array)
    return [
        each
        for each in (addresses if isinstance(addresses, list) else [])
        if isinstance(each, Mapping) and _shown_code(each.get("Type")).value == type_
    ]


def _says_something(address: Values) -> bool:
    return any(address.get(name) for name in _SAID)


def _shown_code(held: object) -> ShownCode:
    if not isinstance(held, Mapping):
        return ShownCode(None, None)
    system, value = held.get("OID"), held.get("CodeValue")
    return ShownCode(None if system is None else str(system), None if value is None else str(value))
