"""Where a communication party is reached: its electronic and its physical addresses.

The organisation and each person have queues of their own, and whoever works at another office than
the organisation's has the addresses of that office; everything else is the organisation's, and
inherited by those below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clinicspec.nhn.parties import Party

if TYPE_CHECKING:
    from clinicspec.model.organisation import Address, Clinic

QUEUES = {
    "E_SB_ASYNC": "async",
    "E_SB_SYNC": "sync",
    "E_SB_ERROR": "error",
    "E_SB_SYNCREPLY": "syncreply",
}
"""The types of AMQP queues in NHN's list 9044, and how the names of such queues end."""


class ElectronicAddress(NamedTuple):
    """An address for messages; ``type`` is a code of NHN's list 9044."""

    type: str
    value: str
    """If it is inherited, the organisation's."""
    inherited: bool


class PhysicalAddress(NamedTuple):
    """An address on a map; ``type`` is a code of NHN's list 3401."""

    type: str
    address: Address
    """If it is inherited, the organisation's."""
    inherited: bool


def queue(party: Party, clinic: Clinic, ending: str) -> str | None:
    """The address of a party's queue; None if the clinic has none, or this party not yet."""
    amqp = clinic.messaging.amqp if clinic.messaging is not None else None
    her_id = clinic.her_id if party.kind == "service" else party.her_id
    return None if amqp is None or her_id is None else f"{amqp}/{her_id}_{ending}"


def electronic_addresses(party: Party, clinic: Clinic) -> list[ElectronicAddress]:
    """The queues, and what else of EDI, telephone, e-mail and pages the clinic has.

    A person whose HER-ID is pending has no queues yet: they are named after it.
    """
    edi = clinic.messaging.edi if clinic.messaging is not None else None
    addresses = [
        ElectronicAddress(type_, address, party.kind == "service")
        for type_, ending in QUEUES.items()
        if (address := queue(party, clinic, ending)) is not None
    ]
    of_clinic = {
        "E_EDI": edi,
        "E_TLF": clinic.phone,
        "E_EPO": clinic.email,
        "E_URL": clinic.homepage,
    }
    for type_, value in of_clinic.items():
        if value is not None:
            addresses.append(ElectronicAddress(type_, value, party.kind != "organization"))
    return addresses


def physical_addresses(party: Party, clinic: Clinic) -> list[PhysicalAddress]:
    """The visiting and the postal address: the party's own, or else the organisation's."""
    addresses = {
        "RES": (party.visiting, clinic.addresses.visiting),
        "PST": (party.postal, clinic.addresses.postal),
    }
    return [
        PhysicalAddress(type_, address, own is None and party.kind != "organization")
        for type_, (own, of_clinic) in addresses.items()
        if (address := own or of_clinic) is not None
    ]
