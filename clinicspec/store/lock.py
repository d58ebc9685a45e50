"""One writer at a time in a folder: of artefacts in the output folder, of specs in theirs."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT_SECONDS = 10.0
"""A build takes a second or two, so to wait for another one is what its user expects."""

PAUSE_SECONDS = 0.02


class Busy(Exception):
    """Another run has held the lock all the time."""


@contextmanager
def lock(folder: Path, *, exclusive: bool) -> Iterator[None]:
    """Hold a lock on a folder: ``exclusive`` to write alone, or to read while nobody writes.

    The system lets go of it when the process ends, however it ends, and no file is left behind.
    On systems and file systems without such locks there is none.

    Raises:
        Busy: It was not to be had within ``WAIT_SECONDS``.
        OSError: The folder can't be opened.
    """
    try:
        import fcntl  # noqa: PLC0415 (Windows has none)
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    deadline = time.monotonic() + WAIT_SECONDS
    try:
        while True:
            try:
                fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise Busy from None
                time.sleep(PAUSE_SECONDS)
            except OSError:  # some network file systems have no locks
                break
            else:
                break
        yield
    finally:
        os.close(descriptor)
