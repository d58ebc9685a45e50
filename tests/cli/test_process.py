"""The command line as a process: pipes, encodings, colours, Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tests.cli.conftest import edit
from tests.clinics import ROOT

PROGRAM = [sys.executable, "-m", "clinicspec"]


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return _run_into(subprocess.PIPE, *arguments, **environment)


def _run_into(
    stdout: IO[bytes] | int, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize(
    "arguments", [["rule"], ["rule", "HN802"], ["schema", "spec"], ["check", "--notes"]]
)
def test_a_pipe_that_is_closed(arguments: list[str]) -> None:
    """Where nobody reads on, as with ``| head -1``, the process ends without a word."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        run = _run_into(closed, *arguments)
    assert (run.returncode, run.stderr) == (-signal.SIGPIPE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize(
    "arguments", [["rule"], ["schema", "spec"], ["check", "--format", "json"], ["--help"]]
)
def test_a_full_disk(arguments: list[str]) -> None:
    """It is no bug, and no success either."""
    with Path("/dev/full").open("wb") as full:
        run = _run_into(full, *arguments)
    said = b"clinicspec: the output can't be written: no space left on device\n"
    assert (run.returncode, run.stderr) == (74, said)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_any_encoding(specs: Path, encoding: str) -> None:
    """A terminal without the letters of a name or a page shows what it can."""
    edit(
        specs / "fjordbyen.yaml",
        "name: Lars Moen\n    profession:",
        "name: Čári Ødegård\n    profesion:",
    )
    environment = {"PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    run = _run("check", "--notes", **environment)
    assert (run.returncode, b"Traceback" in run.stderr) == (1, False), run.stderr
    assert b"`profesion` of " in run.stdout
    for arguments in (["rule"], ["rule", "HN802"], ["--help"]):
        run = _run(*arguments, **environment)
        assert (run.returncode, run.stderr) == (0, b"")
    for arguments in (["rule", "--format", "json"], ["schema", "spec"]):
        run = _run(*arguments, **environment)
        assert (run.returncode, run.stderr) == (0, b"")
        assert json.loads(run.stdout)


def test_ctrl_c() -> None:
    """An interrupted run ends without a word, with the exit code that shells give it."""
    program = (
        "import signal\n"
        "from clinicspec import cli\n"
        "cli.importlib.import_module = lambda _: signal.raise_signal(signal.SIGINT)\n"
        "cli.main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, "check"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (130, b"", b"")
