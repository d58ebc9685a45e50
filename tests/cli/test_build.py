"""``clinicspec build`` and ``verify`` as a user and a script see them."""

import json
from pathlib import Path

import pytest

from clinicspec.nhn.paths import REQUESTS
from clinicspec.pages.links import SITEMAP
from clinicspec.schemas import ARTEFACTS
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


def test_the_committed_output(tmp_path: Path) -> None:
    """What stands in generated/ is what the example clinics compile to."""
    assert clinicspec("build", ROOT / "specs", "-o", tmp_path).code == 0
    assert _tree(tmp_path) == _tree(ROOT / "generated")


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
    """No JSON or XML is built that `verify` would pass over, but for the list of pages."""
    clinic = ROOT / "generated" / "fjordbyen"
    built = {path.relative_to(clinic).as_posix() for path in clinic.rglob("*") if path.is_file()}
    json_files = {path for path in built if path.endswith(".json")}
    xml_files = {path for path in built if path.endswith(".xml")} - {SITEMAP}
    assert json_files == set(ARTEFACTS)
    assert xml_files == {path for path in built if path.startswith(REQUESTS)} != set()


@pytest.mark.usefixtures("specs")
def test_pages_of_a_day() -> None:
    """``--as-of`` builds the page of that day, and the manifest says which; without it, none."""
    page = Path("generated/fjordbyen/site/influensavaksine/index.html")
    manifest = Path("generated/fjordbyen/manifest.json")
    clinicspec("build")
    assert ("Bestill influensavaksine" in page.read_text(), "as_of" in manifest.read_text()) == (
        True,
        False,
    )
    assert clinicspec("build", "--check", "--as-of", "2027-01-15").code == 4
    run = clinicspec("build", "--as-of", "2027-01-15")
    assert (run.code, run.out) == (0, ""), "a day after the season is no error of the spec"
    text = page.read_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "Bestillingen stengte 18. desember 2026." in text
    assert "Bestill influensavaksine" not in text
    assert json.loads(manifest.read_text())["as_of"] == "2027-01-15"
    assert clinicspec("build", "--check", "--as-of", "2027-01-15").code == 0
    assert clinicspec("verify").code == 0
    assert clinicspec("build", "--as-of", "15.1.2027").code == 2


def test_logo_beside_the_spec(specs: Path) -> None:
    """A logo is published as it is, and counts among the files that a build is made from."""
    edit(specs / "fjordbyen.yaml", "colour:", "logo: files/logo.svg, colour:")
    clinicspec("build")
    logo = Path("generated/fjordbyen/site/assets/logo.svg")
    assert logo.read_bytes() == (specs / "files" / "logo.svg").read_bytes()
    manifest = json.loads(Path("generated/fjordbyen/manifest.json").read_text())
    assert set(manifest["specs"]) == {"fjordbyen.yaml", "files/logo.svg"}
    (specs / "files" / "logo.svg").write_text("<svg/>")
    run = clinicspec("build")
    assert run.code == 1
    assert "is no PNG and no SVG" in run.out


def test_the_last_clinic_that_is_gone(specs: Path) -> None:
    """Its output goes too, where the specs folder is there to say that it holds no clinic."""
    clinicspec("build")
    (specs / "fjordbyen.yaml").rename("fjordbyen.yaml")
    (specs / "notes.txt").touch()
    assert clinicspec("build", "specs/notes.txt").code == 3
    assert clinicspec("build", "--check").code == 4
    specs.rename("elsewhere")
    assert clinicspec("build").code == 3
    assert Path("generated/fjordbyen/manifest.json").exists()
    Path("elsewhere").rename(specs)
    run = clinicspec("build")
    assert (run.code, "generated: 1 removed" in run.err) == (0, True)
    assert not Path("generated/fjordbyen").exists()
    assert clinicspec("build").code == clinicspec("build", "--check").code == 3


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize("setting", ["output = 5", 'outptu = "public"', "severity = 1"])
def test_settings_with_an_error(setting: str) -> None:
    """Nothing is written where nobody knows what was decided, not even where -o says where."""
    Path("clinicspec.toml").write_text(f"{setting}\n")
    for arguments in ([], ["-o", "public"], ["--check"]):
        run = clinicspec("build", *arguments)
        assert (run.code, "error[CS05" in run.out) == (1, True)
        assert "nothing written: put the settings right first" in run.err
    assert not Path("generated").exists()
    assert not Path("public").exists()


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize("folder", ["specs", "specs/files", "./specs/../specs/new", "link", "/"])
def test_an_output_folder_among_the_specs(tmp_path: Path, folder: str) -> None:
    """Artefacts never come among the specs, whoever names the folder."""
    Path("link").symlink_to("specs")
    before = _tree(tmp_path)
    run = clinicspec("build", "-o", folder)
    assert (run.code, "choose another folder with -o" in run.err) == (2, True)
    assert _tree(tmp_path) == before
    Path("clinicspec.toml").write_text(f'output = "{folder}"\n')
    run = clinicspec("build")
    assert (run.code, "error[CS051]: " in run.out, "clinicspec.toml:1:1" in run.out) == (
        1,
        True,
        True,
    )
    Path("clinicspec.toml").unlink()
    assert _tree(tmp_path) == before


def test_an_output_folder_above_the_specs(specs: Path) -> None:
    """It harms only where a clinic is called as the folder in which the specs stand."""
    assert clinicspec("build", "-o", ".").code == 0
    assert Path("fjordbyen/manifest.json").exists()
    (specs / "fjordbyen.yaml").rename(specs / "specs.yaml")
    run = clinicspec("build", "-o", ".")
    assert run.code == 2
    assert "the artefacts of specs would go to specs, where the specs stand" in run.err
    assert not (specs / "manifest.json").exists()


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
