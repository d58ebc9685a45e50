"""What writing changes, what it leaves alone, and what it says when it can't."""

import errno
import os
import resource
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.store import staging
from clinicspec.store.built import compare
from clinicspec.store.manifest import NAME
from clinicspec.store.output import WriteResult, write
from tests.store.folders import (
    NEW,
    OLD,
    OTHER,
    Fifo,
    Link,
    Socket,
    Thing,
    below,
    built,
    content,
    fill,
    names,
    said,
    stamps,
)


def test_first_build(output: Path) -> None:
    """The output folder is made, holds exactly the artefacts, and nothing else is touched."""
    output = output / "deeper"
    assert write(output, {"y": OTHER, "x": NEW}, None) == WriteResult(written=("x", "y"))
    assert content(Path()) == {
        f"generated/deeper/{name}": thing
        for name, thing in (below("x", NEW) | below("y", OTHER)).items()
    }
    assert names(output) == ["x", "y"]


def test_modes_follow_the_umask(output: Path) -> None:
    """Files and folders have the rights that the user's files have."""
    before = os.umask(0o027)
    try:
        write(output, {"x": NEW}, None)
    finally:
        os.umask(before)
    modes = {
        stat.filemode(path.stat().st_mode) for path in [output, output / "x", *output.rglob("*")]
    }
    assert modes == {"drwxr-x---", "-rw-r-----"}


@pytest.mark.usefixtures("way_to_swap")
def test_build_over_an_older_one(output: Path) -> None:
    """What has changed is replaced, what is not built any more is gone, down to its folders."""
    write(output, {"x": OLD}, None)
    assert write(output, {"x": NEW}, None) == WriteResult(written=("x",))
    assert content(output) == below("x", NEW)
    assert not (output / "x/site/old").exists()
    assert names(output) == ["x"]


def test_unchanged_clinics_are_not_touched(output: Path) -> None:
    """Nothing is written where the bytes are the same: neither beside a change, nor without one."""
    write(output, {"x": OLD, "y": OTHER}, None)
    before = stamps(output / "y")
    result = write(output, {"x": NEW, "y": OTHER}, {"x", "y"})
    assert result == WriteResult(written=("x",), unchanged=("y",))
    assert stamps(output / "y") == before
    before = stamps(output)
    assert write(output, {"x": NEW, "y": OTHER}, {"x", "y"}).unchanged == ("x", "y")
    assert stamps(output) == before


def test_a_clinic_that_is_left_out_keeps_its_output(output: Path) -> None:
    """A clinic with an error isn't among those to write, and keeps its last good output."""
    write(output, {"x": OLD, "y": OTHER}, None)
    before = stamps(output / "x")
    write(output, {"y": built("y", {})}, {"x", "y"})
    write(output, {"y": OTHER}, None)
    assert stamps(output / "x") == before


def test_files_edited_by_hand_are_rebuilt(output: Path) -> None:
    """The files that clinicspec writes are always what the specs say."""
    write(output, {"x": NEW}, None)
    (output / "x/site/index.html").write_bytes(b"edited")
    (output / "x/nhn/parties.json").unlink()
    assert write(output, {"x": NEW}, None).written == ("x",)
    assert content(output) == below("x", NEW)


def test_output_folder_may_be_a_link(output: Path, tmp_path: Path) -> None:
    """Where the user has put a link, the output goes where it leads."""
    (tmp_path / "elsewhere").mkdir()
    output.symlink_to("elsewhere")
    write(output, {"x": NEW}, None)
    assert content(tmp_path / "elsewhere") == below("x", NEW)


FOREIGN: dict[str, Thing] = {
    "notes.txt": b"mine",
    "site/.htaccess": b"mine",
    "own/deep/page.html": b"mine",
    "empty/": b"",
}


@pytest.mark.usefixtures("way_to_swap")
def test_foreign_files_stay(output: Path) -> None:
    """What clinicspec did not write is carried over as it is, with its rights."""
    write(output, {"x": OLD}, None)
    fill(output / "x", FOREIGN)
    (output / "x/own").chmod(0o700)
    (output / "x/own/deep").chmod(0o500)
    before = stamps(output / "x/own/deep")["page.html"][:2]
    assert write(output, {"x": NEW}, None) == WriteResult(written=("x",))
    assert content(output / "x") == NEW | {
        name: thing for name, thing in FOREIGN.items() if isinstance(thing, bytes) and thing
    }
    assert (output / "x/empty").is_dir()
    assert stat.filemode((output / "x/own").stat().st_mode) == "drwx------"
    assert stat.filemode((output / "x/own/deep").stat().st_mode) == "dr-x------"
    assert stamps(output / "x/own/deep")["page.html"][:2] == before
    assert names(output) == ["x"]


def test_foreign_files_stay_where_files_cannot_be_linked(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file system without hard links, foreign files are copied, with their times."""

    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    write(output, {"x": OLD}, None)
    fill(output / "x", FOREIGN)
    before = (output / "x/notes.txt").stat().st_mtime_ns
    monkeypatch.setattr(os, "link", no_links)
    assert write(output, {"x": NEW}, None) == WriteResult(written=("x",))
    assert content(output / "x")["own/deep/page.html"] == b"mine"
    assert (output / "x/notes.txt").stat().st_mtime_ns == before


IN_THE_WAY: dict[str, tuple[dict[str, Thing], list[str]]] = {
    "a file in a file's place": ({"site/new/index.html": b"mine"}, ["site/new/index.html"]),
    "a file in a folder's place": ({"site/new": b"mine"}, ["site/new"]),
    "a folder in a file's place": ({"site/new/index.html/": b""}, ["site/new/index.html"]),
    "files in a file's place": ({"site/new/index.html/own": b"mine"}, ["site/new/index.html"]),
}


@pytest.mark.parametrize(("things", "files"), IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_foreign_files_in_the_way(output: Path, things: dict[str, Thing], files: list[str]) -> None:
    """What stands in an artefact's place is neither overwritten nor moved, and others are built."""
    write(output, {"x": OLD}, None)
    fill(output / "x", things)
    before = stamps(output / "x")
    result = write(output, {"x": NEW, "y": OTHER}, None)
    assert (result.written, result.unchanged) == (("y",), ())
    assert said(result.drafts) == [("CS065", f"generated/x/{name}", "x") for name in files]
    assert stamps(output / "x") == before


def test_foreign_files_that_say_the_same(output: Path) -> None:
    """Output whose manifest was not kept is taken over where it is just what would be written."""
    fill(output / "x", {name: thing for name, thing in NEW.items() if name != NAME})
    assert write(output, {"x": NEW}, None) == WriteResult(written=("x",))
    assert content(output) == below("x", NEW)
    assert write(output, {"x": OLD}, None) == WriteResult(written=("x",))
    assert content(output) == below("x", OLD)


NOT_PLAIN: dict[str, Thing] = {
    "a link in an artefact's place": Link("../../../outside/secret"),
    "a link in a folder's place": Link("../../../outside"),
    "a link to nowhere": Link("gone"),
    "a link within": Link("index.html"),
    "a pipe": Fifo(),
    "a socket": Socket(),
}


@pytest.mark.parametrize("thing", NOT_PLAIN.values(), ids=NOT_PLAIN)
@pytest.mark.parametrize("name", ["site/new", "nhn/parties.json", "own/file"])
def test_links_and_special_files(output: Path, name: str, thing: Thing) -> None:
    """No link is followed and no pipe opened: where such things stand, nothing is written."""
    outside = fill(output.parent / "outside", {"secret": b"secret"})
    write(output, {"x": OLD}, None)
    (output / "x" / name).unlink(missing_ok=True)
    fill(output / "x", {name: thing})
    before = stamps(output / "x"), stamps(outside)
    result = write(output, {"x": NEW, "y": OTHER}, set())
    assert said(result.drafts) == [("CS062", f"generated/x/{name}", "x")]
    assert result.written == ("y",)
    assert (stamps(output / "x"), stamps(outside)) == before
    assert said(write(output, {}, set()).drafts) == [("CS062", f"generated/x/{name}", "x")]
    assert stamps(output / "x") == before[0]


@pytest.mark.parametrize(
    ("thing", "code"), [(Link("../outside"), "CS062"), (b"mine", "CS065"), (Fifo(), "CS062")]
)
def test_no_folder_in_a_clinics_place(output: Path, thing: Thing, code: str) -> None:
    """A clinic's folder is a folder, or nothing happens."""
    outside = fill(output.parent / "outside", below(".", OLD))
    fill(output, {"x": thing})
    before = stamps(output), stamps(outside)
    assert said(write(output, {"x": NEW}, None).drafts) == [(code, "generated/x", "x")]
    assert write(output, {}, set()) == WriteResult()
    assert (stamps(output)["x"], stamps(outside)) == (before[0]["x"], before[1])


@pytest.mark.parametrize(
    "manifest",
    [b"", b"<<<<<<< ours", OTHER[NAME], OLD[NAME].replace(b'"site/index', b'"../site/index')],
    ids=["empty", "conflict", "another clinic's", "hostile"],
)
def test_a_manifest_that_cannot_be_read(output: Path, manifest: bytes) -> None:
    """Without a manifest nobody knows whose the files are, so none is touched."""
    write(output, {"x": OLD, "y": OTHER}, None)
    (output / "x" / NAME).write_bytes(manifest)
    before = stamps(output / "x")
    result = write(output, {"x": NEW, "y": OTHER}, None)
    assert said(result.drafts) == [("CS063", f"generated/x/{NAME}", "x")]
    assert result.unchanged == ("y",)
    assert write(output, {"y": OTHER}, {"y"}) == WriteResult(unchanged=("y",))
    assert stamps(output / "x") == before


@pytest.mark.usefixtures("way_to_swap")
def test_clinics_that_are_gone(output: Path) -> None:
    """Where all clinics are known, the output of others is removed, if clinicspec wrote it."""
    write(output, {"x": OLD, "y": OTHER}, None)
    fill(
        output, {"own/page.html": b"mine", "copy/manifest.json": OLD[NAME], "z/manifest.json": b""}
    )
    assert write(output, {"y": OTHER}, {"y"}) == WriteResult(unchanged=("y",), removed=("x",))
    assert names(output) == ["copy", "own", "y", "z"]


@pytest.mark.usefixtures("way_to_swap")
def test_foreign_files_of_clinics_that_are_gone(output: Path) -> None:
    """Of a clinic that is gone, somebody's own files stay, and a note says which."""
    write(output, {"x": OLD}, None)
    fill(output / "x", {"a": b"1", "own/b": b"2", "c": b"3", "site/d": b"4", "empty/": b""})
    result = write(output, {}, set())
    assert result.removed == ("x",)
    assert said(result.drafts) == [("CS064", "generated/x", "x")]
    assert result.drafts[0].draft.message.endswith("stays: a, c, own/b and 1 more")
    assert content(output) == {"x/a": b"1", "x/own/b": b"2", "x/c": b"3", "x/site/d": b"4"}
    assert write(output, {}, set()) == WriteResult()


def test_nothing_to_write_makes_no_folder(output: Path) -> None:
    """Where all clinics have errors, not even an empty output folder comes into being."""
    assert write(output, {}, None) == WriteResult()
    assert write(output, {}, {"x"}) == WriteResult()
    assert not output.exists()


@pytest.mark.parametrize("path", ["generated", "generated/deeper", "generated/deeper/still"])
def test_a_file_in_the_output_folders_place(output: Path, path: str) -> None:
    """A path that can't be a folder is a finding, and the file stays."""
    output.write_bytes(b"mine")
    ((clinic, draft),) = write(Path(path), {"x": NEW}, None).drafts
    assert (clinic, draft.code, draft.place.file) == (None, "CS060", path)
    assert output.read_bytes() == b"mine"


def test_no_right_to_write(without_rights: Path) -> None:
    """Where the system forbids, old output stays, and the finding says so."""
    for folder in ("first", "later"):
        output = without_rights / folder / "generated"
        output.mkdir(parents=True)
        if folder == "later":
            write(output, {"x": OLD}, None)
        output.chmod(0o500)
        before = stamps(output)
        ((_, draft),) = write(output, {"x": NEW}, {"x"}).drafts
        assert draft.code == "CS060"
        assert draft.message.endswith("stays as it is: permission denied")
        assert draft.help.startswith("give whoever runs clinicspec the right")
        assert stamps(output) == before


def test_no_right_to_change_a_clinics_folder(without_rights: Path) -> None:
    """A clinic's folder that is shut is left alone, and the others are built."""
    output = without_rights / "generated"
    write(output, {"x": OLD}, None)
    (output / "x/site").chmod(0)
    result = write(output, {"x": NEW, "y": OTHER}, None)
    assert said(result.drafts) == [("CS060", f"{output}/x", "x")]
    (output / "x/site").chmod(0o700)
    assert content(output) == below("x", OLD) | below("y", OTHER)
    assert names(output) == ["x", "y"]


def test_no_room(output: Path) -> None:
    """When room runs out, all output is as it was, without a trace of the attempt."""
    write(output, {"x": OLD, "y": OTHER}, None)
    before = stamps(output / "x"), stamps(output / "y")
    large = built("y", {"nhn/parties.json": bytes(2**20)})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**19, hard))
    try:
        result = write(output, {"x": NEW, "y": large, "z": built("z", {})}, set())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert said(result.drafts) == [("CS060", "generated/y", "y")]
    assert result.drafts[0].draft.help == "make room on the disk, and build again"
    assert result.written == ()
    assert (stamps(output / "x"), stamps(output / "y")) == before
    assert names(output) == ["x", "y"]


def test_a_swap_that_fails_halfway_is_undone(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where new output can't take the old one's place, the old one is put back."""
    monkeypatch.setattr(staging, "exchange", lambda *_: False)
    write(output, {"x": OLD, "y": OTHER}, None)
    before = stamps(output / "x")
    rename = os.rename

    def fail_for_new_output(source: Path, target: Path) -> None:
        if Path(source).parent.name == "scratch" and Path(target) == output / "x":
            raise OSError(errno.EIO, "Input/output error")
        rename(source, target)

    monkeypatch.setattr(os, "rename", fail_for_new_output)
    result = write(output, {"x": NEW, "y": built("y", {})}, None)
    assert said(result.drafts) == [("CS060", "generated/x", "x")]
    assert result.written == ("y",)
    assert {name: stamp[:2] for name, stamp in stamps(output / "x").items()} == {
        name: stamp[:2] for name, stamp in before.items()
    }
    assert names(output) == ["x", "y"]


WRONG_INPUT = {
    "no manifest": {"x": {"a": b""}},
    "a file that the manifest lacks": {"x": {**NEW, "more": b""}},
    "a file that only the manifest has": {"x": {NAME: NEW[NAME]}},
    "another clinic's manifest": {"x": OTHER},
    "no id": {"..": built("..", {})},
    "an id that is a path": {"a/b": built("a/b", {})},
    "a path that leads out": {"x": built("x", {"../y": b""})},
    "a path from the root": {"x": built("x", {"/y": b""})},
}


@pytest.mark.parametrize("clinics", WRONG_INPUT.values(), ids=WRONG_INPUT)
def test_what_no_compiler_may_hand_over(output: Path, clinics: dict[str, dict[str, bytes]]) -> None:
    """A bug upstream is an exception, before anything is written."""
    with pytest.raises(ValueError, match="not what their manifest says"):
        write(output, clinics, None)
    assert not output.exists()


NAMES = st.lists(
    st.sampled_from(
        ["site", "index.html", "new", "nhn", "parties.json", "manifest.json", "a", "kept"]
    ),
    min_size=1,
    max_size=3,
).map("/".join)


@given(st.dictionaries(NAMES, st.sampled_from([b"mine", b"new", b"1"]), max_size=6), st.booleans())
def test_every_foreign_file_survives(
    tmp_path_factory: pytest.TempPathFactory, files: Mapping[str, bytes], built_before: bool
) -> None:
    """Whatever somebody has put into a clinic's folder has the same bytes after a build.

    And after a build without findings the output is what the specs say.
    """
    output = tmp_path_factory.mktemp("any")
    if built_before:
        write(output, {"x": OLD}, None)
    foreign = {}
    for name, thing in files.items():
        path = output / "x" / name
        if not path.exists() and all(not parent.is_file() for parent in path.parents):
            fill(output / "x", {name: thing})
            foreign[name] = thing
    result = write(output, {"x": NEW}, {"x"})
    after = content(output / "x")
    assert {name: after.get(name) for name in foreign} == foreign
    if result.drafts:
        assert (result.written, result.unchanged) == ((), ())
    else:
        assert after == NEW | foreign
        assert compare(output, {"x": NEW}, {"x"}) == ([], [])
