"""What stands in the output folder, for `build --check` and `verify`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from clinicspec.store.files import ClinicDraft, draft, is_there, read_file, shown
from clinicspec.store.lock import Busy, lock
from clinicspec.store.manifest import NAME, Manifest, digest
from clinicspec.store.output import busy, not_cleared_up
from clinicspec.store.plan import Standing, clinic_folders, gone, look, unreadable
from clinicspec.store.staging import NAME as STAGING
from clinicspec.store.staging import Staging

LARGEST_ARTEFACT = 64 * 2**20
"""Bytes of an artefact that are read. clinicspec writes none that comes near, so one that is longer
is not as it was written."""


class Difference(NamedTuple):
    """A file of the output that is not what the specs say."""

    path: str
    """As the user would write it, with ``/``."""
    kind: Literal["missing", "changed", "extra"]


@dataclass(frozen=True, slots=True)
class BuiltClinic:
    """One clinic's output, as it stands there."""

    manifest: Manifest
    files: Mapping[str, bytes]
    """Path below the clinic's folder → content, of the manifest's files that are as written."""


def compare(
    output: Path, clinics: Mapping[str, Mapping[str, bytes]], keep: Collection[str] | None
) -> tuple[list[Difference], list[ClinicDraft]]:
    """What ``write`` with the same arguments would change, file by file. Writes nothing.

    The drafts say what keeps clinicspec from knowing, and would keep it from writing. Somebody's
    own file in an artefact's place counts as a changed one.
    """
    if not is_there(output):
        return [
            Difference(shown(output / clinic / name), "missing")
            for clinic, artefacts in sorted(clinics.items())
            for name in sorted(artefacts)
        ], []
    differences: list[Difference] = []
    drafts: list[ClinicDraft] = []
    try:
        with lock(output, exclusive=False):
            expected: dict[str, Mapping[str, bytes]] = dict(clinics)
            if keep is not None:
                expected |= {clinic: {} for clinic in gone(output, {*keep, *clinics})}
            for clinic, artefacts in sorted(expected.items()):
                standing = look(output, clinic)
                if isinstance(standing, Standing):
                    differences += _differences(standing, artefacts)
                else:
                    drafts += standing
    except Busy:
        drafts.append(busy(output))
    except OSError as error:
        drafts.append(unreadable(output, error, None))
    return differences, drafts


def _differences(standing: Standing, artefacts: Mapping[str, bytes]) -> Iterator[Difference]:
    stale = standing.written.intersection(standing.tree.files) - artefacts.keys()
    for name in sorted(artefacts.keys() | stale):
        path = shown(standing.folder / name)
        if name in stale:
            yield Difference(path, "extra")
        elif not is_there(standing.folder / name):
            yield Difference(path, "missing")
        elif not standing.holds(name, artefacts[name]):
            yield Difference(path, "changed")


def read_output(
    output: Path, only: str | None = None
) -> tuple[list[BuiltClinic], list[ClinicDraft]]:
    """All clinics' output, or one clinic's ``only``, held against the manifests.

    What a build that was killed has left is put right first.
    """
    leftovers = is_there(output / STAGING)
    built: list[BuiltClinic] = []
    drafts: list[ClinicDraft] = []
    try:
        with lock(output, exclusive=leftovers):
            if leftovers:
                drafts += _clear_up(output)
            for clinic in clinic_folders(output) if only is None else [only]:
                standing = look(output, clinic)
                if not isinstance(standing, Standing):
                    drafts += standing
                elif standing.manifest is None:
                    drafts.append(_no_manifest(standing))
                else:
                    files, wrong = _read(standing, standing.manifest)
                    built.append(BuiltClinic(standing.manifest, files))
                    drafts += wrong
    except Busy:
        drafts.append(busy(output))
    except OSError as error:
        drafts.append(unreadable(output, error, None))
    return built, drafts


def _clear_up(output: Path) -> list[ClinicDraft]:
    try:
        return Staging(output).clear_up()
    except OSError as error:
        return [not_cleared_up(output, error, None)]


def _read(standing: Standing, written: Manifest) -> tuple[dict[str, bytes], list[ClinicDraft]]:
    files = {}
    drafts = [_foreign(standing, name) for name in standing.foreign]
    if not standing.holds(NAME, written.content()):
        drafts.append(_changed(standing.folder / NAME, standing.clinic))
    for name, expected in sorted(written.files.items()):
        path = standing.folder / name
        if name not in standing.tree.files:
            drafts.append(_missing(path, standing.clinic))
            continue
        try:
            content = read_file(path, LARGEST_ARTEFACT)
        except OSError as error:
            drafts.append(unreadable(path, error, standing.clinic))
            continue
        if digest(content) == expected:
            files[name] = content
        else:
            drafts.append(_changed(path, standing.clinic))
    return files, drafts


def _changed(path: Path, clinic: str) -> ClinicDraft:
    return draft(
        "CS066",
        f"{shown(path)} is not as clinicspec wrote it, so it may say something that no spec says",
        "build again, and change the spec instead of the file",
        path,
        clinic,
    )


def _missing(path: Path, clinic: str) -> ClinicDraft:
    return draft(
        "CS067",
        f"clinicspec wrote {shown(path)}, but it is not there any more",
        "build again",
        path,
        clinic,
    )


def _foreign(standing: Standing, name: str) -> ClinicDraft:
    path = standing.folder / name
    return draft(
        "CS068",
        f"{shown(path)} was not written by clinicspec, and nobody has checked it",
        "move it somewhere else, unless it is meant to lie beside the artefacts",
        path,
        standing.clinic,
    )


def _no_manifest(standing: Standing) -> ClinicDraft:
    return draft(
        "CS069",
        f"{shown(standing.folder)} has no {NAME}, so nothing in it can be verified",
        "build again, or remove the folder if it is none of clinicspec's",
        standing.folder,
        standing.clinic,
    )
