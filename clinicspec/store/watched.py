"""Whether files have changed, as far as it can be told without opening them."""

import os
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from clinicspec.store.files import files_below
from clinicspec.store.template_files import MAX_FILES

Look: TypeAlias = Mapping[Path, object]
"""What files and folders look like; of a folder, whether something in it has come, gone or been
renamed. What is not there looks like nothing."""


def look(paths: Iterable[Path]) -> Look:
    """What files and folders look like now."""
    return {path: _outside(path) for path in paths}


def _outside(path: Path) -> object:
    try:
        status = os.stat(path)  # noqa: PTH116  (a text, too, that can be no path)
    except (OSError, ValueError):
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino, status.st_mode)


def with_all_below(folder: Path) -> list[Path]:
    """A folder of templates, and as many of the files and folders in it as templates may be."""
    try:
        files = list(islice(files_below(folder), MAX_FILES + 1))
    except OSError:
        files = []
    folders = {above for file in files for above in file.parents if folder in above.parents}
    return [folder, *sorted(folders), *files]
