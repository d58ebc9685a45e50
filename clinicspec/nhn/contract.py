"""NHN's contract for writing to the Address Registry: operations, types, and their elements' order.

Source: the WSDL of CommunicationPartyService, https://ws-web.test.nhn.no/v1/AR, as of April 2025.
An element out of its order is invalid there. Every element may be left out, so a body that is valid
can still say too little; what NHN asks for beyond the schema stands in ``change_set``.
"""

from typing import NamedTuple

COMMUNICATION_PARTY = "http://register.nhn.no/CommunicationParty"
COMMON = "http://register.nhn.no/Common"
ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"

OPEN_END = "9999-12-31T23:59:59.997"
"""The end of a period without an end, as NHN's answers write it: none of them leaves it out, and
the contract has no null for it."""


class Parameter(NamedTuple):
    """The one parameter of an operation."""

    name: str
    type: str


OPERATIONS = {
    "UpdateOrganizationDetails": Parameter("org", "OrganizationUpdate"),
    "UpdateOrganizationPersonDetails": Parameter("p", "OrganizationPersonUpdate"),
    "UpdateServiceDetails": Parameter("t", "ServiceUpdate"),
    "CreateOrganizationPerson": Parameter("p", "OrganizationPersonCreate"),
    "CreateService": Parameter("t", "ServiceCreate"),
}


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
    "Period": ComplexType(COMMON, {"From": "dateTime", "To": "dateTime"}),
    "ArrayOfElectronicAddress": ComplexType(COMMON, {"ElectronicAddress": "ElectronicAddress"}),
    "ArrayOfPhysicalAddress": ComplexType(COMMON, {"PhysicalAddress": "PhysicalAddress"}),
    "ArrayOfstring": ComplexType(ARRAYS, {"string": "string"}),
}
"""The types that are sent, each with all of its elements. An array's one element is repeated."""
