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


REQUIRED: list[tuple[str | int, ...]] = [
    ("clinicspec",),
    ("clinic", "name"),
    ("clinic", "organization_number"),
    ("clinic", "her_id"),
    ("clinic", "nhn_member"),
    ("clinic", "sector"),
    ("clinic", "addresses"),
    ("clinic", "addresses", "visiting", "postal_code"),
    ("clinic", "addresses", "postal", "city"),
    ("clinic", "opening_hours", 0, "days"),
    ("clinic", "opening_hours", 0, "to"),
    ("clinic", "resource_booking", "her_id"),
    ("org_units", "main", "name"),
    ("roles", "gp", "name"),
    ("employees", "kari", "name"),
    ("employees", "kari", "profession"),
    ("employees", "kari", "absences", 0, "from"),
    ("employees", "omar", "profession"),
    ("employees", "lars", "name"),
    ("employees", "per", "profession"),
    ("positions", "gp-kari", "role"),
    ("groups", "lab", "name"),
    ("groups", "lab", "members"),
    ("patient_lists", "risk-65", "name"),
    ("patient_lists", "risk-65", "owner"),
    ("appointment_types", "consultation", "name"),
    ("appointment_types", "confidential", "minutes"),
    ("appointment_types", "blood_test", "resource", "category"),
    ("week_templates", "gp-week", 0, "days"),
    ("week_templates", "gp-week", 1, "from"),
    ("week_templates", "lab-week-1", 0, "types"),
    ("calendars", "kari", "name"),
    ("calendars", "kari", "owner"),
    ("calendars", "omar", "kind"),
    ("calendars", "lab-1", "owner"),
    ("calendars", "lab-2", "kind"),
    ("calendars", "lab-1", "schedule", 0, "template"),
    ("calendars", "lab-2", "schedule", 0, "weeks"),
    ("routing", "e_contact", "mode"),
    ("message_templates", "lab-preparation", "type"),
    ("message_templates", "lab-preparation", "subject"),
    ("booking_sites", "influenza", "title"),
    ("booking_sites", "influenza", "appointment_types"),
    ("booking_sites", "influenza", "calendars"),
]
"""Keys that must be there, each by its path."""


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
    document, problems = read("fjordbyen.yaml", TEXT.encode())
    root = document.root
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
        for id_, entry in ids.entries.items():
            what = f"broken id {section}.{id_}"
            start = entry.key_start
            edits.append(Edit(what, start, entry.key_end, id_.capitalize(), start))
        first, *others = ids.entries
        for other in others:
            entry = ids.entries[other]
            what = f"duplicated id {section}.{other}"
            edits.append(Edit(what, entry.key_start, entry.key_end, first, entry.key_start))
    edits += [_without(root, *names) for names in REQUIRED]
    return edits


def _without(root: Mapping, *names: str | int) -> Edit:
    """The edit that takes an entry out: its line or lines, or what stands between commas.

    The finding is expected at the key of the mapping that lacks it, or at an item of a list.
    """
    *path, key = names
    node: Node = root
    expected = 0
    for step in path:
        if isinstance(step, int):
            assert isinstance(node, Sequence)
            node = node.items[step]
            expected = node.start
        else:
            assert isinstance(node, Mapping)
            expected, node = node.entries[step].key_start, node.entries[step].value
    assert isinstance(node, Mapping)
    entry, others = node.entries[str(key)], list(node.entries)
    start, end = entry.key_start, entry.value.end
    if TEXT[node.start] == "{":
        place = others.index(str(key))
        if place > 0:
            start = node.entries[others[place - 1]].value.end
        elif len(others) > 1:
            end = node.entries[others[1]].key_start
    else:
        start = TEXT.rindex("\n", 0, start)
        end = TEXT.find("\n", end - 1) if TEXT[end - 1] == "\n" else TEXT.index("\n", end)
    if not path:  # the first key of the file
        expected = start + 1
    what = f"missing key {'.'.join(map(str, names))}"
    return Edit(what, start, end, "", expected)


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
    assert kinds.count("broken") > 25
    assert kinds.count("missing") > 40


@pytest.mark.parametrize("edit", EDITS, ids=[edit.what for edit in EDITS])
def test_one_mistake_is_one_finding(edit: Edit) -> None:
    """A key that is misspelt or missing, a wrong type, an id that is unknown, broken or twice."""
    text, found = _after(edit)
    assert [each.severity for each in found] == [Severity.ERROR], found
    line = text.count("\n", 0, edit.expected) + 1
    column = edit.expected - (text.rfind("\n", 0, edit.expected) + 1) + 1
    start = found[0].place.span.start
    assert (start.line, start.column) == (line, column), found
