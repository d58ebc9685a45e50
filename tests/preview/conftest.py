"""A preview that runs as a process, of a clinic in a repository of its own."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Self

import pytest

from tests.clinics import REFERENCE, ROOT

LONGEST = 20.0
"""Seconds that anything may take on a busy machine."""


class Answer(NamedTuple):
    """What a server has answered."""

    status: int
    headers: dict[str, str]
    content: bytes


class Served:
    """A running preview, and the folder in which it runs."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "clinicspec", "serve", *arguments, "--port", "0"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.port = int(self.wait_for(r"http://127\.0\.0\.1:(\d+)/ \(Ctrl-C ends it\)"))

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line

    def wait_for(self, pattern: str) -> str:
        """Wait until the terminal shows something; its first group."""
        ends = time.monotonic() + LONGEST
        while time.monotonic() < ends:
            found = re.search(pattern, self.said)
            if found:
                return found[1] if found.re.groups else found[0]
            time.sleep(0.02)
        pytest.fail(f"it says\n{self.said}")

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """What is answered to a request; ``Sec_Fetch_Dest`` is the header of that name."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer

    def text(self, path: str) -> str:
        """The text that stands at a path."""
        return self.get(path).content.decode()

    def end(self) -> int:
        """Press Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(LONGEST)
        self._reader.join(LONGEST)
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join(LONGEST)
        assert self.process.stdout is not None
        self.process.stdout.close()
        assert "Traceback" not in self.said
        assert "internal error" not in self.said


def lay_out(folder: Path) -> Path:
    """Make a folder a repository with one clinic's spec and nothing else."""
    for entry in folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    shutil.copytree(ROOT / "specs" / "files", folder / "specs" / "files")
    shutil.copy(REFERENCE, folder / "specs" / "fjordbyen.yaml")
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with one clinic's spec."""
    return lay_out(tmp_path)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview of such a clinic, which goes on over the tests."""
    folder = lay_out(tmp_path_factory.mktemp("repository"))
    with Served(folder, "specs/fjordbyen.yaml") as served:
        yield served


@pytest.fixture
def served(running: Served) -> Served:
    """The same, with the clinic as it was."""
    lay_out(running.folder)
    return running
