"""A clinic's files for the Address Registry."""

from typing import Any

from clinicspec.artefact import json_bytes
from clinicspec.model.organisation import Clinic
from clinicspec.model.spec import Spec
from clinicspec.nhn.addresses import electronic_addresses, physical_addresses
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.codes import Code
from clinicspec.nhn.parties import ORGANIZATION, Party, parties, recorded
from clinicspec.nhn.paths import CHANGE_SET, PARTIES
from clinicspec.nhn.processes import processes_of, role
from clinicspec.nhn.request import Request
from clinicspec.nhn.soap import soap_body

VERSION = 1
"""Of the formats of both JSON files."""


def artefacts(spec: Spec) -> dict[str, bytes]:
    """The files, by path below the clinic's folder: parties, change set, and a body per request."""
    all_requests = requests(spec)
    return {
        PARTIES: json_bytes(parties_document(spec)),
        CHANGE_SET: json_bytes(change_set_document(spec, all_requests)),
        **{
            request.file: soap_body(request.operation, request.body)
            for request in all_requests
            if request.file is not None and request.body is not None
        },
    }


def parties_document(spec: Spec) -> dict[str, Any]:
    """``parties.json``, as ``parties.schema.json`` describes it."""
    return {
        "version": VERSION,
        "clinic": spec.id,
        "parties": [_party(party, spec.clinic) for party in parties(spec)],
        "recorded": [
            {"employee": employee.id, "name": employee.name, "her_id": employee.her_id}
            for employee in recorded(spec)
        ],
    }


def change_set_document(spec: Spec, all_requests: list[Request]) -> dict[str, Any]:
    """``change-set.json``, as ``change-set.schema.json`` describes it."""
    return {
        "version": VERSION,
        "clinic": spec.id,
        "requests": [
            {
                "order": request.order,
                "operation": request.operation,
                "party": request.party,
                "her_id": request.her_id,
                "file": request.file,
                "needs_snapshot": request.needs_snapshot,
                "blocked_by": request.blocked_by,
            }
            for request in all_requests
        ],
    }


def _party(party: Party, clinic: Clinic) -> dict[str, Any]:
    below = party.kind != "organization"
    return {
        "id": party.id,
        "kind": party.kind,
        "her_id": party.her_id,
        "pending": party.pending,
        "parent": {"party": ORGANIZATION, "her_id": clinic.her_id} if below else None,
        "name": party.name,
        "employee": party.employee,
        "organization_number": None if below else clinic.organization_number,
        "hpr_number": party.hpr_number,
        "from": party.start.isoformat() if party.start else None,
        "to": party.end.isoformat() if party.end else None,
        "codes": {use: _code(code) for use, code in party.codes.items()},
        "electronic_addresses": [
            address._asdict() for address in electronic_addresses(party, clinic)
        ],
        "physical_addresses": [
            {
                "type": type_,
                "street": address.street,
                "postbox": address.postbox,
                "postal_code": address.postal_code,
                "city": address.city,
                "inherited": inherited,
            }
            for type_, address, inherited in physical_addresses(party, clinic)
        ],
        "services": list(party.services),
        "processes": [
            {
                "name": active.process.name,
                "version": active.process.version,
                "uuid": active.process.uuid,
                "role": role(),
                "channels": list(active.channels),
            }
            for active in processes_of(party, clinic)
        ],
    }


def _code(code: Code) -> dict[str, Any]:
    return {
        "list": code.list_number,
        "oid": code.oid,
        "simple_type": code.simple_type,
        "value": code.value,
        "text": code.text,
    }
