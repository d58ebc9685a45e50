"""Putting one folder in another's place at one stroke, where the system can."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

AT_FDCWD = -100
"""A path counts from the working directory (Linux, fcntl.h)."""

RENAME_EXCHANGE = 2
"""Exchange the two, so that neither name is ever without its file (Linux, renameat2(2))."""


def exchange(one: Path, other: Path) -> bool:
    """Let two files or folders change places at one stroke. False: not done, nothing has changed.

    Systems other than Linux can't, nor can some of its file systems and some containers.
    """
    rename = _renameat2()
    if rename is None:
        return False
    status = rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return status == 0


@cache
def _renameat2() -> Callable[..., int] | None:
    try:
        import ctypes  # noqa: PLC0415 (not every Python has it)

        function: Callable[..., int] = ctypes.CDLL(None).renameat2
    except (ImportError, AttributeError, OSError, TypeError):
        return None
    return function
