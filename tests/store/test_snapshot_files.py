"""Reading the files of a snapshot, which may be anything and be anywhere."""

import os
from pathlib import Path

import pytest

from clinicspec.store import snapshot_files
from clinicspec.store.snapshot_files import read_snapshot_files
from tests.store.folders import fill


def test_one_file(here: Path) -> None:
    """A file that is named is the snapshot, also by a link."""
    fill(here, {"answer.xml": b"<a/>"})
    (here / "link").symlink_to("answer.xml")
    assert read_snapshot_files(Path("answer.xml")) == ([("answer.xml", b"<a/>")], [])
    assert read_snapshot_files(Path("link")) == ([("link", b"<a/>")], [])


def test_a_folder(here: Path) -> None:
    """All files at any depth are read, in the same order everywhere, but for what is hidden."""
    fill(here, {"s/b.xml": b"b", "s/a/c.json": b"c", "s/.git/x": b"x", "s/.x": b"x", "s/z": b"z"})
    assert read_snapshot_files(Path("s")) == (
        [("s/a/c.json", b"c"), ("s/b.xml", b"b"), ("s/z", b"z")],
        [],
    )


@pytest.mark.parametrize(
    ("limit", "files", "words"),
    [
        ("MAX_BYTES", {"a": b"12345"}, "“s/a” is larger than 0 MiB"),
        ("MAX_FILES", dict.fromkeys("abcdef", b""), "“s” has more than 4 files"),
        ("MAX_BYTES_TOGETHER", {"a": b"123", "b": b"456"}, "“s” holds more than 0 MiB in all"),
    ],
)
def test_too_much(
    here: Path, monkeypatch: pytest.MonkeyPatch, limit: str, files: dict[str, bytes], words: str
) -> None:
    """What is beyond a limit is one finding, and nothing further is read."""
    monkeypatch.setattr(snapshot_files, limit, 4)
    fill(here, {f"s/{name}": content for name, content in files.items()})
    read, (draft,) = read_snapshot_files(Path("s"))
    assert (draft.code, draft.message.partition(", so")[0]) == ("CS080", words)
    assert len(read) <= 4


def test_what_is_no_file(here: Path) -> None:
    """Links in the folder and pipes are findings, and never opened."""
    fill(here, {"s/a": b"a"})
    os.mkfifo(here / "s" / "pipe")
    _, (draft,) = read_snapshot_files(Path("s"))
    assert (draft.code, draft.message) == ("CS080", "“s/pipe” is not read: it is no ordinary file")
    (here / "s" / "pipe").unlink()
    (here / "s" / "link").symlink_to(here.parent / "outside" / "x.yaml")
    _, (draft,) = read_snapshot_files(Path("s"))
    assert draft.message == "“s/link” is not read: it is no ordinary file"


@pytest.mark.parametrize("named", ["nothing", "s/nothing", "loop"])
def test_what_is_not_there(here: Path, named: str) -> None:
    """A path that leads nowhere is a finding."""
    fill(here, {"s": b""})
    (here / "loop").symlink_to("loop")
    files, (draft,) = read_snapshot_files(Path(named))
    assert (files, draft.code) == ([], "CS080")


def test_an_empty_folder(here: Path) -> None:
    """A folder without files is no snapshot of an empty registry."""
    (here / "s").mkdir()
    _, (draft,) = read_snapshot_files(Path("s"))
    assert draft.message == "“s” holds no file"


def test_without_rights(without_rights: Path) -> None:
    """A file that the system refuses is a finding with its name."""
    folder = fill(without_rights / "s", {"a.xml": b"a"})
    (folder / "a.xml").chmod(0)
    _, (draft,) = read_snapshot_files(folder)
    assert draft.place.file.endswith("s/a.xml")
    assert draft.message.endswith("is not read: permission denied")
