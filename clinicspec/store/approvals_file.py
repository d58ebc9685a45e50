"""The file in which breaking changes are approved."""

from pathlib import Path

from clinicspec.source.limits import MAX_BYTES
from clinicspec.store.files import ClinicDraft, draft, is_there, name_of, read_file, unreadable


def read_approvals_file(path: Path) -> tuple[bytes | None, ClinicDraft | None]:
    """Its content, or why it can't be read; neither where there is none."""
    if not is_there(path):
        other = path.with_suffix(".yml")
        return None, draft(
            "CS075",
            f"approvals stand in “{name_of(path)}”, so those in “{name_of(other)}” are not read",
            f"rename the file to “{name_of(path)}”",
            other,
            None,
        ) if is_there(other) else None
    try:
        return read_file(path, MAX_BYTES + 1), None
    except OSError as error:
        return None, unreadable(path, error, None)
