"""``clinicspec test`` as a user and a script see it."""

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from clinicspec import processes
from clinicspec.diagnostics.finding import Place
from clinicspec.expectations import as_text
from clinicspec.expectations.outcome import Failure, Outcome, Reason
from clinicspec.expectations.report import Report
from clinicspec.schemas import schema
from tests.cli.command import clinicspec
from tests.cli.conftest import edit
from tests.clinics import ROOT

PASSES = "{name: it passes, message: e_contact, practitioner: kari, on: 2026-12-15, reaches: [ali]}"
FAILS = "{name: it fails, message: e_contact, practitioner: kari, on: 2026-12-15, reaches: [kari]}"
UNKNOWN = "{name: it is wrong, calendar: lab, on: 2026-12-15, count: 0}"


def write(specs: Path, *tests: str, name: str = "fjordbyen.test.yaml") -> None:
    """Put a test file into the specs folder."""
    text = "".join(f"- {test}\n" for test in tests)
    (specs / name).write_text(f"tests:\n{text}", "utf-8")


def test_the_examples() -> None:
    """The project's own clinics are as their tests say."""
    run = clinicspec("test", ROOT / "specs")
    assert (run.code, run.out) == (0, "")
    assert re.fullmatch("[1-9][0-9]* tests passed in 3 clinics\n", run.err)


def test_all_failures_in_one_run(specs: Path) -> None:
    """Failures and findings are all shown, with their lines; exit 1."""
    write(specs, FAILS, PASSES, UNKNOWN, FAILS.replace("it fails", "it fails as well"))
    run = clinicspec("test")
    assert run.code == 1
    assert "error[CS092]: there is no calendar `lab`, which the test “it is wrong” names" in run.out
    assert "--> specs/fjordbyen.test.yaml:4:33" in run.out
    assert "failed: it fails\n  --> specs/fjordbyen.test.yaml:2\n" in run.out
    assert "failed: it fails as well\n  --> specs/fjordbyen.test.yaml:5\n" in run.out
    assert run.out.count("  expected: they reach Kari Lunde\n") == 2
    assert "it passes" not in run.out
    assert run.err.endswith("2 of 3 tests failed in 1 clinic\n")
    assert "\x1b" not in run.out


def test_names_cannot_steer_a_terminal(specs: Path) -> None:
    """What a test's name holds beside print is shown as an escape."""
    write(specs, FAILS.replace("it fails", '"it \\u200B fails"'))
    assert "failed: it \\u200b fails" in clinicspec("test").out


def test_json(specs: Path) -> None:
    """The JSON follows its schema, and holds outcomes, findings and coverage."""
    write(specs, FAILS, PASSES, UNKNOWN)
    run = clinicspec("test", "--format", "json", "--coverage")
    document = json.loads(run.out)
    Draft202012Validator(schema("test-results")).validate(document)
    assert (run.code, run.err) == (1, "")
    assert document["summary"] == {
        "clinics": 1,
        "tests": 2,
        "passed": 1,
        "failed": 1,
        "not_run": 0,
        "findings": 1,
    }
    assert [(each["name"], each["passed"], each["path"]) for each in document["tests"]] == [
        ("it fails", False, "tests[0]"),
        ("it passes", True, "tests[1]"),
    ]
    assert document["tests"][0]["failure"]["expected"] == ["they reach Kari Lunde"]
    assert document["coverage"]["rows"] - document["coverage"]["tested"] == 7
    assert len(document["coverage"]["untested"]) == 7
    assert [each["code"] for each in document["diagnostics"]] == ["CS092"]


def test_json_without_coverage(specs: Path) -> None:
    """What nobody asked for is null."""
    write(specs, PASSES)
    document = json.loads(clinicspec("test", "--format", "json").out)
    Draft202012Validator(schema("test-results")).validate(document)
    assert (document["coverage"], document["diagnostics"]) == (None, [])


def test_junit(specs: Path) -> None:
    """A suite for each clinic, a case for each test and for each finding, and true counts."""
    write(specs, FAILS.replace("it fails", "'it fails: <&\"> æ'"), PASSES, UNKNOWN)
    write(specs, PASSES, name="gone.test.yaml")
    run = clinicspec("test", "--format", "junit")
    assert run.code == 1
    assert run.err == "1 of 2 tests failed in 1 clinic\n"
    root = ElementTree.fromstring(run.out)
    counts = {"tests": "4", "failures": "1", "errors": "2"}
    assert (root.tag, root.attrib) == ("testsuites", {"name": "clinicspec", **counts})
    shown = {
        suite.get("name"): [
            (case.get("name"), case.get("line"), [each.tag for each in case]) for case in suite
        ]
        for suite in root
    }
    assert shown == {
        "fjordbyen": [
            ("CS092 specs/fjordbyen.test.yaml:4", "4", ["error"]),
            ('it fails: <&"> æ', "2", ["failure"]),
            ("it passes", "3", []),
        ],
        "clinicspec": [("CS094 specs/gone.test.yaml:1", "1", ["error"])],
    }
    (failed,) = root.iter("failure")
    assert failed.get("message") == (
        "e-contacts from Kari Lunde's patients on 2026-12-15 reach Ali Demir and Per Vik"
    )
    assert (failed.text or "").startswith("expected: they reach Kari Lunde\nactual: e-contacts")


def test_coverage(specs: Path) -> None:
    """The rows that no test names are listed, with their share; too small a share is exit 1."""
    write(specs, PASSES)
    run = clinicspec("test", "--coverage")
    assert run.code == 0
    assert run.out.startswith(
        "1 of 8 rows of the decision table are tested (12.5 %)\nnot tested:\n"
    )
    assert (
        "  fjordbyen: e-consultations from patients of Kari Lunde from 2026-12-14 to 2026-12-18 "
        "(substituted)\n"
    ) in run.out
    assert clinicspec("test", "--fail-under", "12.5").code == 0
    run = clinicspec("test", "--fail-under", "12.6")
    assert run.code == 1
    assert "less than 12.6 % of the decision table is tested" in run.err
    assert "not tested:" in run.out
    run = clinicspec("test", "--coverage", "--format", "junit")
    assert ElementTree.fromstring(run.out).tag == "testsuites"
    assert "not tested:" in run.err


def test_a_spec_with_errors(specs: Path) -> None:
    """Its errors are shown, and its tests are not run; those of other clinics are."""
    write(specs, FAILS)
    shutil.copy(ROOT / "specs" / "sagbakken.yaml", specs)
    shutil.copy(ROOT / "specs" / "sagbakken.test.yaml", specs)
    edit(specs / "fjordbyen.yaml", "  name: Fjordbyen legesenter\n", "  nam: Fjordbyen\n")
    run = clinicspec("test")
    assert run.code == 1
    assert "error[CS030]: `nam` of the clinic is an unknown key" in run.out
    assert "it fails" not in run.out
    assert re.search(
        "[0-9]+ tests passed in 2 clinics; 1 test not run, as the spec has errors\n$", run.err
    )


def test_a_spec_with_errors_about_the_clinic(specs: Path) -> None:
    """Tests are run where the table can be worked out, and the errors fail the run all the same."""
    write(specs, PASSES)
    edit(specs / "fjordbyen.yaml", "nhn_member: true", "nhn_member: false")
    run = clinicspec("test")
    assert run.code == 1
    assert "error[HN001]" in run.out
    assert re.search("[0-9]+ tests? passed in 1 clinic\n$", run.err)


def test_warnings_and_notes_are_left_to_check(specs: Path) -> None:
    """Only what keeps tests from being run is shown."""
    write(specs, PASSES)
    edit(specs / "fjordbyen.yaml", "    hidden: true                    #", "    hidden: true #")
    edit(
        specs / "fjordbyen.yaml",
        '{days: [tue], from: "13:00", to: "13:40"',
        '{days: [tue], from: "13:00", to: "13:10"',
    )
    assert "warning[HN761]" in clinicspec("check").out
    assert clinicspec("test").out == ""


@pytest.mark.usefixtures("specs")
def test_nothing_to_test() -> None:
    """Clinics without tests, or no clinic: exit 3, and where tests stand."""
    for path in ("specs", "specs/fjordbyen.yaml", "specs/files"):
        run = clinicspec("test", path)
        assert (run.code, run.out) == (3, "")
    assert "<id>.test.yaml beside a clinic's spec" in clinicspec("test").err


@pytest.mark.usefixtures("specs")
def test_coverage_without_any_test() -> None:
    """Whoever asks what no test names before there are tests is told: everything."""
    run = clinicspec("test", "--coverage")
    assert run.code == 3
    assert run.out.startswith("0 of 8 rows of the decision table are tested (0.0 %)\nnot tested:\n")
    assert "<id>.test.yaml beside a clinic's spec" in run.err
    assert "passed" not in run.err
    assert clinicspec("test", "--fail-under", "80").code == 1
    document = json.loads(clinicspec("test", "--coverage", "--format", "json").out)
    assert (document["summary"]["tests"], document["coverage"]["percent"]) == (0, 0.0)
    run = clinicspec("test", "--coverage", "--format", "junit")
    assert ElementTree.fromstring(run.out).get("tests") == "0"
    assert clinicspec("test", "specs/files", "--coverage").out == ""


def test_what_can_be_named(specs: Path) -> None:
    """A clinic, its file, its folder, or one of several test files."""
    write(specs, PASSES)
    shutil.copytree(ROOT / "specs" / "heggvika", specs / "heggvika")

    def tested(*paths: str) -> list[str]:
        run = clinicspec("test", "--format", "json", *paths)
        return list(dict.fromkeys(each["file"] for each in json.loads(run.out)["tests"]))

    one, booking, messages = (
        "specs/fjordbyen.test.yaml",
        "specs/heggvika/booking.test.yaml",
        "specs/heggvika/messages.test.yaml",
    )
    assert tested() == [one, booking, messages]
    assert tested("specs/fjordbyen.yaml") == [one]
    assert tested(one) == [one]
    assert tested("specs/heggvika") == [booking, messages]
    assert tested("specs/heggvika/people.yaml") == [booking, messages]
    assert tested(messages) == [messages]
    assert tested(one, f"./{messages}") == [one, messages]


@pytest.mark.usefixtures("specs")
def test_wrong_usage() -> None:
    """What is not there is exit 2."""
    assert clinicspec("test", "specs/fjordbyen.test.yaml").code == 2
    assert "there is no nowhere" in clinicspec("test", "nowhere").err


@pytest.mark.parametrize("share", ["101", "-1", "nan", "inf", "80%", ""])
def test_what_is_no_share(specs: Path, share: str) -> None:
    """A gate that nothing can fail is none: what is no number from 0 to 100 is exit 2."""
    write(specs, PASSES)
    run = clinicspec("test", f"--fail-under={share}")
    assert (run.code, run.out) == (2, "")
    assert "write a number from 0 to 100" in run.err


def test_a_test_file_without_a_spec(specs: Path) -> None:
    """It is a finding, whether it is found or named, since its tests would be silent."""
    write(specs, PASSES)
    write(specs, PASSES, name="fjordbyn.test.yaml")
    for paths in ([], ["specs/fjordbyn.test.yaml"]):
        run = clinicspec("test", *paths)
        assert run.code == 1
        assert "error[CS094]: “fjordbyn.test.yaml” tests no clinic" in run.out


def test_settings_with_a_mistake(specs: Path) -> None:
    """A mistake in the settings is found here as well."""
    write(specs, PASSES)
    (specs.parent / "clinicspec.toml").write_text('outptu = "x"\n')
    run = clinicspec("test")
    assert run.code == 1
    assert "error[CS050]" in run.out
    assert run.err.endswith("1 test passed in 1 clinic\n")


def test_check_and_build_leave_tests_alone(specs: Path) -> None:
    """Tests that fail or can't be read keep no clinic from being checked and built."""
    write(specs, FAILS, UNKNOWN)
    assert clinicspec("check").code == 0
    assert clinicspec("build").code == 0
    assert clinicspec("check", "specs/fjordbyen.test.yaml").code == 0


def test_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many processes run tests, the same comes of them in the same order."""
    monkeypatch.setattr(processes, "FEWEST", 1)
    runs = []
    for jobs in ("1", "2"):
        monkeypatch.setenv("CLINICSPEC_JOBS", jobs)
        runs.append(clinicspec("test", ROOT / "specs", "--format", "json", "--coverage"))
    assert runs[0] == runs[1]
    clinics = [each["clinic"] for each in json.loads(runs[0].out)["tests"]]
    assert clinics == sorted(clinics)
    assert len(set(clinics)) == 3


def test_colours_are_only_colours() -> None:
    """On a terminal a failure says the same, with escapes for colours."""
    place = Place("x.test.yaml")
    failure = Failure(("they reach Kari",), "they reach Ali", (Reason("so it is", place),))
    report = Report(1, (("x", Outcome("it", place, failure)),), (), None, 0)
    plain, coloured = (as_text.failures(report, colour=colour) for colour in (False, True))
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
