"""Suppressions as a user, a script and a build server see them."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from clinicspec.schemas import schema
from tests.cli.command import clinicspec
from tests.cli.conftest import edit

OWNER = "name: Labtjenester (helsesekretær 1)\n    kind: resource\n    owner: {group: lab}"
WRONG = OWNER.replace("{group: lab}", "{employee: omar}")
"""A mistake that is an error (HN501)."""

COMMENT = "  # clinicspec: ignore[HN501] until=2027-01-31 -- Omar hands it over in January"


@pytest.fixture
def spec(specs: Path) -> Path:
    """The spec of a clinic whose only error is suppressed."""
    edit(specs / "fjordbyen.yaml", OWNER, WRONG + COMMENT)
    return specs / "fjordbyen.yaml"


@pytest.mark.usefixtures("spec")
def test_it_is_counted_and_not_shown() -> None:
    """A suppressed error is not shown, is counted, and does not fail the run."""
    run = clinicspec("check", "--notes")
    assert run.code == 0
    assert "HN501" not in run.out
    assert re.match(r"[0-9]+ notes in 1 clinic \(1 suppressed\)\n", run.err)
    assert "(1 suppressed; 4 notes: --notes shows them)" in clinicspec("check").err
    assert clinicspec("check", "--fail-on", "warning").code == 0


@pytest.mark.usefixtures("spec")
def test_json() -> None:
    """Scripts that read the diagnostics don't meet it; it stands beside them with its reason."""
    run = clinicspec("check", "--format", "json")
    document = json.loads(run.out)
    Draft202012Validator(schema("diagnostics")).validate(document)
    assert (run.code, document["summary"]["errors"], document["summary"]["suppressed"]) == (0, 0, 1)
    assert all(each["suppression"] is None for each in document["diagnostics"])
    (suppressed,) = document["suppressed"]
    assert (suppressed["code"], suppressed["severity"]) == ("HN501", "error")
    suppression = suppressed["suppression"]
    assert suppression["reason"] == "Omar hands it over in January"
    assert suppression["until"] == "2027-01-31"
    assert suppression["span"]["start"]["line"] == suppressed["span"]["start"]["line"]


@pytest.mark.usefixtures("spec")
def test_sarif() -> None:
    """The result is there with its suppression and the reason; the others have none."""
    (run,) = json.loads(clinicspec("check", "--format", "sarif").out)["runs"]
    (suppressed,) = (each for each in run["results"] if each["ruleId"] == "HN501")
    (suppression,) = suppressed["suppressions"]
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == "Omar hands it over in January"
    assert suppression["properties"] == {"until": "2027-01-31"}
    assert sum("suppressions" in each for each in run["results"]) == 1


@pytest.mark.usefixtures("spec")
@pytest.mark.parametrize("form", ["github", "gitlab", "junit"])
def test_other_forms(form: str) -> None:
    """Where a form has no place for what is suppressed, it is left out."""
    run = clinicspec("check", "--format", form, "--notes")
    assert (run.code, "HN501" in run.out) == (0, False)


@pytest.mark.usefixtures("spec")
def test_what_is_compiled() -> None:
    """A clinic with no other error is built, and planned, shown and routed as any sound one."""
    run = clinicspec("build")
    assert run.code == 0
    assert "generated: 1 written" in run.err
    assert clinicspec("build", "--check").code == 0
    run = clinicspec("view", "specs/fjordbyen.yaml", "--patient-of", "kari")
    assert (run.code, run.err) == (0, "")
    route = ["route", "specs/fjordbyen.yaml", "--message", "e_contact", "--practitioner", "kari"]
    assert clinicspec(*route).code == 0


def test_its_last_day(spec: Path) -> None:
    """From the day after it, the error is back, and a warning says why."""
    assert clinicspec("check", "--as-of", "2026-09-01").code == 0
    run = clinicspec("check", "--as-of", "2027-02-01")
    assert run.code == 1
    assert "error[HN501]" in run.out
    assert "warning[CS027]: since 2027-01-31 has passed, HN501 is no longer suppressed" in run.out
    assert "until=2027-01-31" in spec.read_text()


def test_fix_takes_out_what_is_idle(spec: Path) -> None:
    """An idle code goes, an idle comment goes whole, and what is suppressed is left as it is."""
    text = spec.read_text()
    edit(spec, COMMENT, COMMENT.replace("HN501", "HN516, HN501"))
    edit(spec, "groups:\n", "# clinicspec: ignore[HN503] -- x\ngroups:\n")
    assert clinicspec("check", "--fail-on", "warning").code == 1
    run = clinicspec("check", "--fix", "--unsafe-fixes")
    assert run.code == 0
    assert "2 mended" in run.err
    assert spec.read_text() == text


def test_a_note_that_nobody_asked_for(spec: Path) -> None:
    """A note that is suppressed is counted as that, whether notes are shown or not."""
    (note, *_) = json.loads(clinicspec("check", "--format", "json").out)["diagnostics"]
    lines = spec.read_text().splitlines(keepends=True)
    line = note["span"]["start"]["line"] - 1
    lines[line] = (
        lines[line].partition(" #")[0].rstrip() + f"  # clinicspec: ignore[{note['code']}] -- x\n"
    )
    spec.write_text("".join(lines))
    assert "(2 suppressed; 3 notes: --notes shows them)" in clinicspec("check").err
    assert "3 notes in 1 clinic (2 suppressed)" in clinicspec("check", "--notes").err


def test_where_a_setting_is_wrong(spec: Path) -> None:
    """Nothing is built while nobody can tell what the settings suppress."""
    (spec.parent.parent / "clinicspec.toml").write_text(
        '[[ignore]]\ncodes = ["HN207"]\nclinic = "fjordbyen"\nreason = "x"\n'
    )
    run = clinicspec("build")
    assert run.code == 1
    assert "error[CS025]: HN207 can't be suppressed, since it protects patients" in run.out
    assert "clinicspec.toml:2:11" in run.out
    assert "nothing written" in run.err


def test_an_idle_setting(spec: Path) -> None:
    """It is found where everything is checked, and not where a part is."""
    settings = spec.parent.parent / "clinicspec.toml"
    settings.write_text('[[ignore]]\ncodes = ["HN516"]\nfile = "specs/*"\nreason = "x"\n')
    (spec.parent / "other.yaml").write_text(spec.read_text().replace("89001", "89002"))
    assert "warning[CS026]" not in clinicspec("check", "specs/fjordbyen.yaml").out
    run = clinicspec("check")
    assert "warning[CS026]: HN516 is not found where this setting looks" in run.out
    assert "clinicspec.toml:1:1" in run.out


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_patients_number_in_a_reason(spec: Path, form: str) -> None:
    """A reason is a text of the spec as any other: a number in it is masked."""
    edit(spec, COMMENT, COMMENT + " for 02819030076")
    printed = clinicspec("check", "--format", form).out
    assert "HN207" in printed
    assert "02819030076" not in printed
    assert "hands it over in January for ***********" in printed
