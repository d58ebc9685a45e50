"""NHN's contract for writing to the Address Registry: operations, types, and their elements' order.

Sources: the WSDL of CommunicationPartyService, https://ws-web.test.nhn.no/v1/AR, as of April 2025,
and of CPPAService, https://ws-web.test.nhn.no/v1/CPPA.
An element out of its order is invalid there. Every element may be left out, so a body that is valid
can still say too little; what NHN asks for beyond the schema stands in ``change_set``.
"""

from typing import NamedTuple

COMMUNICATION_PARTY = "http://register.nhn.no/CommunicationParty"
COMMON = "http://register.nhn.no/Common"
ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
CPP = "http://schemas.nhn.no/reg/CollaborationProtocolProfile"
CPP_DATA = "http://schemas.datacontract.org/2004/07/NHN.Palantir.WebServices.Contracts.CPPA.Data"
HPR = "http://register.nhn.no/HPR"
"""The name space of what the Health Personnel Register says of a person."""

SOAP_ENVELOPES = (
    "http://www.w3.org/2003/05/soap-envelope",
    "http://schemas.xmlsoap.org/soap/envelope/",
)
"""The name spaces of SOAP 1.2 and 1.1, which NHN answers in."""

NO_CPP = "NotFound"
"""The ErrorCode of the fault that says that a party has no CPP yet. Source: what HelseNorge's own
client takes for it, CollaborationProtocolRegistry of
https://github.com/helsenorge/Helsenorge.Messaging; no such answer of NHN's is public."""

OPEN_END = "9999-12-31T23:59:59.997"
"""The end of a period without an end, as NHN's answers write it: none of them leaves it out, and
the contract has no null for it."""


class Operation(NamedTuple):
    """An operation of one of NHN's services."""

    namespace: str
    """Of the operation and its parameters."""
    parameters: dict[str, str]
    """The parameters in their order, with their types."""


OPERATIONS = {
    "UpdateOrganizationDetails": Operation(COMMUNICATION_PARTY, {"org": "OrganizationUpdate"}),
    "UpdateOrganizationPersonDetails": Operation(
        COMMUNICATION_PARTY, {"p": "OrganizationPersonUpdate"}
    ),
    "UpdateServiceDetails": Operation(COMMUNICATION_PARTY, {"t": "ServiceUpdate"}),
    "CreateOrganizationPerson": Operation(COMMUNICATION_PARTY, {"p": "OrganizationPersonCreate"}),
    "CreateService": Operation(COMMUNICATION_PARTY, {"t": "ServiceCreate"}),
    "SetCommunicationPartyValid": Operation(
        COMMUNICATION_PARTY, {"herId": "int", "period": "Period"}
    ),
    "AddProcessToCpp": Operation(CPP, {"processParameter": "ProcessParameter"}),
    "RemoveProcessFromCpp": Operation(CPP, {"processParameter": "ProcessParameter"}),
}
"""What is written with. NHN itself creates an organisation, when it joins."""

CREATE = {"person": "CreateOrganizationPerson", "service": "CreateService"}
UPDATE = {
    "organization": "UpdateOrganizationDetails",
    "person": "UpdateOrganizationPersonDetails",
    "service": "UpdateServiceDetails",
}
"""The operations that create the entry of a party and replace it, by the party's kind."""


class ComplexType(NamedTuple):
    """The name space of a type's elements, and the elements in their order with their types."""

    namespace: str
    elements: dict[str, str]


TYPES = {
    "OrganizationUpdate": ComplexType(
        COMMUNICATION_PARTY,
        {
            "BusinessType": "Code",
            "DisplayName": "string",
            "ElectronicAddresses": "ArrayOfElectronicAddress",
            "FutureElectronicAddresses": "ArrayOfFutureElectronicAddress",
            "HerId": "int",
            "PhysicalAddresses": "ArrayOfPhysicalAddress",
            "Valid": "Period",
        },
    ),
    "OrganizationPersonUpdate": ComplexType(
        COMMUNICATION_PARTY,
        {
            "ElectronicAddresses": "ArrayOfElectronicAddress",
            "FutureElectronicAddresses": "ArrayOfFutureElectronicAddress",
            "HerId": "int",
            "PhysicalAddresses": "ArrayOfPhysicalAddress",
            "Professions": "ArrayOfstring",
            "Properties": "ArrayOfCode",
            "Specialities": "ArrayOfstring",
            "Title": "string",
            "Valid": "Period",
        },
    ),
    "ServiceUpdate": ComplexType(
        COMMUNICATION_PARTY,
        {
            "Description": "string",
            "ElectronicAddresses": "ArrayOfElectronicAddress",
            "FutureElectronicAddresses": "ArrayOfFutureElectronicAddress",
            "HerId": "int",
            "LocationDescription": "string",
            "PhysicalAddresses": "ArrayOfPhysicalAddress",
            "Properties": "ArrayOfCode",
            "ServiceCode": "Code",
            "Valid": "Period",
        },
    ),
    "OrganizationPersonCreate": ComplexType(
        COMMUNICATION_PARTY,
        {
            "ElectronicAddresses": "ArrayOfElectronicAddress",
            "HprNumber": "string",
            "ParentHerId": "int",
            "PhysicalAddresses": "ArrayOfPhysicalAddress",
            "Professions": "ArrayOfstring",
            "Properties": "ArrayOfCode",
            "Specialities": "ArrayOfstring",
            "Title": "string",
            "Valid": "Period",
        },
    ),
    "ServiceCreate": ComplexType(
        COMMUNICATION_PARTY,
        {
            "Description": "string",
            "ElectronicAddresses": "ArrayOfElectronicAddress",
            "LocationDescription": "string",
            "ParentHerId": "int",
            "PhysicalAddresses": "ArrayOfPhysicalAddress",
            "Properties": "ArrayOfCode",
            "ServiceCode": "Code",
            "Valid": "Period",
        },
    ),
    "Code": ComplexType(
        COMMON,
        {
            "Active": "boolean",
            "CodeText": "string",
            "CodeValue": "string",
            "LongDescription": "string",
            "OID": "int",
            "SimpleType": "string",
        },
    ),
    "ElectronicAddress": ComplexType(
        COMMON,
        {
            "Address": "string",
            "Inherited": "boolean",
            "LastChanged": "dateTime",
            "Type": "Code",
            "TypeCodeValue": "string",
        },
    ),
    "PhysicalAddress": ComplexType(
        COMMON,
        {
            "City": "string",
            "Country": "Code",
            "Description": "string",
            "Inherited": "boolean",
            "LastChanged": "dateTime",
            "PostalCode": "int",
            "Postbox": "string",
            "StreetAddress": "string",
            "Type": "Code",
            "TypeCodeValue": "string",
        },
    ),
    "FutureElectronicAddress": ComplexType(
        COMMON,
        {
            "Address": "string",
            "Inherited": "boolean",
            "LastChanged": "dateTime",
            "Type": "Code",
            "TypeCodeValue": "string",
            "ValidFrom": "dateTime",
        },
    ),
    "Period": ComplexType(COMMON, {"From": "dateTime", "To": "dateTime"}),
    "ArrayOfElectronicAddress": ComplexType(COMMON, {"ElectronicAddress": "ElectronicAddress"}),
    "ArrayOfFutureElectronicAddress": ComplexType(
        COMMON, {"FutureElectronicAddress": "FutureElectronicAddress"}
    ),
    "ArrayOfCode": ComplexType(COMMON, {"Code": "Code"}),
    "ArrayOfPhysicalAddress": ComplexType(COMMON, {"PhysicalAddress": "PhysicalAddress"}),
    "ArrayOfstring": ComplexType(ARRAYS, {"string": "string"}),
    "ProcessParameter": ComplexType(
        CPP_DATA, {"HerId": "int", "Name": "string", "Process": "ProcessWithGuid"}
    ),
    "ProcessWithGuid": ComplexType(
        CPP_DATA,
        {
            "Channels": "ArrayOfChannel",
            "Guid": "guid",
            "Roles": "ArrayOfRole",
            "VersionNumber": "string",
        },
    ),
    "Channel": ComplexType(CPP_DATA, {"Address": "string", "Name": "string"}),
    "Role": ComplexType(CPP_DATA, {"Name": "string"}),
    "ArrayOfChannel": ComplexType(CPP_DATA, {"Channel": "Channel"}),
    "ArrayOfRole": ComplexType(CPP_DATA, {"Role": "Role"}),
}
"""The types that are sent, each with all of its elements. An array's one element is repeated."""


def written_by(operation: str) -> tuple[str, str]:
    """The name and the type of the one parameter of an operation in ``CREATE`` or ``UPDATE``."""
    ((parameter, type_),) = OPERATIONS[operation].parameters.items()
    return parameter, type_
