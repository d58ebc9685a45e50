"""A server that is shared by the tests, and a user's folder for each."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clinics import ROOT
from tests.registry.server import PASSWORD, Server, serve
from tests.registry.world import TEXT, World


@pytest.fixture
def server(shared: Path) -> Iterator[Server]:
    """NHN's services on this machine."""
    with serve(shared) as running:
        yield running


@pytest.fixture
def world(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A user's folder, which is the working folder, with the password in the environment."""
    shutil.copytree(ROOT / "specs" / "files", tmp_path / "specs" / "files")
    (tmp_path / "specs" / "fjordbyen.yaml").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLINICSPEC_NHN_PASSWORD", PASSWORD)
    return World(tmp_path, shared)
