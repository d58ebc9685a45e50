"""Reading a snapshot of the Address Registry: one file, or a folder of them at any depth."""

import os
from pathlib import Path

from clinicspec.diagnostics.draft import Draft
from clinicspec.store.files import draft, files_below, read_file, reason, shown

MAX_BYTES = 16 * 2**20
"""A file's size: 16 MiB. The registry's answer about a whole clinic has some hundred KiB."""

MAX_FILES = 2000

MAX_BYTES_TOGETHER = 256 * 2**20
"""All files' size: 256 MiB, which is held in memory at once."""


def read_snapshot_files(named: Path) -> tuple[list[tuple[str, bytes]], list[Draft]]:
    """The files of a snapshot, by their names as the user would write them, in order.

    Whatever begins with a dot is no part of it, and no link in the folder is followed. Where there
    is a draft, the snapshot is not whole.
    """
    files: list[tuple[str, bytes]] = []
    bytes_left = MAX_BYTES_TOGETHER
    try:
        if named.is_dir():
            found = ((path, shown(path)) for path in files_below(named))
        else:
            found = ((Path(each), shown(named)) for each in [os.path.realpath(named, strict=True)])
        for path, name in found:
            if len(files) == MAX_FILES:
                return files, [_too_much(named, f"has more than {MAX_FILES:,} files")]
            content = read_file(path, MAX_BYTES + 1)
            bytes_left -= len(content)
            if len(content) > MAX_BYTES:
                return files, [_too_much(path, f"is larger than {MAX_BYTES // 2**20} MiB")]
            if bytes_left < 0:
                most = f"{MAX_BYTES_TOGETHER // 2**20} MiB"
                return files, [_too_much(named, f"holds more than {most} in all")]
            files.append((name, content))
    except OSError as error:
        path = Path(error.filename or named)
        return files, [_unreadable(path, f"“{shown(path)}” is not read: {reason(error)}")]
    if not files:
        return files, [_unreadable(named, f"“{shown(named)}” holds no file")]
    return files, []


def _too_much(path: Path, what: str) -> Draft:
    return _unreadable(path, f"“{shown(path)}” {what}, so it is no snapshot of a few clinics")


def _unreadable(path: Path, message: str) -> Draft:
    help = "name a file that can be read, or a folder of such files, with the registry's answers"
    return draft("CS080", message, help, path, None).draft
