"""Editors that speak to yaml-language-server: what the published schemas give their users."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from clinicspec.schemas import schema
from tests.clinics import REFERENCE, ROOT
from tests.editors.server import Server, running

SCHEMAS = {
    "spec": ["specs/*.yaml", "!specs/*.test.yaml"],
    "spec-part": ["specs/*/*.yaml", "!specs/*/*.test.yaml"],
    "test": ["*.test.yaml"],
}
"""Which files have which schema, as docs/editors.md has it."""

SPEC = "specs/fjordbyen.yaml"

HEAD = "clinicspec: 1\nclinic:\n"
EMPLOYEE = "employees:\n  kari:\n    name: Kari Lunde\n    "
CALENDAR = "calendars:\n  kari:\n    name: Kari Lunde\n    "


@dataclass
class Started:
    """The server of this module, once it is needed."""

    until_the_end: ExitStack
    server: Server | None = None


@pytest.fixture(scope="module")
def started() -> Iterator[Started]:
    """What ends with the module."""
    with ExitStack() as stack:
        yield Started(stack)


@pytest.fixture
def server(
    npm_packages: Path, started: Started, tmp_path_factory: pytest.TempPathFactory
) -> Server:
    """A server that knows the published schemas."""
    if started.server is None:
        folder = tmp_path_factory.mktemp("schemas")
        addresses = {name: folder / f"{name}.json" for name in SCHEMAS}
        for name, file in addresses.items():
            file.write_text(json.dumps(schema(name)), "utf-8")
        settings = {
            "schemas": {addresses[name].as_uri(): files for name, files in SCHEMAS.items()},
            "schemaStore": {"enable": False},
        }
        started.server = started.until_the_end.enter_context(running(npm_packages, settings))
    return started.server


@pytest.mark.parametrize(
    "file",
    [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "specs").rglob("*.yaml"))],
)
def test_nothing_is_wrong_with_the_examples(server: Server, file: str) -> None:
    """No file has a mark in an editor: no clinic of one file, none of several, and no test."""
    assert server.open(file, (ROOT / file).read_text("utf-8")).problems == []


@pytest.mark.parametrize(
    ("text", "behind", "proposed", "described"),
    [
        ("", "", ["clinicspec", "clinic", "employees", "routing"], "The organisation."),
        (
            f"{HEAD}  ",
            HEAD + "  ",
            ["name", "her_id", "vacant_lists"],
            "Patient lists without a GP.",
        ),
        (f"{EMPLOYEE}pr", "    pr", ["profession", "hpr_number"], "What the person works as."),
        (f"{EMPLOYEE}profession: ", "profession: ", ["gp", "midwife"], "What the person works as."),
        (f"{EMPLOYEE}services:\n      - ", "- ", ["booking", "e_contact"], ""),
        (
            f"{CALENDAR}owner:\n      ",
            "owner:\n      ",
            ["employee", "group"],
            "The id of a group.",
        ),
        (f"{CALENDAR}owner: ", "owner: ", ["whole_clinic"], ""),
        (f"{CALENDAR}online: ", "online: ", ["true", "false"], ""),
        (f"{CALENDAR}patients: ", "patients: ", ["own_list", "everyone"], ""),
        (
            "routing:\n  ",
            "routing:\n  ",
            ["e_contact", "e_consultation"],
            "Left out: the whole clinic.",
        ),
        ("routing:\n  e_contact: {mode: }", "mode: ", ["practitioner", "selected", "both"], ""),
    ],
)
def test_completion(
    server: Server, text: str, behind: str, proposed: list[str], described: str
) -> None:
    """Keys and values are proposed where they can stand, each key with what it is for."""
    found = server.open(SPEC, f"{text}\n").completions(behind)
    assert set(proposed) <= found.keys()
    assert described in "\n".join(found.values())


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("her_id: 8900100", "The clinic's HER-ID, which NHN gives when the clinic joins."),
        ("profession: gp", "* `health_secretary`"),
        ("patients: own_list", "Who can book"),
        ("e_contact: {mode", "Left out: the whole clinic."),
        ("absences:", "When the person is away."),
    ],
)
def test_hover(server: Server, at: str, says: str) -> None:
    """A key under the mouse says what it is for, and which words it takes."""
    assert says in server.open(SPEC, REFERENCE.read_text("utf-8")).hover(at)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kind: gp  ", "kin: gp  ", "Property kin is not allowed."),
        ("profession: gp  ", "profession: GP  ", 'Valid values: "gp", "gp_substitute"'),
        ('from: "08:30"', 'from: "8:30"', "does not match the pattern"),
        ("\n  kari:\n    name", "\n  Kari:\n    name", "Property Kari is not allowed."),
        ("online: true", "online: yes", 'Incorrect type. Expected "boolean"'),
        ("    profession: gp_substitute\n", "", 'Missing property "profession".'),
        ("2026-W34/2026-W51", "2026-34/2026-W51", "does not match"),
    ],
)
def test_what_is_marked(server: Server, old: str, new: str, says: str) -> None:
    """A mistake in a key, a word or a form is marked while it is written."""
    text = REFERENCE.read_text("utf-8")
    assert old in text
    found = server.open(SPEC, text.replace(old, new, 1)).problems
    assert [each for each in found if says in each], found


def test_a_file_names_its_schema(server: Server, tmp_path: Path) -> None:
    """Without settings, a comment at the file's beginning is enough."""
    (tmp_path / "spec.schema.json").write_text(json.dumps(schema("spec")), "utf-8")
    address = (tmp_path / "spec.schema.json").as_uri()
    text = f"# yaml-language-server: $schema={address}\nclinicspec: 1\nclinik: {{}}\n"
    assert "Property clinik is not allowed." in server.open("elsewhere.yaml", text).problems
