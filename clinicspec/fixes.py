"""Mending specs by the fixes of their findings, round after round, in memory."""

import codecs
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from clinicspec.check import Checked
from clinicspec.diagnostics.fix import Edit, Fix
from clinicspec.source.edits import changed
from clinicspec.source.limits import MAX_BYTES
from clinicspec.source.text import SourceText
from clinicspec.store.specs_folder import SpecFile, SpecsFound

MOST_ROUNDS = 20
"""A fix may bring to light what another one mends; what takes more is left to the next run."""


@dataclass(frozen=True)
class Mended:
    """What fixes have made of some specs."""

    found: SpecsFound
    """With the new content of each file."""
    checked: Checked
    """What is still found in them."""
    done: list[Fix]
    """In the order in which they were applied."""


def mend(
    found: SpecsFound,
    checked: Checked,
    check: Callable[[SpecsFound], Checked],
    *,
    unsafe: bool,
) -> Mended:
    """Apply the fixes of all findings, the safe ones alone unless ``unsafe``.

    ``checked`` is what ``check`` says of the specs as they were found. Fixes that touch the same
    stretch of a file are applied one after the other. A file that fixes would break is left as it
    was before them, and gets no more.
    """
    done: list[Fix] = []
    left: set[str] = set()
    for _ in range(MOST_ROUNDS):
        fixes = [
            each.fix
            for each in checked.findings
            if each.fix
            and each.suppression is None
            and (unsafe or each.fix.safe)
            and left.isdisjoint(edit.file for edit in each.fix.edits)
        ]
        chosen = _that_do_not_meet(fixes, found)
        if not chosen:
            break
        mended = _with(found, chosen, checked.sources)
        now = check(mended)
        if broken := _unreadable_files(now) - _unreadable_files(checked):
            left |= broken
            continue
        found, checked = mended, now
        done += chosen
    return Mended(found, checked, done)


def _that_do_not_meet(fixes: list[Fix], found: SpecsFound) -> list[Fix]:
    """The fixes of which no two touch: of those that do, the first.

    A fix that would make its file larger than a spec may be is left out.
    """
    room = {
        file.name: MAX_BYTES - len(file.content)
        for clinic in found.clinics
        for file in clinic.files
    }
    taken: dict[str, list[Edit]] = defaultdict(list)
    chosen = []
    for fix in fixes:
        meets = any(_meet(edit, other) for edit in fix.edits for other in taken[edit.file])
        if meets or any(room[edit.file] < len(edit.change.text.encode()) for edit in fix.edits):
            continue
        chosen.append(fix)
        for edit in fix.edits:
            taken[edit.file].append(edit)
            room[edit.file] -= len(edit.change.text.encode())
    return chosen


def _meet(one: Edit, other: Edit) -> bool:
    return one.change.start <= other.change.end and other.change.start <= one.change.end


def _with(found: SpecsFound, fixes: list[Fix], sources: Mapping[str, SourceText]) -> SpecsFound:
    """The same specs with the fixes' edits in their files."""
    changes = defaultdict(list)
    for fix in fixes:
        for edit in fix.edits:
            changes[edit.file].append(edit.change)
    clinics = []
    for clinic in found.clinics:
        files = tuple(
            _with_text(file, changed(sources[file.name].text, changes[file.name]))
            if file.name in changes
            else file
            for file in clinic.files
        )
        clinics.append(replace(clinic, files=files))
    return replace(found, clinics=tuple(clinics))


def _with_text(file: SpecFile, text: str) -> SpecFile:
    """The same file with another text, and a byte order mark if it has one."""
    mark = codecs.BOM_UTF8 if file.content.startswith(codecs.BOM_UTF8) else b""
    return replace(file, content=mark + text.encode())


def _unreadable_files(checked: Checked) -> set[str]:
    """The files that can't be read as YAML: whatever fixes write is read before it is kept."""
    return {each.place.file for each in checked.findings if each.code < "CS030"}
