"""Any single mistake of shape in the reference spec is one finding, where it stands."""

import re
from typing import NamedTuple

import pytest

from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.source.read import read
from clinicspec.source.tree import Mapping, Node, Path, Scalar, Sequence
from tests.clinics import REFERENCE, checked

TEXT = REFERENCE.read_text()


class Edit(NamedTuple):
    """A place in the reference spec and what is written there instead."""

    what: str
    start: int
    end: int
    new: str
    expected: int
    """Where the finding begins in the edited text."""


ID_SECTIONS = {
    (section,)
    for section in [
        "org_units",
        "roles",
        "employees",
        "positions",
        "groups",
        "patient_lists",
        "appointment_types",
        "week_templates",
        "calendars",
        "message_templates",
        "booking_sites",
    ]
}
"""Mappings whose keys are ids, so that another key is another thing and no mistake."""

REFERENCE_PATHS = re.compile(
    r"employees\.\w+\.(substitute_for|absences\.\d+\.substitute)"
    r"|positions\.[\w-]+\.(role|org_unit|holder)"
    r"|groups\.\w+\.(org_unit|members\.\d+)"
    r"|(patient_lists|calendars)\.[\w-]+\.owner\.\w+"
    r"|week_templates\.[\w-]+\.\d+\.(types\.\d+|staff)"
    r"|calendars\.[\w-]+\.schedule\.\d+\.template"
    r"|routing\.\w+\.recipients\.\d+\.\w+"
    r"|booking_sites\.\w+\.(appointment_types|calendars)\.\d+"
)


def _walk(node: Node, path: Path = ()) -> list[tuple[Path, int, int, Node]]:
    """Every value below a node: path, start and end of its key (or of itself), the value."""
    found = []
    if isinstance(node, Mapping):
        for key, entry in node.entries.items():
            found.append(((*path, key), entry.key_start, entry.key_end, entry.value))
            found += _walk(entry.value, (*path, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            found.append(((*path, index), item.start, item.end, item))
            found += _walk(item, (*path, index))
    return found


def _edits() -> list[Edit]:
    _, root, problems = read("fjordbyen.yaml", TEXT.encode())
    assert root is not None
    assert not problems
    edits = []
    for path, start, end, value in _walk(root):
        name = ".".join(map(str, path))
        key = path[-1]
        if isinstance(key, str) and path[:-1] not in ID_SECTIONS and len(key) > 2:
            misspelt = key[:1] + key[2:]
            edits.append(Edit(f"misspelt key {name}", start, end, misspelt, start))
        if isinstance(value, Scalar):
            edits.append(Edit(f"wrong type {name}", value.start, value.end, "{}", value.start))
        if REFERENCE_PATHS.fullmatch(name):
            edits.append(
                Edit(f"unknown id {name}", value.start, value.end, "nobody-there", value.start)
            )
    assert isinstance(root, Mapping)
    for (section,) in sorted(ID_SECTIONS):
        ids = root.entries[section].value
        assert isinstance(ids, Mapping)
        first, *others = ids.entries
        for other in others:
            entry = ids.entries[other]
            what = f"duplicated id {section}.{other}"
            edits.append(Edit(what, entry.key_start, entry.key_end, first, entry.key_start))
    return edits


EDITS = _edits()


def _after(edit: Edit) -> tuple[str, list[Finding]]:
    text = TEXT[: edit.start] + edit.new + TEXT[edit.end :]
    found = [each for each in checked(text).findings if each.severity is not Severity.NOTE]
    return text, found


def test_there_are_hundreds() -> None:
    """The edits reach the whole of the reference spec."""
    kinds = [edit.what.split(" ")[0] for edit in EDITS]
    assert kinds.count("misspelt") > 200
    assert kinds.count("wrong") > 200
    assert kinds.count("unknown") > 30
    assert kinds.count("duplicated") > 15


@pytest.mark.parametrize("edit", EDITS, ids=[edit.what for edit in EDITS])
def test_one_mistake_is_one_finding(edit: Edit) -> None:
    """A misspelt key, a wrong type, an unknown reference, a duplicated id: one error, there."""
    text, found = _after(edit)
    assert [each.severity for each in found] == [Severity.ERROR], found
    line = text.count("\n", 0, edit.expected) + 1
    column = edit.expected - (text.rfind("\n", 0, edit.expected) + 1) + 1
    start = found[0].place.span.start
    assert (start.line, start.column) == (line, column), found
