"""How findings look in a terminal."""

import re
import unicodedata
from textwrap import dedent

import pytest
from hypothesis import given

from clinicspec.diagnostics.finding import Finding, Place, Related, Severity
from clinicspec.diagnostics.render.text import printable, render, summary
from clinicspec.source.text import Position, SourceText, Span
from tests.diagnostics.any_finding import FINDINGS, TEXTS, finding, place

FILE = "specs/a.yaml"


def test_a_finding_with_related_places() -> None:
    """The place, other places in the same file and in another one, and the help, as a whole."""
    first = SourceText(
        "specs/a.yaml",
        "calendars:\n" * 8
        + "kari:\n  owner: {employee: kari}\nvideo:\n  owner: {employee: kari }\n",
    )
    second = SourceText("specs/b.yaml", "her_id: 8900101\n")
    related = (
        Related("the first one is here", place(first, "{employee: kari}")),
        Related("the clinic has another in this file", place(second, "8900101")),
        Related("and one that could not be read", Place("specs/c.yaml")),
        Related("twice", Place("specs/c.yaml", Span(Position(7, 3), Position(7, 9)))),
    )
    found = finding(
        place(first, "{employee: kari }"),
        *related,
        message="Kari Lunde owns 2 calendars, so no patient can book with her at HelseNorge",
        help="keep one calendar for Kari Lunde, and give the other another owner",
    )
    text = render([found], {first.name: first, second.name: second}, colour=False, notes=False)
    assert text == dedent(
        """\
        error[HN999]: Kari Lunde owns 2 calendars, so no patient can book with her at HelseNorge
          --> specs/a.yaml:12:10
           |
        12 |   owner: {employee: kari }
           |          ^^^^^^^^^^^^^^^^^
           |
        10 |   owner: {employee: kari}
           |          ---------------- the first one is here
           |
          ::: specs/b.yaml:1:9
           |
         1 | her_id: 8900101
           |         ------- the clinic has another in this file
           |
          ::: specs/c.yaml:1:1 and one that could not be read
          ::: specs/c.yaml:7:3 twice
           = help: keep one calendar for Kari Lunde, and give the other another owner
        """
    )


@given(FINDINGS, TEXTS)
def test_nothing_of_a_spec_steers_the_terminal(findings: list[Finding], text: str) -> None:
    """No control character of a file, a message or a name is printed, and all can be encoded."""
    sources = {FILE: SourceText(FILE, text)}
    output = render(findings, sources, colour=False, notes=True)
    output.encode("utf-8")
    categories = {unicodedata.category(char) for char in output.replace("\n", "")}
    assert categories.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@given(FINDINGS, TEXTS)
def test_colour_adds_nothing_but_colour(findings: list[Finding], text: str) -> None:
    """Without its colours, a coloured output is the plain one, and no colour runs on."""
    sources = {FILE: SourceText(FILE, text)}
    output = render(findings, sources, colour=True, notes=True)
    plain = re.sub(r"\x1b\[[0-9;]+m([^\x1b\n]*)\x1b\[0m", r"\1", output)
    assert plain == render(findings, sources, colour=False, notes=True)


@pytest.mark.parametrize(
    ("severity", "colour"),
    [(Severity.ERROR, "1;31"), (Severity.WARNING, "1;33"), (Severity.NOTE, "1;36")],
)
def test_colours(severity: Severity, colour: str) -> None:
    """Errors are red, warnings yellow, notes cyan, messages bold, and the margin is dim."""
    source = SourceText(FILE, "name: x\n")
    related = Related("here", place(source, "name"))
    found = finding(place(source, "x"), related, severity=severity)
    output = render([found], {FILE: source}, colour=True, notes=True)
    assert output.replace("\x1b", "~").splitlines() == [
        f"~[{colour}m{severity}[HN999]~[0m~[1m: the name is empty~[0m",
        " ~[2m-->~[0m specs/a.yaml:1:7",
        "~[2m  |~[0m",
        "~[2m1 |~[0m name: x",
        f"~[2m  |~[0m       ~[{colour}m^~[0m",
        "~[2m  |~[0m",
        "~[2m1 |~[0m name: x",
        "~[2m  |~[0m ~[34m----~[0m~[34m here~[0m",
        "~[2m  |~[0m",
        "  ~[1m= help:~[0m write a name",
    ]


def test_findings_stand_in_order_with_a_line_between() -> None:
    """By file, then place; a note only where it was asked for."""
    places = [
        Place("b.yaml"),
        Place("a.yaml", Span(Position(2, 1), Position(2, 1))),
        Place("a.yaml"),
    ]
    severities = [Severity.ERROR, Severity.NOTE, Severity.WARNING]
    findings = [
        finding(where, severity=severity)
        for where, severity in zip(places, severities, strict=True)
    ]
    with_notes = render(findings, {}, colour=False, notes=True)
    assert with_notes == dedent(
        """\
        warning[HN999]: the name is empty
         --> a.yaml:1:1
          = help: write a name

        note[HN999]: the name is empty
         --> a.yaml:2:1
          = help: write a name

        error[HN999]: the name is empty
         --> b.yaml:1:1
          = help: write a name
        """
    )
    without_notes = render(findings, {}, colour=False, notes=False)
    assert re.findall(r"^\w+(?=\[)", without_notes, re.MULTILINE) == ["warning", "error"]
    assert render([], {}, colour=False, notes=True) == ""


@pytest.mark.parametrize(
    ("errors", "warnings", "notes", "clinics", "show_notes", "line"),
    [
        (1, 2, 0, 3, False, "1 error and 2 warnings in 3 clinics"),
        (2, 0, 0, 1, False, "2 errors in 1 clinic"),
        (0, 1, 0, 1, False, "1 warning in 1 clinic"),
        (0, 0, 0, 3, False, "3 clinics, nothing to report"),
        (0, 0, 0, 1, True, "1 clinic, nothing to report"),
        (0, 0, 1, 3, False, "3 clinics, nothing to report (1 note: --notes shows it)"),
        (0, 1, 4, 3, False, "1 warning in 3 clinics (4 notes: --notes shows them)"),
        (1, 1, 1, 3, True, "1 error, 1 warning and 1 note in 3 clinics"),
        (0, 0, 4, 3, True, "4 notes in 3 clinics"),
    ],
)
def test_summary(
    errors: int, warnings: int, notes: int, clinics: int, show_notes: bool, line: str
) -> None:
    """One line says how it went, and what was left out."""
    numbers = {Severity.NOTE: notes, Severity.WARNING: warnings, Severity.ERROR: errors}
    findings = [
        finding(Place(FILE), severity=severity)
        for severity, number in numbers.items()
        for _ in range(number)
    ]
    assert summary(findings, clinics, notes=show_notes) == line


def test_printable_text_is_left_alone() -> None:
    """Norwegian, Sámi and other letters are shown as they are."""
    text = "Ærlig Šáttu, 漢字, e\u0301 🩺 “sitat” C:\\x1b"
    assert printable(text) == text
