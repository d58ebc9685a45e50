"""Fixtures for the store's tests."""

import ctypes  # noqa: F401  (loaded while it may be: without rights, Python's files may be shut)
import fcntl  # noqa: F401
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinicspec.store import staging
from tests.store.folders import fill


@pytest.fixture
def without_rights() -> Iterator[Path]:
    """An empty folder in which the test has no more rights than an ordinary user.

    A superuser may read and write everything: the test then runs as somebody else.
    """
    superuser = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if superuser:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if superuser:
                os.seteuid(0)
            for path in [folder, *folder.rglob("*")]:
                if not path.is_symlink():
                    path.chmod(0o700)


@pytest.fixture(params=["exchange", "two renames"])
def way_to_swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways in which new output takes the old one's place."""
    way: str = request.param
    if way == "two renames":
        monkeypatch.setattr(staging, "exchange", lambda *_: False)
    return way


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The output folder, which isn't there yet, in the working directory."""
    monkeypatch.chdir(tmp_path)
    return Path("generated")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: an empty folder beside one with a stranger's files."""
    fill(tmp_path / "outside", {"clinic.yaml": b"secret", "x.yaml": b"secret", "a.pdf": b"secret"})
    folder = fill(tmp_path / "here", {})
    monkeypatch.chdir(folder)
    return folder
