"""The action for GitHub: its steps run in the shell, as a runner does it, with a gh of ours."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.ci import programs
from tests.ci.conftest import (
    NO_LONGER,
    committed,
    git,
    live_with_an_error,
    spoil,
    take_booking_away,
)
from tests.cli.conftest import edit
from tests.clinics import ROOT
from tests.conftest import without

FILE = ROOT / "action.yml"
ACTION = yaml.safe_load(FILE.read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
EXPRESSION = re.compile(r"\$\{\{ ([\w.-]+) \}\}")


class Outcome(NamedTuple):
    """What a run of the action has left: the log, the exit code, and where its files are."""

    code: int
    log: str
    runner: Path

    @property
    def summary(self) -> str:
        """What the job's page shows."""
        return (self.runner / "summary").read_text("utf-8")

    @property
    def comments(self) -> list[dict[str, Any]]:
        """The comments of the pull request."""
        file = self.runner / "bin" / "comments.json"
        comments: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
        return comments


class Runner:
    """Runs the action's steps as GitHub's runner does, in a repository of specs."""

    def __init__(self, repository: Path, folder: Path) -> None:
        self.repository = repository
        self.folder = folder
        self.event: dict[str, str] = {}
        self.upload = "success"
        programs.write(folder / "bin", "gh", programs.GH)
        programs.write(folder / "clinicspec" / "bin", "clinicspec", programs.CLINICSPEC)

    @property
    def compared(self) -> str:
        """How `clinicspec diff` was called."""
        return (self.folder / "clinicspec" / "bin" / "compared").read_text("utf-8").strip()

    def pull_request(self, base: str, head: str) -> None:
        """Say that what is checked out is pull request 7."""
        of = "github.event.pull_request."
        self.event = {f"{of}base.sha": base, f"{of}head.sha": head, f"{of}number": "7"}

    def run(self, **inputs: str) -> Outcome:
        """Run all steps but the installation, with inputs whose names have ``_`` for ``-``."""
        for old in ("summary", "output"):
            (self.folder / old).write_text("", "utf-8")
        self.known = {f"inputs.{name}": each["default"] for name, each in ACTION["inputs"].items()}
        given = {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
        assert given.keys() <= self.known.keys()
        self.known |= {"github.token": "token", **given, **self.event}
        log, code = "", 0
        for step in ACTION["runs"]["steps"][1:]:
            if not self._holds(step.get("if", "")):
                self.known[f"steps.{step.get('id')}.outcome"] = "skipped"
            elif "uses" in step:
                self.known[f"steps.{step['id']}.outcome"] = self.upload
            else:
                code, said = self.step(step)
                log += said
            if code != 0:
                break
        return Outcome(code, log, self.folder)

    def step(self, step: dict[str, Any], **environment: str) -> tuple[int, str]:
        """Run a step's script. Returns its exit code and what it printed, and keeps its outputs."""
        assert step["shell"] == "bash"
        folder = self.repository / self._filled(step.get("working-directory", "."))
        output = self.folder / "output"
        output.write_text("", "utf-8")
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder,
            env={
                "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
                "RUNNER_TEMP": str(self.folder),
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_REPOSITORY": "clinic/config",
                "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
                **{name: self._filled(value) for name, value in step.get("env", {}).items()},
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        for line in output.read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            self.known[f"steps.{step['id']}.outputs.{name}"] = value
        return run.returncode, run.stdout

    def _filled(self, text: str) -> str:
        return EXPRESSION.sub(lambda found: self.known.get(found[1], ""), text)

    def _holds(self, condition: str) -> bool:
        """Whether a condition holds: comparisons with a text, `&&` before `||`."""
        if not condition:
            return True

        def compared(text: str) -> bool:
            match = re.fullmatch(r"([\w.-]+) (==|!=) '(\w*)'", text)
            assert match is not None, text
            is_equal: bool = self.known.get(match[1], "") == match[3]
            expected: bool = match[2] == "=="
            return is_equal is expected

        return any(all(map(compared, one.split(" && "))) for one in condition.split(" || "))


@pytest.fixture
def runner(request: pytest.FixtureRequest, clinics: Path, tmp_path: Path) -> Runner:
    """A runner that has checked out the clinics' repository, with clinicspec installed."""
    if shutil.which("jq") is None:
        without(request, "there is no jq (make tools)", "CLINICSPEC_REQUIRE_TOOLS")
    return Runner(clinics, tmp_path / "runner")


@pytest.fixture
def merge(runner: Runner) -> tuple[str, str]:
    """The two parents of the merge that GitHub makes of a pull request, and has checked out.

    The pull request has a new price, and what it goes into has another since. As with
    actions/checkout, the clone has that one commit alone.
    """
    origin = runner.repository
    git(origin, "checkout", "--quiet", "-b", "change")
    edit(origin / "specs" / "fjordbyen.yaml", "price: 250 ", "price: 300 ")
    head = committed(origin)
    git(origin, "checkout", "--quiet", "main")
    booking = origin / "specs" / "heggvika" / "booking.yaml"
    edit(booking, "price: 270\n    address", "price: 280\n    address")
    base = committed(origin)
    message = origin.parent / "message"
    message.write_text("A long story\n" * 20_000, "utf-8")
    git(origin, "merge", "--quiet", f"--file={message}", "--no-ff", "change")
    runner.repository = origin.parent / "checkout"
    git(origin.parent, "clone", "--quiet", "--depth=1", origin.as_uri(), "checkout")
    runner.pull_request(git(origin, "rev-parse", "main~2").strip(), head)
    return base, head


def test_schema() -> None:
    """The file is an action, as the published schema has it."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    run = subprocess.run(
        [*command, "vendor.github-actions", FILE], capture_output=True, check=False
    )
    assert run.returncode == 0, run.stdout


def test_nothing_from_outside_is_in_a_script() -> None:
    """No expression stands in a script, where its value would be a command."""
    scripts = [step["run"] for step in STEPS.values() if "run" in step]
    assert len(scripts) > 4
    assert [script for script in scripts if "${{" in script] == []


@pytest.mark.installs
def test_installation(runner: Runner) -> None:
    """What is installed is the action's own files, with the versions that their tests ran with."""
    shutil.rmtree(runner.folder / "clinicspec")
    (runner.repository / "venv.py").write_text("raise SystemExit('not this one')\n", "utf-8")
    code, log = runner.step(STEPS["Install clinicspec"])
    assert code == 0, log
    program = runner.folder / "clinicspec" / "bin" / "clinicspec"
    run = subprocess.run(
        [program, "check", "--format", "github"], cwd=runner.repository, check=False
    )
    assert run.returncode == 0
    (python,) = program.parent.parent.glob("lib/*/site-packages")
    tested = (ROOT / "requirements.lock").read_text("utf-8")
    installed = dict(each.stem.rsplit("-", 1) for each in python.glob("pydantic-*.dist-info"))
    assert f"pydantic=={installed['pydantic']} " in tested


def test_findings(runner: Runner) -> None:
    """A wrong spec fails, with SARIF to upload; the log has the finding, and nothing twice."""
    spoil(runner.repository)
    done = runner.run()
    assert done.code == 1
    assert done.log.count("error[CS") == 1
    assert "::error file=" not in done.log
    sarif = json.loads((runner.folder / "clinicspec.sarif").read_text("utf-8"))
    (place,) = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in sarif["runs"][0]["results"]
        if result["level"] == "error"
    }
    assert place == "specs/sagbakken.yaml"


@pytest.mark.parametrize(("sarif", "upload"), [("false", "success"), ("true", "failure")])
def test_annotations(runner: Runner, sarif: str, upload: str) -> None:
    """Where nothing is uploaded, because nobody wants it or it can't be, there are annotations."""
    spoil(runner.repository)
    runner.upload = upload
    done = runner.run(sarif=sarif)
    assert done.code == 1
    assert done.log.count("::error file=specs/sagbakken.yaml,line=") == 1


def test_specs_command_nobody(runner: Runner) -> None:
    """A spec that names a command of the runner's can't give it: it stands where none is heard."""
    spoil(runner.repository, '"##[set-output name=code]0"')
    done = runner.run(against="HEAD")
    heard = re.sub(r"^::stop-commands::(\w+)\n.*?^::\1::\n", "", done.log, flags=re.M | re.S)
    assert "##[set-output" in done.log
    assert heard == "::error::clinicspec check ended with 1\n"
    assert done.code == 1


def test_inputs(runner: Runner, tmp_path: Path) -> None:
    """Paths stand one a line, may hold spaces and signs of the shell, and are no options."""
    odd = runner.repository / "of us" / "a $(touch ran) b;*"
    shutil.move(runner.repository / "specs", odd)
    done = runner.run(
        working_directory="of us", paths=f"{odd.name}/sagbakken.yaml\n\n{odd.name}/heggvika\n"
    )
    assert (done.code, "2 clinics, nothing" in done.log) == (0, True), done.log
    assert "there is no --fix" in runner.run(working_directory="of us", paths="--fix").log
    assert not list(tmp_path.rglob("ran"))


def test_fail_on(runner: Runner) -> None:
    """A severity given goes before that of the settings, for findings of the comparison too."""
    assert runner.run().code == 0
    assert runner.run(fail_on="note", against="HEAD").code == 1
    assert runner.compared == "diff --format markdown --against=HEAD --fail-on=note --"


def test_what_it_is_compared_with(runner: Runner, merge: tuple[str, str]) -> None:
    """A pull request is compared with what it goes into today, fetched where the clone lacks it.

    So nothing is said of what others have changed meanwhile.
    """
    base, head = merge
    done = runner.run()
    assert (done.code, _said(done.summary)) == (0, [PRICE])
    assert runner.compared == f"diff --format markdown --against={base} --"
    assert git(runner.repository, "cat-file", "-t", base) == "commit\n"

    git(runner.repository, "fetch", "--quiet", "--unshallow")
    git(runner.repository, "checkout", "--quiet", head)
    began = git(runner.repository, "merge-base", base, head).strip()
    runner.pull_request(base, head)
    done = runner.run(paths="specs\nspecs/sagbakken.yaml")
    assert (done.code, _said(done.summary)) == (0, [PRICE])
    assert runner.compared == (
        f"diff --format markdown --against={began} -- specs specs/sagbakken.yaml"
    )

    others = "notable: “Influensavaksine i Hyen” now costs 270 NOK, was 280 NOK"
    assert _said(runner.run(against="origin/main").summary) == [others]
    assert runner.compared == "diff --format markdown --against=origin/main --"


PRICE = "notable: “Influensavaksine” now costs 300 NOK, was 250 NOK"


def _said(comment: str) -> list[str]:
    """The headlines of what a change means for patients, in a comment."""
    patients = comment.partition("### Patients\n")[2].partition("\n### ")[0]
    return [
        html.unescape(line).removeprefix("- ").replace("**", "")
        for line in patients.splitlines()
        if line.startswith("- ")
    ]


@pytest.mark.usefixtures("merge")
def test_one_comment(runner: Runner) -> None:
    """There is one comment, which follows the pull request; nobody else's is touched."""
    first = runner.run()
    (comment,) = first.comments
    marker, _, shown = comment["body"].partition("\n")
    assert re.fullmatch(r"<!-- clinicspec [0-9]+ -->", marker)
    assert shown == first.summary
    assert shown.startswith("## What this change means\n")
    assert _said(shown) == [PRICE]

    theirs = {"id": 1, "user": {"login": "somebody"}, "body": marker}
    file = runner.folder / "bin" / "comments.json"
    file.write_text(json.dumps([theirs, comment]), "utf-8")
    take_booking_away(runner.repository)
    second = runner.run()
    assert second.code == 5
    assert "approvals.yaml does not approve it" in second.log
    breaking = second.summary
    assert second.comments == [theirs, {**comment, "body": f"{marker}\n{breaking}"}]
    assert _said(breaking)[0] == f"breaking: {NO_LONGER}"

    third = runner.run(against="nowhere")
    assert third.code == 2
    assert "can't be told" in third.comments[1]["body"]

    (to_write,) = re.findall(r"```yaml\n(.*?)```", breaking, re.DOTALL)
    approval = re.sub("(reason|approver|until):.*", r"\1: 2027-03-31", to_write)
    (runner.repository / "approvals.yaml").write_text(approval, "utf-8")
    fourth = runner.run(paths="specs")
    assert (fourth.code, len(fourth.comments)) == (0, 3), "other paths have another comment"
    assert _said(fourth.comments[2]["body"])[0] == f"breaking, approved: {NO_LONGER}"


@pytest.mark.usefixtures("merge")
def test_no_comment(runner: Runner) -> None:
    """From a fork, or if nobody wants it, there is no comment; the summary has it all."""
    (runner.folder / "bin" / "forbidden").touch()
    fork = runner.run()
    assert (fork.code, _said(fork.summary)) == (0, [PRICE])
    assert "::notice::The comment could not be posted" in fork.log

    unwanted = runner.run(comment="false")
    assert (unwanted.code, unwanted.summary) == (0, fork.summary)
    assert "::notice::" not in unwanted.log


def test_baseline(runner: Runner) -> None:
    """What is known fails neither the check nor the comparison, and what breaks still does."""
    live_with_an_error(runner.repository)
    assert runner.run(against="HEAD").code == 1
    done = runner.run(against="HEAD", baseline="known.json")
    assert (done.code, "in the baseline" in done.log, "HN501" in done.log) == (0, True, False)
    take_booking_away(runner.repository)
    done = runner.run(against="HEAD", baseline="known.json")
    assert (done.code, _said(done.summary)) == (5, [f"breaking: {NO_LONGER}"])
    spoil(runner.repository)
    assert runner.run(against="HEAD", baseline="known.json").code == 1
    assert "there is no nowhere.json" in runner.run(baseline="nowhere.json").log


def test_a_push(runner: Runner) -> None:
    """Without a pull request there is nothing to compare with, and nothing is."""
    done = runner.run()
    assert (done.code, done.summary) == (0, "")
