"""Writing artefacts: the one way in which clinicspec changes anything on disk.

For each clinic the output folder holds a folder with its artefacts and their manifest. A clinic's
output is replaced as a whole or not at all, also when the build is killed; what is as it should be
already is not touched. Files that clinicspec did not write stay, and no link is followed but the
output folder itself.
"""

import errno
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from clinicspec.store import manifest
from clinicspec.store.files import CLINIC_ID, ClinicDraft, draft, is_there, reason, shown
from clinicspec.store.lock import Busy, lock
from clinicspec.store.plan import Change, gone, plan_removal, plan_write
from clinicspec.store.staging import NAME as STAGING
from clinicspec.store.staging import Staging

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}

NAMED_FILES = 3
"""How many of the files that stay are named."""


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What became of each clinic, by id. A clinic that is in none of the three is in ``drafts``."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    drafts: tuple[ClinicDraft, ...] = ()


def write(
    output: Path, clinics: Mapping[str, Mapping[str, bytes]], keep: Collection[str] | None
) -> WriteResult:
    """Bring the output folder to the state that the artefacts describe.

    Args:
        output: The output folder, which is made if it is missing.
        clinics: A clinic's id → path below its folder, with ``/`` → content; complete, with its
            manifest. A clinic that is left out keeps the output that it has.
        keep: The ids of all clinics that there are, so that the output of others is removed. None
            removes nothing.

    Raises:
        ValueError: The artefacts are not what their manifest says, or not to be put below a folder.
    """
    for clinic, artefacts in clinics.items():
        _check(clinic, artefacts)
    if not clinics and not is_there(output):
        return WriteResult()
    try:
        output.mkdir(parents=True, exist_ok=True)
        with lock(output, exclusive=True):
            return _write(output, clinics, keep)
    except Busy:
        return WriteResult(drafts=(busy(output),))
    except OSError as error:
        return WriteResult(drafts=(_not_written(output, error, None),))


def _check(clinic: str, artefacts: Mapping[str, bytes]) -> None:
    parsed = manifest.parse(artefacts.get(manifest.NAME, b""), clinic)
    if not CLINIC_ID.fullmatch(clinic) or parsed is None or parsed.written != artefacts.keys():
        raise ValueError(f"the artefacts of {clinic!r} are not what their manifest says")


def _write(
    output: Path, clinics: Mapping[str, Mapping[str, bytes]], keep: Collection[str] | None
) -> WriteResult:
    staging = Staging(output)
    try:
        drafts = staging.clear_up()
    except OSError as error:
        return WriteResult(drafts=(not_cleared_up(output, error, None),))
    changes: list[Change] = []
    unchanged = []
    for clinic, artefacts in sorted(clinics.items()):
        change, refusals = plan_write(output, clinic, artefacts)
        drafts += refusals
        if change is not None:
            changes.append(change)
        elif not refusals:
            unchanged.append(clinic)
    for clinic in gone(output, {*keep, *clinics}) if keep is not None else ():
        change, refusals = plan_removal(output, clinic)
        drafts += refusals
        if change is not None:
            changes.append(change)
    try:
        changes = _stage(staging, changes, output, drafts)
        done = _swap(staging, changes, output, drafts)
    finally:
        staging.close()
    written = tuple(change.clinic for change in done if change.artefacts)
    removed = tuple(change.clinic for change in done if not change.artefacts)
    return WriteResult(written, tuple(unchanged), removed, tuple(drafts))


def _stage(
    staging: Staging, changes: list[Change], output: Path, drafts: list[ClinicDraft]
) -> list[Change]:
    """Make everything that is new. Returns what can be put in place: nothing if room runs out."""
    staged = []
    for change in changes:
        try:
            staging.stage(change)
        except OSError as error:
            drafts.append(_not_written(output, error, change.clinic))
            if error.errno in NO_ROOM:
                return []
        else:
            staged.append(change)
    return staged


def _swap(
    staging: Staging, changes: list[Change], output: Path, drafts: list[ClinicDraft]
) -> list[Change]:
    """Put in place what is staged. Returns the changes that are done."""
    done = []
    for change in changes:
        try:
            staging.swap(change)
        except OSError as error:
            drafts.append(_not_written(output, error, change.clinic))
            continue
        done.append(change)
        if change.carried and not change.artefacts:
            drafts.append(_foreign_files_stay(output, change))
        try:
            drafts += staging.settle(change.clinic)
        except OSError as error:
            drafts.append(not_cleared_up(output, error, change.clinic))
    return done


def busy(output: Path) -> ClinicDraft:
    """Another build holds the output folder."""
    return draft(
        "CS061",
        f"another build is writing to {shown(output)}, so this one has stopped",
        "wait until the other build has ended, and run this one again",
        output,
        None,
    )


def _not_written(output: Path, error: OSError, clinic: str | None) -> ClinicDraft:
    folder = output / clinic if clinic else output
    if error.errno in NO_ROOM:
        help = "make room on the disk, and build again"
    elif error.errno in NO_RIGHT:
        help = "give whoever runs clinicspec the right to write there, or choose another folder"
    else:
        help = "put right what keeps clinicspec from writing, or choose another output folder"
    message = f"{shown(folder)} cannot be written, so what it holds stays as it is: {reason(error)}"
    return draft("CS060", message, help, folder, clinic)


def not_cleared_up(output: Path, error: OSError, clinic: str | None) -> ClinicDraft:
    """What stood there before a build cannot be removed from the staging folder."""
    staging = output / STAGING
    return draft(
        "CS060",
        f"what earlier builds have left in {shown(staging)} cannot be removed: {reason(error)}",
        "look whether it holds files of your own, and remove the folder",
        staging,
        clinic,
    )


def _foreign_files_stay(output: Path, change: Change) -> ClinicDraft:
    names = ", ".join(shown(Path(name)) for name in change.carried[:NAMED_FILES])
    more = len(change.carried) - NAMED_FILES
    folder = output / change.clinic
    return draft(
        "CS064",
        f"there is no clinic {change.clinic} any more, and of its output only what clinicspec did"
        f" not write stays: {names}{f' and {more} more' if more > 0 else ''}",
        "move these files to where they belong, and remove the folder",
        folder,
        change.clinic,
    )
