"""One party, and its processes, in every form that a snapshot may have them in."""

import json
from collections.abc import Sequence
from typing import Any

from lxml import etree

from tests.nhn.registry import COMMON, CP, CPP, CPP_DATA, HPR, envelope

Data = dict[str, Any]

HER_ID = 8900101


def code(list_number: int, value: str) -> Data:
    """A code of one of NHN's lists."""
    return {"Active": True, "CodeValue": value, "OID": list_number}


ORGANIZATION: Data = {
    "Active": True,
    "BusinessType": code(9040, "103"),
    "DisplayName": "Fjordbyen legesenter",
    "ElectronicAddresses": [],
    "HerId": 8900100,
    "LastChanged": "2026-07-01T12:00:00",
    "Municipality": code(3402, "301"),
    "Name": "FJORDBYEN LEGESENTER AS",
    "OrganizationNumber": 999999018,
    "ParentHerId": -1,
    "PhysicalAddresses": [],
    "ServerTime": "2026-08-01T08:00:00.1234567+02:00",
    "Type": "Organization",
    "Valid": {"From": "1990-01-01T00:00:00", "To": "9999-12-31T23:59:59.997"},
}
PERSON: Data = {
    "Active": True,
    "DisplayName": "Kari Lunde",
    "ElectronicAddresses": [
        {
            "Address": "tb.test.nhn.no/NHNTESTServiceBus/8900101_async",
            "Inherited": False,
            "LastChanged": "2026-07-01T12:00:00",
            "Type": code(9044, "E_SB_ASYNC"),
            "TypeCodeValue": "E_SB_ASYNC",
        }
    ],
    "FutureElectronicAddresses": [],
    "HerId": HER_ID,
    "LastChanged": "2026-07-01T12:00:00",
    "Municipality": code(3402, "0301"),
    "Name": "Kari Lunde",
    "Organizations": [ORGANIZATION],
    "ParentHerId": 8900100,
    "Person": {
        "HPRInformation": {
            "Authorizations": [
                {
                    "Profession": code(9060, "LE"),
                    "Specialities": [{"Type": code(7426, "1")}, {"Type": code(7426, "2")}],
                },
                {"Profession": code(9060, "LE"), "Specialities": []},
            ],
            "HPRNumber": 9900101,
        }
    },
    "PhysicalAddresses": [
        {
            "City": "OSLO",
            "Country": None,
            "Inherited": True,
            "PostalCode": 155,
            "StreetAddress": "Fjordgata 1",
            "Type": code(3401, "RES"),
        }
    ],
    "Properties": [],
    "ServerTime": "2026-08-01T08:00:00.1234567+02:00",
    "Title": "Lege",
    "Type": "Person",
    "Valid": {"From": "2020-09-22T00:00:00", "To": "9999-12-31T00:00:00"},
}
REST: Data = {
    "amqpAddress": {"amqpAsyncQueue": "tb.test.nhn.no/NHNTESTServiceBus/8900100_async"},
    "amqpTransportStatus": "Enabled",
    "displayName": "Fjordbyen legesenter",
    "email": "post@fjordbyen.example",
    "herId": 8900100,
    "name": "FJORDBYEN LEGESENTER AS",
    "organizationDetails": {
        "businessType": {"codeListId": "2.16.578.1.12.4.1.1.9040", "value": "103"},
        "organizationNumber": "999999018",
        "persons": [HER_ID],
        "services": [],
    },
    "postalAddress": {"address": "Fjordgata 1", "city": "OSLO", "postalCode": "0155"},
    "type": "Organization",
    "validFrom": "1990-01-01T00:00:00Z",
}
TIMERESERVASJON = "7B68B3C8-ADCF-495D-98E1-F2BB1151516E"

_ITEMS = {
    "ElectronicAddresses": "ElectronicAddress",
    "PhysicalAddresses": "PhysicalAddress",
    "Organizations": "Organization",
    "Authorizations": "Authorization",
    "Specialities": "Speciality",
}
_NAMESPACES = {"Person": HPR, "HPRInformation": HPR, "Authorization": HPR, "Speciality": HPR}


def as_json(*parties: Data) -> bytes:
    """One party, or a list of several."""
    return json.dumps(parties[0] if len(parties) == 1 else parties).encode()


def as_xml(party: Data, name: str = "CommunicationParty") -> bytes:
    """A party as an XML document of its own."""
    root = etree.Element(f"{{{CP}}}{name}")
    _fill(root, party, CP)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def as_soap(party: Data) -> bytes:
    """The answer about a party."""
    answer = etree.Element(f"{{{CP}}}GetCommunicationPartyDetailsResponse")
    answer.append(etree.fromstring(as_xml(party, "GetCommunicationPartyDetailsResult")))
    return envelope(etree.tostring(answer))


def processes_answer(
    *processes: tuple[int | str, str, str],
    name: str | None = None,
    queues: Sequence[str] = (),
    roles: Sequence[str] = (),
) -> bytes:
    """The answer of GetProcessesInCpp with these: HER-ID, UUID and version.

    All of them are at the queues, and have the roles and the name.
    """
    answer = etree.Element(f"{{{CPP}}}GetProcessesInCppResponse")
    result = etree.SubElement(answer, f"{{{CPP}}}GetProcessesInCppResult")
    for her_id, uuid, version in processes:
        parameter = etree.SubElement(result, f"{{{CPP_DATA}}}ProcessParameter")
        etree.SubElement(parameter, f"{{{CPP_DATA}}}HerId").text = str(her_id)
        if name is not None:
            etree.SubElement(parameter, f"{{{CPP_DATA}}}Name").text = name
        process = etree.SubElement(parameter, f"{{{CPP_DATA}}}Process")
        channels = etree.SubElement(process, f"{{{CPP_DATA}}}Channels")
        for queue in queues:
            channel = etree.SubElement(channels, f"{{{CPP_DATA}}}Channel")
            etree.SubElement(channel, f"{{{CPP_DATA}}}Address").text = queue
        etree.SubElement(process, f"{{{CPP_DATA}}}Guid").text = uuid
        of_party = etree.SubElement(process, f"{{{CPP_DATA}}}Roles")
        for each in roles:
            role = etree.SubElement(of_party, f"{{{CPP_DATA}}}Role")
            etree.SubElement(role, f"{{{CPP_DATA}}}Name").text = each
        etree.SubElement(process, f"{{{CPP_DATA}}}VersionNumber").text = version
    return envelope(etree.tostring(answer))


def fault(message: str) -> bytes:
    """The registry's refusal of a question."""
    return (
        '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Detail>'
        f'<GenericFault xmlns="{COMMON}"><ErrorCode>InvalidHerIdSupplied</ErrorCode>'
        f"<Message>{message}</Message></GenericFault></s:Detail></s:Fault></s:Body></s:Envelope>"
    ).encode()


def _fill(element: etree._Element, values: Data, namespace: str) -> None:
    for name, value in values.items():
        child = etree.SubElement(element, f"{{{namespace}}}{name}")
        inner = _NAMESPACES.get(name, COMMON)
        if value is None:
            child.set("{http://www.w3.org/2001/XMLSchema-instance}nil", "true")
        elif isinstance(value, dict):
            _fill(child, value, inner)
        elif isinstance(value, list):
            for item in value:
                item_name = _ITEMS[name]
                item_namespace = CP if item_name == "Organization" else inner
                item_element = etree.SubElement(child, f"{{{item_namespace}}}{item_name}")
                _fill(item_element, item, _NAMESPACES.get(item_name, item_namespace))
        else:
            child.text = str(value).lower() if isinstance(value, bool) else str(value)
