"""Two sides of a clinic for tests, and what is said of the change."""

import copy
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from clinicspec.check import Checked, check
from clinicspec.diff.entry import Entry
from clinicspec.differing import entries
from clinicspec.settings import Settings
from clinicspec.store.folders import Disk
from clinicspec.store.specs_folder import ClinicFiles, SpecFile, SpecsFound
from tests.clinics import REFERENCE, ROOT

WHOLE = Path(__file__).with_name("whole.yaml")

Data = Any


class AllThere(Disk):
    """A disk on which every attachment is there."""

    def real_path(self, path: Path, specs_folder: Path) -> Path:  # noqa: ARG002
        """The path."""
        return path

    def size(self, path: Path) -> int | None:  # noqa: ARG002
        """A size below the limit."""
        return 1


def data_of(path: Path) -> Data:
    """A spec as plain data, in which every scalar is a text."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  (makes texts only)


def side(texts: dict[str, str]) -> Checked:
    """One side, with each clinic in a file of its own."""
    return _side(tuple(sorted(texts.items())))


@lru_cache(maxsize=8)
def _side(texts: tuple[tuple[str, str], ...]) -> Checked:
    folder = ROOT / "specs"
    clinics = []
    for id_, text in texts:
        file = SpecFile(f"{id_}.yaml", f"{id_}.yaml", text.encode())
        clinics.append(ClinicFiles(id_, (file,), False, folder, folder, AllThere()))
    return check(SpecsFound(tuple(clinics), (), (), (), None), Settings(), jobs=1, notes=False)


def told(old: str, new: str) -> list[Entry]:
    """What is said where one clinic's text changes."""
    found, hidden = entries(side({"clinic": old}), side({"clinic": new}))
    assert hidden == []
    return found


def dumped(data: Data) -> str:
    """Data as a spec's text."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # in C where it is there
    return yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000)


def reference() -> str:
    """The text of the reference spec."""
    return REFERENCE.read_text("utf-8")


def put(data: Data, path: tuple[str | int, ...], value: Data) -> Data:
    """The same data with another value at a path; ``...`` takes the key away."""
    changed = copy.deepcopy(data)
    part = changed
    for step in path[:-1]:
        part = part[step]
    if value is ...:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return changed


def changed(*edits: tuple[str, str]) -> str:
    """The reference spec with some places replaced, each of which is there."""
    text = reference()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text


def sentences(found: list[Entry]) -> list[str]:
    """Who is told what."""
    return [f"{each.audience}, {each.impact}: {each.message}" for each in found]
