"""The files that a spec names: what is sent with messages, and the logo."""

from clinicspec.store.specs_folder import ClinicFiles, SpecFile


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
