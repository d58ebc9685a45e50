"""The job for GitLab: its scripts run in the shell, as a runner does it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from clinicspec import __version__
from tests.ci import programs
from tests.ci.conftest import NO_LONGER, git, live_with_an_error, spoil, take_booking_away
from tests.clinics import ROOT

FILE = ROOT / "clinicspec.gitlab-ci.yml"
JOB = yaml.safe_load(FILE.read_text("utf-8"))["clinicspec"]


def _run(part: str, repository: Path, **variables: str) -> tuple[int, str]:
    """Run a part of the job in a repository. Returns its exit code and what it printed."""
    run = subprocess.run(
        ["sh", "-e", "-c", "\n".join(JOB[part])],
        cwd=repository,
        env={
            "PATH": f"{repository.parent / 'bin'}:{os.environ['PATH']}",
            "TMPDIR": str(repository.parent),
            **JOB["variables"],
            **variables,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return run.returncode, run.stdout


@pytest.fixture
def repository(clinics: Path) -> Path:
    """The clinics' repository, with clinicspec installed."""
    programs.write(clinics.parent / "bin", "clinicspec", programs.CLINICSPEC)
    return clinics


def test_schema() -> None:
    """The file is a pipeline, as the published schema has it."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    run = subprocess.run([*command, FILE], capture_output=True, check=False)
    assert run.returncode == 0, run.stdout


@pytest.mark.installs
def test_installation(clinics: Path, project: Path) -> None:
    """What the variable names is installed, and is the command that the job then runs."""
    package = f"git+{project.as_uri()}@{git(project, 'rev-parse', 'HEAD').strip()}"
    code, log = _run("before_script", clinics, CLINICSPEC_PACKAGE=package)
    assert code == 0, log
    program = clinics.parent / "clinicspec" / "bin" / "clinicspec"
    run = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert run.stdout == f"clinicspec {__version__}\n"


def test_a_push(repository: Path) -> None:
    """On the main branch there is a report, which later ones are held against, and no diff."""
    code, log = _run("script", repository)
    assert (code, log) == (0, "3 clinics, nothing to report (21 notes: --notes shows them)\n")
    assert {each["severity"] for each in _report(repository)} == {"info"}
    assert not (repository / "clinicspec-diff.txt").exists()


def test_a_merge_request(repository: Path) -> None:
    """What it means is in the log and kept; what is breaking fails, and findings go before that."""
    base = git(repository, "rev-parse", "HEAD").strip()
    take_booking_away(repository)
    code, log = _run("script", repository, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    kept = (repository / "clinicspec-diff.txt").read_text("utf-8")
    assert (code, kept in log) == (5, True)
    assert kept.startswith(f"patients:\n  breaking  {NO_LONGER}\n")
    compared = (repository.parent / "bin" / "compared").read_text("utf-8")
    assert compared == f"diff --against={base} --\n"

    spoil(repository)
    code, log = _run("script", repository, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    kept = (repository / "clinicspec-diff.txt").read_text("utf-8")
    assert (code, "error[CS" in log, kept in log, NO_LONGER in kept) == (1, True, True, True)
    (error,) = (each for each in _report(repository) if each["severity"] == "critical")
    assert error["location"]["path"] == "specs/sagbakken.yaml"


def test_variables(repository: Path) -> None:
    """Paths and severity are those of the variables."""
    code, log = _run(
        "script",
        repository,
        CLINICSPEC_PATHS="specs/sagbakken.yaml specs/heggvika",
        CLINICSPEC_FAIL_ON="note",
        CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD",
    )
    assert (code, log.startswith("2 clinics, ")) == (1, True), log
    compared = (repository.parent / "bin" / "compared").read_text("utf-8")
    assert compared == (
        "diff --against=HEAD --fail-on=note -- specs/sagbakken.yaml specs/heggvika\n"
    )


def test_baseline(repository: Path) -> None:
    """What is known fails neither the check nor the comparison."""
    live_with_an_error(repository)
    merged = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD"}
    assert _run("script", repository, **merged)[0] == 1
    code, log = _run("script", repository, **merged, CLINICSPEC_BASELINE="known.json")
    assert (code, "in the baseline" in log, "HN501" in log) == (0, True, False), log


def test_what_is_kept(repository: Path) -> None:
    """GitLab is told of the files that the scripts write."""
    _run("script", repository, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD")
    artifacts = JOB["artifacts"]
    told = {artifacts["reports"]["codequality"], *artifacts["paths"]}
    assert set(git(repository, "ls-files", "--others").split()) == told


def _report(repository: Path) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads(
        (repository / JOB["artifacts"]["reports"]["codequality"]).read_text("utf-8")
    )
    return issues
