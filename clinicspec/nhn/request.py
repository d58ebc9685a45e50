"""A request to NHN: what it asks for, of whom, and what it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clinicspec.nhn.bodies import entry_body, period_body, process_body
from clinicspec.nhn.contract import CREATE, UPDATE
from clinicspec.nhn.paths import request_file

if TYPE_CHECKING:
    from clinicspec.nhn.difference import Difference
    from clinicspec.nhn.parties import Party
    from clinicspec.nhn.processes import Process
    from clinicspec.nhn.soap import Values

RequestKind = Literal["create", "update", "activate", "deactivate", "add_process", "remove_process"]

HARMS = ("deactivate", "remove_process")
"""The kinds that take something from patients."""

UNPLACED = 0
"""The order of a request that has no place among the others yet."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request to one of NHN's services."""

    order: int
    """From 1, or ``UNPLACED``. A party's parent comes before it."""
    kind: RequestKind
    operation: str
    party: str
    """Its id; of an entry that the spec does not know, one that is made of its HER-ID."""
    name: str
    """What people call the party."""
    her_id: int | None
    """None while NHN has not given one."""
    body: Values | None
    """By parameter; None while it waits for a HER-ID."""
    needs_snapshot: bool
    """Whether this is a preview only: what the registry holds of it has to be known first. An
    update replaces the whole entry, and a process that is active is not added again."""
    changes: tuple[Difference, ...] = ()
    """What it changes of the entry; none where that is not known."""
    blocked_by: int | None = None
    """The order of the request whose answer this one waits for: it carries the party's HER-ID."""
    process: Process | None = None
    """The one that it adds or removes."""
    postponed_to: str | None = None
    """The day before which nothing reaches the entry any longer, of an active one that gets a later
    first day."""
    begins: str | None = None
    """The first day of a party that nothing reaches yet; None of others, or where nobody knows."""
    beside: tuple[str, ...] = ()
    """The versions of the process that are active already, and stay beside the one that it adds."""

    @property
    def harms(self) -> bool:
        """Whether it takes something from patients."""
        return self.kind in HARMS or self.postponed_to is not None

    @property
    def file(self) -> str | None:
        """Where its body lies, below the clinic's folder; None while it waits for another."""
        if self.body is None:
            return None
        return request_file(self.order, self.operation, self.party)


def entry_request(
    kind: Literal["create", "update"],
    party: Party,
    values: Values,
    *,
    needs_snapshot: bool,
    changes: tuple[Difference, ...] = (),
) -> Request:
    """The request that creates an entry with these values, or replaces it by them."""
    operation = (CREATE if kind == "create" else UPDATE)[party.kind]
    body = entry_body(operation, values)
    name = name_of(party)
    return Request(
        UNPLACED, kind, operation, party.id, name, party.her_id, body, needs_snapshot, changes
    )


def period_request(
    kind: Literal["activate", "deactivate"],
    party: str,
    name: str,
    her_id: int,
    period: Values,
    change: Difference,
    *,
    needs_snapshot: bool,
) -> Request:
    """The request that changes when an entry holds."""
    body = period_body(her_id, period)
    operation = "SetCommunicationPartyValid"
    return Request(UNPLACED, kind, operation, party, name, her_id, body, needs_snapshot, (change,))


def process_request(
    kind: Literal["add_process", "remove_process"],
    party: Party,
    process: Process,
    channels: tuple[str, ...] = (),
    *,
    needs_snapshot: bool,
) -> Request:
    """The request that adds a process to a party's CPP, or removes it."""
    operation = "AddProcessToCpp" if kind == "add_process" else "RemoveProcessFromCpp"
    body = process_body(party.her_id, process, channels)
    name = name_of(party)
    return Request(
        UNPLACED,
        kind,
        operation,
        party.id,
        name,
        party.her_id,
        body,
        needs_snapshot,
        process=process,
    )


def name_of(party: Party) -> str:
    """What people call a party: a service of the clinic's own by its code's text."""
    code = party.codes.get("service")
    if party.name is not None or code is None:
        return party.name or party.id
    return service_name(code.text or code.value)


def service_name(name: str) -> str:
    """What a service is called within a sentence: its name may have commas of its own."""
    return f"the service “{name}”"
