"""Which clinics a user's paths name, and the files that each consists of.

A specs folder holds a clinic as ``<id>.yaml``, or as a folder ``<id>`` with ``clinic.yaml`` and
further ``*.yaml`` files beside it. Its other folders hold attachments. Whatever begins with a dot
is nobody's. YAML that belongs to no clinic is reported, and nothing outside the specs folder is
read: a link is followed only where it leads to a place within.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place, Related
from clinicspec.source.limits import MAX_BYTES
from clinicspec.store.files import (
    CLINIC_ID,
    ClinicDraft,
    draft,
    name_of,
    shown,
    unreadable,
)
from clinicspec.store.folders import DISK, Entry, Folders

ENDING = ".yaml"
TEST_ENDING = ".test.yaml"
"""The users' own tests of a clinic."""

MAIN_FILE = "clinic.yaml"


@dataclass(frozen=True, slots=True)
class SpecFile:
    """One file of a clinic's spec."""

    name: str
    """As the user would write it, with ``/``."""
    path: str
    """Below the specs folder, with ``/``."""
    content: bytes
    """At most ``MAX_BYTES`` and one byte more."""


@dataclass(frozen=True, slots=True)
class ClinicFiles:
    """One clinic's spec."""

    id: str
    files: tuple[SpecFile, ...]
    """The main one first, then by name."""
    incomplete: bool
    """YAML in the clinic's folder was not taken in, so a section that is absent may stand there."""
    folder: Path
    """What the spec's attachments are named from: the clinic's own folder, or the specs folder."""
    specs_folder: Path
    """Its real path, without any link."""
    where: Folders = DISK
    """What it was read from."""


@dataclass(frozen=True, slots=True)
class SpecsFound:
    """What stands at the paths that a user named."""

    clinics: tuple[ClinicFiles, ...]
    """By id, each once."""
    drafts: tuple[ClinicDraft, ...]
    missing: tuple[str, ...]
    """Paths at which nothing stands."""
    without_clinic: tuple[str, ...]
    """Paths at which there is nothing to check: an empty folder, a file that is no spec."""
    keep: frozenset[str] | None
    """All clinics' ids, so that the output of any other is that of a clinic that is gone. None if
    only a part of a specs folder was named, or if a finding leaves open what stands in it."""
    test_files: tuple[Path, ...] = ()
    """The users' own tests that stand directly in a specs folder, as the user would write them."""


def find_specs(paths: Iterable[str], where: Folders = DISK) -> SpecsFound:
    """Find the clinics that paths name, and read their files.

    A path may be a specs folder, a clinic's file, a clinic's folder, or any file in it. A test file
    names the clinic that it tests.
    """
    search = _Search(where)
    for path in paths:
        search.look_at(path)
    clinics = search.read()
    of_a_clinic = {each.draft for each in search.drafts if each.clinic is not None}
    unique = dict.fromkeys(
        each for each in search.drafts if each.clinic is not None or each.draft not in of_a_clinic
    )
    drafts = sorted(unique, key=lambda each: (each.draft.place.file, each.draft.code))
    partly = {candidate.specs_folder for candidate in search.candidates} - search.whole_folders
    return SpecsFound(
        tuple(clinics),
        tuple(drafts),
        tuple(search.missing),
        tuple(search.without_clinic),
        None if partly or drafts else frozenset(clinic.id for clinic in clinics),
        tuple(dict.fromkeys(search.test_files)),
    )


def spec_of_tests(path: Path) -> Path:
    """The spec that a test file beside it is about, whether it is there or not."""
    return path.with_name(path.name.removesuffix(TEST_ENDING) + ENDING)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be a clinic."""

    id: str
    main: Path
    """The file as the user would write it; in ``folder``, if the clinic has one of its own."""
    folder: Path | None
    specs_folder: Path

    @property
    def key(self) -> tuple[str, bool, str, Path, bool]:
        """The same for the same clinic, however it is named; an id's rightful bearer goes first."""
        return (
            self.id.lower(),
            self.clinic is None,
            self.id,
            self.specs_folder,
            self.folder is not None,
        )

    @property
    def clinic(self) -> str | None:
        """The id, if it is one."""
        return self.id if CLINIC_ID.fullmatch(self.id) else None


class _Search:
    def __init__(self, where: Folders) -> None:
        self.where = where
        self.candidates: list[_Candidate] = []
        self.whole_folders: set[Path] = set()
        self.drafts: list[ClinicDraft] = []
        self.missing: list[str] = []
        self.without_clinic: list[str] = []
        self.test_files: list[Path] = []

    def look_at(self, named: str) -> None:
        """Find the candidates at a path that the user named."""
        path = Path(named)
        before = len(self.candidates), len(self.drafts)
        try:
            is_folder = self.where.is_folder(path)
            folder = path if is_folder else path.parent
            names = self._names_in(folder)
            if _is_clinic_folder(names):
                specs_folder = self.where.real(_absolute(folder).parent)
                self.where.real_path(folder, specs_folder)  # it does not lead out of there
                self._clinic_folder(folder, names, specs_folder)
            elif is_folder:
                self._specs_folder(folder)
            elif path.name.endswith(TEST_ENDING):
                self._test_file(path)
            elif _is_yaml(path.name):
                self._spec_file(path, self.where.real(folder))
        except (FileNotFoundError, NotADirectoryError):
            self.missing.append(shown(path))
        except OSError as error:
            self._unreadable(path, error, None)
        else:
            if before == (len(self.candidates), len(self.drafts)):
                self.without_clinic.append(shown(path))

    def _names_in(self, folder: Path) -> list[str]:
        return [entry.name for entry in self.where.entries(folder)]

    def _specs_folder(self, folder: Path) -> None:
        specs_folder = self.where.real(folder)
        self.whole_folders.add(specs_folder)
        for entry in self.where.entries(folder):
            path = folder / entry.name
            try:
                if not _leads_to_folder(entry):
                    if _is_yaml(entry.name):
                        self._spec_file(path, specs_folder)
                    continue
                is_link = entry.is_symlink()
                real = self.where.real_path(path, specs_folder) if is_link else path
                names = self._names_in(real)
                if _is_clinic_folder(names):
                    self._clinic_folder(path, names, specs_folder)
                elif not is_link:  # where it leads is looked at in its own place
                    self._report_misplaced(path, specs_folder, None)
            except OSError as error:
                self._unreadable(path, error, None)

    def _spec_file(self, path: Path, specs_folder: Path) -> None:
        if path.name.endswith(TEST_ENDING):
            self.test_files.append(path)
        elif path.name.endswith(ENDING):
            id = path.name.removesuffix(ENDING)
            self.candidates.append(_Candidate(id, path, None, specs_folder))
        else:
            self._wrong_ending(path, None)

    def _test_file(self, path: Path) -> None:
        """Find the clinic that a test file beside its spec is about."""
        self.test_files.append(path)
        spec = spec_of_tests(path)
        if self.where.is_there(spec):
            self._spec_file(spec, self.where.real(spec.parent))

    def _clinic_folder(self, folder: Path, names: list[str], specs_folder: Path) -> None:
        id = _absolute(folder).name
        if MAIN_FILE in names:
            self.candidates.append(_Candidate(id, folder / MAIN_FILE, folder, specs_folder))
            return
        name = next(name for name in names if _may_be_main(name))
        self.drafts.append(
            draft(
                "CS018",
                f"a clinic's main file is called {MAIN_FILE}, and this one “{name}”, so nothing in"
                " the folder is checked",
                f"rename the file to {MAIN_FILE}",
                folder / name,
                None,
            )
        )

    def read(self) -> list[ClinicFiles]:
        """The candidates that are clinics, with their files' contents."""
        clinics = []
        first: _Candidate | None = None
        unique = {candidate.key: candidate for candidate in reversed(self.candidates)}
        for _, candidate in sorted(unique.items()):
            if first is not None and first.id.lower() == candidate.id.lower():
                self._second_of_one_id(first, candidate)
                continue
            first = candidate
            if candidate.clinic is None:
                self._no_id(candidate)
                continue
            clinic = self._read_clinic(candidate)
            if clinic is not None:
                clinics.append(clinic)
        return clinics

    def _read_clinic(self, candidate: _Candidate) -> ClinicFiles | None:
        before = len(self.drafts)
        try:
            folder = candidate.specs_folder
            if candidate.folder is not None:
                folder = self.where.real_path(candidate.folder, folder)
            paths = [candidate.main, *self._further_files(candidate)]
        except OSError as error:  # the folder is gone since it was looked at
            self._unreadable(candidate.main.parent, error, candidate.id)
            return None
        files = [self._read_file(path, folder / path.name, candidate) for path in paths]
        if files[0] is None:
            return None
        return ClinicFiles(
            candidate.id,
            tuple(file for file in files if file is not None),
            len(self.drafts) > before,
            candidate.main.parent,
            candidate.specs_folder,
            self.where,
        )

    def _further_files(self, candidate: _Candidate) -> list[Path]:
        """The files of a clinic's folder beside the main one; other YAML in there is reported."""
        if candidate.folder is None:
            return []
        paths = []
        for entry in self.where.entries(candidate.folder):
            path = candidate.folder / entry.name
            try:
                if _leads_to_folder(entry):
                    self.where.real_path(path, candidate.specs_folder)
                    if not entry.is_symlink():
                        self._report_misplaced(path, candidate.specs_folder, candidate.id)
                elif not _is_yaml(entry.name) or entry.name.endswith(TEST_ENDING):
                    continue
                elif not entry.name.endswith(ENDING):
                    self._wrong_ending(path, candidate.id)
                elif entry.name != MAIN_FILE:
                    paths.append(path)
            except OSError as error:
                self._unreadable(path, error, candidate.id)
        return paths

    def _read_file(self, path: Path, real: Path, candidate: _Candidate) -> SpecFile | None:
        """Read a file; ``real`` is where it stands, and leads elsewhere only if it is a link."""
        below = path.name if candidate.folder is None else f"{candidate.id}/{path.name}"
        try:
            content = self.where.read(real, candidate.specs_folder, MAX_BYTES + 1)
        except OSError as error:
            self._unreadable(path, error, candidate.id)
            return None
        return SpecFile(shown(path), shown(below), content)

    def _report_misplaced(self, folder: Path, specs_folder: Path, clinic: str | None) -> None:
        """Report all YAML in a folder that is no place for it, be it below that of a clinic."""
        where = "the clinic's folder itself" if clinic else "the specs folder or a clinic's folder"
        pending = [folder]
        while pending:
            folder = pending.pop()
            try:
                entries = self.where.entries(folder)
            except OSError as error:
                self._unreadable(folder, error, clinic)
                continue
            for entry in entries:
                path = folder / entry.name
                if entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                elif _leads_to_folder(entry):
                    try:
                        self.where.real_path(path, specs_folder)
                    except OSError as error:
                        self._unreadable(path, error, clinic)
                elif _is_yaml(entry.name):
                    self.drafts.append(
                        draft(
                            "CS019",
                            f"this file belongs to no clinic where it stands, so it is not checked:"
                            f" specs stand directly in {where}",
                            f"move it into {where}, or remove it",
                            path,
                            clinic,
                        )
                    )

    def _unreadable(self, path: Path, error: OSError, clinic: str | None) -> None:
        self.drafts.append(unreadable(path, error, clinic))

    def _wrong_ending(self, path: Path, clinic: str | None) -> None:
        self.drafts.append(
            draft(
                "CS018",
                f"a spec's name ends in {ENDING}, so “{name_of(path)}” is not checked",
                f"rename the file so that it ends in {ENDING}",
                path,
                clinic,
            )
        )

    def _no_id(self, candidate: _Candidate) -> None:
        what = "file" if candidate.folder is None else "folder"
        self.drafts.append(
            draft(
                "CS020",
                f"“{shown(candidate.id)}” can be no clinic's id, so this clinic is not"
                " checked: an id is written with a–z, 0–9 and -",
                f"rename the {what}, with a–z, 0–9 and - alone",
                candidate.main,
                None,
            )
        )

    def _second_of_one_id(self, first: _Candidate, second: _Candidate) -> None:
        what = "file" if second.folder is None else "folder"
        id = shown(first.id)
        message = f"there is another clinic “{id}”, so this one is not checked"
        related = Related("the other one is here", Place(shown(first.main)))
        help = f"give this clinic an id of its own by renaming its {what}"
        place = Place(shown(second.main))
        self.drafts.append(
            ClinicDraft(first.clinic, Draft("CS020", message, help, place, (related,)))
        )


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((ENDING, ".yml"))


def _is_clinic_folder(names: Iterable[str]) -> bool:
    """Whether a folder is one clinic's, perhaps with a main file whose name is not quite right."""
    return any(_may_be_main(name) for name in names)


def _may_be_main(name: str) -> bool:
    return name.lower() in (MAIN_FILE, "clinic.yml")


def _leads_to_folder(entry: Entry) -> bool:
    """Whether this is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _absolute(path: Path) -> Path:
    """The same path from the root on, without ``..``, so that its last part is a name."""
    return Path(os.path.normpath(path.absolute()))
