"""The files that a spec names: what is sent with messages, and the logo."""

import stat

from clinicspec.store.files import read_file, real_path
from clinicspec.store.specs_folder import ClinicFiles, SpecFile


def attachment_size(clinic: ClinicFiles, name: str) -> int | None:
    """The size in bytes of a file that a spec names, or None if no such file is within reach.

    ``name`` is a path below the clinic's ``folder``, with ``/`` and without ``..``.
    """
    if any(part in ("", "..") for part in name.split("/")):
        return None
    try:
        status = real_path(clinic.folder / name, clinic.specs_folder).lstat()
    except (OSError, ValueError):  # ValueError: a character that no file name can have
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def attachment(clinic: ClinicFiles, name: str, limit: int) -> SpecFile | None:
    """A file that a spec names, with at most ``limit`` bytes of its content, where it can be read.

    ``name`` is as ``attachment_size`` has it.
    """
    if attachment_size(clinic, name) is None:
        return None
    try:
        content = read_file(real_path(clinic.folder / name, clinic.specs_folder), limit)
    except (OSError, ValueError):
        return None
    below = name if clinic.folder.resolve() == clinic.specs_folder else f"{clinic.id}/{name}"
    return SpecFile(name, below, content)
