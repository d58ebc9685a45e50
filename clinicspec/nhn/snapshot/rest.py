"""Answers of the Address Registry's REST API, put in the names of its SOAP service.

The API says less: one physical address, no country, no title, nothing of what is inherited but the
queues, no state. An entry made of it is good for looking, and not for replacing what the registry
holds.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from clinicspec.nhn.codes import ADDRESS_COMPONENTS, ADDRESS_TYPES
from clinicspec.nhn.snapshot.file_findings import FileFindings
from clinicspec.source.tree import Path

_ELECTRONIC = {
    "email": "E_EPO",
    "homepageUrl": "E_URL",
    "phoneNumber": "E_TLF",
    "faxNumber": "E_FAX",
    "ediAddress": "E_EDI",
    "fhirAddress": "E_FHIR",
}
"""Which code of NHN's list 9044 an address has in the registry."""

_QUEUES = {
    "amqpAsyncQueue": "E_SB_ASYNC",
    "amqpSyncQueue": "E_SB_SYNC",
    "amqpErrorQueue": "E_SB_ERROR",
    "amqpSyncReplyQueue": "E_SB_SYNCREPLY",
}

_KINDS = ("organization", "person", "service")

_LIST_NUMBER = re.compile(r"(?:.*[.:])?([0-9]{1,5})")
"""A code list's number, alone or at the end of an OID. How the API writes it is not published."""


def in_soap_names(party: Mapping[str, Any], path: Path, about: FileFindings) -> dict[str, Any]:
    """A party of the REST API as its SOAP service would name things, as far as it says them."""

    def part(name: str, whole: Mapping[str, Any] = party) -> Mapping[str, Any]:
        value = whole.get(name)
        if value is not None and not isinstance(value, Mapping):
            about.wrong((*path, name), f"{name} is no structure of values")
        return value if isinstance(value, Mapping) else {}

    organization, person, service = (part(f"{kind}Details") for kind in _KINDS)
    return {
        "HerId": party.get("herId"),
        "Type": party.get("type"),
        "Name": party.get("name"),
        "DisplayName": party.get("displayName"),
        "ParentHerId": part("parentOrganization", person or service).get("herId"),
        "ElectronicAddresses": [*_addresses(party), *_queues(party, part("amqpAddress"))],
        "PhysicalAddresses": _postal(part("postalAddress")),
        "Valid": {"From": party.get("validFrom"), "To": party.get("validTo")},
        "BusinessType": _code(part("businessType", organization)),
        "OrganizationNumber": organization.get("organizationNumber"),
        "Person": {"HPRInformation": {"HPRNumber": person.get("hprNumber")}},
        "Code": _code(part("serviceType", service)),
        "LocationDescription": service.get("serviceSpecification"),
    }


def _addresses(party: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name, code in _ELECTRONIC.items():
        if party.get(name) is not None:
            yield {"Address": party[name], "Type": _type(ADDRESS_COMPONENTS, code)}


def _queues(party: Mapping[str, Any], queues: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    inherited = {"Inherited": True, "Enabled": False}.get(str(party.get("amqpTransportStatus")))
    for name, code in _QUEUES.items():
        if queues.get(name) is not None:
            yield {
                "Address": queues[name],
                "Inherited": inherited,
                "Type": _type(ADDRESS_COMPONENTS, code),
            }


def _postal(address: Mapping[str, Any]) -> list[dict[str, Any]]:
    if not address:
        return []
    return [
        {
            "City": address.get("city"),
            "PostalCode": address.get("postalCode"),
            "Postbox": address.get("postalBox"),
            "StreetAddress": address.get("address"),
            "Type": _type(ADDRESS_TYPES, "PST"),
        }
    ]


def _type(list_number: int, code: str) -> dict[str, Any]:
    return {"CodeValue": code, "OID": list_number}


def _code(code: Mapping[str, Any]) -> dict[str, Any] | None:
    if not code:
        return None
    number = _LIST_NUMBER.fullmatch(str(code.get("codeListId")))
    return {
        "CodeText": code.get("name"),
        "CodeValue": code.get("value"),
        "OID": int(number[1]) if number else None,
    }
