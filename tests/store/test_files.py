"""What is never opened, never followed, and done wholly or not at all."""

import os
from pathlib import Path

import pytest

from clinicspec.store.exchange import exchange
from clinicspec.store.files import read_file, remove_tree
from tests.store.folders import Fifo, Link, Socket, Thing, content, fill, names, stamps


@pytest.mark.parametrize("thing", [Fifo(), Socket(), Link("file"), Link("gone")])
def test_what_is_no_ordinary_file_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, thing: Thing
) -> None:
    """Opening alone can hang, or do something: it does not come to that."""
    monkeypatch.chdir(fill(tmp_path, {"thing": thing, "file": b"content"}))
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opened"))
    with pytest.raises(OSError, match="it is no ordinary file"):
        read_file(Path("thing"), 10)


def test_a_file_that_becomes_a_link_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever puts a link in a file's place after it was looked at gains nothing."""
    fill(tmp_path, {"file": b"content", "secret": b"secret"})
    open_ = os.open

    def late(path: Path, flags: int) -> int:
        path.unlink()
        path.symlink_to("secret")
        return open_(path, flags)

    monkeypatch.setattr(os, "open", late)
    with pytest.raises(OSError, match="symbolic links"):
        read_file(tmp_path / "file", 10)


def test_a_file_that_becomes_a_pipe_does_not_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever puts a pipe in a file's place after it was looked at gains nothing."""
    fill(tmp_path, {"file": b"content"})
    open_ = os.open

    def late(path: Path, flags: int) -> int:
        assert flags & os.O_NONBLOCK, "this would wait for ever"
        path.unlink()
        os.mkfifo(path)
        return open_(path, flags)

    monkeypatch.setattr(os, "open", late)
    with pytest.raises(OSError, match="it is no ordinary file"):
        read_file(tmp_path / "file", 10)


def test_removing_follows_no_link(tmp_path: Path) -> None:
    """A link goes, and what it leads to stays."""
    outside = fill(tmp_path / "outside", {"own.txt": b"mine"})
    before = stamps(outside)
    fill(tmp_path / "tree", {"deep/link": Link("../../outside"), "deep/file": b""})
    fill(tmp_path, {"link": Link("outside")})
    for name in ("tree", "link", "gone"):
        remove_tree(tmp_path / name)
    assert names(tmp_path) == ["outside"]
    assert stamps(outside) == before


def test_exchange(tmp_path: Path) -> None:
    """Either both change places, and it says so, or neither does."""
    one, other = {"one/a": b"1"}, {"other/b": b"2", "other/c/d": b"3"}
    fill(tmp_path, one | other)
    exchanged = exchange(tmp_path / "one", tmp_path / "other")
    expected = {"other/a": b"1", "one/b": b"2", "one/c/d": b"3"} if exchanged else one | other
    assert content(tmp_path) == expected
    assert not exchange(tmp_path / "one", tmp_path / "gone")
    assert content(tmp_path) == expected
