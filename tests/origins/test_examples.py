"""Each element and cell that holds text of the spec names a line of the spec that contains it.

What holds text of the spec is found out without any map of origins: a text is changed in the spec,
and what says the new one where the old one stood was made from it.
"""

import copy
import re
from collections.abc import Iterator
from functools import cache

import pytest
from pydantic import ValidationError

from clinicspec.blaming import Clinic, map_of
from clinicspec.check import model_and_tree_of, model_of
from clinicspec.compile import artefacts_of, compile_clinic, logo_of
from clinicspec.diagnostics.finding import path_text
from clinicspec.model.spec import Spec
from clinicspec.origins.document import NAME
from clinicspec.pages.own import NO_OWN_TEMPLATES
from clinicspec.source.tree import Data, Path
from clinicspec.store.built import BuiltClinic
from clinicspec.store.manifest import NAME as MANIFEST
from clinicspec.store.manifest import parse
from clinicspec.store.specs_folder import ClinicFiles, find_specs
from tests.clinics import ROOT

CLINICS = {each.id: each for each in find_specs([str(ROOT / "specs")]).clinics}
ANY = pytest.mark.parametrize("clinic", CLINICS.values(), ids=CLINICS)

VALUES = {"fjordbyen": 500, "heggvika": 1000, "sagbakken": 300}
IDS = {"fjordbyen": 100, "heggvika": 500, "sagbakken": 100}
"""Lines that hold a value, or an id, at least: with fewer, the tests would have failed to look."""

DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@cache
def _built(clinic: ClinicFiles) -> Clinic:
    """A clinic's artefacts beside its spec, as ``blame`` has them."""
    spec, tree = model_and_tree_of(clinic)
    artefacts = compile_clinic(spec, clinic, logo=logo_of(spec, clinic))
    manifest = parse(artefacts.pop(MANIFEST), clinic.id)
    assert manifest is not None
    built = BuiltClinic(manifest, artefacts)
    origins = map_of(built)
    assert origins is not None
    return Clinic(built, origins, clinic.files, tree)


def _texts(value: Data, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a spec, with its path."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _texts(below, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, str):
        yield path, value


def _others(text: str) -> Iterator[str]:
    """Other texts of the same kind."""
    if DATE.fullmatch(text):
        yield f"{text[:-2]}{'11' if text.endswith('10') else '10'}"
    if text.isdecimal():
        yield text[:-1] + str((int(text[-1]) + 3) % 10)
        yield text[0] + text[2:] + "0"
    yield text + " Zq"
    yield text + "zq"
    yield text[:-1] + ("1" if text[-1:] != "1" else "2")


def _as_read(text: str) -> str:
    """A text without what pages change in it: the spaces of numbers, a title's capital."""
    return "".join(text.casefold().split())


def _with_text(data: dict[str, Data], path: Path, text: str) -> dict[str, Data]:
    """The data with another text at a path."""
    changed = copy.deepcopy(data)
    part: Data = changed
    for step in path[:-1]:
        part = part[step]  # type: ignore[index]
    part[path[-1]] = text  # type: ignore[index]
    return changed


def _renamed(value: Data, old: str, new: str) -> Data:
    """The data with another id wherever the old one stands."""
    if isinstance(value, dict):
        return {
            new if key == old else key: _renamed(below, old, new) for key, below in value.items()
        }
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    return new if value == old else value


def _lines(artefacts: dict[str, bytes]) -> Iterator[tuple[str, list[str]]]:
    for file, content in artefacts.items():
        if file not in (NAME, MANIFEST) and not content.startswith(b"\x89PNG"):
            yield file, content.decode().replace("\r\n ", "\r\n+").split("\n")


def _changed_lines(
    clinic: ClinicFiles, data: Data, old: str, new: str
) -> Iterator[tuple[str, int, str]] | None:
    """The lines that say the new text where the old one stood; None if there is no such clinic."""
    file = logo_of(model_of(clinic), clinic)
    try:
        spec = Spec.model_validate(data)
        spec.name_entities(clinic.id)
        artefacts = artefacts_of(spec, None, file.content if file else None, NO_OWN_TEMPLATES)
    except (ValidationError, KeyError, AttributeError):  # the latter for an id that is nobody's
        return None
    after = dict(_lines(artefacts))
    return (
        (name, number, before)
        for name, lines in _lines(dict(_built(clinic).built.files))
        if len(lines) == len(after.get(name, ()))
        for number, (before, now) in enumerate(zip(lines, after[name], strict=True), 1)
        if before != now and _as_read(now).replace(_as_read(new), _as_read(old)) == _as_read(before)
    )


@ANY
def test_what_holds_a_value_names_its_line(clinic: ClinicFiles) -> None:
    """Of every text in the three examples that may be another one."""
    found = _built(clinic)
    texts = dict(_texts(found.spec.data))
    values = {path_text(path): text for path, text in texts.items()}
    held = 0
    for path, text in texts.items():
        for other in _others(text):
            lines = _changed_lines(clinic, _with_text(found.spec.data, path, other), text, other)
            if lines is None:
                continue
            for name, number, line in lines:
                origins = found.line(name, number).origins
                # The very value, or the same one of another part that has it as well.
                named = [each for each in origins if values.get(each.path) == text]
                assert any(text in each.text for each in named), f"{name}:{number} {line} {path}"
                held += 1
            break
    assert held >= VALUES[clinic.id]


@ANY
def test_what_holds_an_id_names_its_line(clinic: ClinicFiles) -> None:
    """Of everything in the three examples that has an id, by which others name it."""
    found = _built(clinic)
    held = 0
    ids = {
        key
        for section, entries in found.spec.data.items()
        if isinstance(entries, dict) and section not in ("clinic", "routing")
        for key in entries
    }
    for old in sorted(ids):
        data = _renamed(found.spec.data, old, f"{old}-zq")
        for name, number, line in _changed_lines(clinic, data, old, f"{old}-zq") or ():
            origins = found.line(name, number).origins
            assert any(old in each.text for each in origins), f"{name}:{number} {line} {old}"
            held += 1
    assert held >= IDS[clinic.id]
