"""Files and folders as they are: no link is followed unasked, and nothing that is read can hang."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place

CLINIC_ID = re.compile("[a-z0-9-]+")
"""A clinic's id, which is the name of its spec and of its folder in the output."""

READ_ONLY = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)  # these three are absent on Windows
    | getattr(os, "O_NONBLOCK", 0)  # opening a FIFO would wait for somebody who writes into it
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)  # and this one elsewhere
)


class ClinicDraft(NamedTuple):
    """What is wrong with files, and the clinic it keeps from its aim (None if it's no one's)."""

    clinic: str | None
    draft: Draft


def draft(code: str, message: str, help: str, path: Path, clinic: str | None) -> ClinicDraft:
    """A mistake that concerns the whole of a file or folder."""
    return ClinicDraft(clinic, Draft(code, message, help, Place(shown(path))))


def unreadable(path: Path, error: OSError, clinic: str | None) -> ClinicDraft:
    """What is said of a file or folder that can't be read, and of one that may not be."""
    return draft(
        "CS017",
        f"“{name_of(path)}” is not read: {reason(error)}",
        "put an ordinary file or folder that can be read in its place, or remove it",
        path,
        clinic,
    )


def name_of(path: Path) -> str:
    """A path's last part, as it is shown."""
    return shown(path.name or path)


def shown(path: Path | str) -> str:
    r"""A path as it is shown: with ``/``, and with bytes that are no UTF-8 as ``\xff``.

    A text is one with ``/`` already.
    """
    text = path if isinstance(path, str) else path.as_posix()
    return os.fsencode(text).decode("utf-8", "backslashreplace")


def reason(error: OSError) -> str:
    """What the operating system says, as a part of a sentence."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def is_folder(path: Path) -> bool:
    """Whether a folder stands there, and not a link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether anything stands there, be it a link that leads nowhere."""
    return os.path.lexists(path)


def entries_of(folder: Path) -> list[os.DirEntry[str]]:
    """What a folder holds, by name, but for what is hidden. Raises OSError."""
    with os.scandir(folder) as entries:
        visible = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted(visible, key=lambda entry: entry.name)


def files_below(folder: Path) -> Iterator[Path]:
    """What a folder and those in it hold but for folders, each folder's by name. Raises OSError.

    Whatever begins with a dot is passed over, and no link is followed.
    """
    pending = [folder]
    while pending:
        path = pending.pop()
        if path == folder or is_folder(path):
            names = [name for name in os.listdir(path) if not name.startswith(".")]  # noqa: PTH208
            pending += [path / name for name in sorted(names, reverse=True)]
        else:
            yield path


def real_path(path: Path, within: Path, called: str = "the specs folder") -> Path:
    """Where a path leads to. Raises OSError if that is nowhere, or not ``within`` a folder.

    The folder's path is a real one; ``called`` is what messages call it.
    """
    real = Path(os.path.realpath(path, strict=True))
    if not real.is_relative_to(within):
        raise OSError(0, f"it is a link that leads out of {called}", str(path))
    return real


def read_file(path: Path, limit: int) -> bytes:
    """The content of an ordinary file, up to ``limit`` bytes.

    Raises:
        OSError: It can't be read, or it is a link, a folder, a FIFO, or another thing that is no
            ordinary file; those are never opened.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise no_ordinary_file(path)
    with os.fdopen(os.open(path, READ_ONLY), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):  # replaced since it was looked at
            raise no_ordinary_file(path)
        content = file.read(min(limit, status.st_size + 1))  # room is made for all that is asked
        if len(content) > status.st_size:  # it has grown, or it is of a kind that has no size
            content += file.read(limit - len(content))
        return content


def no_ordinary_file(path: Path) -> OSError:
    """The error that says so."""
    return OSError(0, "it is no ordinary file", str(path))


@dataclass(frozen=True, slots=True)
class Tree:
    """What a folder holds, at any depth: sorted paths below it, with ``/``."""

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Links, FIFOs, devices: what clinicspec neither reads nor writes."""


def list_tree(root: Path) -> Tree:
    """What a folder holds. Raises OSError where a folder can't be listed."""
    files, folders, others = [], [], []
    pending = [""]
    while pending:
        folder = pending.pop()
        with os.scandir(root / folder) as entries:
            for entry in entries:
                name = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                    pending.append(name)
                elif entry.is_file(follow_symlinks=False):
                    files.append(name)
                else:
                    others.append(name)
    return Tree(tuple(sorted(files)), tuple(sorted(folders)), tuple(sorted(others)))


def parents(name: str) -> list[str]:
    """The folders that a path below a folder goes through, the outermost first."""
    parts = name.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def remove_tree(root: Path) -> None:
    """Remove whatever stands there, with all it holds. Raises OSError, then part of it is left."""
    if not is_folder(root):
        root.unlink(missing_ok=True)
        return
    folders = [root]
    for folder in folders:  # grows while it is gone through
        with suppress(OSError):  # where it matters, the next step fails
            folder.chmod(stat.S_IRWXU)
        with os.scandir(folder) as entries:
            for entry in list(entries):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(folder / entry.name)
                else:
                    (folder / entry.name).unlink()
    for folder in reversed(folders):
        folder.rmdir()
