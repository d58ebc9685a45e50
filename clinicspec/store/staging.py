"""Putting new output in the old one's place, so that it is always wholly the one or the other.

Everything happens in one folder inside the output folder, so that it is on the same file system:

- ``scratch/<id>``: new output in the making, or old output on its way out. Nothing in it is an only
  copy of anything, so whoever finds it may remove it.
- ``old/<id>``: a complete folder that is to change, or has changed, places with ``<output>/<id>``.
  Files that clinicspec did not write may have been put into it meanwhile; they go back.

A build that is killed leaves these folders, and the next one begins by clearing them up.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from clinicspec.store.exchange import exchange
from clinicspec.store.files import (
    CLINIC_ID,
    ClinicDraft,
    Tree,
    draft,
    is_folder,
    is_there,
    list_tree,
    parents,
    remove_tree,
    shown,
)
from clinicspec.store.manifest import read_manifest
from clinicspec.store.plan import Change

NAME = ".clinicspec-staging"

NOT_EMPTY = {errno.ENOTEMPTY, errno.EEXIST}
"""What removing a folder fails with while something is in it (POSIX: either of the two)."""

CHUNK = 2**20
"""Bytes that are compared at a time."""


class Staging:
    """The staging folder of an output folder. Whoever uses it holds the output folder's lock.

    Every method raises OSError where the system refuses. A clinic's output is then still wholly the
    old or the new one.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._folder = output / NAME
        self._scratch = self._folder / "scratch"
        self._old = self._folder / "old"

    def stage(self, change: Change) -> None:
        """Make a clinic's new folder, with the foreign files that it goes on holding."""
        if not change.artefacts and not change.carried:
            return
        self._make()
        home, tree = self._output / change.clinic, self._scratch / change.clinic
        tree.mkdir()
        made = {*change.folders, *(each for name in change.artefacts for each in parents(name))}
        for folder in sorted(made):  # the outer ones first
            (tree / folder).mkdir()
        for name, content in change.artefacts.items():
            with (tree / name).open("xb") as file:
                file.write(content)
        for name in change.carried:
            _carry(home / name, tree / name)
        for folder in sorted(change.folders, reverse=True):  # now nothing is put in there any more
            (tree / folder).chmod(stat.S_IMODE((home / folder).lstat().st_mode))

    def swap(self, change: Change) -> None:
        """Put a clinic's staged folder in the place of the old one."""
        self._make()
        home, tree = self._output / change.clinic, self._scratch / change.clinic
        old = self._old / change.clinic
        if not change.replaces:
            tree.rename(home)
        elif not is_there(tree):
            home.rename(old)
        else:
            tree.rename(old)
            if not exchange(old, home):
                old.rename(tree)
                self._swap_in_two(home, tree, old)

    def _swap_in_two(self, home: Path, tree: Path, old: Path) -> None:
        """For systems that can't exchange. After a kill in between, ``clear_up`` steps back."""
        home.rename(old)
        try:
            tree.rename(home)
        except BaseException:
            old.rename(home)
            raise

    def settle(self, clinic: str) -> list[ClinicDraft]:
        """Remove a clinic's old folder, and give back what clinicspec did not write.

        Only what has been looked at is removed: what is put in there meanwhile is given back too.
        """
        home, old = self._output / clinic, self._old / clinic
        going = self._scratch / clinic
        drafts: list[ClinicDraft] = []
        while is_there(old):
            for folder in (old, home):
                if is_there(folder) and not is_folder(folder):
                    raise _no_folder(folder)
            tree = list_tree(old)
            spent, kept_in = _give_back(old, home, clinic, tree)
            if kept_in is not None:
                drafts.append(_kept_beside(kept_in, clinic))
            old.rename(going)  # from here on it is not half a clinic's output, but nothing's
            _remove(going, spent, tree.folders)
            if is_there(going):
                going.rename(old)
        return drafts

    def clear_up(self) -> list[ClinicDraft]:
        """Put right what a build that was killed has left."""
        if not is_there(self._folder):
            return []
        self._make()
        remove_tree(self._scratch)
        self._scratch.mkdir()
        drafts: list[ClinicDraft] = []
        for old in sorted(self._old.iterdir()):
            if not CLINIC_ID.fullmatch(old.name) or not is_folder(old):
                continue  # clinicspec put nothing like this there
            if is_there(self._output / old.name):
                drafts += self.settle(old.name)
            else:
                old.rename(self._output / old.name)
        self.close()
        return drafts

    def close(self) -> None:
        """Remove the staging folder, unless it holds what could not be given back."""
        with suppress(OSError):
            remove_tree(self._scratch)
        for folder in (self._old, self._folder):
            with suppress(OSError):
                folder.rmdir()

    def _make(self) -> None:
        for folder in (self._folder, self._scratch, self._old):
            if not is_there(folder):
                folder.mkdir()
            elif not is_folder(folder):
                raise _no_folder(folder)


def _give_back(old: Path, home: Path, clinic: str, tree: Tree) -> tuple[list[str], Path | None]:
    """Move foreign files from a clinic's old folder to the new one, if it lacks them.

    Where something else stands in a file's place, the file goes into a new folder beside. Returns
    the old folder's files that nobody needs any more, and that new folder if there is one.
    """
    written = read_manifest(old, clinic)
    ours = written.written if written else frozenset()
    beside = next(name for name in _names_beside(home) if not is_there(name))
    kept_in = None
    spent = []
    for name in (*tree.files, *tree.others):
        target = home / name
        if name in ours:
            spent.append(name)
            continue
        in_reach = _make_parents(home, name)
        if in_reach and _is_same(old / name, target):
            spent.append(name)
            continue
        if not in_reach or is_there(target):
            target, kept_in = beside / name, beside
            target.parent.mkdir(parents=True, exist_ok=True)
        (old / name).rename(target)
    return spent, kept_in


def _remove(folder: Path, files: list[str], folders: tuple[str, ...]) -> None:
    """Remove a folder with these files and folders, or leave it if something else is in it."""
    everything = [folder, *(folder / name for name in folders)]
    for path in everything:
        with suppress(OSError):  # where it matters, the next step fails
            path.chmod(stat.S_IRWXU)
    for name in files:
        (folder / name).unlink()
    for path in reversed(everything):
        try:
            path.rmdir()
        except OSError as error:
            if error.errno not in NOT_EMPTY:
                raise


def _no_folder(path: Path) -> OSError:
    return NotADirectoryError(errno.ENOTDIR, f"{shown(path)} is no folder")


def _carry(source: Path, target: Path) -> None:
    """Let a file stand in two places, so that either of them may go."""
    try:
        target.hardlink_to(source)
    except FileExistsError:  # another file, on a system that makes no difference of case
        raise
    except OSError:  # a file system without such links
        shutil.copy2(source, target, follow_symlinks=False)


def _is_same(one: Path, other: Path) -> bool:
    """Whether both are ordinary files with the same content."""
    if not is_there(other):
        return False
    first, second = one.lstat(), other.lstat()
    if not stat.S_ISREG(first.st_mode) or not stat.S_ISREG(second.st_mode):
        return False
    if os.path.samestat(first, second):
        return True
    if first.st_size != second.st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while (chunk := left.read(CHUNK)) == right.read(CHUNK):
            if not chunk:
                return True
    return False


def _make_parents(home: Path, name: str) -> bool:
    """Make the folders that a path needs. False if something else stands in the place of one."""
    for folder in [home, *(home / parent for parent in parents(name))]:
        if not is_there(folder):
            folder.mkdir()
        elif not is_folder(folder):
            return False
    return True


def _names_beside(home: Path) -> Iterator[Path]:
    yield home / "kept"
    yield from (home / f"kept-{number}" for number in count(2))


def _kept_beside(folder: Path, clinic: str) -> ClinicDraft:
    return draft(
        "CS064",
        "files that clinicspec did not write were changed while it wrote, and their other version"
        f" is kept in {shown(folder)}",
        "compare the two versions, and remove the one that is not needed",
        folder,
        clinic,
    )
