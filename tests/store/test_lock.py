"""One build at a time, and readers who wait for it."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from clinicspec.store import lock
from clinicspec.store.built import compare, read_output
from clinicspec.store.output import WriteResult, write
from clinicspec.store.staging import NAME as STAGING
from tests.store.folders import NEW, OLD, content, fill, names, said, stamps


@contextmanager
def another_build(output: Path, kind: int = fcntl.LOCK_EX) -> Iterator[int]:
    """Hold the output folder as another process does."""
    descriptor = os.open(output, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, kind)
        yield descriptor
    finally:
        os.close(descriptor)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that moves only when somebody sleeps; its time is the only item."""
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "sleep", sleep)
    return now


def test_a_build_gives_up_after_a_while(output: Path, clock: list[float]) -> None:
    """While another build goes on and on, nothing is changed, and a finding says why."""
    write(output, {"x": OLD}, None)
    before = stamps(output)
    with another_build(output):
        result = write(output, {"x": NEW}, None)
        assert (result.written, said(result.drafts)) == ((), [("CS061", "generated", None)])
        assert said(compare(output, {"x": NEW}, None)[1]) == [("CS061", "generated", None)]
        assert said(read_output(output)[1]) == [("CS061", "generated", None)]
    assert stamps(output) == before
    assert clock[0] >= lock.WAIT_SECONDS


def test_a_build_waits_for_another(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is over in a moment is waited for."""
    write(output, {"x": OLD}, None)
    with another_build(output) as descriptor:
        monkeypatch.setattr(time, "sleep", lambda _: fcntl.flock(descriptor, fcntl.LOCK_UN))
        assert write(output, {"x": NEW}, None) == WriteResult(written=("x",))


def test_readers_do_not_wait_for_each_other(output: Path, clock: list[float]) -> None:
    """`build --check` and `verify` run side by side, and a build waits for them."""
    write(output, {"x": NEW}, None)
    with another_build(output, fcntl.LOCK_SH):
        assert compare(output, {"x": NEW}, None) == ([], [])
        assert read_output(output)[1] == []
        assert clock == [0.0]
        assert said(write(output, {"x": OLD}, None).drafts) == [("CS061", "generated", None)]


def test_leftovers_are_put_right_by_one_alone(output: Path) -> None:
    """Where `verify` has something to put right, it waits for those who read."""
    fill(output, {f"{STAGING}/old/": b""})
    with another_build(output, fcntl.LOCK_SH):
        assert said(read_output(output)[1]) == [("CS061", "generated", None)]
    assert read_output(output) == ([], [])


def test_no_lock_is_left(output: Path) -> None:
    """Nothing is held, and no file left, once a build is over."""
    write(output, {"x": NEW}, None)
    with another_build(output):
        assert names(output) == ["x"]


def test_a_file_system_without_locks(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no locks, one builds without."""

    def no_locks(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    assert write(output, {"x": NEW}, None) == WriteResult(written=("x",))
    assert content(output / "x") == NEW
