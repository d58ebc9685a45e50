"""``clinicspec check`` as a user and a script see it."""

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from clinicspec.schemas import schema
from tests.cli.command import clinicspec
from tests.cli.conftest import edit
from tests.clinics import REFERENCE, ROOT


@pytest.mark.usefixtures("specs")
def test_a_sound_clinic() -> None:
    """Nothing wrong: nothing on stdout, one line on stderr, exit 0."""
    run = clinicspec("check")
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith("1 clinic, nothing to report")


def test_a_mistake(specs: Path) -> None:
    """A mistake shows its line, underlined, with what to do; exit 1."""
    edit(
        specs / "fjordbyen.yaml",
        "kind: gp                        #",
        "kin: gp                         #",
    )
    run = clinicspec("check")
    assert run.code == 1
    assert "error[CS030]: `kin` of the calendar Kari Lunde is an unknown key" in run.out
    assert "--> specs/fjordbyen.yaml:147:5" in run.out
    assert "    kin: gp " in run.out
    assert "did you mean `kind`?" in run.out
    assert run.err == (
        "1 error in 1 clinic (3 notes: --notes shows them)\n"
        "1 can be mended with `check --fix --unsafe-fixes`\n"
    )
    assert "\x1b" not in run.out


@pytest.mark.usefixtures("specs")
def test_json() -> None:
    """JSON on stdout follows its schema, notes included, and nothing else is printed."""
    run = clinicspec("check", "--format", "json")
    document = json.loads(run.out)
    Draft202012Validator(schema("diagnostics")).validate(document)
    assert (run.code, run.err) == (0, "")
    assert document["summary"]["clinics"] == 1
    assert document["summary"]["notes"] == len(document["diagnostics"]) > 0


@pytest.mark.usefixtures("specs")
def test_notes_and_fail_on() -> None:
    """Notes are shown on request, and can be failed on."""
    assert "note[" in clinicspec("check", "--notes").out
    assert clinicspec("check", "--fail-on", "note").code == 1
    assert clinicspec("check", "--fail-on", "warning").code == 0


def test_notes_that_are_not_shown(specs: Path) -> None:
    """They are counted as they would be shown; one that settings make graver is shown."""
    shown = re.findall(r"^note\[(.*)\]", clinicspec("check", "--notes").out, re.MULTILINE)
    assert f"({len(shown)} notes: --notes shows them)" in clinicspec("check").err
    settings = specs.parent / "clinicspec.toml"
    settings.write_text(f'[severity]\n{shown[0]} = "warning"\n')
    run = clinicspec("check")
    assert f"warning[{shown[0]}]" in run.out
    left = len(shown) - shown.count(shown[0])
    assert f"({left} notes: --notes shows them)" in run.err


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["nowhere"], 2, "there is no nowhere"),
        (["--fail-on", "grave"], 2, "'grave' is not one of"),
        (["--settings", "nowhere.toml"], 2, "nowhere.toml"),
        (["specs", "specs/files"], 2, "there is nothing to check in specs/files"),
    ],
)
def test_wrong_usage(arguments: list[str], code: int, says: str) -> None:
    """Wrong usage is exit 2, and says what is wrong."""
    run = clinicspec("check", *arguments)
    assert run.code == code
    assert says in run.err


def test_nothing_to_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without specs there is nothing to check: exit 3, and what a spec would be."""
    monkeypatch.chdir(tmp_path)
    run = clinicspec("check")
    assert run.code == 3
    assert "specs/<id>.yaml" in run.err
    (tmp_path / "specs").mkdir()
    assert clinicspec("check").code == 3
    (tmp_path / "notes.txt").touch()
    assert clinicspec("check", "notes.txt").code == 3


def test_settings(specs: Path) -> None:
    """A project decides on severities; a mistake in its settings is a finding in that file."""
    settings = specs.parent / "clinicspec.toml"
    settings.write_text('fail-on = "warning"\n\n[severity]\nHN004 = "warning"\nHN044 = "note"\n')
    run = clinicspec("check")
    assert run.code == 1
    assert "warning[HN004]" in run.out
    assert "error[CS050]: there is no rule `HN044`" in run.out
    assert "clinicspec.toml:5:1" in run.out
    settings.write_text("fail-on = [\n")
    run = clinicspec("check")
    assert run.code == 2
    assert "can't be read as TOML" in run.err


def test_settings_in_pyproject(specs: Path) -> None:
    """Settings may stand in pyproject.toml, for a call from below as well."""
    (specs.parent / "pyproject.toml").write_text(
        '[tool.other]\noutput = 1\n[tool.clinicspec]\noutput = 5\nfail-on = "eror"\n'
    )
    run = clinicspec("check", "--format", "json")
    found = [
        (each["code"], each["span"]["start"]["line"], each["help"])
        for each in json.loads(run.out)["diagnostics"]
        if each["severity"] == "error"
    ]
    assert found == [
        ("CS051", 4, "write a folder's name"),
        ("CS051", 5, "did you mean `error`?"),
    ]


@pytest.mark.usefixtures("specs")
def test_a_shared_file_without_settings() -> None:
    """It is nobody's where it is found; where it is named, what it lacks is a finding."""
    Path("pyproject.toml").write_text('tool = "clinicspec"\n')
    assert clinicspec("check").code == 0
    run = clinicspec("check", "--settings", "pyproject.toml")
    assert run.code == 1
    assert "error[CS051]: pyproject.toml has no table [tool.clinicspec]" in run.out


@pytest.mark.usefixtures("specs")
def test_a_rule_that_can_not_be_lowered() -> None:
    """The finding says why, and the rule stays as it is."""
    Path("clinicspec.toml").write_text('[severity]\nHN802 = "warning"\nCS068 = "note"\n')
    run = clinicspec("check")
    assert run.code == 1
    assert "HN802 can't be lowered, since what is built could not be relied on" in run.out
    assert "CS068" not in run.out


def test_a_folder_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clinic may be a folder of files; naming one of them checks the clinic."""
    text = REFERENCE.read_text()
    start = text.index("\norg_units:")
    folder = tmp_path / "specs" / "fjordbyen"
    shutil.copytree(ROOT / "specs" / "files", folder / "files")
    (folder / "clinic.yaml").write_text(text[:start])
    (folder / "people-and-booking.yaml").write_text(text[start:])
    monkeypatch.chdir(tmp_path)
    assert clinicspec("check").code == 0
    assert clinicspec("check", "specs/fjordbyen/people-and-booking.yaml").code == 0
    (folder / "more.yaml").write_text("roles: {gp: {name: Fastlege}}\n")
    run = clinicspec("check", "specs/fjordbyen")
    assert "error[CS021]: the section `roles` stands in two files of this clinic" in run.out
    (folder / "people-and-booking.yaml").write_text(text[start:] + "\n  - [\n")
    run = clinicspec("check", "--format", "json")
    found = json.loads(run.out)["diagnostics"]
    assert [each["code"] for each in found if each["severity"] != "note"] == ["CS003"]
