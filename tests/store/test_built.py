"""What is said of output that stands there, without changing it."""

from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from clinicspec.store.built import Difference, compare, read_output
from clinicspec.store.manifest import NAME, parse
from clinicspec.store.output import write
from clinicspec.store.staging import NAME as STAGING
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
    said,
    stamps,
)

CHANGED = [
    Difference(f"generated/x/{NAME}", "changed"),
    Difference("generated/x/site/index.html", "changed"),
    Difference("generated/x/site/new/index.html", "missing"),
    Difference("generated/x/site/old/index.html", "extra"),
]
X_IS_EXTRA = [Difference(f"generated/x/{name}", "extra") for name in sorted(OLD)]
Y_IS_MISSING = [Difference(f"generated/y/{name}", "missing") for name in sorted(OTHER)]

COMPARISONS: dict[
    str, tuple[dict[str, dict[str, bytes]], Collection[str] | None, list[Difference]]
] = {
    "as it should be": ({"x": OLD}, {"x"}, []),
    "changed": ({"x": NEW}, None, CHANGED),
    "a clinic is missing": ({"x": OLD, "y": OTHER}, None, Y_IS_MISSING),
    "a clinic has an error": ({}, {"x"}, []),
    "a clinic is gone": ({}, set(), X_IS_EXTRA),
    "a clinic is not looked at": ({}, None, []),
    "all at once": ({"y": OTHER}, {"y"}, X_IS_EXTRA + Y_IS_MISSING),
}


@pytest.mark.parametrize(("clinics", "keep", "expected"), COMPARISONS.values(), ids=COMPARISONS)
def test_compare(
    output: Path,
    clinics: Mapping[str, Mapping[str, bytes]],
    keep: Collection[str] | None,
    expected: list[Difference],
) -> None:
    """`build --check` tells what a build would change, changes nothing, and is content after it."""
    write(output, {"x": OLD}, None)
    fill(output, {"x/own.txt": b"mine", "own.txt": b"mine"})
    before = stamps(output)
    assert compare(output, clinics, keep) == (expected, [])
    assert stamps(output) == before
    write(output, clinics, keep)
    assert compare(output, clinics, keep) == ([], [])


def test_compare_without_output(output: Path) -> None:
    """Where nothing was built, everything is missing, and no folder comes into being."""
    assert compare(output, {"y": OTHER}, {"y"}) == (Y_IS_MISSING, [])
    assert not output.exists()


DISTURBED: dict[str, tuple[dict[str, Thing], list[Difference], list[str]]] = {
    "edited by hand": (
        {"site/index.html": b"NEW"},
        [Difference("generated/x/site/index.html", "changed")],
        [],
    ),
    "a folder in a file's place": (
        {"site/index.html/": b""},
        [Difference("generated/x/site/index.html", "changed")],
        [],
    ),
    "a link": ({"site/index.html": Link("new/index.html")}, [], ["CS062"]),
    "a pipe": ({"site/index.html": Fifo()}, [], ["CS062"]),
    "no manifest that can be read": ({NAME: b"{}"}, [], ["CS063"]),
}


@pytest.mark.parametrize(("things", "differences", "codes"), DISTURBED.values(), ids=DISTURBED)
def test_compare_with_disturbed_output(
    output: Path, things: dict[str, Thing], differences: list[Difference], codes: list[str]
) -> None:
    """What was changed by others is told, and what can't be compared is a finding."""
    write(output, {"x": NEW}, None)
    for name in things:
        (output / "x" / name).unlink()
    fill(output / "x", things)
    before = stamps(output)
    told, drafts = compare(output, {"x": NEW}, {"x"})
    assert (told, [draft.code for _, draft in drafts]) == (differences, codes)
    assert stamps(output) == before


@pytest.mark.parametrize("thing", [b"mine", Link("gone")], ids=["file", "link to nowhere"])
def test_no_output_folder(output: Path, thing: Thing) -> None:
    """A file in the output folder's place is a finding for those who only read, too."""
    fill(Path(), {"generated": thing})
    assert said(compare(output, {"x": NEW}, None)[1]) == [("CS060", "generated", None)]
    assert said(read_output(output)[1]) == [("CS060", "generated", None)]


def test_read_output(output: Path) -> None:
    """`verify` gets each clinic's manifest and files, by id, and what was built is in order."""
    write(output, {"y": OTHER, "x": NEW}, None)
    before = stamps(output)
    clinics, drafts = read_output(output)
    assert drafts == []
    assert [(it.manifest, dict(it.files)) for it in clinics] == [
        (parse(files[NAME], clinic), {name: files[name] for name in files if name != NAME})
        for clinic, files in [("x", NEW), ("y", OTHER)]
    ]
    assert stamps(output) == before


def test_a_manifest_is_as_written_too(output: Path) -> None:
    """What somebody adds to a manifest is a change, also where every hash still holds."""
    write(output, {"x": NEW}, None)
    manifest = output / "x" / NAME
    manifest.write_bytes(manifest.read_bytes().replace(b"{", b'{"extra": 1, ', 1))
    clinics, drafts = read_output(output)
    assert [it.manifest.clinic for it in clinics] == ["x"]
    assert said(drafts) == [("CS066", f"generated/x/{NAME}", "x")]


def test_read_output_tells_what_is_not_as_written(output: Path) -> None:
    """Each file that is not as its manifest says is a finding, and is not handed on."""
    write(output, {"x": NEW, "y": OTHER, "z": built("z", {}), "v": built("v", {"a": b""})}, None)
    (output / "x/site/index.html").write_bytes(b"NEW")
    (output / "x/nhn/parties.json").unlink()
    (output / "y" / NAME).write_bytes(b"{")
    (output / "z" / NAME).unlink()
    (output / "v/a").unlink()
    (output / "v/a").symlink_to("/dev/zero")
    fill(output, {"x/own.txt": b"mine", "own/deep/own.txt": b"mine", "Own/a": b"", "own.txt": b""})
    clinics, drafts = read_output(output)
    assert said(drafts) == [
        ("CS069", "generated/own", "own"),
        ("CS062", "generated/v/a", "v"),
        ("CS068", "generated/x/own.txt", "x"),
        ("CS067", "generated/x/nhn/parties.json", "x"),
        ("CS066", "generated/x/site/index.html", "x"),
        ("CS063", f"generated/y/{NAME}", "y"),
        ("CS069", "generated/z", "z"),
    ]
    assert [(it.manifest.clinic, dict(it.files)) for it in clinics] == [
        ("x", {"site/new/index.html": b"n"})
    ]


def test_files_that_may_not_be_read(without_rights: Path) -> None:
    """What the system doesn't let us read is a finding, and the rest is verified."""
    output = without_rights / "generated"
    write(output, {"x": NEW, "y": OTHER}, None)
    (output / "x/site/index.html").chmod(0)
    (output / "y/nhn").chmod(0)
    clinics, drafts = read_output(output)
    assert said(drafts) == [
        ("CS060", f"{output}/x/site/index.html", "x"),
        ("CS060", f"{output}/y", "y"),
    ]
    assert [it.manifest.clinic for it in clinics] == ["x"]
    output.chmod(0)
    assert said(read_output(output)[1]) == [("CS060", str(output), None)]


def test_read_output_puts_right_what_a_killed_build_has_left(output: Path) -> None:
    """`verify` steps back from a change that was broken off, and then finds all in order."""
    fill(output, below(f"{STAGING}/old/x", OLD) | below(f"{STAGING}/scratch/x", NEW))
    clinics, drafts = read_output(output)
    assert ([it.manifest.clinic for it in clinics], drafts) == (["x"], [])
    assert content(output) == below("x", OLD)


def test_leftovers_that_may_not_be_put_right(without_rights: Path) -> None:
    """Where it may not be put right, what stands there is verified all the same."""
    output = without_rights / "generated"
    write(output, {"y": OTHER}, None)
    fill(output, below(f"{STAGING}/scratch/x", NEW))
    (output / STAGING / "scratch").chmod(0o500)
    (output / STAGING).chmod(0o500)
    clinics, drafts = read_output(output)
    assert [draft.code for _, draft in drafts] == ["CS060"]
    assert [it.manifest.clinic for it in clinics] == ["y"]
