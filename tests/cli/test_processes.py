"""Work in several processes: the same results in the same order, and a clean end."""

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from clinicspec import processes
from clinicspec.check import check
from clinicspec.processes import ProcessDied, results
from clinicspec.settings import Settings
from tests.cli.command import clinicspec
from tests.clinics import REFERENCE, ROOT, checked, found

TEXT = REFERENCE.read_text()
SPECS = (
    TEXT,
    TEXT.replace("nhn_member: true", "nhn_member: perhaps"),
    TEXT.replace("owner: {employee: omar}", "owner: {employee: kari}"),
    "clinicspec: 1\nclinic: [\n",
    TEXT.replace("8900101", "8800101").replace("holder: kari", "holder: karri"),
    "",
)
"""Sound, broken in several ways, and with HER-IDs of one another."""


@pytest.fixture(autouse=True)
def always_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little there is to do, it is done in processes."""
    monkeypatch.setattr(processes, "FEWEST", 1)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_findings_are_the_same(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    """However many processes check, and however they start, the same is found."""
    if method == "fork" and sys.platform == "win32":
        pytest.skip("no fork on Windows")
    monkeypatch.setattr(processes, "CONTEXT", multiprocessing.get_context(method))
    alone = checked(*SPECS)
    assert len({finding.clinic for finding in alone.findings}) == len(SPECS)
    assert check(found(*SPECS), Settings(), jobs=2) == alone


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("things", [1, 40, 256, 257, 1000])
def test_order_and_progress(monkeypatch: pytest.MonkeyPatch, method: str, things: int) -> None:
    """Results come in the order of the things, and each is counted."""
    monkeypatch.setattr(processes, "CONTEXT", multiprocessing.get_context(method))
    told: list[tuple[int, int]] = []
    with results(str, range(things), 3, lambda *done: told.append(done)) as made:
        assert list(made) == [str(number) for number in range(things)]
    assert told == [(count, things) for count in range(things)]


LAST_IS_DONE = multiprocessing.get_context("fork").Event() if sys.platform == "linux" else None


def _who(number: int) -> int:
    assert LAST_IS_DONE is not None
    if number == 0:
        assert LAST_IS_DONE.wait(60)
    if number == 9:
        LAST_IS_DONE.set()
    return os.getpid()


@pytest.mark.skipif(LAST_IS_DONE is None, reason="processes are forked on Linux alone")
def test_a_slow_process_does_less() -> None:
    """Nothing waits for a process that is held up, if another one has time for it."""
    with results(_who, range(10), 2, lambda *_: None) as made:
        slow, *others = made
    assert slow not in others


def _fail(number: int) -> int:
    if number == 2:
        raise ValueError("a bug")
    return number


def _die(number: int) -> bytes:
    if number == 2:
        os._exit(1)
    return b"x" * number


def _leave(number: int) -> int:
    if number == 2:
        os._exit(0)
    return number


def test_an_exception_comes_through() -> None:
    """A bug in a process is a bug in the program, and says where it is."""
    with (
        pytest.raises(ValueError, match="a bug") as raised,
        results(_fail, range(10), 2, lambda *_: None) as made,
    ):
        list(made)
    assert "in _fail" in raised.value.__notes__[0]


def test_a_process_that_dies() -> None:
    """It is noticed as soon as a result is waited for."""
    with (
        pytest.raises(ProcessDied, match="exit code 1"),
        results(_die, range(10), 2, lambda *_: None) as made,
    ):
        list(made)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_process_that_leaves(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    """Nothing waits for ever for a process that ends amid its work as if it were done."""
    monkeypatch.setattr(processes, "CONTEXT", multiprocessing.get_context(method))
    with (
        pytest.raises(ProcessDied, match="exit code 0"),
        results(_leave, range(10), 2, lambda *_: None) as made,
    ):
        list(made)


def _dawdle(number: int) -> int:
    signal.pause()
    return number


def test_no_process_outlives_the_block() -> None:
    """Whatever ends the block ends its processes, also while somebody still holds its results."""
    with suppress(KeyError), results(_dawdle, range(10), 2, lambda *_: None) as made:
        raise KeyError
    assert made is not None
    assert multiprocessing.active_children() == []


def _run(specs: Path, work: str) -> tuple[int, bytes, bytes]:
    """``clinicspec check`` of many clinics in a process group of its own, with other work."""
    for number in range(60):
        (specs / f"clinic-{number}.yaml").write_text(TEXT)
    program = (
        "import os, signal\n"
        "import clinicspec.check\n"
        "from clinicspec import cli, processes\n"
        "processes.FEWEST = 1\n"
        "processes.available = lambda: 2\n"
        "def work(files, given, settings, notes):\n"
        f"    {work}\n"
        "    signal.pause()\n"
        "clinicspec.check._check_clinic = work\n"
        "cli.main()\n"
    )
    started = subprocess.run(
        [sys.executable, "-c", program, "check"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        start_new_session=True,
        timeout=120,
    )
    return started.returncode, started.stdout, started.stderr


def test_ctrl_c(specs: Path) -> None:
    """It ends all processes, also such as would never be done, and none says a word."""
    assert _run(specs, "os.killpg(0, signal.SIGINT)") == (130, b"", b"")


def test_a_crash_is_a_bug(specs: Path) -> None:
    """A process that is killed ends the run as any bug does."""
    code, out, err = _run(specs, "os.kill(os.getpid(), signal.SIGKILL)")
    assert (code, out) == (70, b"")
    assert err.startswith(b"clinicspec: internal error (ProcessDied: exit code -9)")
    assert err.count(b"\n") == 1


@pytest.mark.parametrize("wanted", ["0", "-1", "two", "", "9" * 5000])
def test_a_wrong_number_of_processes(
    monkeypatch: pytest.MonkeyPatch, specs: Path, wanted: str
) -> None:
    """It is said to be one."""
    monkeypatch.setenv("CLINICSPEC_JOBS", wanted)
    run = clinicspec("check", specs)
    assert (run.code, "write how many processes may work" in run.err) == (2, True)


def test_builds_are_the_same(monkeypatch: pytest.MonkeyPatch, specs: Path, tmp_path: Path) -> None:
    """What is compiled in processes is what one process compiles."""
    monkeypatch.setattr(processes, "available", lambda: 2)
    (specs / "havna.yaml").write_text(TEXT.replace("89001", "89002"))
    assert clinicspec("build", "-o", "parallel").code == 0
    monkeypatch.setenv("CLINICSPEC_JOBS", "1")
    assert clinicspec("build", "--check", "-o", "parallel").code == 0
    assert len(list((tmp_path / "parallel").glob("*/manifest.json"))) == 2


def test_a_check_leaves_no_circles() -> None:
    """The garbage collector is off while clinics are checked, so nothing may need it."""
    checked(*SPECS)
    gc.collect()
    gc.disable()
    try:
        checked(*SPECS)
        assert gc.collect() == 0
    finally:
        gc.enable()
