"""What stands in the output folder for a clinic, and what must change to reach new artefacts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from clinicspec.store import manifest
from clinicspec.store.files import (
    CLINIC_ID,
    ClinicDraft,
    Tree,
    draft,
    is_folder,
    is_there,
    list_tree,
    parents,
    read_file,
    reason,
    shown,
)
from clinicspec.store.manifest import Manifest, read_manifest


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the output folder for one clinic."""

    clinic: str
    folder: Path
    there: bool
    tree: Tree
    manifest: Manifest | None

    @property
    def written(self) -> frozenset[str]:
        """The files that clinicspec is to have written. All others are foreign: somebody's own."""
        return self.manifest.written if self.manifest else frozenset()

    @property
    def foreign(self) -> list[str]:
        """The files that clinicspec did not write."""
        written = self.written
        return [name for name in self.tree.files if name not in written]

    def holds(self, name: str, content: bytes) -> bool:
        """Whether a file stands there with this content."""
        if name not in self.tree.files:
            return False
        return read_file(self.folder / name, len(content) + 1) == content


@dataclass(frozen=True, slots=True)
class Change:
    """What makes a clinic's folder in the output new."""

    clinic: str
    artefacts: Mapping[str, bytes]
    """Path below the folder → content. Empty if the clinic is gone."""
    carried: tuple[str, ...] = ()
    """Foreign files, to be carried over."""
    folders: tuple[str, ...] = ()
    """Foreign folders, and those of foreign files."""
    replaces: bool = True
    """A folder of this clinic stands there."""


def look(output: Path, clinic: str) -> Standing | list[ClinicDraft]:
    """What stands there for a clinic, or why clinicspec must keep its hands off it."""
    folder = output / clinic
    if not is_there(folder):
        return Standing(clinic, folder, False, Tree(), None)
    if not folder.is_symlink() and folder.is_file():
        return [_in_the_way(folder, clinic)]
    if not is_folder(folder):
        return [_not_plain(folder, clinic)]
    try:
        tree = list_tree(folder)
    except OSError as error:
        return [unreadable(folder, error, clinic)]
    if tree.others:
        return [_not_plain(folder / name, clinic) for name in tree.others]
    found = read_manifest(folder, clinic)
    if found is None and manifest.NAME in tree.files:
        return [_damaged(folder, clinic)]
    return Standing(clinic, folder, True, tree, found)


def plan_write(
    output: Path, clinic: str, artefacts: Mapping[str, bytes]
) -> tuple[Change | None, list[ClinicDraft]]:
    """What must change so that these artefacts stand there; None if nothing must, or nothing may.

    Whatever clinicspec wrote earlier is replaced. Foreign files are carried over, and where one
    stands in an artefact's place, nothing is changed.
    """
    standing = look(output, clinic)
    if isinstance(standing, list):
        return None, standing
    try:
        if all(standing.holds(name, content) for name, content in artefacts.items()):
            return None, []
        foreign = [
            name
            for name in standing.foreign
            if name not in artefacts or not standing.holds(name, artefacts[name])
        ]
    except OSError as error:
        return None, [unreadable(standing.folder, error, clinic)]
    ours = _folders_of(standing.written)
    folders = _folders_of(foreign) | {name for name in standing.tree.folders if name not in ours}
    in_the_way = ({*foreign} & {*artefacts, *_folders_of(artefacts)}) | (folders & {*artefacts})
    if in_the_way:
        return None, [_in_the_way(standing.folder / name, clinic) for name in sorted(in_the_way)]
    change = Change(clinic, artefacts, tuple(foreign), tuple(sorted(folders)), standing.there)
    return change, []


def plan_removal(output: Path, clinic: str) -> tuple[Change | None, list[ClinicDraft]]:
    """What must change so that nothing is left of what clinicspec wrote for a clinic."""
    standing = look(output, clinic)
    if isinstance(standing, list):
        return None, standing
    foreign = standing.foreign
    return Change(clinic, {}, tuple(foreign), tuple(sorted(_folders_of(foreign)))), []


def gone(output: Path, keep: Collection[str]) -> list[str]:
    """The clinics whose output clinicspec wrote, but for those to ``keep``."""
    return [
        clinic
        for clinic in clinic_folders(output)
        if clinic not in keep and read_manifest(output / clinic, clinic) is not None
    ]


def clinic_folders(output: Path) -> list[str]:
    """The folders in the output that may be a clinic's. Raises OSError."""
    return sorted(
        path.name for path in output.iterdir() if CLINIC_ID.fullmatch(path.name) and is_folder(path)
    )


def _folders_of(names: Iterable[str]) -> set[str]:
    return {folder for name in names for folder in parents(name)}


def unreadable(path: Path, error: OSError, clinic: str | None) -> ClinicDraft:
    """The operating system keeps clinicspec from reading what stands in the output folder."""
    return draft(
        "CS060",
        f"{shown(path)} cannot be read, so nobody can tell what stands there: {reason(error)}",
        "give whoever runs clinicspec the right to read it, or choose another output folder",
        path,
        clinic,
    )


def _not_plain(path: Path, clinic: str) -> ClinicDraft:
    return draft(
        "CS062",
        f"{shown(path)} is a link or another special file, which clinicspec does not touch, so the"
        f" output of {clinic} stays as it is",
        "remove it, or put an ordinary file or folder in its place",
        path,
        clinic,
    )


def _damaged(folder: Path, clinic: str) -> ClinicDraft:
    return draft(
        "CS063",
        f"{manifest.NAME} is none that clinicspec wrote for {clinic}, so nobody can tell which"
        " files here are clinicspec's, and none is touched",
        f"bring the file back as it was, or remove the folder {shown(folder)} and build again",
        folder / manifest.NAME,
        clinic,
    )


def _in_the_way(path: Path, clinic: str) -> ClinicDraft:
    return draft(
        "CS065",
        f"{shown(path)} is not clinicspec's, and stands where an artefact belongs, so the output of"
        f" {clinic} stays as it is",
        "move it somewhere else, then build again",
        path,
        clinic,
    )
