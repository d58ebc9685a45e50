"""Two sides of specs in, what the change from the one to the other means out."""

import gc
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from clinicspec.check import Checked, CheckedClinic, model_and_tree_of, model_of
from clinicspec.diagnostics.finding import Place
from clinicspec.diff.causes import Told
from clinicspec.diff.compare import compare, whole_clinic
from clinicspec.diff.entry import Entry
from clinicspec.diff.renames import Renames
from clinicspec.model.files import named_files
from clinicspec.model.spec_tree import SpecTree
from clinicspec.model.unknown import read
from clinicspec.processes import results
from clinicspec.rules.messages import hn207_patient_identifier
from clinicspec.store.attachments import attachment_marks
from clinicspec.store.folders import DISK
from clinicspec.store.specs_folder import ClinicFiles, SpecsFound

Pair = tuple[CheckedClinic | None, CheckedClinic | None]
"""A clinic on the old and on the new side."""

Marks = Mapping[str, frozenset[str]]
"""By the name of a file that a clinic names, what its content is known by."""


class NamedFiles(NamedTuple):
    """By clinic, the marks of the files that its spec names, on either side."""

    before: Mapping[str, Marks] = {}
    after: Mapping[str, Marks] = {}


def marks_of(old: SpecsFound, new: SpecsFound) -> NamedFiles:
    """The marks of the files that specs name; what both sides have is read once."""
    names: dict[tuple[bytes, ...], list[str]] = {}

    def marks(clinic: ClinicFiles) -> Marks:
        contents = tuple(file.content for file in clinic.files)
        if contents not in names:
            names[contents] = [name for _, _, name in named_files(model_of(clinic))]
        return {name: attachment_marks(clinic, name) for name in names[contents]}

    return NamedFiles(*({each.id: marks(each) for each in side.clinics} for side in (old, new)))


def _replaced(before: Marks, after: Marks) -> frozenset[str]:
    """The files that are there on both sides, with other content."""
    return frozenset(
        name
        for name, marks in after.items()
        if marks and before.get(name) and not marks & before[name]
    )


def changed(old: SpecsFound, new: SpecsFound, files: NamedFiles) -> tuple[SpecsFound, SpecsFound]:
    """Both sides with the clinics alone whose specs, or the files they name, are not the same."""
    contents = [{each.id: _contents(each) for each in side.clinics} for side in (old, new)]
    differing = {
        key
        for key in {*contents[0], *contents[1]}
        if contents[0].get(key) != contents[1].get(key)
        or any(
            marks != files.after[key][name] and not marks & files.after[key][name]
            for name, marks in files.before[key].items()
        )
    }
    one, other = (
        replace(side, clinics=tuple(each for each in side.clinics if each.id in differing))
        for side in (old, new)
    )
    return one, other


def only(found: SpecsFound, wanted: Callable[[str], bool]) -> SpecsFound:
    """The clinics whose ids are wanted."""
    return replace(found, clinics=tuple(each for each in found.clinics if wanted(each.id)))


def _contents(clinic: ClinicFiles) -> dict[str, bytes]:
    return {file.path: file.content for file in clinic.files}


def entries(
    old: Checked,
    new: Checked,
    files: NamedFiles = NamedFiles(),  # noqa: B008  (nothing changes it)
    jobs: int = 1,
) -> tuple[list[Entry], list[str]]:
    """What the changes of all clinics mean, and those of which nothing may be shown.

    ``jobs`` is how many processes may work it out.
    """
    found: list[Entry] = []
    hidden: list[str] = []
    pairs = _pairs(old.clinics, new.clinics)
    collecting = gc.isenabled()
    gc.disable()  # as for a check: thousands of objects, and no circles of them
    try:
        work = partial(_of_pair, files=files)
        with results(work, pairs, jobs, lambda *_: None) as of_pairs:
            for pair, told in zip(pairs, of_pairs, strict=True):
                if told is None:
                    hidden += [each.files.id for each in pair if each is not None][-1:]
                else:
                    found += told
    finally:
        if collecting:
            gc.enable()
    return sorted(found, key=lambda each: each.sort_key), sorted(hidden)


def _pairs(before: list[CheckedClinic], after: list[CheckedClinic]) -> list[Pair]:
    """What is the same clinic on both sides: by its id, or else by its numbers."""
    old, new = ({each.files.id: _read(each) for each in side} for side in (before, after))
    gone = {_numbers(each): each for key, each in old.items() if key not in new}
    pairs: list[Pair] = []
    for key, each in new.items():
        known = old.get(key)
        pairs.append((known or gone.pop(_numbers(each), None), each))
    return pairs + [(each, None) for each in gone.values()]


def _read(clinic: CheckedClinic) -> CheckedClinic:
    """A clinic without what it was read from, which another process could not have."""
    return replace(clinic, files=replace(clinic.files, where=DISK))


def _of_pair(pair: Pair, files: NamedFiles) -> list[Entry] | None:
    """What is said of one clinic; None where nothing may be."""
    if any(each is not None and _holds_a_patient(each) for each in pair):
        return None
    (one, old, was), (other, new, now) = (
        (each, *model_and_tree_of(each.files)) if each else (None, None, None) for each in pair
    )
    if one and other and old and new and was and now:
        replaced = _replaced(
            files.before.get(one.files.id, {}), files.after.get(other.files.id, {})
        )
        comparison = compare(old, new, replaced, sound=one.sound and other.sound)
        return [_placed(told, was, now, comparison.renames) for told in comparison.told]
    if new and now:
        return [replace(whole_clinic(new, come=True), after=(now.place(()),))]
    assert old and was
    return [replace(whole_clinic(old, come=False), before=(was.place(()),))]


def read_in_part(side: Checked) -> set[str]:
    """The clinics of a side that can't be read whole."""
    return {
        clinic.files.id
        for clinic in side.clinics
        if any(each.is_error and each.code.startswith("CS") for each in clinic.findings)
    }


def _holds_a_patient(clinic: CheckedClinic) -> bool:
    """Whether a patient's number stands in it, so that nothing of it may be shown."""
    code = hn207_patient_identifier.RULE.code
    return any(each.code == code for each in clinic.findings)


def _numbers(clinic: CheckedClinic) -> tuple[object, ...]:
    """What tells a clinic from others beside its id; its id alone where it has no numbers."""
    part = read(model_of(clinic.files), "clinic")
    numbers = (read(part, "organization_number"), read(part, "her_id"))
    return (clinic.files.id,) if None in numbers else numbers


def _placed(told: Told, old: SpecTree, new: SpecTree, renames: Renames) -> Entry:
    before = [
        old.place(renames.old_path(change.old), key=not change.is_of_field)
        for change in told.causes
    ]
    after = [new.place(change.new, key=not change.is_of_field) for change in told.causes]
    return replace(told.entry, before=_once(before), after=_once(after))


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple({(each.file, each.span): each for each in places}.values())
