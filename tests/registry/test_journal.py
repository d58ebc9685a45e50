"""The journal on disk: what is appended is there, whatever happens."""

import fcntl
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.store import journal
from clinicspec.store.journal import Damaged, NotWritten, open_journal
from clinicspec.store.lock import Busy, NoLocks

LINES: list[dict[str, Any]] = [{"a": 1}, {"b": "line\nbreak – å"}, {"c": {"d": None}}]


def test_what_was_appended_is_read_again(tmp_path: Path) -> None:
    """Every line, in order, over several openings."""
    path = tmp_path / "journal"
    for count, line in enumerate(LINES):
        with open_journal(path) as opened:
            assert list(opened.lines) == LINES[:count]
            opened.append(line)
            assert list(opened.lines) == LINES[: count + 1]
    assert path.read_bytes().count(b"\n") == len(LINES)


@given(cut=st.integers(1, 40))
def test_half_a_line_is_taken_away(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    """Wherever a process was killed while it wrote: whole lines stay, and the half one goes."""
    path = tmp_path_factory.mktemp("journal") / "journal"
    with open_journal(path) as opened:
        for line in LINES:
            opened.append(line)
    content = path.read_bytes()[:-cut]
    path.write_bytes(content)
    with open_journal(path) as opened:
        whole = list(opened.lines)
        assert whole == LINES[: content.count(b"\n")]
        opened.append(LINES[0])
    with open_journal(path) as opened:
        assert list(opened.lines) == [*whole, LINES[0]]


def test_a_line_is_on_the_disk_before_anybody_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system is told to put the file itself, its name and each line onto the disk."""
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_size))
    path = tmp_path / "journal"
    with open_journal(path) as opened:
        begun = len(synced)
        assert begun == 2
        opened.append({"a": 1})
        assert synced[begun:] == [path.stat().st_size]


def test_one_at_a_time(tmp_path: Path) -> None:
    """While it is open nobody else gets it, and afterwards anybody."""
    path = tmp_path / "journal"
    with open_journal(path), pytest.raises(Busy), open_journal(path):
        pass
    with open_journal(path):
        pass


@pytest.mark.parametrize(
    "content", [b"{\n", b"1\n", b"\xff\n", b"[]\n{}\n", b"\n", b"[" * 100_000 + b"\n"]
)
def test_what_is_no_journal(tmp_path: Path, content: bytes) -> None:
    """A file that holds something else is left as it is."""
    path = tmp_path / "journal"
    path.write_bytes(content)
    with pytest.raises(Damaged), open_journal(path):
        pass
    assert path.read_bytes() == content


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads a file without end."""
    monkeypatch.setattr(journal, "MAX_BYTES", 10)
    path = tmp_path / "journal"
    path.write_bytes(b"{}\n" * 4)
    with pytest.raises(Damaged), open_journal(path):
        pass


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link in the journal's place leads to somebody else's file."""
    (tmp_path / "other").write_bytes(b"")
    (tmp_path / "journal").symlink_to("other")
    with pytest.raises(NotWritten, match="symbolic link"), open_journal(tmp_path / "journal"):
        pass


def test_no_journal_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing keeps a second process away, nobody gets a journal: Windows, some networks."""

    def no_locks(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", no_locks)
        with pytest.raises(NoLocks), open_journal(tmp_path / "journal"):
            pass
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with pytest.raises(NoLocks), open_journal(tmp_path / "journal"):
        pass


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that can't be written is told from all other trouble with files."""

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with open_journal(tmp_path / "journal") as opened:
        monkeypatch.setattr(os, "write", full)
        with pytest.raises(NotWritten, match="no space left on device"):
            opened.append({"a": 1})
        assert opened.lines == ()
