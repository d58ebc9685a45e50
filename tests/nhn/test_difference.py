"""What differs between the registry and a spec: what is the same, what is carried over."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from clinicspec.nhn.bodies import entry_body
from clinicspec.nhn.contract import UPDATE, written_by
from clinicspec.nhn.difference import Difference, overlaid
from clinicspec.nhn.equality import (
    OPEN,
    day,
    last_day,
    same_electronic,
    same_number,
    same_person,
    same_service,
    same_text,
)
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.nhn.soap import Values, soap_body
from tests.nhn.registry import assert_valid

ORG = "OrganizationUpdate"
PERSON = "OrganizationPersonUpdate"
SERVICE = "ServiceUpdate"


def electronic(type_: str, address: str | None, *, inherited: bool = False) -> dict[str, Any]:
    """An electronic address as the registry has it."""
    return {
        "Address": address,
        "Inherited": inherited,
        "LastChanged": "2018-01-04T16:24:19.88",
        "Type": {"CodeValue": type_, "OID": 9044, "CodeText": "Telefon"},
        "TypeCodeValue": type_,
    }


def place(type_: str = "RES", **parts: Any) -> dict[str, Any]:
    """A physical address as the registry has it."""
    return {
        "City": "OSLO",
        "Country": {"CodeValue": "NO", "OID": 9043},
        "Description": "Inngang i bakgården",
        "Inherited": False,
        "LastChanged": "2025-01-15T19:13:54.66",
        "PostalCode": 155,
        "Postbox": "",
        "StreetAddress": "Fjordgata 1",
        "Type": {"CodeValue": type_, "OID": 3401, "CodeText": "Besøksadresse"},
        **parts,
    }


def said_place(**parts: Any) -> dict[str, Any]:
    """The same as the spec says it."""
    return {
        "City": "Oslo",
        "Inherited": False,
        "PostalCode": 155,
        "Postbox": None,
        "StreetAddress": "Fjordgata 1",
        "Type": {"CodeValue": "RES", "OID": 3401, "SimpleType": "adressetype"},
        **parts,
    }


INHERITED: dict[str, Any] = {"Inherited": True, "Type": {"CodeValue": "E_TLF", "OID": 9044}}
CLINIC = {"ElectronicAddresses": [electronic("E_TLF", "21 00 00 00")]}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("FJORDBYEN  LEGESENTER", "Fjordbyen legesenter", True),
        ("A\u030as", "Ås", True),
        ("", None, True),
        ("Fjordbyen legesenter", "Fjordbyen legekontor", False),
        ("Straße", "Strasse", True),
    ],
)
def test_texts(one: str | None, other: str | None, same: bool) -> None:
    """The registry shouts some names, which is no reason to change them."""
    assert same_text(one, other) == same


@pytest.mark.parametrize(
    ("type_", "one", "other", "same"),
    [
        ("E_TLF", "+47 21 00 00 00", "21000000", True),
        ("E_TLF", "0047 21 00 00 00", "+4721000000", True),
        ("E_TLF", "21 00 00 00", "21 00 00 01", False),
        ("E_TLF", "47 00 00 00", "00 00 00", False),
        ("E_TLF", "4721000000", "21 00 00 00", True),
        ("E_TLF", "(+47) 21.00-00\u202f00", "21 00 00 00", True),
        ("E_TLF", "+46 21 00 00 00", "21 00 00 00", False),
        ("E_EPO", "post@Fjordbyen.Example", "post@fjordbyen.example", True),
        ("E_EPO", "Post@fjordbyen.example", "post@fjordbyen.example", False),
        ("E_EDI", "m@EDI.nhn.no", "m@edi.nhn.no", True),
        ("E_URL", "HTTPS://Fjordbyen.example", "https://fjordbyen.example/", True),
        ("E_URL", "https://fjordbyen.example/A", "https://fjordbyen.example/a", False),
        ("E_URL", "http://fjordbyen.example", "https://fjordbyen.example", False),
        ("E_URL", "http://[", "http://[", True),
        ("E_SB_ASYNC", "TB.nhn.no/Bus/1_async", "tb.nhn.no/Bus/1_async", True),
        ("E_SB_ASYNC", "tb.nhn.no/BUS/1_async", "tb.nhn.no/Bus/1_async", False),
        ("E_SB_ASYNC", "amqps://TB.nhn.no/Bus/1_async", "tb.nhn.no/Bus/1_async", True),
    ],
)
def test_electronic_addresses(type_: str, one: str, other: str, same: bool) -> None:
    """Telephone numbers are the same in every writing, hosts in every case, and no path is."""
    assert same_electronic(type_, one, other) == same


def test_numbers() -> None:
    """Postal codes and municipalities are numbers to the registry."""
    assert same_number("0110", 110)
    assert same_number("301", "0301")
    assert not same_number(110, 1100)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kari Anne Lunde", "Kari Lunde", True),
        ("LUNDE KARI", "Kari Lunde", True),
        ("Kari Hansen", "Kari Lunde", False),
    ],
)
def test_people(one: str, other: str, same: bool) -> None:
    """A middle name that only one of them has makes nobody another."""
    assert same_person(one, other) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("8666/KX17", "8655/KX17", True),
        ("8666/KX17", "8655/kx17", True),
        ("8663/KF01", "8663/KF01", True),
        ("8663/KF01", "8666/KF01", False),
        ("8666/KX17", "8666/KX18", False),
    ],
)
def test_services(one: str, other: str, same: bool) -> None:
    """A service's code is one of its list, but for the one whose list sources disagree about."""
    assert same_service(one, other) == same
    assert same_service(other, one) == same


@pytest.mark.parametrize(
    ("period", "last"),
    [
        ({}, OPEN),
        ({"From": "2020-01-01T00:00:00", "To": None}, OPEN),
        ({"From": "2020-01-01T00:00:00", "To": "9999-12-31T23:59:59.997"}, OPEN),
        ({"To": "9999-12-31T00:00:00"}, OPEN),
        ({"To": "9999-12-31T23:59:59Z"}, OPEN),
        ({"From": "2020-01-01T00:00:00", "To": "2116-09-21T00:00:00"}, OPEN),
        ({"From": "2020-01-01T00:00:00", "To": "2099-12-31T23:59:59"}, "2099-12-31"),
        ({"From": "1900-01-01T00:00:00", "To": "2026-12-31T23:59:59"}, "2026-12-31"),
        ({"From": "0001-01-01T00:00:00", "To": "2026-12-31T23:59:59"}, "2026-12-31"),
        ({"To": "2027-01-01T00:00:00"}, "2026-12-31"),
        ({"To": "2026-12-31T00:00:00.001"}, "2026-12-31"),
        ({"To": "2026-12-31T12:00:00"}, "2026-12-31"),
        ({"To": "2026-12-31T23:59:59"}, "2026-12-31"),
        ({"To": "2026-12-31T22:59:59Z"}, "2026-12-31"),
        ({"To": "2026-12-31T23:00:00Z"}, "2026-12-31"),
        ({"To": "2026-07-31T23:00:00+01:00"}, "2026-07-31"),
        ({"To": "0001-01-01T00:00:00"}, "0001-01-01"),
        ({"To": "0001-01-01T00:00:00+14:00"}, "0001-01-01"),
    ],
)
def test_ends(period: Values, last: str) -> None:
    """The last day is the last one that has a moment of the period; in another century is none."""
    assert last_day(period) == last


@pytest.mark.parametrize(
    ("moment", "its"),
    [
        (None, None),
        ("", None),
        ("2026-08-01T00:00:00", "2026-08-01"),
        ("2026-07-31T22:00:00Z", "2026-08-01"),
        ("2026-07-31T21:59:59Z", "2026-07-31"),
        ("2025-12-31T23:00:00.0000000Z", "2026-01-01"),
        ("2026-08-01T00:00:00+02:00", "2026-08-01"),
        ("0001-01-01T00:00:00Z", "0001-01-01"),
        ("9999-12-31T23:59:59Z", "9999-12-31"),
    ],
)
def test_days(moment: str | None, its: str | None) -> None:
    """A moment with an offset is of the day that Norwegian clocks show."""
    assert day(moment) == its


@given(st.datetimes(datetime(1997, 1, 1), datetime(2098, 12, 31), timezones=st.just(UTC)))
def test_days_are_those_of_norway(moment: datetime) -> None:
    """The day is the one that the time-zone database has of every instant."""
    assert day(moment.isoformat()) == str(moment.astimezone(ZoneInfo("Europe/Oslo")).date())


SAME: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (ORG, {"DisplayName": "FJORDBYEN"}, {"DisplayName": "Fjordbyen"}),
    (
        ORG,
        {"BusinessType": {"CodeValue": "103", "OID": 9040, "CodeText": "Privatpraktiserende"}},
        {"BusinessType": {"CodeValue": "103", "OID": 9040, "CodeText": "Fastlege"}},
    ),
    (ORG, {"PhysicalAddresses": [place()]}, {"PhysicalAddresses": [said_place()]}),
    (ORG, {"PhysicalAddresses": [place(PostalCode="0155")]}, {"PhysicalAddresses": [said_place()]}),
    (
        PERSON,
        {"ElectronicAddresses": [electronic("E_TLF", "99", inherited=True)]},
        {"ElectronicAddresses": [INHERITED]},
    ),
    (
        PERSON,
        {"ElectronicAddresses": [electronic("E_TLF", "+47 21000000")]},
        {"ElectronicAddresses": [INHERITED]},
    ),
    (
        PERSON,
        {"PhysicalAddresses": [place(Inherited=True)]},
        {"PhysicalAddresses": [said_place()]},
    ),
    (
        ORG,
        {"ElectronicAddresses": [electronic("E_TLF", "1"), electronic("E_TLF", "2")]},
        {"ElectronicAddresses": [electronic("E_TLF", "2")]},
    ),
    (PERSON, {"Professions": ["SP", "LE"]}, {"Professions": ["LE"]}),
    (
        SERVICE,
        {"ServiceCode": {"CodeValue": "KX17", "OID": 8655}},
        {"ServiceCode": {"CodeValue": "KX17", "OID": 8666}},
    ),
]


@pytest.mark.parametrize(("type_", "held", "said"), SAME)
def test_what_is_the_same(type_: str, held: Values, said: Values) -> None:
    """What the registry would take for the same is no difference, and stays in its writing."""
    values, differences = overlaid(type_, {"DisplayName": None, **held}, said, CLINIC)
    assert differences == ()
    assert {name: value for name, value in values.items() if value} == held


DIFFERENT: list[tuple[str, dict[str, Any], dict[str, Any], Difference]] = [
    (
        ORG,
        {"DisplayName": "Fjordbyen"},
        {"DisplayName": "Fjordbyen legesenter"},
        Difference("name", "Fjordbyen", "Fjordbyen legesenter"),
    ),
    (
        ORG,
        {"BusinessType": {"CodeValue": "102", "OID": 9040}},
        {"BusinessType": {"CodeValue": "103", "OID": 9040}},
        Difference("business type", "102 of list 9040", "103 of list 9040"),
    ),
    (
        SERVICE,
        {},
        {"ServiceCode": {"CodeValue": "KX17", "OID": 8666}},
        Difference("service code", None, "KX17 of list 8666"),
    ),
    (
        ORG,
        {"PhysicalAddresses": [place()]},
        {"PhysicalAddresses": [said_place(StreetAddress="Fjordgata 2")]},
        Difference("visiting address", "Fjordgata 1, 0155 OSLO", "Fjordgata 2, 0155 OSLO"),
    ),
    (
        ORG,
        {"PhysicalAddresses": [place(Postbox="Postboks 18")]},
        {"PhysicalAddresses": [said_place()]},
        Difference(
            "visiting address", "Fjordgata 1, Postboks 18, 0155 OSLO", "Fjordgata 1, 0155 OSLO"
        ),
    ),
    (
        ORG,
        {},
        {"PhysicalAddresses": [said_place()]},
        Difference("visiting address", None, "Fjordgata 1, 0155 Oslo"),
    ),
    (
        PERSON,
        {"ElectronicAddresses": [electronic("E_TLF", "99 00 00 00")]},
        {"ElectronicAddresses": [INHERITED]},
        Difference("telephone number", "99 00 00 00", "the clinic's"),
    ),
    (
        PERSON,
        {"PhysicalAddresses": [place(Inherited=True)]},
        {"PhysicalAddresses": [said_place(StreetAddress="Bygata 2")]},
        Difference("visiting address", "the clinic's", "Bygata 2, 0155 Oslo"),
    ),
    (PERSON, {}, {"Professions": ["LE"]}, Difference("profession", None, "LE")),
]


@pytest.mark.parametrize(("type_", "held", "said", "difference"), DIFFERENT)
def test_what_differs(type_: str, held: Values, said: Values, difference: Difference) -> None:
    """A difference names what it is, what the registry holds and what it is to hold."""
    name = {"DisplayName": None} if type_ == ORG else {}
    values, differences = overlaid(type_, {**name, **held}, said, CLINIC)
    assert differences == (difference,)
    again = overlaid(type_, values, said, CLINIC)
    assert again.differences == ()
    assert again.values == values


def test_what_the_spec_does_not_say_is_carried_over() -> None:
    """An update replaces the whole entry, so it holds all that is there already."""
    held: dict[str, Any] = {
        "ElectronicAddresses": [
            electronic("E_DS", "ldap://ldap.buypass.no/x"),
            electronic("E_TLF", "21 00 00 00"),
            electronic("E_FAX", "21 00 00 09"),
        ],
        "FutureElectronicAddresses": [electronic("E_EDI", "m@edi.example")],
        "PhysicalAddresses": [place("INV"), place()],
        "Professions": ["SP"],
        "Properties": [{"CodeValue": "x", "OID": 1}],
        "Specialities": ["13"],
        "Title": "Lege",
    }
    said: Values = {
        "ElectronicAddresses": [{**INHERITED, "Inherited": False, "Address": "22 00 00 00"}],
        "PhysicalAddresses": [said_place(StreetAddress="Fjordgata 2")],
        "Professions": ["LE"],
    }
    values, differences = overlaid(PERSON, held, said, CLINIC)
    assert [each.what for each in differences] == [
        "profession",
        "telephone number",
        "visiting address",
    ]
    phone, address = electronic("E_TLF", "22 00 00 00"), place(StreetAddress="Fjordgata 2")
    for changed in (phone, address):  # when it was changed last is for the registry to say
        del changed["LastChanged"]
    assert {name: value for name, value in values.items() if value is not None} == {
        **held,
        "ElectronicAddresses": [
            held["ElectronicAddresses"][0],
            phone,
            held["ElectronicAddresses"][2],
        ],
        "PhysicalAddresses": [place("INV"), address],
        "Professions": ["SP", "LE"],
    }


def test_real_entries_are_carried_over(shared: Path) -> None:
    """An update of what NHN's test environment holds is valid, and loses nothing of it."""
    folder = shared / "nhn" / "address-registry" / "samples"
    snapshots = [read_snapshot([(path.name, path.read_bytes())])[0] for path in folder.iterdir()]
    entries = [each for found in snapshots for each in found.entries.values() if each.whole]
    assert {entry.kind for entry in entries} == {"organization", "person", "service"}
    new = {**INHERITED, "Inherited": False, "Address": "99 00 00 00"}
    for entry in entries:
        said = {**entry.values, "ElectronicAddresses": [new]}
        _, type_ = written_by(UPDATE[entry.kind])
        values, differences = overlaid(type_, entry.values, said, CLINIC)
        assert [each.what for each in differences] == ["telephone number"]
        for name, held in entry.values.items():
            if name != "ElectronicAddresses":
                assert values[name] == held
        assert others(values) == others(entry.values)
        body = entry_body(UPDATE[entry.kind], {**values, "HerId": entry.her_id})
        assert_valid(shared, etree.fromstring(soap_body(UPDATE[entry.kind], body)))


def others(values: Values) -> list[Any]:
    """The electronic addresses but for telephone numbers."""
    addresses: Any = values["ElectronicAddresses"]
    return [each for each in addresses if each["Type"]["CodeValue"] != "E_TLF"]


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["Address", "Type", "CodeValue", "OID", "City", "Inherited", "Valid"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
ANY_ENTRY = st.dictionaries(
    st.sampled_from(
        ["DisplayName", "BusinessType", "ElectronicAddresses", "PhysicalAddresses", "Valid"]
    ),
    ANY,
)


@given(ANY_ENTRY)
def test_any_entry_can_be_compared(held: dict[str, Any]) -> None:
    """However odd a snapshot is that has been read, the spec is what it becomes."""
    said: Values = {
        "DisplayName": "Fjordbyen",
        "BusinessType": {"CodeValue": "103", "OID": 9040},
        "ElectronicAddresses": [electronic("E_TLF", "21 00 00 00")],
        "PhysicalAddresses": [said_place()],
    }
    values, _ = overlaid(ORG, held, said, said)
    assert overlaid(ORG, values, said, said) == (values, ())
