"""One file that a user names, read and written whole: a baseline."""

import os
import stat
from pathlib import Path

from clinicspec.store.files import no_ordinary_file
from clinicspec.store.rewrite import replace_file


def read_whole(path: Path, limit: int) -> bytes | None:
    """The content, up to ``limit`` bytes; None where nothing stands there.

    Raises OSError, also for what is no ordinary file. A link is followed.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a FIFO would be waited for
            raise no_ordinary_file(path)
        with path.open("rb") as file:
            return file.read(limit)
    except FileNotFoundError:
        return None


def write_whole(path: Path, content: bytes) -> None:
    """Put a file there, wholly or not at all. Raises OSError. A link is followed."""
    replace_file(Path(os.path.realpath(path)), content)
