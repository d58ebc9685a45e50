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


def parse(content: bytes) -> Lines:
    """What the file says, which is as clinicspec wrote it."""
    data: dict[str, Any] = json.loads(content)
    origins: Lines = data["origins"]
    return origins
