"""Requests, read by the own statement of NHN's contract: each mistake that could be in one."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from clinicspec.nhn.contract import COMMON, CPP, OPERATIONS, TYPES
from clinicspec.nhn.request_reader import LARGEST, Mistake, read_request
from clinicspec.nhn.soap import Value, soap_body
from clinicspec.nhn.xsd import PublishedSchema
from clinicspec.verify import read_schemas

GUID = "7B68B3C8-ADCF-495D-98E1-F2BB1151516E"
SAMPLES: dict[str, Value] = {
    "string": "a text",
    "int": 8900100,
    "boolean": True,
    "dateTime": "2026-08-01T00:00:00",
    "guid": GUID,
}


def sample(type_: str) -> Value:
    """A value that says everything that its type can say; of an array, two items."""
    if type_ not in TYPES:
        return SAMPLES[type_]
    elements = TYPES[type_].elements
    if type_.startswith("ArrayOf"):
        return [sample(item) for item in elements.values()] * 2
    return {name: sample(inner) for name, inner in elements.items()}


def whole_body(operation: str) -> bytes:
    """A request that says everything that its operation can say."""
    parameters = OPERATIONS[operation].parameters
    return soap_body(operation, {name: sample(type_) for name, type_ in parameters.items()})


def said_of_body(content: bytes) -> str | None:
    """The mistake in a body, with its place."""
    result = read_request(content)
    if isinstance(result, Mistake):
        return f"{result.position.line}:{result.position.column} {result.what}"
    return None


@cache
def nhn_schemas(shared: Path) -> dict[str, PublishedSchema]:
    """NHN's schemas."""
    return read_schemas([shared / "nhn"])


@pytest.mark.parametrize("operation", OPERATIONS)
def test_whatever_can_be_said_is_accepted(operation: str) -> None:
    """A body with every element of the contract follows it."""
    result = read_request(whole_body(operation))
    assert not isinstance(result, Mistake), result
    assert result.operation == operation
    assert result.her_id == (None if operation.startswith("Create") else 8900100)
    assert result.parent_her_id == (8900100 if operation.startswith("Create") else None)


UPDATE = soap_body(
    "UpdateOrganizationDetails",
    {
        "org": {
            "BusinessType": {"Active": True, "CodeValue": "103", "OID": 9040},
            "DisplayName": "Fjordbyen",
            "HerId": 8900100,
            "Valid": {"From": "2026-08-01T00:00:00"},
        }
    },
).decode()
PROCESS = soap_body(
    "AddProcessToCpp", {"processParameter": {"HerId": 8900100, "Process": {"Guid": GUID}}}
).decode()
HER_ID = "    <HerId>8900100</HerId>\n"
NAME = "    <DisplayName>Fjordbyen</DisplayName>\n"

MISTAKES = {
    "unknown operation": (
        UPDATE.replace("UpdateOrganizationDetails", "DeleteOrganization"),
        "2:1 asks for “DeleteOrganization”, which is no operation that is known",
    ),
    "operation of another service": (
        PROCESS.replace(CPP, COMMON),
        f"2:1 has `AddProcessToCpp` in the name space “{COMMON}”, where NHN's contract has {CPP}",
    ),
    "no name space at all": (
        UPDATE.replace("xmlns=", "xmlns:x="),
        "2:1 has `UpdateOrganizationDetails` in no name space, where NHN's contract has "
        "http://register.nhn.no/CommunicationParty",
    ),
    "name space of an element": (
        UPDATE.replace("c:OID>", "OID>"),
        "7:1 has `OID` in the name space “http://register.nhn.no/CommunicationParty”, where NHN's "
        "contract has http://register.nhn.no/Common",
    ),
    "unknown element": (
        UPDATE.replace("DisplayName", "Displayname"),
        "9:1 has `Displayname` in `org`, where NHN's contract has no such one",
    ),
    "element of another type": (
        UPDATE.replace(HER_ID, f"{HER_ID}    <ParentHerId>1</ParentHerId>\n"),
        "11:1 has `ParentHerId` in `org`, where NHN's contract has no such one",
    ),
    "another order": (
        UPDATE.replace(NAME, "").replace(HER_ID, HER_ID + NAME),
        "10:1 has `DisplayName` after `HerId` in `org`, so NHN would refuse it or pass it over",
    ),
    "element twice": (
        UPDATE.replace(HER_ID, HER_ID * 2),
        "11:1 has `HerId` twice in `org`",
    ),
    "no number": (
        UPDATE.replace("8900100", "8 900 100"),
        "10:1 has “8 900 100” in `HerId`, which is not a whole number of at most 32 bits",
    ),
    "too large a number": (
        UPDATE.replace("8900100", "2147483648"),
        "10:1 has “2147483648” in `HerId`, which is not a whole number of at most 32 bits",
    ),
    "no truth value": (
        UPDATE.replace(">true<", ">yes<"),
        "5:1 has “yes” in `Active`, which is not true or false",
    ),
    "no time": (
        UPDATE.replace("2026-08-01T00:00:00", "2026-08-01"),
        "12:1 has “2026-08-01” in `From`, which is not a date with a time of day",
    ),
    "no such day": (
        UPDATE.replace("2026-08-01T", "2026-02-30T"),
        "12:1 has “2026-02-30T00:00:00” in `From`, which is not a date with a time of day",
    ),
    "no UUID": (
        PROCESS.replace(GUID, f"{{{GUID}}}"),
        f"6:1 has “{{{GUID}}}” in `Guid`, which is not a UUID",
    ),
    "attribute": (
        UPDATE.replace("<HerId>", '<HerId unit="x">'),
        "10:1 has the attribute “unit” at `HerId`, where none belongs",
    ),
    "attribute of the operation": (
        UPDATE.replace('Party"', 'Party" id="1"', 1),
        "2:1 has the attribute “id” at `UpdateOrganizationDetails`, where none belongs",
    ),
    "nothing, by an attribute": (
        UPDATE.replace(
            "<HerId>8900100</HerId>",
            '<HerId xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>',
        ),
        "10:1 has the attribute “{http://www.w3.org/2001/XMLSchema-instance}nil” at `HerId`, where "
        "none belongs",
    ),
    "text among elements": (
        UPDATE.replace("</org>", "  Kari\n</org>"),
        "3:1 has the text “Kari” among elements in `org`",
    ),
    "element in a text": (
        UPDATE.replace("Fjordbyen", "Fjord<b/>byen"),
        "9:1 has more than a text in `DisplayName`",
    ),
    "comment among elements": (
        UPDATE.replace(HER_ID, f"    <!-- old -->\n{HER_ID}"),
        "10:1 has a comment or an instruction in `org`, which NHN has no use for",
    ),
    "number that a comment cuts": (
        UPDATE.replace("8900100", "89<!-- -->00100"),
        "10:1 has more than a text in `HerId`",
    ),
    "long text": (
        UPDATE.replace("8900100", "9" * 100),
        f"10:1 has “{'9' * 60}…” in `HerId`, which is not a whole number of at most 32 bits",
    ),
}


def test_the_base_of_the_mistakes_is_sound() -> None:
    """What the mistakes are made in is right."""
    assert (said_of_body(UPDATE.encode()), said_of_body(PROCESS.encode())) == (None, None)


@pytest.mark.parametrize(("content", "said"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_in_a_body(content: str, said: str) -> None:
    """Each kind of mistake is seen, with its line, in words that name the element."""
    assert said_of_body(content.encode()) == said


HOSTILE = {
    "empty": (b"", "1:1 is no XML that can be read"),
    "no XML": (b"\xff\xfe\x00", "1:1 is no XML that can be read"),
    "cut off": (UPDATE[:200].encode(), "5:17 is no XML that can be read"),
    "a null": (b"<a>\x00</a>", "1:4 is no XML that can be read"),
    "entity of a file": (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        "1:1 has a DOCTYPE, which a request to NHN must not have",
    ),
    "DOCTYPE elsewhere": (
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
        "1:1 has a DOCTYPE, which a request to NHN must not have",
    ),
    "100,000 levels": (b"<a>" * 100_000, "1:771 is no XML that can be read"),
    "100,000 elements": (
        UPDATE.replace(HER_ID, "<x/>" * 100_000).encode(),
        "10:1 has `x` in `org`, where NHN's contract has no such one",
    ),
    "too long": (b"<a>" + b" " * LARGEST, "1:1 is longer than 1 MiB, as no request is"),
}


@pytest.mark.parametrize(("content", "said"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_bodies(content: bytes, said: str) -> None:
    """A body that is made to hurt is one mistake, and no file or host is asked for anything."""
    assert said_of_body(content) == said


LAUGHS = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 20}">' for n in range(1, 10))


@pytest.mark.parametrize("element", ["<a>&x9;</a>", '<a b="&x9;"/>'])
def test_entities_are_not_multiplied(element: str) -> None:
    """Entities of entities end in a mistake, in a text as in an attribute."""
    content = f'<!DOCTYPE a [<!ENTITY x0 "ha">{LAUGHS}]>{element}'
    assert isinstance(read_request(content.encode()), Mistake)


@given(st.data())
def test_any_bytes(data: st.DataObject) -> None:
    """Whatever stands in a file, in whatever encoding, is a mistake at most."""
    content = UPDATE.encode()
    start = data.draw(st.integers(0, len(content)))
    length = data.draw(st.integers(0, 40))
    odd = st.binary(max_size=20) | st.sampled_from(
        [b"utf-16", b"cp037", b"x-none", b"&#0;", b"]]>"]
    )
    content = content[:start] + data.draw(odd) + content[start + length :]
    result = read_request(content)
    assert not isinstance(result, Mistake) or min(result.position) >= 1


TEXTS = [
    *("", "x", "5", "-5", "+5", "2147483647", "2147483648", "-2147483649", "5.0", "0x5"),
    *("true", "TRUE", "1", "2026-08-01", "2026-02-30T00:00:00", "2026-08-01T25:00:00"),
    *("2026-08-01T00:00:00Z", "2026-08-01T00:00:00.1234567+02:00", "2026-08-01 00:00:00"),
    *("2026-08-01T00:00:00+15:00", "9999-12-31T23:59:59.997", GUID, GUID.lower(), GUID[1:]),
]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _repeat(element: etree._Element) -> None:
    element.addnext(etree.fromstring(etree.tostring(element)))


def _put_last(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.append(element)


def _rename(element: etree._Element) -> None:
    element.tag = f"{{{etree.QName(element).namespace}}}HerId"


def _move_to_another_namespace(element: etree._Element) -> None:
    element.tag = f"{{{COMMON}}}{etree.QName(element).localname}"


def _add_child(element: etree._Element) -> None:
    element.insert(0, etree.Element(f"{{{COMMON}}}Code"))


def _add_attribute(element: etree._Element) -> None:
    element.set("id", "1")


def _say(text: str) -> Callable[[etree._Element], None]:
    def say(element: etree._Element) -> None:
        element.text = text

    return say


CHANGES: list[Callable[[etree._Element], None]] = [
    *map(_say, TEXTS),
    *(_remove, _repeat, _put_last, _rename, _move_to_another_namespace, _add_child, _add_attribute),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=400)
@given(data=st.data(), operation=st.sampled_from([*OPERATIONS]))
def test_the_verdict_is_that_of_nhns_schema(
    shared: Path, data: st.DataObject, operation: str
) -> None:
    """Whatever is changed in a request, the own statement of the contract agrees with NHN's."""
    root = etree.fromstring(whole_body(operation))
    element = data.draw(st.sampled_from([*root.iterdescendants()]))
    data.draw(st.sampled_from(CHANGES))(element)
    content = etree.tostring(root)
    mistake = nhn_schemas(shared)[OPERATIONS[operation].namespace].mistake(
        etree.fromstring(content)
    )
    assert (said_of_body(content) is None) == (mistake is None), mistake
