"""Files that come at the last moment, and what a build finds left of another one."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from clinicspec.store.output import WriteResult, write
from clinicspec.store.plan import Change
from clinicspec.store.staging import NAME as STAGING
from clinicspec.store.staging import Staging
from tests.store.folders import (
    NEW,
    OLD,
    OTHER,
    Fifo,
    Link,
    Thing,
    below,
    built,
    content,
    fill,
    names,
    said,
    stamps,
)


@pytest.fixture
def just_before_swap(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Have something done between a build's last look at a clinic's folder and its replacement."""
    swap = Staging.swap

    def have_done(act: Callable[[], object]) -> None:
        def late(self: Staging, change: Change) -> None:
            act()
            swap(self, change)

        monkeypatch.setattr(Staging, "swap", late)

    return have_done


STRAGGLERS: dict[str, tuple[Thing, str, bool]] = {
    "a new file": (b"late", "late.txt", False),
    "a new file among artefacts": (b"late", "site/new/late.txt", False),
    "a new file in a folder that goes": (b"late", "site/old/late.txt", False),
    "a file in a new folder": (b"late", "late/deep/late.txt", False),
    "another version of a foreign file": (b"late", "notes.txt", True),
    "a file in an artefact's place": (b"late", "site/new/index.html", True),
    "a file in a folder's place": (b"late", "site/new", True),
    "files in a file's place": (b"late", "site/new/index.html/late.txt", True),
    "a link": (Link("gone"), "late", False),
    "a link in an artefact's place": (Link("gone"), "site/new/index.html", True),
    "a pipe": (Fifo(), "late", False),
}


@pytest.mark.usefixtures("way_to_swap")
@pytest.mark.parametrize(("thing", "name", "beside"), STRAGGLERS.values(), ids=STRAGGLERS)
def test_foreign_files_that_come_late(
    output: Path,
    just_before_swap: Callable[[Callable[[], object]], None],
    thing: Thing,
    name: str,
    beside: bool,
) -> None:
    """What somebody puts into a folder just before it is replaced is there afterwards.

    If something else stands in its place then, both are there, and a finding says where.
    """
    write(output, {"x": OLD}, None)
    fill(output / "x", {"notes.txt": b"mine"})

    def put() -> None:
        (output / "x" / name).unlink(missing_ok=True)
        fill(output / "x", {name: thing})

    just_before_swap(put)
    result = write(output, {"x": NEW}, None)
    assert result.written == ("x",)
    assert said(result.drafts) == ([("CS064", "generated/x/kept", "x")] if beside else [])
    path = output / "x" / ("kept" if beside else "") / name
    match thing:
        case bytes():
            assert path.read_bytes() == thing
        case Link():
            assert path.is_symlink()
        case _:
            assert path.is_fifo()
    path.unlink()
    assert content(output / "x") == NEW | {"notes.txt": b"mine"}
    assert names(output) == ["x"]


def test_every_version_is_kept(
    output: Path, just_before_swap: Callable[[Callable[[], object]], None]
) -> None:
    """A file that comes late once more does not push out the earlier ones."""
    write(output, {"x": OLD}, None)
    own = output / "x/own.txt"
    own.write_bytes(b"0")
    for version, artefacts in [(b"1", NEW), (b"2", OLD), (b"3", NEW)]:

        def replace(version: bytes = version) -> None:
            own.unlink()
            own.write_bytes(version)

        just_before_swap(replace)
        write(output, {"x": artefacts}, None)
    assert content(output / "x") == NEW | {
        "own.txt": b"0",
        "kept/own.txt": b"1",
        "kept-2/own.txt": b"2",
        "kept-3/own.txt": b"3",
    }


@pytest.mark.usefixtures("way_to_swap")
def test_a_late_file_of_a_clinic_that_is_gone(
    output: Path, just_before_swap: Callable[[Callable[[], object]], None]
) -> None:
    """What is put into a folder just before it is removed stays."""
    write(output, {"x": OLD}, None)
    just_before_swap(lambda: fill(output / "x", {"own/late.txt": b"late"}))
    assert write(output, {}, set()).removed == ("x",)
    assert content(output) == {"x/own/late.txt": b"late"}


def test_a_late_file_in_a_new_clinics_place(
    output: Path, just_before_swap: Callable[[Callable[[], object]], None]
) -> None:
    """Where somebody makes the folder that a build is about to make, theirs stays."""
    just_before_swap(lambda: fill(output / "x", {"own.txt": b"late"}))
    assert said(write(output, {"x": NEW}, None).drafts) == [("CS060", "generated/x", "x")]
    assert content(output) == {"x/own.txt": b"late"}


def test_a_file_that_comes_while_the_old_folder_is_removed(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who still stands in the old folder loses nothing that they write there."""
    write(output, {"x": OLD}, None)
    rename = Path.rename

    def late(self: Path, target: Path) -> Path:
        if target == output / STAGING / "scratch/x" and not (output / "x/late.txt").exists():
            (self / "late.txt").write_bytes(b"late")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", late)
    assert write(output, {"x": NEW}, None) == WriteResult(written=("x",))
    assert content(output) == below("x", {**NEW, "late.txt": b"late"})
    assert names(output) == ["x"]


SCRATCH = f"{STAGING}/scratch"
GOING = f"{STAGING}/old"

LEFTOVERS: dict[str, tuple[dict[str, Thing], dict[str, bytes]]] = {
    "new output in the making": (
        {**below("x", OLD), f"{SCRATCH}/x/site/index.html": b"ne"},
        below("x", OLD),
    ),
    "new output that is about to take its place": (
        {**below("x", OLD), **below(f"{GOING}/x", NEW)},
        below("x", OLD),
    ),
    "old output that has left its place": (
        {**below("x", NEW), **below(f"{GOING}/x", OLD), f"{GOING}/x/late.txt": b"late"},
        below("x", {**NEW, "late.txt": b"late"}),
    ),
    "old output that nothing has replaced": (
        {**below(f"{GOING}/x", OLD), f"{GOING}/x/own.txt": b"mine", **below(f"{SCRATCH}/x", NEW)},
        below("x", {**OLD, "own.txt": b"mine"}),
    ),
    "old output on its way out": (
        {**below("x", NEW), f"{SCRATCH}/x/manifest.json": OLD["manifest.json"]},
        below("x", NEW),
    ),
    "foreign files of a clinic that is gone": (
        {**below(f"{GOING}/x", OLD), "x/own.txt": b"mine", f"{GOING}/x/own.txt": b"mine"},
        {"x/own.txt": b"mine"},
    ),
    "no more than the folder": ({f"{STAGING}/": b""}, {}),
}


@pytest.mark.parametrize(("things", "expected"), LEFTOVERS.values(), ids=LEFTOVERS)
def test_leftovers(output: Path, things: dict[str, Thing], expected: dict[str, bytes]) -> None:
    """Whatever a build that was killed has left, the next one puts right before it begins."""
    fill(output, things)
    assert write(output, {"y": OTHER}, None) == WriteResult(written=("y",))
    assert content(output) == expected | below("y", OTHER)
    assert STAGING not in names(output)


HOSTILE: dict[str, tuple[dict[str, Thing], list[str]]] = {
    "a link for the staging folder": ({STAGING: Link("../outside")}, ["CS060"]),
    "a file for the staging folder": ({STAGING: b"mine"}, ["CS060"]),
    "a link for the scratch folder": ({SCRATCH: Link("../../outside")}, ["CS060"]),
    "a link for the folder of old output": ({GOING: Link("../../outside")}, ["CS060"]),
    "a link for a clinic's old output": ({f"{GOING}/y": Link("../../../outside")}, []),
    "a link for a clinic's new output": ({f"{SCRATCH}/x": Link("../../../outside")}, []),
    "a link for a clinic": (
        {"y": Link("../outside"), f"{GOING}/y/own.txt": b"mine"},
        ["CS060"],
    ),
    "a link for a file's folder": (
        {"y/site": Link("../../outside"), f"{GOING}/y/site/own.txt": b"mine"},
        ["CS064"],
    ),
    "an id that is none": ({f"{GOING}/Y/own.txt": b"mine"}, []),
}


@pytest.mark.parametrize(("things", "codes"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_leftovers(output: Path, things: dict[str, Thing], codes: list[str]) -> None:
    """A staging folder that clinicspec did not leave leads nowhere, and costs nobody a file."""
    outside = fill(output.parent / "outside", {"own.txt": b"mine", "x/secret": b"secret"})
    before = stamps(outside)
    fill(output, things)
    links = {path for path in output.rglob("*") if path.is_symlink()}
    result = write(output, {"x": NEW}, None)
    assert [draft.code for _, draft in result.drafts] == codes
    assert {path for path in output.rglob("*") if path.is_symlink()} <= links
    assert result.written == (() if codes == ["CS060"] else ("x",))
    assert stamps(outside) == before
    own = [path for path in output.rglob("own.txt") if path.read_bytes() == b"mine"]
    assert len(own) == sum(name.endswith("own.txt") for name in things)


def test_folders_that_are_shut_are_cleared_up(without_rights: Path) -> None:
    """A foreign folder that nobody may write to is carried over, and its old place removed."""
    output = without_rights / "generated"
    write(output, {"x": OLD}, None)
    fill(output / "x", {"own/a.txt": b"mine"})
    (output / "x/own").chmod(0o500)
    assert write(output, {"x": NEW}, None) == WriteResult(written=("x",))
    assert content(output) == below("x", {**NEW, "own/a.txt": b"mine"})
    assert names(output) == ["x"]
    assert write(output, {"x": built("x", {})}, None) == WriteResult(written=("x",))
    fill(output, {f"{SCRATCH}/x/own/a.txt": b"mine"})
    (output / SCRATCH / "x/own").chmod(0o500)
    assert write(output, {}, None) == WriteResult()
    assert names(output) == ["x"]


def test_names_that_differ_for_us_alone(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system takes a foreign file's name for an artefact's, neither is overwritten."""

    def is_there_already(*_: object, **__: object) -> None:
        raise FileExistsError(errno.EEXIST, "File exists")

    write(output, {"x": OLD}, None)
    fill(output / "x", {"own.txt": b"mine"})
    before = stamps(output / "x")
    monkeypatch.setattr(os, "link", is_there_already)
    assert said(write(output, {"x": NEW}, None).drafts) == [("CS060", "generated/x", "x")]
    assert stamps(output / "x") == before
