"""A user's repository for the command line's tests."""

import shutil
from pathlib import Path

import pytest

from tests.clinics import REFERENCE, ROOT


@pytest.fixture
def specs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The specs of a repository with one clinic, which is the working folder."""
    shutil.copytree(ROOT / "specs" / "files", tmp_path / "specs" / "files")
    shutil.copy(REFERENCE, tmp_path / "specs" / "fjordbyen.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "specs"


def edit(file: Path, old: str, new: str) -> None:
    """Replace what stands in a file once."""
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))
