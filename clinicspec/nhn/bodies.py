"""What stands in requests: what a spec says of a communication party, in the contract's names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from clinicspec.model.origin import marked_like
from clinicspec.nhn.addresses import (
    ElectronicAddress,
    PhysicalAddress,
    electronic_addresses,
    physical_addresses,
)
from clinicspec.nhn.codes import ADDRESS_COMPONENTS, ADDRESS_TYPES, Code, code
from clinicspec.nhn.contract import OPEN_END, TYPES, written_by
from clinicspec.nhn.processes import Process, role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clinicspec.model.organisation import Clinic
    from clinicspec.nhn.parties import Party
    from clinicspec.nhn.soap import Values


def values_of(party: Party, clinic: Clinic) -> Values:
    """All that the spec says of a party, whichever operations have an element for it."""
    business_type = party.codes.get("business_type")
    profession = party.codes.get("profession")
    service_code = party.codes.get("service")
    electronic = [_electronic(address) for address in electronic_addresses(party, clinic)]
    physical = [_physical(address) for address in physical_addresses(party, clinic)]
    return {
        "BusinessType": _code(business_type) if business_type else None,
        "DisplayName": _text(party.name),
        "ElectronicAddresses": electronic or None,
        "HerId": party.her_id,
        "HprNumber": party.hpr_number,
        "ParentHerId": clinic.her_id,
        "PhysicalAddresses": physical or None,
        "Professions": [profession.value] if profession else None,
        "ServiceCode": _code(service_code) if service_code else None,
        "Valid": period(party.start, party.end) if party.start or party.end else None,
    }


def entry_body(operation: str, values: Values) -> Values:
    """The body of an operation that writes an entry: those values that it has an element for.

    What is empty is left out: to NHN it is the same.
    """
    parameter, type_ = written_by(operation)
    return {
        parameter: {name: value for name in TYPES[type_].elements if (value := values.get(name))}
    }


def period_body(her_id: int, period: Values) -> Values:
    """The body of SetCommunicationPartyValid."""
    return {"herId": her_id, "period": period}


def process_body(her_id: int | None, process: Process, channels: Sequence[str] = ()) -> Values:
    """The body that adds a process to a CPP, or without channels removes it."""
    with_guid: Values = {
        "Channels": [{"Address": address} for address in channels] or None,
        "Guid": process.uuid,
        "Roles": [{"Name": role()}],
        "VersionNumber": process.version,
    }
    return {"processParameter": {"HerId": her_id, "Name": process.name, "Process": with_guid}}


def period(start: date | None, end: date | None) -> Values:
    """A period, both of its days included; without an end it is open."""
    return {
        "From": f"{start.isoformat()}T00:00:00" if start else None,
        "To": f"{end.isoformat()}T23:59:59" if end else OPEN_END,
    }


def _electronic(address: ElectronicAddress) -> Values:
    return {
        "Address": None if address.inherited else address.value,
        "Inherited": address.inherited,
        "Type": _code(code(ADDRESS_COMPONENTS, address.type)),
    }


def _physical(address: PhysicalAddress) -> Values:
    """An inherited address is its type alone: NHN takes the parent's and ignores what is sent."""
    values: Values = {
        "Inherited": address.inherited,
        "Type": _code(code(ADDRESS_TYPES, address.type)),
    }
    if address.inherited:
        return values
    return {
        **values,
        "City": _text(address.address.city),
        "PostalCode": marked_like([address.address.postal_code], int(address.address.postal_code)),
        "Postbox": _text(address.address.postbox),
        "StreetAddress": _text(address.address.street),
    }


def _code(code: Code) -> Values:
    return {
        "Active": code.active,
        "CodeText": code.text,
        "CodeValue": code.value,
        "OID": code.list_number,
        "SimpleType": code.simple_type,
    }


def _text(text: str | None) -> str | None:
    return None if text is None else normalize("NFC", text)
