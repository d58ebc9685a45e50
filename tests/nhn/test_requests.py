"""The SOAP bodies, held against NHN's own schema, and against what they are known to have to be."""

import re
import sys
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from syrupy.assertion import SnapshotAssertion

from clinicspec.model.spec import Spec
from clinicspec.nhn.addresses import QUEUES
from clinicspec.nhn.backend import artefacts
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.contract import (
    COMMON,
    COMMUNICATION_PARTY,
    CPP,
    CPP_DATA,
    OPEN_END,
    OPERATIONS,
    TYPES,
)
from clinicspec.nhn.soap import soap_body
from clinicspec.source.characters import REFUSED
from tests.clinics import reference_spec
from tests.nhn.any_clinic import SPECS, spec_from
from tests.nhn.registry import assert_valid

XS = "{http://www.w3.org/2001/XMLSchema}"
NAMES = {"p": COMMUNICATION_PARTY, "c": COMMON}


@cache
def schemas(shared: Path, namespace: str) -> list[etree._Element]:
    """NHN's schemas of a name space, as the service that it belongs to has them."""
    service = "cppa" if namespace in (CPP, CPP_DATA) else "address-registry"
    folder = shared / "nhn" / service / "xsd"
    roots = [etree.parse(path).getroot() for path in sorted(folder.glob("*.xsd"))]
    return [root for root in roots if root.get("targetNamespace") == namespace]


def bodies(spec: Spec) -> list[etree._Element]:
    """All bodies of a clinic, parsed."""
    return [
        etree.fromstring(soap_body(request.operation, request.body))
        for request in requests(spec)
        if request.body is not None
    ]


def entries(spec: Spec) -> list[etree._Element]:
    """Those of the bodies that write an entry."""
    return [body for body in bodies(spec) if etree.QName(body).namespace == COMMUNICATION_PARTY]


def sequence(type_: etree._Element) -> dict[str, str]:
    """The elements of a type of NHN's schema with their types, in order."""
    found = type_.findall(f"{XS}sequence/{XS}element")
    return {str(each.get("name")): str(each.get("type")).split(":")[-1] for each in found}


def text(element: etree._Element, path: str) -> str | None:
    """The text at a path."""
    return element.findtext(path, namespaces=NAMES)


def names(element: etree._Element) -> list[str]:
    """What the elements in an element are called."""
    return [etree.QName(child).localname for child in element]


def addresses(body: etree._Element, inherited: str) -> list[etree._Element]:
    """The addresses of a body, electronic and physical, that are inherited or are not."""
    return [each for each in body.iter() if text(each, "c:Inherited") == inherited]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spec=SPECS)
def test_every_request_is_valid(shared: Path, spec: Spec) -> None:
    """Whatever clinic a spec describes, NHN's schema accepts what is sent about it."""
    for body in bodies(spec):
        assert_valid(shared, body)


def test_requests_of_the_reference_are_valid(shared: Path) -> None:
    """NHN's schema accepts the requests of the reference spec."""
    for body in bodies(reference_spec()):
        assert_valid(shared, body)


def test_another_order_is_invalid(shared: Path) -> None:
    """NHN's schema is sensitive to the order of elements, so that the tests above prove it."""
    for body in bodies(reference_spec()):
        parameter = body[0]
        assert len(parameter) > 1
        parameter.append(parameter[0])
        with pytest.raises(etree.DocumentInvalid):
            assert_valid(shared, body)


@pytest.mark.parametrize("name", TYPES)
def test_types_are_nhns(shared: Path, name: str) -> None:
    """The contract's table has every element of NHN's type, in NHN's order and name space."""

    def elements(of_type: str) -> dict[str, str]:
        (type_,) = [
            type_
            for root in schemas(shared, TYPES[name].namespace)
            for type_ in root.findall(f"{XS}complexType[@name='{of_type}']")
        ]
        extension = type_.find(f"{XS}complexContent/{XS}extension")
        if extension is None:
            return sequence(type_)
        return elements(str(extension.get("base")).split(":")[-1]) | sequence(extension)

    assert list(TYPES[name].elements.items()) == list(elements(name).items())


@pytest.mark.parametrize("name", OPERATIONS)
def test_operations_are_nhns(shared: Path, name: str) -> None:
    """The contract's table has NHN's operations with their parameters."""
    (operation,) = [
        operation
        for root in schemas(shared, OPERATIONS[name].namespace)
        for operation in root.findall(f"{XS}element[@name='{name}']/{XS}complexType")
    ]
    assert list(OPERATIONS[name].parameters.items()) == list(sequence(operation).items())


@given(SPECS)
def test_elements_are_in_alphabetical_order(spec: Spec) -> None:
    """NHN's service reads elements in alphabetical order, as data contracts of .NET have them."""
    for body in bodies(spec):
        for element in body.iter():
            assert names(element) == sorted(names(element))


@given(SPECS)
def test_requests_name_the_clinic_as_it_is_written(spec: Spec) -> None:
    """The clinic's name reaches NHN in every character; only composed letters are composed."""
    body = bodies(spec)[0]
    assert text(body, "p:org/p:DisplayName") == unicodedata.normalize("NFC", spec.clinic.name)


@given(SPECS)
def test_inherited_addresses_are_sent_without_a_value(spec: Spec) -> None:
    """NHN takes the organisation's address, so a request holds no copy of it that could differ."""
    organization, *below = entries(spec)
    assert addresses(organization, "true") == []
    for body in below:
        assert all(names(address) == ["Inherited", "Type"] for address in addresses(body, "true"))
        own = [text(address, "c:Type/c:CodeValue") for address in addresses(body, "false")]
        assert own in ([], list(QUEUES))


@given(SPECS)
def test_files_have_line_feeds_only(spec: Spec) -> None:
    """The bytes are the same on every system."""
    for name, content in artefacts(spec).items():
        assert b"\r" not in content, name
        assert content.endswith(b"\n"), name


def test_whatever_xml_cannot_hold_is_refused_by_the_reader() -> None:
    """No text of a spec can break an XML file: those characters never get past the reader."""
    outside_xml = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    let_through = [
        code
        for code in range(sys.maxunicode + 1)
        if outside_xml.match(chr(code)) and not REFUSED.match(chr(code))
    ]
    assert let_through == []


def test_a_postal_code_is_sent_as_a_number() -> None:
    """NHN's postal codes are numbers, so 0155 is sent as 155."""
    address = {"postal_code": "0155", "city": "Oslo"}
    (body,) = bodies(spec_from({"addresses": {"visiting": address}}))
    assert text(body, "p:org/p:PhysicalAddresses/c:PhysicalAddress/c:PostalCode") == "155"


@pytest.mark.parametrize(
    ("active", "period"),
    [
        ({}, None),
        ({"from": "2026-12-01"}, ("2026-12-01T00:00:00", OPEN_END)),
        ({"to": "2026-12-31"}, (None, "2026-12-31T23:59:59")),
        (
            {"from": "2026-12-01", "to": "2026-12-31"},
            ("2026-12-01T00:00:00", "2026-12-31T23:59:59"),
        ),
    ],
)
def test_periods_hold_both_of_their_days(
    active: dict[str, str], period: tuple[str | None, str] | None
) -> None:
    """A doctor's entry holds the whole of the last day, and has no period the spec doesn't give."""
    gp = {"name": "Kari Lunde", "profession": "gp", "her_id": 8900101, "active": active}
    _, body = entries(spec_from({}, {"kari": gp}))
    valid = body.find("p:p/p:Valid", NAMES)
    assert period == (None if valid is None else (text(valid, "c:From"), text(valid, "c:To")))


def test_open_ends_are_written_as_nhn_writes_them(shared: Path) -> None:
    """NHN's own answers write an open end so, and leave the end of no period out."""
    samples = (shared / "nhn" / "address-registry" / "samples").glob("*.xml")
    periods = [
        valid
        for path in samples
        for valid in etree.parse(path).iter(f"{{{COMMUNICATION_PARTY}}}Valid")
    ]
    ends = [text(valid, "c:To") for valid in periods]
    assert None not in ends
    assert OPEN_END in ends


def test_what_the_clinic_does_not_say_is_not_sent() -> None:
    """A clinic without addresses and dates sends none, not empty ones."""
    gp = {"name": "Kari Lunde", "profession": "gp", "her_id": 8900101}
    organization, person = entries(spec_from({}, {"kari": gp}))
    assert names(organization[0]) == ["BusinessType", "DisplayName", "HerId"]
    assert names(person[0]) == ["HerId", "Professions"]


def test_files_of_the_reference(snapshot: SnapshotAssertion) -> None:
    """What the reference spec compiles to changes only where somebody has meant it to."""
    files = artefacts(reference_spec())
    assert {name: content.decode() for name, content in files.items()} == snapshot


def test_files_of_a_clinic_unlike_the_reference(snapshot: SnapshotAssertion) -> None:
    """What is created names its parent and its key; services and retired codes are sent as such."""
    clinic = {
        "business_type": "106",
        "addresses": {"postal": {"street": "Åsvegen 2", "postal_code": "5685", "city": "Uggdal"}},
        "phone": "53 43 00 00",
        "vacant_lists": {
            "her_id": "pending",
            "from": "2026-08-01",
            "lists": {"list-4": {"name": "Liste 4"}},
            "services": ["e_contact"],
        },
        "resource_booking": {"her_id": 8900110, "code_system": "8660", "code": "X1"},
    }
    employees = {
        "anna": {
            "name": "Anna Li",
            "profession": "midwife",
            "her_id": 8900105,
            "service": {"code_system": "8663", "code": "KF01"},
            "active": {"from": "2026-01-01", "to": "2026-12-31"},
        },
        "siv": {"name": "Siv Ås", "profession": "nurse", "her_id": 8900104},
        "kari": {
            "name": "Kari Lunde",
            "profession": "gp",
            "her_id": "pending",
            "hpr_number": "9900101",
            "active": {"from": "2026-08-01"},
        },
    }
    files = artefacts(spec_from(clinic, employees))
    assert {name: content.decode() for name, content in files.items()} == snapshot
