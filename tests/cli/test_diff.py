"""``clinicspec diff``: what it compares, prints and refuses, and its exit codes."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from clinicspec.schemas import schema
from tests.cli.command import Run, clinicspec
from tests.cli.conftest import edit

OMARS = "services: [booking, e_consultation, e_contact, prescription_renewal]\n  lars"
NO_BOOKING = (OMARS, OMARS.replace("booking, ", ""))
APPROVAL = """\
approvals:
  - clinic: fjordbyen
    path: employees.omar.services
    change: service-lost
    reason: Omar takes bookings by telephone
    approver: Berit Aas
    until: 2027-03-31
"""


@pytest.fixture
def repository(specs: Path) -> Path:
    """The specs, committed."""
    commit(specs.parent, "init", "-q", "-b", "main")
    commit(specs.parent)
    return specs


def commit(folder: Path, *command: str) -> None:
    """Run git, or commit all that there is."""
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ["-c", "user.name=Test", "-c", "user.email=test@fjordbyen.example"]
    for each in [[*command]] if command else [["add", "-A"], ["commit", "-q", "-m", "all"]]:
        subprocess.run(["git", *who, *each], cwd=folder, env=environment, check=True)


def diff(*arguments: str | Path) -> Run:
    """Compare the specs with the last commit."""
    return clinicspec("diff", "--against", "HEAD", *arguments)


def as_json(*arguments: str | Path) -> dict[str, Any]:
    """The diff as JSON, held against its schema."""
    said: dict[str, Any] = json.loads(diff("--format", "json", *arguments).out)
    Draft202012Validator(schema("diff")).validate(said)
    return said


def test_nothing_has_changed(repository: Path) -> None:
    """What means nothing is nothing, and what isn't a spec is not looked at."""
    run = diff()
    assert (run.code, run.err) == (0, "")
    assert run.out == "1 clinic compared with HEAD: nothing that means anything has changed\n"
    edit(repository / "fjordbyen.yaml", "org_units:\n", "# offices\norg_units:\n")
    (repository / "files" / "new.pdf").write_bytes(b"")
    assert diff().out.startswith("1 clinic compared with HEAD: nothing that means anything")


def test_a_breaking_change(repository: Path) -> None:
    """It exits 5, with what could approve it, until somebody has."""
    edit(repository / "fjordbyen.yaml", *NO_BOOKING)
    run = diff()
    assert run.code == 5
    assert "patients:\n  breaking  no longer bookable with Omar Haddad at HelseNorge\n" in run.out
    assert "--> specs/fjordbyen.yaml:59:15, was HEAD:specs/fjordbyen.yaml:59:16" in run.out
    assert 'write into approvals.yaml:\n\napprovals:\n  - clinic: "fjordbyen"\n' in run.err
    said = as_json()
    assert said["summary"] | {"notable": 0} == {
        "breaking": 1,
        "notable": 0,
        "harmless": 0,
        "unapproved": 1,
        "clinics": 1,
    }
    Path("approvals.yaml").write_text(APPROVAL)
    run = diff()
    assert (run.code, run.err) == (0, "")
    assert "approved by Berit Aas until 2027-03-31" in run.out
    assert as_json()["changes"][0]["approved"]["until"] == "2027-03-31"
    assert diff("--as-of", "2027-03-31").code == 0
    run = diff("--as-of", "2027-04-01")
    assert run.code == 5
    assert "warning[CS077]" in run.err
    assert diff("--as-of", "2027-04-01", "--fail-on", "warning").code == 1


def test_what_is_printed_to_approve_it_does(repository: Path) -> None:
    """What the diff prints is a file of approvals once it is filled in."""
    edit(repository / "fjordbyen.yaml", *NO_BOOKING)
    text = "approvals:" + diff().err.split("approvals:", 1)[1].replace("…", "so")
    Path("approvals.yaml").write_text(text.replace("YYYY-MM-DD", "2027-01-01"))
    assert diff().code == 0


def test_approvals_stand_beside_the_settings(repository: Path) -> None:
    """Without --approvals it is the file beside clinicspec.toml, wherever one stands."""
    edit(repository / "fjordbyen.yaml", *NO_BOOKING)
    Path("config").mkdir()
    Path("config/clinicspec.toml").write_text("")
    Path("config/approvals.yaml").write_text(APPROVAL)
    assert diff("specs").code == 5
    assert diff("--settings", "config/clinicspec.toml", "specs").code == 0
    assert diff("--approvals", "config/approvals.yaml").code == 0
    assert diff("--approvals", "nothing.yaml").code == 2


def test_wrong_approvals(repository: Path) -> None:
    """A mistake in them is a finding with its lines, and goes before exit 5."""
    edit(repository / "fjordbyen.yaml", *NO_BOOKING)
    Path("approvals.yaml").write_text(APPROVAL.replace("    reason", "    reasons"))
    run = diff()
    assert run.code == 1
    assert "error[CS075]: `reasons` is no key of an approval" in run.err
    assert "    reasons: Omar takes" in run.err
    assert {each["code"] for each in as_json()["diagnostics"]} == {"CS075", "CS076"}
    Path("approvals.yaml").unlink()
    os.mkfifo("approvals.yaml")
    assert "error[CS017]" in diff().err


def test_approvals_in_a_file_with_another_ending(repository: Path) -> None:
    """They are not passed over in silence."""
    edit(repository / "fjordbyen.yaml", *NO_BOOKING)
    Path("approvals.yml").write_text(APPROVAL)
    run = diff()
    assert run.code == 1
    assert "error[CS075]: approvals stand in “approvals.yaml”" in run.err
    Path("approvals.yml").rename("approvals.yaml")
    assert diff().code == 0


def test_approvals_of_nothing(repository: Path) -> None:
    """Once the change is merged, its approval is to go; of what isn't compared nothing is said."""
    Path("approvals.yaml").write_text(APPROVAL)
    run = diff()
    assert run.code == 0
    assert "warning[CS078]" in run.err
    shutil.copy(repository / "fjordbyen.yaml", repository / "other.yaml")
    assert "CS078" not in diff("specs/other.yaml").err


def test_errors_on_either_side(repository: Path) -> None:
    """What is wrong is said with its side; only the new side's errors fail."""
    edit(repository / "fjordbyen.yaml", "sector: private", "sector: secret")
    edit(repository / "fjordbyen.yaml", "price: 250 ", "price: 300 ")
    run = diff()
    assert run.code == 1
    assert "error[CS033]" in run.err
    assert "specs/fjordbyen.yaml:12:11" in run.err
    assert "“Influensavaksine” now costs 300 NOK, was 250 NOK" in run.out
    commit(repository.parent)
    edit(repository / "fjordbyen.yaml", "sector: secret", "sector: private")
    edit(repository / "fjordbyen.yaml", "price: 300 ", "price: 250 ")
    run = diff()
    assert run.code == 0
    assert "HEAD:specs/fjordbyen.yaml:12:11" in run.err
    assert "12 |   sector: secret" in run.err
    assert "“Influensavaksine” now costs 250 NOK, was 300 NOK" in run.out


def test_what_is_in_the_baseline_does_not_fail(repository: Path) -> None:
    """A project that lives with an error is told what changes; what is new fails all the same."""
    known = ["--baseline", "known.json"]
    lab = "name: Labtjenester (helsesekretær 1)\n    kind: resource\n    owner: "
    edit(repository / "fjordbyen.yaml", f"{lab}{{group: lab}}", f"{lab}{{employee: kari}}")
    assert clinicspec("check", *known, "--write-baseline").code == 0
    commit(repository.parent)
    edit(repository / "fjordbyen.yaml", "price: 250 ", "price: 300 ")
    assert diff().code == 1
    run = diff(*known)
    assert (run.code, run.err) == (0, "1 clinic, nothing to report (2 in the baseline)\n")
    assert "“Influensavaksine” now costs 300 NOK, was 250 NOK" in run.out
    assert as_json(*known)["diagnostics"] == []
    edit(repository / "fjordbyen.yaml", *NO_BOOKING)
    assert diff(*known).code == 5
    edit(repository / "fjordbyen.yaml", "sector: private", "sector: secret")
    run = diff(*known)
    assert (run.code, "error[CS033]" in run.err, "HN501" in run.err) == (1, True, False)


def test_files_that_cannot_be_read_are_no_traceback(repository: Path) -> None:
    """Garbage on either side is a finding."""
    spec = repository / "fjordbyen.yaml"
    good = spec.read_bytes()
    for content in (b"\xff\x00", b"a: *x", b"[" * 100_000, b"", b"clinic: {name: 1}\n", b"- a\n"):
        spec.write_bytes(content)
        assert diff().code == 1
        commit(repository.parent)
        spec.write_bytes(good)
        assert diff("--format", "json").code in (0, 5)
        commit(repository.parent)


def test_a_clinic_in_a_folder_is_the_same(repository: Path) -> None:
    """To split a clinic's file into a folder changes nothing."""
    text = (repository / "fjordbyen.yaml").read_text()
    at = text.index("\norg_units:") + 1
    (repository / "fjordbyen").mkdir()
    (repository / "fjordbyen" / "clinic.yaml").write_text(text[:at])
    (repository / "fjordbyen" / "rest.yaml").write_text(text[at:])
    shutil.copytree(repository / "files", repository / "fjordbyen" / "files")
    (repository / "fjordbyen.yaml").unlink()
    run = diff()
    assert (run.code, run.out) == (
        0,
        "1 clinic compared with HEAD: nothing that means anything has changed\n",
    )


def test_clinics_that_come_and_go(repository: Path) -> None:
    """A clinic is one entry, whichever side has it, and may be named though it is gone."""
    shutil.copy(repository / "fjordbyen.yaml", repository / "second.yaml")
    edit(repository / "second.yaml", 'number: "999999018"', 'number: "999999026"')
    (change,) = as_json()["changes"]
    assert (change["clinic"], change["change"], change["before"]) == ("second", "clinic-added", [])
    commit(repository.parent)
    (repository / "second.yaml").unlink()
    run = diff("specs/second.yaml")
    assert run.code == 5
    assert "breaking  Fjordbyen legesenter is gone" in run.out
    assert 'path: ""\n    change: "clinic-gone"' in run.err


def test_another_folder(repository: Path) -> None:
    """Specs in another folder are compared by the clinics' ids, and no git is needed."""
    shutil.copytree(repository, "before")
    shutil.rmtree(".git")
    edit(repository / "fjordbyen.yaml", *NO_BOOKING)
    run = clinicspec("diff", "--against-dir", "before", "specs")
    assert run.code == 5
    assert "was before/fjordbyen.yaml:59:16" in run.out
    shutil.copy("before/fjordbyen.yaml", "before/second.yaml")
    assert "second" not in clinicspec("diff", "--against-dir", "before", "specs/fjordbyen.yaml").out
    assert "is gone" in clinicspec("diff", "--against-dir", "before", "specs/second.yaml").out


def test_markdown(repository: Path) -> None:
    """A comment holds all there is to say, so nothing about approvals goes to stderr."""
    edit(repository / "fjordbyen.yaml", *NO_BOOKING)
    run = diff("--format", "markdown")
    assert (run.code, run.err) == (5, "")
    assert run.out.startswith("## What this change means\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name one of --against REF and --against-dir DIR"),
        (["--against", "HEAD", "--against-dir", "specs"], "name one of"),
        (["--against", "nobody"], "nobody can't be compared with: it names no commit"),
        (["--against", ""], "--against names no ref"),
        (["--against", "--help-me"], "--help-me can't be compared with"),
        (["--against", "HEAD", "nowhere"], "there is no nowhere, here or at HEAD"),
        (["--against", "HEAD", "specs", "../elsewhere"], "needs specs in a git repository"),
        (["--against-dir", "nowhere"], "does not exist"),
        (["--against", "HEAD", "--baseline", "nowhere.json"], "there is no nowhere.json"),
    ],
)
def test_wrong_usage(repository: Path, arguments: list[str], said: str) -> None:
    """What can't be compared is refused with a reason."""
    (repository.parent.parent / "elsewhere").mkdir(exist_ok=True)
    run = clinicspec("diff", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in " ".join(run.err.split())


def test_nothing_to_compare(repository: Path) -> None:
    """Where there is nothing on either side, that is exit 3."""
    shutil.rmtree(repository)
    repository.mkdir()
    commit(repository.parent)
    run = diff()
    assert (run.code, run.out) == (3, "")
    assert "nothing to compare in specs, here or at HEAD" in run.err


def test_from_a_folder_within(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are those from where one stands, as git has them after ``REF:./``."""
    edit(repository / "fjordbyen.yaml", *NO_BOOKING)
    monkeypatch.chdir(repository)
    assert "--> fjordbyen.yaml:59:15, was HEAD:fjordbyen.yaml:59:16" in diff(".").out


def test_what_cannot_be_compared_is_said(repository: Path) -> None:
    """Of a clinic that can't be read nobody is told that nothing has changed."""
    edit(repository / "fjordbyen.yaml", "members: [ali, per]}\n  lab", "members: [ali, per}\n  lab")
    why = "fjordbyen: compared only as far as it can be read, since there are errors in it"
    for form in ("text", "markdown"):
        run = diff("--format", form)
        assert run.code == 1
        assert why in run.out
        assert "of what can be compared, nothing that means anything has changed" in run.out
    assert as_json()["partly_compared"] == ["fjordbyen"]
    commit(repository.parent)
    edit(repository / "fjordbyen.yaml", "members: [ali, per}\n  lab", "members: [ali, per]}\n  lab")
    run = diff()
    assert (run.code, why in run.out) == (0, True)


def test_a_clinic_with_another_id_is_one_clinic(repository: Path) -> None:
    """It is counted once, though it has an id on either side."""
    (repository / "fjordbyen.yaml").rename(repository / "fjord.yaml")
    assert diff().out.endswith("1 notable in 1 clinic, compared with HEAD\n")


def test_a_file_with_other_content(repository: Path) -> None:
    """An attachment or a logo that is replaced is told, and one that is gone is a finding."""
    edit(repository / "fjordbyen.yaml", "colour:", "logo: files/logo.svg, colour:")
    commit(repository.parent)
    (repository / "files" / "forberedelse.pdf").write_bytes(b"%PDF-1.4 another")
    logo = repository / "files" / "logo.svg"
    logo.write_text(logo.read_text().replace("<svg ", "<svg id='new' "))
    changes = {each["path"]: each for each in as_json()["changes"]}
    attachment = changes["message_templates.lab-preparation.attachments"]
    assert (attachment["audience"], attachment["change"]) == ("patients", "replaced")
    assert attachment["message"].startswith("the file files/forberedelse.pdf in `attachments`")
    assert attachment["before"] != []
    assert changes["clinic.site.logo"]["audience"] == "booking_site"
    assert len(changes) == 2
    edit(repository / "fjordbyen.yaml", "lab-preparation", "before-a-test")
    assert {each["change"] for each in as_json()["changes"]} == {"renamed", "replaced"}
    commit(repository.parent)
    logo.unlink()
    run = diff()
    assert run.code == 1
    assert "error[CS040]" in run.err
    assert "compared only as far as it can be read" in run.out
