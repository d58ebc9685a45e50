"""Writing specs anew, where the user has asked for it: each file wholly or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from clinicspec.source.limits import MAX_BYTES
from clinicspec.store.files import ClinicDraft, draft, read_file, reason
from clinicspec.store.lock import Busy, lock
from clinicspec.store.specs_folder import ClinicFiles, SpecFile

BESIDE = ".{}.clinicspec"
"""The name of the new file while it is written; it begins with a dot, so it is nobody's spec."""


def rewrite(clinic: ClinicFiles, old: SpecFile, new: bytes) -> ClinicDraft | None:
    """Put ``new`` in the place of a file that held ``old`` when it was read.

    A draft says why not, and then the file is as it was.
    """
    path = (clinic.specs_folder / old.path).resolve()
    try:
        with lock(path.parent, exclusive=True):
            if read_file(path, MAX_BYTES + 1) != old.content:
                return _not_written(clinic, old, "it has changed since it was read")
            replace_file(path, new)
    except Busy:
        return _not_written(clinic, old, "another run of clinicspec is at it")
    except OSError as error:
        return _not_written(clinic, old, reason(error))
    return None


def replace_file(path: Path, new: bytes) -> None:
    """Put a file in another one's place, with its mode, or where none is. Raises OSError."""
    beside = path.with_name(BESIDE.format(path.name))
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    beside.unlink(missing_ok=True)  # a run that was killed has left it
    try:
        with beside.open("xb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        os.replace(beside, path)  # noqa: PTH105 (the rename of paths can't replace on Windows)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _not_written(clinic: ClinicFiles, file: SpecFile, why: str) -> ClinicDraft:
    return draft(
        "CS071",
        f"the file was not rewritten: {why}",
        "make sure that nobody else changes it and that you may write there, and run again",
        Path(file.name),
        clinic.id,
    )
