"""Specs with a mistake, and what is said of them."""

from collections.abc import Collection

from clinicspec.diagnostics.finding import Severity, path_text
from tests.clinics import checked
from tests.rules.pages import BASE

Edit = tuple[str, str]
"""A text that stands in a spec once, and what is written in its place."""


def edited(spec: str, *edits: Edit) -> str:
    """A spec after some edits, one after the other."""
    for old, new in edits:
        assert spec.count(old) == 1, f"{old!r} stands there {spec.count(old)} times"
        spec = spec.replace(old, new)
    return spec


def said_of(spec: str, *, notes: Collection[str] = ()) -> list[str]:
    """The errors and warnings of a clinic, and the notes of some rules, as people count them."""
    return [
        f"{each.severity} {each.code} {path_text(each.place.path)}: {each.message}"
        for each in checked(spec).findings
        if each.severity != Severity.NOTE or each.code in notes
    ]


def said_of_base(*edits: Edit, notes: Collection[str] = ()) -> list[str]:
    """What is said of the rules' base after some edits."""
    return said_of(edited(BASE, *edits), notes=notes)
