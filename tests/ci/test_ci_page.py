"""What ``docs/ci.md`` says of the ready-made parts."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci import test_action, test_gitlab, test_pre_commit
from tests.clinics import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")


def _section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def _example(title: str) -> str:
    (example,) = re.findall(r"```yaml\n(.*?)```", _section(title), re.DOTALL)
    return str(example)


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("On GitHub", test_action.ACTION["inputs"]),
        ("On GitLab", [name for name in test_gitlab.JOB["variables"] if name != "GIT_DEPTH"]),
    ],
)
def test_inputs(section: str, names: list[str]) -> None:
    """The page has a row for each thing that can be set, in the order of the file."""
    assert re.findall(r"^\| `([\w-]+)` \|", _section(section), re.MULTILINE) == list(names)


@pytest.mark.parametrize(
    ("section", "schema"), [("On GitHub", "github-workflows"), ("On GitLab", "gitlab-ci")]
)
def test_examples(section: str, schema: str, tmp_path: Path) -> None:
    """The examples are what the build servers' published schemas ask for."""
    file = tmp_path / "example.yml"
    file.write_text(_example(section), "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    run = subprocess.run([*command, file], capture_output=True, check=False)
    assert run.returncode == 0, run.stdout


def test_owner() -> None:
    """Whoever copies an example learns before the first one what to write for OWNER."""
    assert "\nOWNER, in the examples, stands for " in PAGE.split("\n## ")[0]
    assert PAGE.count("OWNER/clinicspec") == len(
        re.findall(r"[\w-]+/clinicspec(?:@|$)", PAGE, re.M)
    )


def test_hooks() -> None:
    """The example for pre-commit has every hook."""
    (repository,) = yaml.safe_load(_example("Before a commit"))["repos"]
    hooks: list[dict[str, Any]] = test_pre_commit.HOOKS
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in hooks]
