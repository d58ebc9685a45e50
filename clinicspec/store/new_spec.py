"""Writing the first spec of a clinic, beside whatever stands in the specs folder."""

from contextlib import suppress
from pathlib import Path

from clinicspec.store.files import ClinicDraft, draft, reason, shown
from clinicspec.store.specs_folder import ENDING


def create_spec(folder: Path, clinic: str, content: bytes) -> tuple[Path, ClinicDraft | None]:
    """Write a clinic's spec as a new file, and say where; a draft says why it was not written.

    The folder is made where it is missing. Nothing that stands there is touched: neither a spec of
    this id, whatever its case, nor a clinic's folder.
    """
    path = folder / f"{clinic}{ENDING}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {clinic, path.name}
        there = next((each for each in folder.iterdir() if each.name.lower() in taken), None)
        if there is not None:
            return path, _not_written(path, f"{shown(there)} is there already", clinic)
        with path.open("xb") as file:
            try:
                file.write(content)
            except OSError:
                with suppress(OSError):
                    path.unlink()
                raise
    except OSError as error:
        return path, _not_written(path, reason(error), clinic)
    return path, None


def _not_written(path: Path, why: str, clinic: str) -> ClinicDraft:
    return draft(
        "CS086",
        f"{shown(path)} was not written: {why}",
        "choose another id with --id or another folder with --output",
        path,
        clinic,
    )
