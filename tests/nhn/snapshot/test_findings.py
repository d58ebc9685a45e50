"""What is wrong with a snapshot is said with its file, and nothing in it hurts whoever reads it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.diagnostics.finding import path_text
from clinicspec.nhn.contract import TYPES, UPDATE, written_by
from clinicspec.nhn.snapshot.file_findings import MOST
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.nhn.soap import soap_body
from tests.nhn.snapshot.answers import (
    HER_ID,
    PERSON,
    REST,
    TIMERESERVASJON,
    Data,
    as_json,
    as_soap,
    as_xml,
    fault,
    processes_answer,
)

DEEP_XML = b"<a>" * 300 + b"</a>" * 300
BOMB = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a b="&c;">&c;</a>'
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>'


def _with(**values: Any) -> bytes:
    return as_json({**PERSON, **values})


def _address(**values: Any) -> bytes:
    return _with(PhysicalAddresses=[{**PERSON["PhysicalAddresses"][0], **values}])


CASES = [
    ("an empty file", b"", "CS081", "the file is empty"),
    ("spaces alone", b" " * 1000, "CS081", "the file is empty"),
    ("a mark alone", b"\xef\xbb\xbf", "CS081", "the file is empty"),
    ("another kind of file", b"%PDF-1.7", "CS082", "neither XML nor JSON"),
    ("an archive", b"PK\x03\x04" + bytes(60), "CS082", "neither XML nor JSON"),
    ("a spec", b"clinicspec: 1", "CS082", "neither XML nor JSON"),
    ("XML cut off", as_soap(PERSON)[:-30], "CS081", "no XML that can be read"),
    ("deep XML", DEEP_XML, "CS081", "no XML that can be read"),
    ("a bomb of entities", BOMB, "CS081", "DOCTYPE"),
    ("an entity from outside", OUTSIDE, "CS081", "DOCTYPE"),
    ("a DOCTYPE in UTF-16", BOMB.decode().encode("utf-16"), "CS081", "DOCTYPE"),
    ("other XML", b"<svg/>", "CS082", "the XML element svg"),
    ("an unknown answer", b'<a xmlns="http://register.nhn.no/CommunicationParty"/>', "CS082", "a"),
    (
        "an empty envelope",
        b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>',
        "CS081",
        "nothing in it",
    ),
    ("a refusal", fault("Finnes ikke"), "CS085", "refusal “Finnes ikke” “InvalidHerIdSupplied”"),
    (
        "a refusal of somebody else's",
        fault("x")
        .replace(b"GenericFault", b"Other")
        .replace(b"Message", b"M")
        .replace(b"<s:Detail>", b"<s:Reason><s:Text>Stengt</s:Text></s:Reason><s:Detail>")
        .replace(b"ErrorCode", b"E"),
        "CS085",
        "the registry's refusal “Stengt”",
    ),
    ("JSON cut off", as_json(PERSON)[:-5], "CS081", "no JSON that can be read"),
    ("JSON in Latin-1", '{"HerId": "ø"}'.encode("latin-1"), "CS081", "it is no utf-8"),
    ("deep JSON", b"[" * 100_000, "CS081", "deeper than any answer"),
    ("a key twice", b'{"HerId": 1, "HerId": 2}', "CS081", "the key “HerId” stands twice"),
    ("no number", b'{"HerId": NaN}', "CS081", "NaN is no number"),
    ("a number without an end", b'{"HerId": ' + b"9" * 5000 + b"}", "CS081", "no JSON"),
    ("other JSON", b'{"clinic": 1}', "CS082", "JSON that is no entry"),
    ("a list of other things", b"[1]", "CS082", "JSON that is no entry"),
    ("a list in a list", b'[[{"HerId": 1}]]', "CS082", "JSON that is no entry"),
    ("an empty list", b"[]", "CS082", "an empty list"),
    ("no kind", _with(Type=None), "CS083", "organisation, person or service"),
    ("a kind of its own", _with(Type="Department"), "CS083", "organisation, person or service"),
    ("a list for a kind", _with(Type=["Person"]), "CS083", "organisation, person or service"),
    ("no HER-ID", _with(HerId=None), "CS083", "an entry has no HER-ID"),
    ("the HER-ID 0", _with(HerId=0), "CS083", "the HER-ID 0, which can be no party's"),
    ("a HER-ID below 0", _with(HerId=-5), "CS083", "the HER-ID -5"),
    ("a large HER-ID", _with(HerId=2**31), "CS083", "HerId is “2147483648”, where a whole number"),
    ("a HER-ID in words", _with(HerId="abc"), "CS083", "HerId is “abc”, where a whole number"),
    ("a HER-ID with a point", _with(HerId=8900101.0), "CS083", "HerId is “8900101.0”"),
    ("a flag as HER-ID", _with(HerId=True), "CS083", "HerId is “True”, where a whole number"),
    ("a list as text", _with(Title=["Lege"]), "CS083", "Title is a list, where a text"),
    ("a text as list", _with(ElectronicAddresses="x"), "CS083", "“x”, where a list"),
    ("a list as structure", _with(Valid=[]), "CS083", "Valid is a list, where a structure"),
    ("a text as flag", _address(Inherited="ja"), "CS083", "“ja”, where true or false"),
    ("no day", _with(Valid={"From": "2026-02-30T00:00:00"}), "CS083", "a date and a time"),
    ("no time", _with(Valid={"From": "2026-02-28"}), "CS083", "a date and a time"),
    ("a person in pieces", _with(Person={"HPRInformation": []}), "CS083", "no structure of values"),
    ("half a character", _with(Title="a\ud800"), "CS083", "no message to the registry can hold"),
    ("a null character", _with(Title="a\0"), "CS083", "no message to the registry can hold"),
    ("an entry that is none", _with(Organizations=[7]), "CS083", "no structure of values"),
    ("entries that are no list", _with(Organizations=7), "CS083", "no list of entries"),
    ("REST in pieces", as_json({**REST, "postalAddress": 7}), "CS083", "no structure of values"),
    ("REST without a kind", as_json({"herId": 1}), "CS083", "organisation, person or service"),
    (
        "an element twice",
        as_xml(PERSON).replace(b"<ns0:Title>Lege", b"<ns0:Title>x</ns0:Title><ns0:Title>Lege"),
        "CS083",
        "Title is a list",
    ),
    (
        "nobody's processes",
        processes_answer(),
        "CS083",
        "lists no process, so it does not say whose it is",
    ),
    (
        "a process of nobody",
        processes_answer((0, TIMERESERVASJON, "1.2")),
        "CS083",
        "the HER-ID 0, which can be no party's",
    ),
    ("a process without UUID", processes_answer((1, "x", "1.2")), "CS083", "has no UUID"),
    ("without version", processes_answer((1, TIMERESERVASJON, "")), "CS083", "has no version"),
    (
        "a profile of nobody",
        b'<CollaborationProtocolProfile xmlns="http://www.oasis-open.org/committees/ebxml-cppa/'
        b'schema/cpp-cpa-2_0.xsd"><PartyInfo/></CollaborationProtocolProfile>',
        "CS083",
        "where a whole number",
    ),
]


@pytest.mark.parametrize(
    ("content", "code", "words"), [pytest.param(*case[1:], id=case[0]) for case in CASES]
)
def test_one_mistake(content: bytes, code: str, words: str) -> None:
    """Each is one finding, which names the file and says what is wrong with it."""
    _, drafts = read_snapshot([("answers/a.xml", content)])
    assert [draft.code for draft in drafts] == [code]
    assert words in drafts[0].message
    assert drafts[0].place.file == "answers/a.xml"


def test_a_finding_has_a_place() -> None:
    """A wrong value has its path in NHN's names, and a file that can't be read line and column."""
    _, (wrong,) = read_snapshot([("a", b"[" + _address(PostalCode="x") + b"]")])
    assert path_text(wrong.place.path) == "[0].PhysicalAddresses[0].PostalCode"
    _, (broken,) = read_snapshot([("a", b'{\n  "HerId": 1,\n  x}')])
    assert broken.place.span.start == (3, 3)
    _, (unclosed,) = read_snapshot([("a", b"<a>\n<b></a>")])
    assert unclosed.place.span.start.line == 2


def test_a_file_made_of_mistakes() -> None:
    """Of a file with no end of mistakes the first ones are said."""
    _, drafts = read_snapshot([("a", b"[" + b'{"HerId":0},' * 100_000 + b"{}]")])
    assert len(drafts) == MOST
    _, drafts = read_snapshot([("a", _with(PhysicalAddresses=[1] * 100_000))])
    assert len(drafts) == MOST


def test_two_answers_that_differ() -> None:
    """Where nothing tells which answer is the newer one, both places are named."""
    files = [("a", as_json(PERSON)), ("b", _with(Title="Overlege"))]
    _, (draft,) = read_snapshot(files)
    assert draft.code == "CS084"
    assert "two entries of Kari Lunde (HER-ID 8900101) that differ" in draft.message
    assert (draft.place.file, [each.place.file for each in draft.related]) == ("b", ["a"])


@pytest.mark.parametrize(
    ("one", "other"),
    [(("1.1", None), ("1.2", None)), (("1.2", "Timereservasjon"), ("1.2", "Timeonske"))],
)
def test_two_lists_of_processes_that_differ(
    one: tuple[str, str | None], other: tuple[str, str | None]
) -> None:
    """No answer about processes says when it was given, so two may not differ."""
    files = [
        (file, processes_answer((HER_ID, TIMERESERVASJON, version), name=name))
        for file, (version, name) in (("a", one), ("b", other))
    ]
    _, (draft,) = read_snapshot(files)
    assert (draft.code, draft.place.file) == ("CS084", "b")
    assert "two lists of the processes of HER-ID 8900101 that differ" in draft.message


def test_other_files_are_read_on() -> None:
    """All files with mistakes are named in one run."""
    _, drafts = read_snapshot([("a", b""), ("b", b"%PDF"), ("c", fault("Nei"))])
    assert [(draft.place.file, draft.code) for draft in drafts] == [
        ("a", "CS081"),
        ("b", "CS082"),
        ("c", "CS085"),
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """An answer in which one value is another one, of whatever type."""
    party: Data = json.loads(as_json(draw(st.sampled_from([PERSON, REST]))))
    holder, key = draw(st.sampled_from(list(_places(party))))
    holder[key] = draw(JSON)
    return draw(st.sampled_from([json.dumps(party), json.dumps([party])])).encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Everything that stands somewhere in a value, as what holds it and the key."""
    inner = list(enumerate(value)) if isinstance(value, list) else []
    inner = list(value.items()) if isinstance(value, dict) else inner
    for key, each in inner:
        yield value, key
        yield from _places(each)


@given(content=mutants())
def test_whatever_is_read_can_be_sent(content: bytes) -> None:
    """A value of a wrong type is a finding: of an entry that is read, a request can be made."""
    snapshot, drafts = read_snapshot([("a", content)])
    if drafts:
        return
    for entry in snapshot.entries.values():
        operation = UPDATE[entry.kind]
        parameter, type_ = written_by(operation)
        assert set(entry.values) <= set(TYPES[type_].elements)
        assert soap_body(operation, {parameter: entry.values})


@given(
    data=st.data(),
    content=st.sampled_from(
        [as_soap(PERSON), as_json(PERSON), processes_answer((1, TIMERESERVASJON, "1.2"))]
    ),
)
def test_damaged_bytes(data: st.DataObject, content: bytes) -> None:
    """Bytes that were changed anywhere never stop the reader."""
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 40, len(content))))
    read_snapshot([("a", content[:start] + data.draw(st.binary(max_size=8)) + content[end:])])
