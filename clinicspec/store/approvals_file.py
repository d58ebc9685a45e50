"""The file in which breaking changes are approved."""

from pathlib import Path

from clinicspec.source.limits import MAX_BYTES
from clinicspec.store.files import ClinicDraft, is_there, read_file, unreadable


def read_approvals_file(path: Path) -> tuple[bytes | None, ClinicDraft | None]:
    """Its content, or why it can't be read; neither where there is none."""
    if not is_there(path):
        return None, None
    try:
        return read_file(path, MAX_BYTES + 1), None
    except OSError as error:
        return None, unreadable(path, error, None)
