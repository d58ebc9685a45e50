"""A journal on disk: what has been done, a line of JSON each, kept whatever happens to the process.

Whoever goes on from a journal must be able to trust it: a line is on the disk before ``append``
returns, no line is ever changed, and nobody else writes into it meanwhile. A line that a killed
process has left half is taken away: nobody has acted upon it.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from clinicspec.store.files import reason
from clinicspec.store.lock import take

MAX_BYTES = 64 * 1024 * 1024
"""A few thousand clinics' requests take some megabytes."""

Line = Mapping[str, Any]


class Damaged(Exception):
    """It holds something that is no journal's line."""


class NotWritten(Exception):
    """The system does not let it be read or written; the words say why."""


class Journal:
    """An open journal."""

    def __init__(self, descriptor: int, lines: list[Line]) -> None:
        self._descriptor = descriptor
        self._lines = lines

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, those of earlier processes first."""
        return tuple(self._lines)

    def append(self, line: Line) -> None:
        """Put a line on the disk. Raises NotWritten, and then it is not sure to be there."""
        text = json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"
        content = text.encode()
        try:
            while content:
                content = content[os.write(self._descriptor, content) :]
            os.fsync(self._descriptor)
        except OSError as error:
            raise NotWritten(reason(error)) from None
        self._lines.append(line)


@contextmanager
def open_journal(path: Path) -> Iterator[Journal]:
    """Open a journal that is there, or begin it.

    Raises:
        Busy: Another process has it open.
        NoLocks: Nothing would keep another process from opening it, too.
        Damaged: It can't be read as a journal; it is left as it is.
        NotWritten: The system refuses.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o600)
    except OSError as error:
        raise NotWritten(reason(error)) from None
    try:
        take(descriptor, exclusive=True, seconds=0)
        yield Journal(descriptor, _whole_lines(descriptor, path.parent))
    finally:
        os.close(descriptor)


def _whole_lines(descriptor: int, folder: Path) -> list[Line]:
    """The lines of earlier processes, without what a killed one has left half."""
    try:
        content = _read(descriptor)
        whole = content[: content.rfind(b"\n") + 1]
        lines = _lines(whole)
        if whole != content:
            os.ftruncate(descriptor, len(whole))
        os.fsync(descriptor)
        _keep_name(folder)
    except OSError as error:
        raise NotWritten(reason(error)) from None
    return lines


def _read(descriptor: int) -> bytes:
    pieces = []
    left = MAX_BYTES + 1
    while left and (piece := os.read(descriptor, left)):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise Damaged
    return b"".join(pieces)


def _lines(content: bytes) -> list[Line]:
    lines: list[Line] = []
    for text in content.splitlines():
        try:
            line = json.loads(text)
        except (ValueError, RecursionError):
            raise Damaged from None
        if not isinstance(line, dict):
            raise Damaged
        lines.append(line)
    return lines


def _keep_name(folder: Path) -> None:
    """Have the file's name on the disk, too, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
