"""``manifest.json``: what clinicspec wrote for one clinic, and from what."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from clinicspec.artefact import json_bytes
from clinicspec.store.files import read_file

NAME = "manifest.json"
VERSION = 1

LARGEST = 16 * 1024 * 1024
"""Bytes of a manifest that are read: some 100,000 files. A longer one is none of ours."""

DIGEST = re.compile("[0-9a-f]{64}")


def digest(content: bytes) -> str:
    """The SHA-256 of a file's content, as a manifest has it."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of ``manifest.json``."""

    clinic: str
    language: int
    """The version of the spec language."""
    clinicspec: str
    """The version of the tool that wrote the files."""
    specs: Mapping[str, str]
    """The spec's files, as paths below the specs folder, to their SHA-256."""
    files: Mapping[str, str]
    """The files below the clinic's output folder, but for the manifest itself, to their SHA-256."""
    as_of: str | None = None
    """The day that the booking pages are made for, if one was named."""

    def content(self) -> bytes:
        """The file: JSON with sorted keys, NFC, UTF-8, LF."""
        values = {key: value for key, value in asdict(self).items() if value is not None}
        return json_bytes({"version": VERSION} | values)

    @property
    def written(self) -> frozenset[str]:
        """All files that clinicspec wrote, the manifest itself included."""
        return frozenset([*self.files, NAME])


def parse(content: bytes, clinic: str) -> Manifest | None:
    """The manifest of ``clinic``, or None if that is not what ``content`` is."""
    try:
        data = json.loads(content.decode())
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or type(data.get("version")) is not int:
        return None
    if data["version"] != VERSION or data.get("clinic") != clinic:
        return None
    language, tool = data.get("language"), data.get("clinicspec")
    specs, files = _digests(data.get("specs")), _digests(data.get("files"))
    as_of = data.get("as_of")
    if type(language) is not int or not isinstance(tool, str) or specs is None or files is None:
        return None
    if as_of is not None and not isinstance(as_of, str):
        return None
    if not all(map(is_safe, files)) or NAME in files:
        return None
    return Manifest(clinic, language, tool, specs, files, as_of)


def read_manifest(folder: Path, clinic: str) -> Manifest | None:
    """The manifest in a folder, or None if the folder holds none of ``clinic`` that can be read."""
    try:
        return parse(read_file(folder / NAME, LARGEST), clinic)
    except OSError:
        return None


def is_safe(name: str) -> bool:
    """Whether a path stays below the folder that it is joined to, on every system."""
    return (
        name.isprintable()
        and "\\" not in name
        and all(part not in ("", ".", "..") for part in name.split("/"))
    )


def _digests(value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    if not all(isinstance(text, str) and DIGEST.fullmatch(text) for text in value.values()):
        return None
    return value
