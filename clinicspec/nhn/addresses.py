"""Where a communication party is reached: its electronic and its physical addresses.

The organisation and each person have queues of their own; everything else is the organisation's,
and inherited by those below it.
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


def electronic_addresses(party: Party, clinic: Clinic) -> list[ElectronicAddress]:
    """The queues, and what else of EDI, telephone, e-mail and pages the clinic has.

    A person whose HER-ID is pending has no queues yet: they are named after it.
    """
    amqp = clinic.messaging.amqp if clinic.messaging is not None else None
    edi = clinic.messaging.edi if clinic.messaging is not None else None
    addresses = []
    queues_of = clinic.her_id if party.kind == "service" else party.her_id
    if amqp is not None and queues_of is not None:
        for type_, ending in QUEUES.items():
            queue = f"{amqp}/{queues_of}_{ending}"
            addresses.append(ElectronicAddress(type_, queue, party.kind == "service"))
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
    """The visiting and the postal address."""
    of_clinic = {"RES": clinic.addresses.visiting, "PST": clinic.addresses.postal}
    return [
        PhysicalAddress(type_, address, party.kind != "organization")
        for type_, address in of_clinic.items()
        if address is not None
    ]
