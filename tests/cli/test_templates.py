"""Own templates on the command line and in the settings."""

import json
from pathlib import Path

import pytest

from clinicspec.processes import FEWEST
from tests.cli.command import clinicspec
from tests.clinics import REFERENCE

INDEX = Path("generated/fjordbyen/site/index.html")


@pytest.mark.usefixtures("specs")
def test_the_option_goes_before_the_setting() -> None:
    """Templates come from the settings' folder, or from the one that is named in its place."""
    for name in ("ours", "theirs"):
        Path(name).mkdir()
        (Path(name) / "index.html").write_text(f"<p>{name}</p>")
    Path("clinicspec.toml").write_text('templates = "ours"')
    assert clinicspec("build").code == 0
    assert INDEX.read_text() == "<p>ours</p>"
    assert clinicspec("build", "--check").code == 0
    assert clinicspec("build", "--check", "--templates", "theirs").code == 4
    assert clinicspec("build", "--templates", "theirs").code == 0
    assert INDEX.read_text() == "<p>theirs</p>"


def test_settings_from_elsewhere(specs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder lies beside the settings, wherever clinicspec is run from."""
    (specs.parent / "ours").mkdir()
    (specs.parent / "ours" / "index.html").write_text("ours")
    (specs.parent / "clinicspec.toml").write_text('templates = "ours"')
    monkeypatch.chdir(specs)
    assert clinicspec("build").code == 0
    assert (specs.parent / INDEX).read_text() == "ours"


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize("value", ['"nowhere"', "3", '""', '"a\\u0000b"', '"specs/fjordbyen.yaml"'])
def test_a_folder_that_is_not_there(value: str) -> None:
    """A setting that names none is a finding, and nothing is built with other templates."""
    Path("clinicspec.toml").write_text(f"templates = {value}")
    run = clinicspec("build")
    assert run.code == 1
    assert "error[CS051]: `templates` is " in run.out
    assert " --> clinicspec.toml:1:1" in run.out
    assert "nothing written: put the settings right first" in run.err
    assert not Path("generated").exists()


@pytest.mark.usefixtures("specs")
def test_a_broken_template_writes_nothing() -> None:
    """What can't be read is found before anything is compiled; no clinic's output is half new."""
    assert clinicspec("build").code == 0
    before = INDEX.read_text()
    Path("ours").mkdir()
    Path("ours/index.html").write_text("{% if %}")
    run = clinicspec("build", "--templates", "ours")
    assert run.code == 1
    assert "error[CS097]" in run.out
    assert run.err.endswith("nothing written: put the templates right first\n")
    assert INDEX.read_text() == before


def test_a_failing_template_keeps_the_output(specs: Path) -> None:
    """A clinic whose pages fail keeps its output whole; the others are built."""
    text = REFERENCE.read_text()
    without_site = text[: text.index("booking_sites:")]
    (specs / "other.yaml").write_text(without_site.replace("89001", "89002"))
    assert clinicspec("build").code == 0
    before = INDEX.read_text()
    Path("ours").mkdir()
    Path("ours/booking.html").write_text("{{ page.x }}")
    Path("ours/favicon.svg").write_text("<svg/>")
    run = clinicspec("build", "--templates", "ours", "--format", "json")
    assert run.code == 1
    (found,) = [each for each in json.loads(run.out)["diagnostics"] if each["code"] == "CS098"]
    assert (found["file"], found["clinic"], found["severity"]) == (
        "ours/booking.html",
        None,
        "error",
    )
    assert INDEX.read_text() == before
    assert Path("generated/fjordbyen/site/assets/favicon.svg").read_text() != "<svg/>"
    assert Path("generated/other/site/assets/favicon.svg").read_text() == "<svg/>"


def test_one_mistake_in_many_clinics(specs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many clinics and processes meet a template's mistake, it is one finding."""
    monkeypatch.setenv("CLINICSPEC_JOBS", "2")
    text = REFERENCE.read_text().replace("89001", "{}{:02}")
    for number in range(FEWEST):
        content = text.replace("{}{:02}", f"89{number:03}")
        (specs / f"clinic-{number}.yaml").write_text(content)
    (specs / "fjordbyen.yaml").unlink()
    Path("ours").mkdir()
    Path("ours/index.html").write_text("{{ page.x }}")
    run = clinicspec("build", "--templates", "ours")
    assert run.out.count("error[CS098]") == 1
    assert run.err.endswith("generated: nothing written\n")


def test_a_template_in_the_way(specs: Path) -> None:
    """A mistyped folder is wrong usage."""
    run = clinicspec("build", specs, "--templates", "nowhere")
    assert (run.code, "'nowhere' does not exist" in run.err) == (2, True)
