"""The files that a spec names: what is sent with messages, and the logo."""

import re
from hashlib import sha256

from clinicspec.store.specs_folder import ClinicFiles, SpecFile

LARGEST = 32 * 2**20
"""Bytes of a file whose content is looked at; a larger one is known by its size."""

LFS_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n"
    rb"(?:ext-.*\n)*oid sha256:([0-9a-f]{64})\nsize ([0-9]+)\n"
)
"""What stands in git's objects for a file that is kept elsewhere (git-lfs, docs/spec.md)."""


def attachment_size(clinic: ClinicFiles, name: str) -> int | None:
    """The size in bytes of a file that a spec names, or None if no such file is within reach.

    ``name`` is a path below the clinic's ``folder``, with ``/`` and without ``..``.
    """
    if any(part in ("", "..") for part in name.split("/")):
        return None
    try:
        return clinic.where.size(clinic.where.real_path(clinic.folder / name, clinic.specs_folder))
    except (OSError, ValueError):  # ValueError: a character that no file name can have
        return None


def attachment(clinic: ClinicFiles, name: str, limit: int) -> SpecFile | None:
    """A file that a spec names, with at most ``limit`` bytes of its content, where it can be read.

    ``name`` is as ``attachment_size`` has it.
    """
    if attachment_size(clinic, name) is None:
        return None
    try:
        path = clinic.where.real_path(clinic.folder / name, clinic.specs_folder)
        content = clinic.where.read(path, clinic.specs_folder, limit)
    except (OSError, ValueError):
        return None
    below = name if clinic.folder.resolve() == clinic.specs_folder else f"{clinic.id}/{name}"
    return SpecFile(name, below, content)


def attachment_marks(clinic: ClinicFiles, name: str) -> frozenset[str]:
    """What a file's content is known by: two of the same content have a mark in common.

    It is the same with CRLF as with LF, and where git has only a pointer to it. There is no mark of
    a file that can't be read. ``name`` is as ``attachment_size`` has it.
    """
    size = attachment_size(clinic, name)
    if size is None or size > LARGEST:
        return frozenset() if size is None else frozenset({f"{size} bytes"})
    file = attachment(clinic, name, LARGEST + 1)
    if file is None:
        return frozenset()
    if pointer := LFS_POINTER.fullmatch(file.content):
        id_, length = pointer[1].decode(), int(pointer[2])
        return frozenset({f"{length} bytes" if length > LARGEST else id_})
    forms = (file.content, file.content.replace(b"\r\n", b"\n"))
    return frozenset(sha256(each).hexdigest() for each in forms)
