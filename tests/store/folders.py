"""Folders for tests: filled from a mapping, and read back into one."""

import os
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from clinicspec.store.files import ClinicDraft
from clinicspec.store.manifest import NAME, Manifest, digest
from clinicspec.store.specs_folder import SpecsFound


@dataclass(frozen=True)
class Link:
    """A symbolic link to a path."""

    to: str


class Fifo:
    """A pipe with a name: who opens it waits."""


class Socket:
    """A socket with a name."""


Thing = bytes | Link | Fifo | Socket


def fill(folder: Path, things: Mapping[str, Thing]) -> Path:
    """Put things into a folder, by path below it. A path that ends in ``/`` is an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, thing in things.items():
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        match thing:
            case Link():
                path.symlink_to(thing.to)
            case Fifo():
                os.mkfifo(path)
            case Socket():
                with socket.socket(socket.AF_UNIX) as server:
                    server.bind(str(path))
            case bytes():
                path.write_bytes(thing)
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What changes when anything below a folder is touched: modes, inodes and times of change."""
    return {
        path.relative_to(folder).as_posix(): (status.st_mode, status.st_ino, status.st_ctime_ns)
        for path in [folder, *folder.rglob("*")]
        for status in [path.lstat()]
    }


def names(folder: Path) -> list[str]:
    """What stands directly in a folder, hidden or not."""
    return sorted(path.name for path in folder.iterdir())


def below(clinic: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files of a clinic, by path below the output folder."""
    return {f"{clinic}/{name}": thing for name, thing in files.items()}


def said(drafts: Iterable[ClinicDraft]) -> list[tuple[str, str, str | None]]:
    """Code, file and clinic of what was found."""
    return [(draft.code, draft.place.file, clinic) for clinic, draft in drafts]


def clinics(found: SpecsFound) -> dict[str, list[str]]:
    """Each clinic's files, as the user would write them."""
    return {clinic.id: [file.name for file in clinic.files] for clinic in found.clinics}


def built(clinic: str, artefacts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Artefacts of a clinic with their manifest, as they are handed to ``write``."""
    digests = {name: digest(thing) for name, thing in artefacts.items()}
    manifest = Manifest(clinic, 1, "0.0.0", {f"{clinic}.yaml": digest(b"")}, digests)
    return {**artefacts, NAME: manifest.content()}


OLD = built("x", {"site/index.html": b"old", "site/old/index.html": b"o", "nhn/parties.json": b"1"})
NEW = built("x", {"site/index.html": b"new", "site/new/index.html": b"n", "nhn/parties.json": b"1"})
OTHER = built("y", {"nhn/parties.json": b"2"})
"""Artefacts of the clinics x, in two versions, and y."""
