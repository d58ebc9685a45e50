"""What a request says of a communication party: what the spec says, in the contract's names."""

from unicodedata import normalize

from clinicspec.model.organisation import Clinic
from clinicspec.nhn.addresses import (
    ElectronicAddress,
    PhysicalAddress,
    electronic_addresses,
    physical_addresses,
)
from clinicspec.nhn.change_set import Request
from clinicspec.nhn.codes import ADDRESS_COMPONENTS, ADDRESS_TYPES, Code, code
from clinicspec.nhn.contract import OPEN_END
from clinicspec.nhn.parties import Party
from clinicspec.nhn.soap import Values, soap_body


def request_body(request: Request, clinic: Clinic) -> bytes:
    """The content of the request's SOAP body."""
    party = request.party
    business_type = party.codes.get("business_type")
    profession = party.codes.get("profession")
    service_code = party.codes.get("service")
    electronic = [_electronic(address) for address in electronic_addresses(party, clinic)]
    physical = [_physical(address) for address in physical_addresses(party, clinic)]
    values: Values = {
        "BusinessType": _code(business_type) if business_type else None,
        "DisplayName": _text(party.name),
        "ElectronicAddresses": electronic or None,
        "HerId": party.her_id,
        "HprNumber": party.hpr_number,
        "ParentHerId": clinic.her_id,
        "PhysicalAddresses": physical or None,
        "Professions": [profession.value] if profession else None,
        "ServiceCode": _code(service_code) if service_code else None,
        "Valid": _period(party),
    }
    return soap_body(request.operation, values)


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
        "PostalCode": int(address.address.postal_code),
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


def _period(party: Party) -> Values | None:
    """A party's period, both of its days included; None where the spec has no dates."""
    if party.start is None and party.end is None:
        return None
    return {
        "From": f"{party.start.isoformat()}T00:00:00" if party.start else None,
        "To": f"{party.end.isoformat()}T23:59:59" if party.end else OPEN_END,
    }


def _text(text: str | None) -> str | None:
    return None if text is None else normalize("NFC", text)
