"""``clinicspec init`` as a user and a script see it."""

import json
from pathlib import Path

import pytest

from tests.cli.command import clinicspec
from tests.clinics import reference_spec
from tests.nhn.registry import Registry
from tests.nhn.snapshot.answers import ORGANIZATION, PERSON, as_json, code, fault


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The registry's answers about a clinic, in the working folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "answers"
    folder.mkdir()
    for name, content in Registry.of(reference_spec()).answers().items():
        (folder / name).write_bytes(content)
    return folder


def test_a_spec_is_begun(answers: Path) -> None:
    """The spec is written where specs stand, named after the clinic, and says what to do next."""
    run = clinicspec("init", "--registry", answers)
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith("specs/fjordbyen-legesenter.yaml: written, with ")
    assert "clinicspec check" in run.err
    text = Path("specs/fjordbyen-legesenter.yaml").read_text("utf-8")
    assert f"with {text.count('# TODO')} TODOs" in run.err


EMPLOYEES = """\
employees:
  per: {name: Per Vik, profession: health_secretary, her_id: none, administrator: true}
"""
"""What the registry does not know of the clinic below, and a spec needs."""


@pytest.mark.usefixtures("answers")
def test_begun_filled_in_and_planned() -> None:
    """`check` asks for what is missing, and of what is filled in a plan changes nothing."""
    edi = {"Address": "a@edi.havna.example", "Inherited": False, "Type": code(9044, "E_EDI")}
    postal = {"PostalCode": 110, "City": "OSLO", "Inherited": False, "Type": code(3401, "PST")}
    answer = {**ORGANIZATION, "ElectronicAddresses": [edi], "PhysicalAddresses": [postal]}
    Path("answer.json").write_bytes(as_json(answer))
    assert clinicspec("init", "--registry", "answer.json", "--id", "havna").code == 0
    found = json.loads(clinicspec("check", "--format", "json").out)["diagnostics"]
    assert [each["path"] for each in found if each["code"].startswith("CS")] == [
        "clinic.nhn_member",
        "clinic.sector",
    ]
    spec = Path("specs/havna.yaml")
    text = spec.read_text("utf-8").replace("nhn_member:", "nhn_member: true")
    spec.write_text(text.replace("sector:", "sector: private") + EMPLOYEES, "utf-8")
    run = clinicspec("plan", "specs", "--registry", "answer.json", "--exit-code")
    assert run.code == 0, run


def test_nothing_is_written_over(answers: Path) -> None:
    """A spec of the same id is left alone, which is a finding."""
    assert clinicspec("init", "--registry", answers, "--id", "havna").code == 0
    spec = Path("specs/havna.yaml")
    spec.write_text("mine")
    run = clinicspec("init", "--registry", answers, "--id", "havna")
    assert (run.code, spec.read_text()) == (1, "mine")
    assert "error[CS086]: specs/havna.yaml was not written" in run.out
    run = clinicspec("init", "--registry", answers, "--id", "havna", "-o", "other")
    assert (run.code, Path("other/havna.yaml").is_file()) == (0, True)


def test_the_folder_of_the_settings(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without -o the spec goes beside the settings, wherever the command is called."""
    Path("clinicspec.toml").touch()
    monkeypatch.chdir(answers)
    assert clinicspec("init", "--registry", ".").code == 0
    assert (answers.parent / "specs" / "fjordbyen-legesenter.yaml").is_file()


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_snapshot_with_findings(answers: Path, form: str) -> None:
    """Nothing is begun from a snapshot that can't be read whole."""
    (answers / "x.xml").write_bytes(fault("Finnes ikke"))
    run = clinicspec("init", "--registry", answers, "--format", form)
    assert (run.code, Path("specs").exists()) == (1, False)
    assert "CS085" in run.out


def test_json_without_findings(answers: Path) -> None:
    """A script gets its list of findings, be it empty."""
    run = clinicspec("init", "--registry", answers, "--format", "json")
    assert (run.code, json.loads(run.out)["diagnostics"]) == (0, [])


def test_which_organisation(answers: Path) -> None:
    """Of several organisations one is named; the one that another answer holds counts for less."""
    other = {**ORGANIZATION, "HerId": 7, "DisplayName": "Havna\u202e", "OrganizationNumber": 7}
    (answers / "x.json").write_bytes(as_json(other))
    run = clinicspec("init", "--registry", answers)
    assert run.code == 2
    assert "--organization" in run.err
    assert "\u202e" not in run.err
    run = clinicspec("init", "--registry", answers, "--organization", "7", "--id", "havna")
    assert run.code == 0
    assert "  her_id: 7\n" in Path("specs/havna.yaml").read_text("utf-8")
    run = clinicspec("init", "--registry", answers, "--organization", "8900101")
    assert (run.code, "no organisation with the HER-ID 8900101" in run.err) == (2, True)


@pytest.mark.usefixtures("answers")
def test_no_organisation() -> None:
    """A snapshot of persons alone has nothing to begin with."""
    person = {name: value for name, value in PERSON.items() if name != "Organizations"}
    Path("person.json").write_bytes(as_json(person))
    run = clinicspec("init", "--registry", "person.json")
    assert (run.code, Path("specs").exists()) == (3, False)
    assert "no organisation" in run.err


@pytest.mark.parametrize("id_", ["Havna", "a/b", "../x", ""])
def test_no_id(answers: Path, id_: str) -> None:
    """An id that no clinic can have is wrong usage, be it made from the clinic's name."""
    clinic = "клиника" if not id_ else "Havna"
    Path("a.json").write_bytes(as_json({**ORGANIZATION, "DisplayName": clinic}))
    run = clinicspec("init", "--registry", "a.json", *(["--id", id_] if id_ else []))
    assert (run.code, "choose one in" in run.err) == (2, True)
    assert not list(answers.parent.rglob("*.yaml"))


def test_no_snapshot(tmp_path: Path) -> None:
    """Without a snapshot, or with one that is not there, the usage is wrong."""
    assert clinicspec("init").code == 2
    assert clinicspec("init", "--registry", tmp_path / "x").code == 2
