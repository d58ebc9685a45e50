"""Files and folders as a commit of a git repository has them, without a checkout.

What a commit holds may be anything: names that no file can have, links that lead anywhere, a
thousand folders that are all the same one. Blobs are taken as they are, so that no filter of the
repository's attributes is run.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place
from clinicspec.store.files import ClinicDraft, no_ordinary_file
from clinicspec.store.git_program import GitProblem, Objects, Repository, objects_at
from clinicspec.store.specs_folder import SpecsFound

FOLDER, LINK, SUBMODULE = "40000", "120000", "160000"
FILES = ("100644", "100664", "100755")
"""Modes in git's trees."""

MOST_ENTRIES = 50_000
"""Files and folders that are looked at; a repository can have any number in a few bytes."""

LARGEST_TREE = 16 * 2**20
"""Bytes of one folder's list."""

LONGEST_LINK = 4096
MOST_LINKS = 40
"""Bytes of a path, and links on the way to one, as Linux has them."""


@dataclass(frozen=True, slots=True)
class GitEntry:
    """What a tree says of a file, a folder or a link."""

    name: str
    mode: str
    id: str
    leads_to_folder: bool = False
    """Of a link; of others nothing."""

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a folder; a submodule is an empty one."""
        return self.mode in (FOLDER, SUBMODULE) or (follow_symlinks and self.leads_to_folder)

    def is_symlink(self) -> bool:
        """Whether it is a link."""
        return self.mode == LINK


@contextmanager
def git_tree(repository: Repository, ref: str) -> Iterator["GitTree"]:
    """What a ref of a repository names; it can be read as long as the block lasts.

    Raises GitProblem, also while it is read.
    """
    with objects_at(repository, ref) as (objects, tree):
        yield GitTree(repository.top, objects, tree)


def named_by(ref: str, found: SpecsFound) -> SpecsFound:
    """The same specs, with files called as git calls them: ``main:specs/fjordbyen.yaml``."""

    def name(file: str) -> str:
        return f"{ref}:{file}"

    clinics = tuple(
        replace(clinic, files=tuple(replace(file, name=name(file.name)) for file in clinic.files))
        for clinic in found.clinics
    )
    drafts = tuple(
        ClinicDraft(clinic, _renamed(draft, name(draft.place.file), ref))
        for clinic, draft in found.drafts
    )
    return replace(found, clinics=clinics, drafts=drafts)


def _renamed(draft: Draft, file: str, ref: str) -> Draft:
    related = tuple(
        each._replace(place=Place(f"{ref}:{each.place.file}")) for each in draft.related
    )
    return draft._replace(place=draft.place._replace(file=file), related=related)


class GitTree:
    """A commit's files and folders, at the paths at which a checkout would have them."""

    def __init__(self, top: Path, objects: Objects, tree: str) -> None:
        self._top = top
        self._objects = objects
        self._root = GitEntry("", FOLDER, tree)
        self._trees: dict[str, dict[str, GitEntry]] = {}
        self._looked_at = 0

    def is_folder(self, path: Path) -> bool:
        """As ``Folders`` has it."""
        return self._at(self._resolved(path)).is_dir()

    def is_there(self, path: Path) -> bool:
        """As ``Folders`` has it."""
        try:
            self._at((*self._resolved(path.parent), path.name))
        except OSError:
            return False
        return True

    def entries(self, folder: Path) -> Sequence[GitEntry]:
        """As ``Folders`` has it."""
        there = self._resolved(folder)
        held = self._tree(self._at(there), folder)
        self._looked_at += len(held)
        if self._looked_at > MOST_ENTRIES:
            raise GitProblem(f"there are more than {MOST_ENTRIES:,} files and folders")
        visible = (held[name] for name in sorted(held) if not name.startswith("."))
        return [
            replace(each, leads_to_folder=self._leads_to_folder((*there, each.name)))
            if each.is_symlink()
            else each
            for each in visible
        ]

    def real(self, path: Path) -> Path:
        """As ``Folders`` has it."""
        try:
            return self._top.joinpath(*self._resolved(path))
        except OSError:
            return Path(os.path.normpath(path.absolute()))

    def real_path(self, path: Path, specs_folder: Path) -> Path:
        """As ``Folders`` has it."""
        there = self._resolved(path)
        self._at(there)
        real = self._top.joinpath(*there)
        if not real.is_relative_to(specs_folder):
            raise _leads_out(path)
        return real

    def read(self, path: Path, specs_folder: Path, limit: int) -> bytes:
        """As ``Folders`` has it. What is larger is not read: so many spaces stand for it."""
        entry = self._at(self._resolved(self.real_path(path, specs_folder)))
        if entry.mode not in FILES:
            raise no_ordinary_file(path)
        if self._size(entry) >= limit:
            return b" " * limit
        return self._objects.content(entry.id)

    def size(self, path: Path) -> int | None:
        """As ``Folders`` has it."""
        entry = self._at(self._resolved(path))
        return self._size(entry) if entry.mode in FILES else None

    def _resolved(self, path: Path) -> tuple[str, ...]:
        """The parts of a path below the top, with links followed; OSError if it leads out of it.

        The last part may be missing; a folder before it may not.
        """
        path = Path(os.path.normpath(path.absolute()))
        if not path.is_relative_to(self._top):
            raise _leads_out(path)
        ahead = [*reversed(path.relative_to(self._top).parts)]
        there = [self._root]
        links = 0
        while ahead:
            part = ahead.pop()
            if part in (".", ""):
                continue
            if part == "..":
                if len(there) == 1:
                    raise _leads_out(path)
                there.pop()
                continue
            entry = self._tree(there[-1], path).get(part)
            if entry is None:
                if ahead:
                    raise FileNotFoundError(2, "no such file or directory", str(path))
                return (*(each.name for each in there[1:]), part)
            if entry.is_symlink():
                links += 1
                target = self._target(entry)
                if links > MOST_LINKS or target.startswith("/"):
                    raise _leads_out(path)
                ahead += reversed(target.split("/"))
                continue
            there.append(entry)
        return tuple(each.name for each in there[1:])

    def _at(self, there: tuple[str, ...]) -> GitEntry:
        """What stands at a place whose parts are no links."""
        entry = self._root
        for part in there:
            found = self._tree(entry, self._top).get(part)
            if found is None:
                raise FileNotFoundError(2, "no such file or directory", "/".join(there))
            entry = found
        return entry

    def _leads_to_folder(self, there: tuple[str, ...]) -> bool:
        """Of a link out of the repository nobody knows, and it isn't followed anyway."""
        try:
            return self._at(self._resolved(self._top.joinpath(*there))).is_dir()
        except OSError:
            return False

    def _tree(self, folder: GitEntry, path: Path) -> dict[str, GitEntry]:
        """What a folder holds, but for names that no file can have: a checkout has none of them."""
        if folder.mode == SUBMODULE:
            return {}
        if folder.mode != FOLDER:
            raise NotADirectoryError(20, "not a directory", str(path))
        if folder.id not in self._trees:
            if self._size(folder) > LARGEST_TREE:
                raise GitProblem("there are more files in a folder than can be looked through")
            content = self._objects.content(folder.id)
            entries = _parsed(content, len(folder.id) // 2)
            self._trees[folder.id] = {each.name: each for each in entries if _can_be(each.name)}
        return self._trees[folder.id]

    def _target(self, link: GitEntry) -> str:
        if self._size(link) > LONGEST_LINK:
            raise OSError(0, "it is a link that leads nowhere", link.name)
        return os.fsdecode(self._objects.content(link.id))

    def _size(self, entry: GitEntry) -> int:
        """The size of what a tree names, which has to be here and of the kind that is said."""
        found = self._objects.look(entry.id)
        if found is None:
            raise OSError(0, "the repository has only promised it, or lost it", entry.name)
        if found[1] != ("tree" if entry.mode == FOLDER else "blob"):
            raise OSError(0, "the repository is damaged there", entry.name)
        return found[2]


def _parsed(tree: bytes, length: int) -> Iterator[GitEntry]:
    """The entries of a tree, whose ids have so many bytes: mode, a space, name, NUL, id."""
    start = 0
    while start < len(tree):
        space, nul = tree.find(b" ", start), tree.find(b"\0", start)
        if not start < space < nul or nul + 1 + length > len(tree):
            raise GitProblem("a folder's list in it is damaged")
        name = os.fsdecode(tree[space + 1 : nul])
        mode = tree[start:space].decode("ascii", "replace").lstrip("0")
        start = nul + 1 + length
        yield GitEntry(name, mode, tree[nul + 1 : start].hex())


def _can_be(name: str) -> bool:
    return "/" not in name and name not in ("", ".", "..")


def _leads_out(path: Path) -> OSError:
    return OSError(0, "it is a link that leads out of the specs folder", str(path))
