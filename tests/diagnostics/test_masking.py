"""What nobody may be shown, in findings and in the texts of files."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.diagnostics.finding import Finding, Place, Related
from clinicspec.diagnostics.fix import Edit, Fix
from clinicspec.diagnostics.masking import masked
from clinicspec.source.edits import Change
from clinicspec.source.text import SourceText
from tests.diagnostics.any_finding import FINDINGS, finding, place

NUMBER = "12 34-5"
SOURCE = SourceText("a.yaml", f"name: {NUMBER}\n{NUMBER}: 1\n")
SECRET = place(SOURCE, NUMBER)._replace(secret=NUMBER)


def _also(**more: Any) -> Finding:
    """Another finding about the same value."""
    return replace(finding(Place("b.yaml", path=(NUMBER, 0))), **more)


def test_every_text_is_masked() -> None:
    """Message, help, path, related places and the file itself show stars for the digits alone."""
    other = _also(
        message=f"{NUMBER} is no number",
        help=f"remove {NUMBER}",
        related=(Related(f"{NUMBER} again", Place("b.yaml", path=(NUMBER,))),),
    )
    (first, second), sources = masked([finding(SECRET), other], {"a.yaml": SOURCE})
    assert first == finding(place(SOURCE, NUMBER))
    assert second == _also(
        message="** **-* is no number",
        help="remove ** **-*",
        place=Place("b.yaml", path=("** **-*", 0)),
        related=(Related("** **-* again", Place("b.yaml", path=("** **-*",))),),
    )
    assert sources["a.yaml"].text == "name: ** **-*\n** **-*: 1\n"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("12\u00a034-5", "**\u00a0**-*"),
        ("12345", "*****"),
        ("Kari Lunde, 12 3…", "Kari Lunde, ** *…"),
        ("12 34-6", "12 34-6"),
    ],
)
def test_however_it_is_repeated(said: str, shown: str) -> None:
    """A message may have other spaces than the file, or the beginning of a value alone."""
    (_, other), _ = masked([finding(SECRET), _also(message=said)], {})
    assert other.message == shown


def test_a_fix_that_would_show_it_is_left_out() -> None:
    """A masked fix would write stars into the spec, so there is none."""
    edit = Edit("a.yaml", SECRET.span, Change(0, 1, f'"{NUMBER}"'))
    other = Edit("a.yaml", SECRET.span, Change(0, 1, "x"))
    fixes = [Fix("write it so", (edit,), True), Fix(f"quote {NUMBER}", (other,), True)]
    kept = Fix("write x", (other,), True)
    found = [_also(fix=fix) for fix in (*fixes, kept)]
    (_, *shown), _ = masked([finding(SECRET), *found], {})
    assert [each.fix for each in shown] == [None, None, kept]


@given(FINDINGS, st.text())
def test_without_a_secret_nothing_changes(findings: list[Finding], written: str) -> None:
    """What may be shown is shown as it is."""
    sources = {"a.yaml": SourceText("a.yaml", written)}
    assert masked(findings, sources) == (findings, sources)
