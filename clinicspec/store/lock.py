"""One writer at a time: of artefacts in the output folder, of specs in theirs, of a journal."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WAIT_SECONDS = 10.0
"""A build takes a second or two, so to wait for another one is what its user expects."""

PAUSE_SECONDS = 0.02


class Busy(Exception):
    """Another run has held the lock all the time."""


class NoLocks(Exception):
    """The system, or the file system, has no locks."""


@contextmanager
def lock(folder: Path, *, exclusive: bool) -> Iterator[None]:
    """Hold a lock on a folder: ``exclusive`` to write alone, or to read while nobody writes.

    The system lets go of it when the process ends, however it ends, and no file is left behind.
    On systems and file systems without such locks there is none.

    Raises:
        Busy: It was not to be had within ``WAIT_SECONDS``.
        OSError: The folder can't be opened.
    """
    if not hasattr(os, "O_DIRECTORY"):  # Windows can't open a folder
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(NoLocks):
            take(descriptor, exclusive=exclusive, seconds=WAIT_SECONDS)
        yield
    finally:
        os.close(descriptor)


def take(descriptor: int, *, exclusive: bool, seconds: float) -> None:
    """Lock an open file or folder, and wait for that so long; the lock ends when it is closed.

    Raises:
        Busy: Somebody else had it all the time.
        NoLocks: There is no such thing here.
    """
    try:
        import fcntl  # noqa: PLC0415 (Windows has none)
    except ImportError:
        raise NoLocks from None
    kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise Busy from None
            time.sleep(PAUSE_SECONDS)
        except OSError:  # some network file systems have no locks
            raise NoLocks from None
        else:
            return
