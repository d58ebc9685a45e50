"""``clinicspec build`` and ``verify`` as a user and a script see them."""

import json
from pathlib import Path

import pytest

from clinicspec.schemas import ARTEFACTS
from clinicspec.verify import REQUESTS
from tests.cli.command import clinicspec
from tests.cli.conftest import edit
from tests.clinics import REFERENCE, ROOT

SECOND = (
    ("Fjordbyen legesenter\n  organization", "Havna legesenter\n  organization"),
    *((f"89001{number:02}", f"89002{number:02}") for number in (0, 1, 2, 3, 10)),
)


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _add_clinic(specs: Path) -> None:
    text = REFERENCE.read_text()
    for old, new in SECOND:
        text = text.replace(old, new)
    (specs / "havna.yaml").write_text(text)


def test_what_is_committed_is_what_the_specs_say() -> None:
    """``generated/`` of this repository is true."""
    run = clinicspec("build", "--check", ROOT / "specs", "-o", ROOT / "generated")
    assert (run.code, run.out) == (0, ""), run.err


@pytest.mark.usefixtures("specs")
def test_build_verify_and_build_again(tmp_path: Path) -> None:
    """A build verifies, and built again it is the same, to the byte and untouched."""
    assert clinicspec("build", "--check").code == 4
    assert not (tmp_path / "generated").exists()
    run = clinicspec("build")
    assert (run.code, run.out) == (0, "")
    assert "generated: 1 written" in run.err
    assert clinicspec("verify").code == 0
    assert clinicspec("build", "--check").code == 0
    before = _tree(tmp_path / "generated")
    assert "generated: 1 unchanged" in clinicspec("build").err
    assert _tree(tmp_path / "generated") == before
    assert before == _tree(ROOT / "generated")


def test_a_change_is_seen(specs: Path) -> None:
    """``build --check`` names the files that are out of date."""
    clinicspec("build")
    edit(specs / "fjordbyen.yaml", "price: 250 ", "price: 300 ")
    run = clinicspec("build", "--check")
    assert run.code == 4
    assert "changed: generated/fjordbyen/site/influensavaksine/index.html" in run.err
    assert clinicspec("build").code == 0
    assert clinicspec("build", "--check").code == 0


def test_a_clinic_with_an_error_keeps_its_output(specs: Path, tmp_path: Path) -> None:
    """The other clinics are built, and the command fails."""
    _add_clinic(specs)
    assert clinicspec("build").code == 0
    before = _tree(tmp_path / "generated" / "fjordbyen")
    edit(specs / "fjordbyen.yaml", "nhn_member: true", "nhn_member: perhaps")
    edit(specs / "havna.yaml", "price: 250 ", "price: 300 ")
    run = clinicspec("build")
    assert run.code == 1
    assert "1 written" in run.err
    assert _tree(tmp_path / "generated" / "fjordbyen") == before
    page = tmp_path / "generated" / "havna" / "site" / "influensavaksine" / "index.html"
    assert "300" in page.read_text()


def test_a_clinic_that_is_gone(specs: Path, tmp_path: Path) -> None:
    """Its output goes when the whole folder is built, and stays when one clinic is."""
    _add_clinic(specs)
    clinicspec("build")
    (specs / "havna.yaml").unlink()
    assert clinicspec("build", specs / "fjordbyen.yaml").code == 0
    assert (tmp_path / "generated" / "havna").is_dir()
    assert clinicspec("build", "--check").code == 4
    run = clinicspec("build")
    assert (run.code, "1 removed" in run.err) == (0, True)
    assert not (tmp_path / "generated" / "havna").exists()


def test_verify_looks_at_every_artefact() -> None:
    """No JSON or XML is built that `verify` would pass over."""
    clinic = ROOT / "generated" / "fjordbyen"
    built = {path.relative_to(clinic).as_posix() for path in clinic.rglob("*") if path.is_file()}
    json_files = {path for path in built if path.endswith(".json")}
    xml_files = {path for path in built if path.endswith(".xml")}
    assert json_files == set(ARTEFACTS)
    assert xml_files == {path for path in built if path.startswith(REQUESTS)} != set()


@pytest.mark.usefixtures("specs")
def test_verify_sees_what_was_changed(tmp_path: Path) -> None:
    """A file that was edited, removed or added by hand is a finding."""
    clinicspec("build")
    clinic = tmp_path / "generated" / "fjordbyen"
    (clinic / "site" / "index.html").write_text("<p>closed</p>")
    (clinic / "routing" / "routing.csv").unlink()
    (clinic / "CNAME").write_text("time.fjordbyen.example")
    run = clinicspec("verify", "--format", "json")
    found = {(each["file"], each["severity"]) for each in json.loads(run.out)["diagnostics"]}
    assert run.code == 1
    assert ("generated/fjordbyen/site/index.html", "error") in found
    assert ("generated/fjordbyen/routing/routing.csv", "error") in found
    assert [file for file, severity in found if severity != "error"] == [
        "generated/fjordbyen/CNAME"
    ]
    clinicspec("build")
    assert clinicspec("verify").code == 0
    assert (clinic / "CNAME").exists()


@pytest.mark.usefixtures("specs")
def test_verify_without_output() -> None:
    """There must be something to verify."""
    run = clinicspec("verify")
    assert (run.code, "there is no folder generated" in run.err) == (2, True)


def test_her_ids_are_unique_over_all_clinics(specs: Path) -> None:
    """A file copied from another clinic gives each of its HER-IDs as a finding, in the copy."""
    (specs / "havna.yaml").write_text(REFERENCE.read_text())
    run = clinicspec("check", "--format", "json")
    found = [each for each in json.loads(run.out)["diagnostics"] if each["code"] == "HN005"]
    assert {each["file"] for each in found} == {"specs/havna.yaml"}
    assert len(found) == 5
    assert {related["file"] for each in found for related in each["related"]} == {
        "specs/fjordbyen.yaml"
    }
