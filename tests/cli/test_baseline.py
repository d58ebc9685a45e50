"""``clinicspec check --baseline`` as a user and a build server see it."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from clinicspec.schemas import schema
from tests.cli.command import Run, clinicspec
from tests.cli.conftest import edit

OWNER = "name: Labtjenester (helsesekretær 1)\n    kind: resource\n    owner: {group: lab}"
WRONG = OWNER.replace("{group: lab}", "{employee: omar}")
"""An error (HN501) that can be lived with."""

FIELDS = ["--baseline", "known.json"]
WRITE = [*FIELDS, "--write-baseline"]


@pytest.fixture
def spec(specs: Path) -> Path:
    """The spec of a clinic with an error and some notes, all of which stand in known.json."""
    edit(specs / "fjordbyen.yaml", OWNER, WRONG)
    run = clinicspec("check", *WRITE)
    assert (run.code, run.out) == (0, ""), run
    assert "known.json: 5 known\n" in run.err
    return specs / "fjordbyen.yaml"


def _entries() -> list[tuple[str, str]]:
    return [(each["code"], each["path"]) for each in json.loads(_known())["findings"]]


def _known() -> str:
    return Path("known.json").read_text("ascii")


def _check(*more: str) -> Run:
    return clinicspec("check", *FIELDS, *more)


def test_what_was_there_is_known(spec: Path) -> None:
    """It is not shown and fails no run, wherever its lines move; it is counted."""
    assert clinicspec("check").code == 1
    run = _check("--notes", "--fail-on", "note")
    assert (run.code, run.out) == (0, "")
    assert run.err == "1 clinic, nothing to report (5 in the baseline)\n"
    spec.write_text("# A line more\n\n" + spec.read_text())
    assert _check("--fail-on", "note").code == 0


def test_what_is_new_is_not(spec: Path) -> None:
    """A new mistake is shown alone and fails the run, be it of a rule that is known elsewhere."""
    edit(spec, "  reception: {name", "  reception: {nam")
    run = _check()
    assert run.code == 1
    assert "error[CS030]" in run.out
    assert "HN501" not in run.out


def test_a_baseline_only_shrinks(spec: Path) -> None:
    """What is put right is reported and taken out on request; then it is new if it comes back."""
    before = _known()
    edit(spec, WRONG, OWNER)
    run = _check()
    assert run.code == 0
    assert "known.json: 1 finding is not found any more\n  HN501 fjordbyen calendars." in run.err
    assert _known() == before
    run = clinicspec("check", *WRITE)
    assert "known.json: 4 known, 1 taken out" in run.err
    assert "HN501" not in _known()
    edit(spec, OWNER, WRONG)
    shrunk = _known()
    run = clinicspec("check", *WRITE)
    assert run.code == 1
    assert "error[HN501]" in run.out
    assert "known.json is as it was, since it would grow: 1 finding is new\n  HN501 " in run.err
    assert _known() == shrunk
    run = clinicspec("check", *WRITE, "--allow-growth")
    assert run.code == 0
    assert "known.json: 5 known, 1 new" in run.err
    assert _known() == before


def test_it_refuses_to_grow_by_a_note(spec: Path) -> None:
    """Nobody overlooks that nothing was written, even if nothing else would fail."""
    assert "calendars" in spec.read_text()
    document = json.loads(_known())
    del document["findings"][-1]
    Path("known.json").write_text(json.dumps(document))
    assert _check().code == 0
    assert clinicspec("check", *WRITE).code == 1


def test_what_protects_patients_is_never_known(specs: Path) -> None:
    """It is not written, and an entry that somebody writes by hand does not hide it."""
    text = (specs / "fjordbyen.yaml").read_text()
    (specs / "fjordbyen.yaml").write_text(f"# 02819030076\n{text}")
    run = clinicspec("check", *WRITE)
    assert run.code == 1
    assert "error[HN207]" in run.out
    assert "HN207" not in _known()
    document = json.loads(_known())
    entry = {"clinic": "fjordbyen", "code": "HN207", "path": "", "count": 1}
    document["findings"].append(entry)
    Path("known.json").write_text(json.dumps(document))
    run = _check()
    assert run.code == 1
    assert "error[HN207]" in run.out
    assert "known.json: 1 finding is not found any more\n  HN207 fjordbyen" in run.err


def test_an_error_that_hides_others(spec: Path) -> None:
    """What an unreadable spec keeps from being found is still known once it is read again."""
    before = _known()
    text = spec.read_text()
    spec.write_text(text + "\n  - [\n")
    run = clinicspec("check", *WRITE)
    assert run.code == 1
    assert "known.json: 5 known\n" in run.err
    assert _known() == before
    spec.write_text(text)
    assert _check().code == 0


def test_other_clinics_stay(spec: Path) -> None:
    """A run over a part of the specs leaves what it did not look at; one over all does not."""
    other = spec.with_name("havna.yaml")
    other.write_text(spec.read_text().replace("89001", "89002"))
    assert clinicspec("check", *WRITE, "--allow-growth").code == 0
    assert len(_entries()) == 10
    edit(spec, WRONG, OWNER)
    other.write_text(other.read_text().replace(WRONG, OWNER))
    clinicspec("check", *WRITE, "specs/fjordbyen.yaml")
    assert len(_entries()) == 9
    other.unlink()
    assert "5 findings are not found any more" in clinicspec("check", *FIELDS).err
    clinicspec("check", *WRITE)
    assert len(_entries()) == 4


@pytest.mark.usefixtures("spec")
def test_forms() -> None:
    """SARIF says what is new, JSON sets aside what is known, and the other forms leave it out."""
    (run,) = json.loads(_check("--format", "sarif").out)["runs"]
    assert {each["baselineState"] for each in run["results"]} == {"unchanged"}
    for form in ("github", "junit", "gitlab"):
        assert "HN501" not in _check("--format", form, "--notes").out
    document = json.loads(_check("--format", "json").out)
    Draft202012Validator(schema("diagnostics")).validate(document)
    assert document["summary"]["known"] == len(document["known"]) == 5
    assert document["diagnostics"] == []
    (run,) = json.loads(clinicspec("check", "--format", "sarif").out)["runs"]
    assert all("baselineState" not in each for each in run["results"])


@pytest.mark.usefixtures("spec")
def test_the_same_again_writes_nothing() -> None:
    """The file follows from the specs: what has not changed is not touched."""
    os.utime("known.json", (1, 1))
    before = _known()
    assert clinicspec("check", *WRITE).code == 0
    assert (_known(), Path("known.json").stat().st_mtime) == (before, 1)


def test_what_is_known_keeps_a_clinic_from_being_compiled(spec: Path) -> None:
    """A baseline is for reviews: for a build, an error is put right or suppressed with a reason."""
    assert _check().code == 0
    assert clinicspec("build").code == 1
    assert spec.exists()


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--baseline", "nowhere.json"], "there is no nowhere.json: --write-baseline makes it"),
        (["--baseline", "specs/fjordbyen.yaml"], "specs/fjordbyen.yaml is no baseline: it is no"),
        (["--baseline", "specs/fjordbyen.yaml", "--write-baseline"], "is no baseline"),
        (["--baseline", "specs"], "is a directory"),
        (["--write-baseline"], "go with --baseline FILE"),
        (["--allow-growth"], "go with --baseline FILE"),
        (["--baseline", "a.json", "--allow-growth"], "--allow-growth goes with --write-baseline"),
        (["--baseline", "a.json", "--write-baseline", "--diff"], "--diff writes nothing"),
        (["--baseline", "nowhere/a.json", "--write-baseline"], "nowhere/a.json can't be written"),
        (["--baseline", "fifo"], "fifo can't be read: it is no ordinary file"),
    ],
)
def test_wrong_usage(arguments: list[str], says: str) -> None:
    """What can't be used is said at once, and no file is overwritten that is no baseline."""
    os.mkfifo("fifo")
    before = Path("specs/fjordbyen.yaml").read_bytes()
    run = clinicspec("check", *arguments)
    assert run.code == 2
    assert says in run.err
    assert Path("specs/fjordbyen.yaml").read_bytes() == before


def test_with_fixes(specs: Path) -> None:
    """What --fix mends is not taken in."""
    edit(specs / "fjordbyen.yaml", '"08:00", to: "15:30"', '08:00, to: "15:30"')
    assert "HN051" in clinicspec("check", "--notes").out
    clinicspec("check", *WRITE, "--fix")
    assert "HN051" not in _known()
