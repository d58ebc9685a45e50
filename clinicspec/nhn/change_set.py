"""The requests that bring the Address Registry to where a spec wants it, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clinicspec.nhn.parties import Party, parties

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

Missing = Literal["start", "hpr_number", "code"]

_UPDATES = {
    "organization": "UpdateOrganizationDetails",
    "person": "UpdateOrganizationPersonDetails",
    "service": "UpdateServiceDetails",
}
_CREATES = {"person": "CreateOrganizationPerson", "service": "CreateService"}
"""NHN itself creates the organisation, when the clinic joins."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request to NHN's CommunicationPartyService."""

    order: int
    """From 1. A party's parent comes before it."""
    party: Party
    blocked_by: int | None = None
    """The order of the request whose answer this one waits for: it carries the party's HER-ID."""

    @property
    def _creates(self) -> bool:
        return self.party.pending and self.blocked_by is None

    @property
    def operation(self) -> str:
        """What is asked for: to create the entry where its HER-ID is pending, else to update it."""
        return (_CREATES if self._creates else _UPDATES)[self.party.kind]

    @property
    def needs_snapshot(self) -> bool:
        """Whether this is a preview only.

        An update replaces the whole entry, so what the registry holds beside it has to be known.
        """
        return not self._creates

    @property
    def file(self) -> str | None:
        """Where its body lies, below the clinic's folder; None while it waits for another."""
        if self.blocked_by is not None:
            return None
        return f"nhn/requests/{self.order:03}-{self.operation}-{self.party.id}.xml"


def requests(spec: Spec) -> list[Request]:
    """The requests for all parties that one can be made for, and at the end those that wait.

    A person's own queues are named by the HER-ID, so a person who is created gets them by an update
    once NHN has given the number.
    """
    ready = [
        party
        for party in parties(spec)
        if (party.pending or party.her_id is not None) and not missing_for_request(party)
    ]
    first = [Request(order, party) for order, party in enumerate(ready, 1)]
    messaging = spec.clinic.messaging
    has_queues = messaging is not None and messaging.amqp is not None
    created = [each for each in first if each.party.pending and each.party.kind == "person"]
    waiting = created if has_queues else []
    return first + [
        Request(order, each.party, blocked_by=each.order)
        for order, each in enumerate(waiting, len(first) + 1)
    ]


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
