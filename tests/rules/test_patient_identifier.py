"""Patients' numbers in specs. All numbers here are of test series, or of births to come."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

from clinicspec.check import check
from clinicspec.diagnostics.finding import FILE_START
from clinicspec.diagnostics.render import as_json, text
from clinicspec.rules.messages.hn207_patient_identifier import check_source
from clinicspec.settings import Settings
from clinicspec.source.text import SourceText
from clinicspec.store.specs_folder import ClinicFiles, SpecFile, SpecsFound
from tests.clinics import ROOT, checked
from tests.rules.mutated import Edit, edited
from tests.rules.pages import BASE

TEST_PERSON = "01819000200"


def _places(spec: str) -> list[str]:
    """What is found in a text, as it stands there."""
    source = SourceText("clinic.yaml", spec)
    spans = [draft.place.span for draft in check_source(source)]
    lines = spec.splitlines()
    return [
        lines[span.start.line - 1][span.start.column - 1 : span.end.column - 1] for span in spans
    ]


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(TEST_PERSON, id="Skatteetaten's test series"),
        pytest.param("018190 00200", id="with a space"),
        pytest.param("018190\u00a000200", id="with a space that does not break"),
        pytest.param("018190-00200", id="with a hyphen"),
        pytest.param("018190  00200", id="with two spaces"),
        pytest.param("018190\u200900200", id="with a thin space"),
        pytest.param("018190 – 00200", id="with a dash between spaces"),
        pytest.param("018190.00200", id="with a full stop"),
        pytest.param("018190_00200", id="with an underscore"),
        pytest.param("41819000032", id="a test person's D-number"),
        pytest.param("11419000118", id="an H-number, or NAV's test series"),
        pytest.param("29820000100", id="29 February"),
        # The examples that Skatteetaten gives for 2032, of numbers that nobody has.
        pytest.param("02013299997", id="2032, remainder 0"),
        pytest.param("02013299903", id="2032, another one of the same digits"),
        pytest.param("30108299939", id="2032, remainder 1"),
    ],
)
@pytest.mark.parametrize(
    "line", ["name: {}", 'name: "Prøve {}"', "- {}", "[{}]", "a: b # {}", "{}: x", "l={}&m=1"]
)
def test_found(number: str, line: str) -> None:
    """A person's number is found however it is written, wherever it stands."""
    assert _places(line.format(number)) == [number]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("01819000201", id="wrong second check digit"),
        pytest.param("01819000210", id="wrong first check digit"),
        pytest.param("00819000200", id="day 0"),
        pytest.param("32819000061", id="day 32"),
        pytest.param("30820000042", id="30 February"),
        pytest.param("01939000049", id="month 13 of the test series"),
        pytest.param("018190002001", id="twelve digits"),
        pytest.param("101819000200", id="twelve digits, the last of them a number"),
        pytest.param("01819 000200", id="a space elsewhere"),
        pytest.param("018190    00200", id="four spaces"),
        pytest.param("a01819000200", id="part of a word"),
        pytest.param("01819000200a", id="part of a hexadecimal number"),
        pytest.param("1.01819000200", id="decimals"),
        pytest.param("+01819000200", id="a phone number with its country"),
        pytest.param("+47 21 00 00 00", id="a phone number"),
        pytest.param("999999018", id="an organisation number"),
        pytest.param("8900101", id="a HER-ID"),
        pytest.param("3f0c8c1e-6b0f-4c55-9a51-018190002001", id="a UUID"),
        pytest.param("2026-12-24/2026-12-31", id="dates"),
    ],
)
def test_not_found(value: str) -> None:
    """Other numbers are left alone."""
    assert _places(f"name: {value}") == []


@given(
    date=st.dates(),
    individual=st.integers(0, 999),
    d_number=st.booleans(),
    more=st.sampled_from([40, 80]),
)
def test_every_number_of_a_test_person(
    date: datetime.date, individual: int, d_number: bool, more: int
) -> None:
    """Whatever has the check digits that python-stdnum reckons is found."""
    day = date.day + 40 * d_number
    begun = f"{day:02}{date.month + more:02}{date.year % 100:02}{individual:03}"
    begun += calc_check_digit1(begun)
    number = begun + calc_check_digit2(begun)
    assert _places(f"id: {number}") == ([number] if len(number) == 11 else [])


def test_what_is_said_of_it() -> None:
    """The finding says where the number stands, and nothing of it; that other rules don't know."""
    spec = edited(BASE, ("name: Laboratorium, members", f"name: {TEST_PERSON}, members"))
    before = {each.code for each in checked(BASE).findings}
    found = [each for each in checked(spec).findings if each.code not in before]
    assert [(each.code, each.severity, each.place.span.start.column) for each in found] == [
        ("HN207", "error", 15)
    ]
    assert TEST_PERSON not in found[0].message + found[0].help


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([], id="in the excerpt"),
        pytest.param([('"9900101"', '"018190 00200"')], id="in another finding's message"),
        pytest.param([('"9900101"', '"018190\u00a000200"')], id="and with another space"),
        pytest.param([('"9900101"', TEST_PERSON)], id="and in the edits of a fix"),
        pytest.param([("  ali: {name", f"  {TEST_PERSON}: {{nmae")], id="in a key"),
        pytest.param([("[ali]", f"[ali, {TEST_PERSON}, {TEST_PERSON}]")], id="in related places"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_its_digits_are_not_printed(edits: list[Edit], form: str) -> None:
    """Nothing that is printed of the spec, by whichever rule, shows the number."""
    spec = edited(BASE, ("roles:\n", f"# for {TEST_PERSON} and 018190-00200\nroles:\n"), *edits)
    result = checked(spec)
    shown = (
        text.render(result.findings, result.sources, colour=False, notes=True)
        if form == "text"
        else as_json.render(result.findings, 1)
    )
    assert "HN207" in shown
    assert TEST_PERSON not in re.sub(r"\\u00a0|\\xa0|[ \u00a0-]", "", shown)
    assert ("# for *********** and ******-*****\n" in shown) == (form == "text")


def test_in_a_file_that_is_no_spec() -> None:
    """A number is found also in a file that can't be read as a spec."""
    found = checked(f"clinic: [\n# {TEST_PERSON}\n").findings
    assert "HN207" in {each.code for each in found}


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    "written",
    [
        pytest.param('"0181900020\\x30"', id="an escape"),
        pytest.param('"018190\\u00a000200"', id="an escaped space"),
        pytest.param('"01819\\\n      000200"', id="an escaped end of line"),
        pytest.param("018190\n      00200", id="two lines"),
        pytest.param(">-\n      018190\n      00200", id="a folded text"),
        pytest.param("018190\n      - 00200", id="a dash that begins the second line"),
        pytest.param("018190\n      \u00a000200", id="a space there that does not break"),
        pytest.param('"018190\n    \t.00200"', id="a full stop there, behind a tab"),
    ],
)
def test_a_number_that_reading_makes(written: str, form: str) -> None:
    """A number is found, and masked, also where no editor's search would find it."""
    spec = edited(BASE, ("    name: Laboratorium\n", f"    name: {written}\n"))
    result = checked(spec)
    assert [each.place.path for each in result.findings if each.code == "HN207"] == [
        ("calendars", "lab", "name")
    ]
    shown = (
        text.render(result.findings, result.sources, colour=False, notes=True)
        if form == "text"
        else as_json.render(result.findings, 1)
    )
    assert not re.search("018190?.{0,9}0?0020", shown, re.DOTALL)


def test_a_key_that_reading_makes() -> None:
    """A number is found also in an id that is written with an escape."""
    spec = edited(BASE, ("  ali: {name", '  "0181900020\\x30": {name'))
    assert "HN207" in {each.code for each in checked(spec).findings}


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_name_of_a_file(form: str) -> None:
    """A file that is named by a number is a finding, and no place shows the name."""
    file = SpecFile(f"specs/{TEST_PERSON}.yaml", f"{TEST_PERSON}.yaml", BASE.encode())
    folder = ROOT / "specs"
    clinic = ClinicFiles(TEST_PERSON, (file,), False, folder, folder)
    result = check(SpecsFound((clinic,), (), (), (), None), Settings())
    shown = (
        text.render(result.findings, result.sources, colour=False, notes=True)
        if form == "text"
        else as_json.render(result.findings, 1)
    )
    assert [each.place.span for each in result.findings if each.code == "HN207"] == [FILE_START]
    assert TEST_PERSON not in shown
    assert "specs/***********.yaml" in shown
