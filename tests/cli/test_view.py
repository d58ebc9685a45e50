"""``clinicspec view`` as a user and a script see it."""

import json
from pathlib import Path

import click
import pytest

from clinicspec.cli import session
from tests.cli.command import clinicspec
from tests.cli.conftest import edit
from tests.clinics import ROOT

SPEC = "specs/fjordbyen.yaml"
KARI = ("--patient-of", "kari")
VACANT_LIST = ("--vacant-list", "list-4")


@pytest.mark.usefixtures("specs")
def test_the_view_for_people() -> None:
    """What is printed is what the command's page shows."""
    run = clinicspec("view", SPEC, *KARI, "--on", "2026-12-15")
    assert (run.code, run.err) == (0, "")
    page = (ROOT / "docs" / "view.md").read_text("utf-8")
    assert f"$ clinicspec view {SPEC} --patient-of kari --on 2026-12-15\n{run.out}```" in page


@pytest.mark.usefixtures("specs")
def test_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows headings in bold, and the text is the same without."""
    plain = clinicspec("view", SPEC, *KARI).out
    monkeypatch.setattr(session, "coloured", lambda _: True)
    coloured = clinicspec("view", SPEC, *KARI).out
    assert "\x1b[1mBestill time" in coloured
    assert click.unstyle(coloured) == plain


@pytest.mark.usefixtures("specs")
def test_name_and_language() -> None:
    """A GP can be named by name, and the clinic's first language is the default one."""
    by_name = clinicspec("view", SPEC, "--patient-of", "kari lunde")
    assert by_name == clinicspec("view", SPEC, *KARI, "--language", "nb")
    assert "Book an appointment" in clinicspec("view", SPEC, *KARI, "--language", "en").out


def test_vacant_list_of_a_folder() -> None:
    """A clinic in a folder is named by it, and a vacant list by its id."""
    run = clinicspec("view", ROOT / "specs" / "heggvika", *VACANT_LIST, "--format", "json")
    document = json.loads(run.out)
    assert (run.code, document["patient_list"]) == (0, "vacant_list:list-4")
    assert (document["language"], document["on"]) == ("nn", None)


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((SPEC,), "name one patient list, by --patient-of or by --vacant-list"),
        ((SPEC, *KARI, *VACANT_LIST), "name one patient list"),
        ((SPEC, "--patient-of", "karri"), "there is no employee karri; did you mean kari?"),
        ((SPEC, "--patient-of", "ali"), "Ali Demir has no patient list"),
        ((SPEC, *VACANT_LIST), "there is no vacant list list-4; the clinic has none"),
        ((SPEC, "--vacant-list", "Omar Haddad"), "Omar Haddad is a GP: use --patient-of"),
        ((SPEC, *KARI, "--on", "15.12.2026"), "is no date"),
        ((SPEC, *KARI, "--language", "de"), "is not one of"),
        (("specs/nowhere.yaml", *KARI), "there is no specs/nowhere.yaml"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    """Whoever asks for what there is not is told what there is."""
    run = clinicspec("view", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_several_clinics(specs: Path) -> None:
    """Of several clinics one has to be named."""
    text = (specs / "fjordbyen.yaml").read_text()
    (specs / "other.yaml").write_text(text)
    run = clinicspec("view", "specs", *KARI)
    assert (run.code, run.out) == (2, "")
    assert "holds 2 clinics, name one" in run.err


def test_error_about_the_clinic(specs: Path) -> None:
    """Errors about the clinic are shown below what patients see because of them."""
    edit(specs / "fjordbyen.yaml", "    owner: {employee: omar}", "    owner: {employee: kari}")
    run = clinicspec("view", SPEC, *KARI)
    assert run.code == 1
    assert run.out.startswith("HelseNorge for patients of Kari Lunde")
    assert "\n\nerror[HN401]" in run.out
    assert "with Kari Lunde: not offered: Kari Lunde owns several calendars" in run.out
    document = json.loads(clinicspec("view", SPEC, *KARI, "--format", "json").out)
    assert "HN401" in [each["code"] for each in document["diagnostics"]]
    assert document["services"][0]["why_not"] == ["several_calendars"]


def test_error_of_the_settings(specs: Path) -> None:
    """What is wrong with the settings fails the run, and hides nothing of what patients see."""
    (specs.parent / "clinicspec.toml").write_text('fail-on = "never"')
    run = clinicspec("view", SPEC, *KARI)
    assert run.code == 1
    assert run.out.startswith("HelseNorge for patients of Kari Lunde")
    assert "clinicspec.toml:1" in run.out


def test_error_that_makes_the_view_unknown(specs: Path) -> None:
    """What an error leaves unknown is not guessed: there are the findings and nothing else."""
    edit(specs / "fjordbyen.yaml", "her_id: 8900101", "her_id: HER-1")
    run = clinicspec("view", SPEC, *KARI)
    assert run.code == 1
    assert "error[HN006]" in run.out
    assert "Bestill time" not in run.out
    findings = json.loads(clinicspec("view", SPEC, *KARI, "--format", "json").out)
    assert "services" not in findings
    assert [each["code"] for each in findings["diagnostics"]] != []


def test_spec_that_is_no_yaml(specs: Path) -> None:
    """A file that can't be read is a finding with a place."""
    (specs / "fjordbyen.yaml").write_text("clinic: [")
    run = clinicspec("view", SPEC, *KARI)
    assert run.code == 1
    assert "specs/fjordbyen.yaml:" in run.out


def test_number_of_a_patient(specs: Path) -> None:
    """A spec that holds a patient's number is not shown, so that the number isn't either."""
    edit(specs / "fjordbyen.yaml", "name: Labtjenester (helsesekretær 1)", "name: Lab 02013299997")
    for form in ("text", "json"):
        run = clinicspec("view", SPEC, *KARI, "--format", form)
        assert run.code == 1
        assert "HN207" in run.out
        assert "02013299997" not in run.out + run.err


def test_names_that_steer_a_terminal(specs: Path) -> None:
    """What a spec calls things reaches the terminal without marks of direction."""
    edit(specs / "fjordbyen.yaml", "name: Labtjenester (helsesekretær 1)", 'name: "Lab\u00a01"')
    run = clinicspec("view", SPEC, *KARI)
    assert "Lab\\xa01" in run.out
