"""The hooks for pre-commit, run by pre-commit.

It builds the project in an environment of its own, so this needs the package registry.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci.conftest import committed, git
from tests.cli.command import clinicspec
from tests.cli.conftest import edit
from tests.clinics import ROOT

PRE_COMMIT = [sys.executable, "-m", "pre_commit"]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def _ended(output: str) -> dict[str, str]:
    """How each hook ended."""
    return dict(re.findall(r"^(.+?)\.{3,}(Passed|Failed)$", output, re.MULTILINE))


@pytest.mark.installs
def test_commits(
    clinics: Path, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sound commit goes through; one that breaks a clinic, even by a removal, does not."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.chdir(clinics)
    assert clinicspec("build").code == 0
    hooks = [{"id": hook["id"]} for hook in HOOKS]
    source = {"repo": str(project), "rev": git(project, "rev-parse", "HEAD").strip()}
    config = clinics / ".pre-commit-config.yaml"
    config.write_text(yaml.safe_dump({"repos": [{**source, "hooks": hooks}]}), "utf-8")
    sound = committed(clinics)
    subprocess.run([*PRE_COMMIT, "install"], cwd=clinics, check=True, capture_output=True)

    (clinics / "README.md").write_text("Our clinics\n", "utf-8")
    git(clinics, "add", "--all")
    assert _ended(git(clinics, "commit", "--message=Sound")) == {
        "clinicspec check": "Passed",
        "clinicspec test": "Passed",
        "clinicspec build --check": "Passed",
    }
    assert git(clinics, "rev-parse", "HEAD^").strip() == sound

    spec = clinics / "specs" / "fjordbyen.yaml"
    edit(spec, "name: Labtjenester (helsesekretær 1)", "name: Labtjenester (rom 1)")
    refused = git(clinics, "commit", "--all", "--message=Output is out of date", code=1)
    assert _ended(refused)["clinicspec check"] == "Passed"
    assert _ended(refused)["clinicspec build --check"] == "Failed"

    git(clinics, "checkout", "--quiet", "--", ".")
    edit(spec, "recipients: [{group: reception}]", "recipients: [{group: receptoin}]")
    refused = git(clinics, "commit", "--all", "--message=A message reaches nobody", code=1)
    assert _ended(refused)["clinicspec check"] == "Failed"
    assert "error[HN305]: there is no group `receptoin`" in refused

    git(clinics, "checkout", "--quiet", "--", ".")
    git(clinics, "rm", "--quiet", "specs/heggvika/people.yaml")
    refused = git(clinics, "commit", "--message=A removal", code=1)
    assert _ended(refused)["clinicspec check"] == "Failed"


def test_manifest() -> None:
    """pre-commit reads the manifest without a warning."""
    run = subprocess.run(
        [*PRE_COMMIT, "validate-manifest", ".pre-commit-hooks.yaml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout + run.stderr) == (0, "")
