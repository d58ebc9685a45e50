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

    @property
    def operation(self) -> str:
        """What is asked for: to create the entry where its HER-ID is pending, else to update it."""
        return (_CREATES if self.party.pending else _UPDATES)[self.party.kind]

    @property
    def needs_snapshot(self) -> bool:
        """Whether this is a preview only.

        An update replaces the whole entry, so what the registry holds beside it has to be known.
        """
        return not self.party.pending

    @property
    def file(self) -> str:
        """Where its body lies, below the clinic's folder."""
        return f"nhn/requests/{self.order:03}-{self.operation}-{self.party.id}.xml"


def requests(spec: Spec) -> list[Request]:
    """The requests for all parties that one can be made for."""
    ready = [
        party
        for party in parties(spec)
        if (party.pending or party.her_id is not None) and not missing_for_request(party)
    ]
    return [Request(order, party) for order, party in enumerate(ready, 1)]


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
