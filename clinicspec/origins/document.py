"""``origins.json``: on which lines of a clinic's artefacts stands what the spec says where."""

import json
from typing import Any

from clinicspec.artefact import json_bytes
from clinicspec.origins.lines import Lines

NAME = "origins.json"
VERSION = 1


def content(clinic: str, lines: Lines) -> bytes:
    """The file, as ``origins.schema.json`` describes it."""
    return json_bytes({"version": VERSION, "clinic": clinic, "origins": lines})


def parse(content: bytes) -> Lines | None:
    """What the file says, or None if that is not what clinicspec writes."""
    try:
        data: Any = json.loads(content)
    except (ValueError, RecursionError):
        return None
    origins = data.get("origins") if isinstance(data, dict) else None
    if not isinstance(origins, dict) or data.get("version") != VERSION:
        return None
    of_files = [*origins.values()]
    if not all(isinstance(by_file, dict) for by_file in of_files):
        return None
    of_lines = [numbers for by_file in of_files for numbers in by_file.values()]
    if not all(isinstance(numbers, list) and numbers for numbers in of_lines):
        return None
    if not all(type(number) is int and number > 0 for numbers in of_lines for number in numbers):
        return None
    return origins
