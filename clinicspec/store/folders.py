"""Folders as the search for specs sees them: those of the disk, and whatever else looks like them.

A path is always the one at which something stands, or would stand, on the disk.
"""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from clinicspec.store import files


class Entry(Protocol):
    """What stands in a folder, as ``os.DirEntry`` has it."""

    @property
    def name(self) -> str:
        """The last part of its path."""

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a folder, or leads to one."""

    def is_symlink(self) -> bool:
        """Whether it is a link."""


class Folders(Protocol):
    """Files and folders that can be read. What can't be, raises OSError."""

    def is_folder(self, path: Path) -> bool:
        """Whether a path leads to a folder; OSError if it leads nowhere."""

    def is_there(self, path: Path) -> bool:
        """Whether anything stands there, be it a link that leads nowhere."""

    def entries(self, folder: Path) -> Sequence[Entry]:
        """What a folder holds, by name, but for what is hidden."""

    def real(self, path: Path) -> Path:
        """The same place from the root on and without any link, whether it is there or not."""

    def real_path(self, path: Path, specs_folder: Path) -> Path:
        """Where a path leads to; OSError if that is nowhere, or not within the specs folder."""

    def read(self, path: Path, specs_folder: Path, limit: int) -> bytes:
        """The content of an ordinary file, up to ``limit`` bytes.

        The path is a real one, but for its last part, which may be a link within the specs folder.
        """

    def size(self, path: Path) -> int | None:
        """The size of an ordinary file in bytes; None for anything else."""


class Disk:
    """What is on the disk."""

    def is_folder(self, path: Path) -> bool:
        """As ``Folders`` has it."""
        return stat.S_ISDIR(path.stat().st_mode)

    def is_there(self, path: Path) -> bool:
        """As ``Folders`` has it."""
        return files.is_there(path)

    def entries(self, folder: Path) -> Sequence[Entry]:
        """As ``Folders`` has it."""
        return files.entries_of(folder)

    def real(self, path: Path) -> Path:
        """As ``Folders`` has it."""
        return Path(os.path.realpath(path))

    def real_path(self, path: Path, specs_folder: Path) -> Path:
        """As ``Folders`` has it."""
        return files.real_path(path, specs_folder)

    def read(self, path: Path, specs_folder: Path, limit: int) -> bytes:
        """As ``Folders`` has it."""
        if path.is_symlink():
            path = files.real_path(path, specs_folder)
        return files.read_file(path, limit)

    def size(self, path: Path) -> int | None:
        """As ``Folders`` has it."""
        status = path.lstat()
        return status.st_size if stat.S_ISREG(status.st_mode) else None


DISK: Folders = Disk()
