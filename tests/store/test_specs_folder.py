"""Which clinics are found, what is read of them, and what is reported instead of passed over."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.diagnostics.finding import FILE_START
from clinicspec.source.limits import MAX_BYTES
from clinicspec.store.specs_folder import find_specs
from tests.store.folders import Fifo, Link, Socket, Thing, clinics, fill, said

SHAPES: dict[str, tuple[dict[str, Thing], dict[str, list[str]]]] = {
    "one file": ({"x.yaml": b""}, {"x": ["specs/x.yaml"]}),
    "several files, by id": (
        {"b.yaml": b"", "a.yaml": b"", "1-c.yaml": b""},
        {"1-c": ["specs/1-c.yaml"], "a": ["specs/a.yaml"], "b": ["specs/b.yaml"]},
    ),
    "a folder, main file first": (
        {"x/routing.yaml": b"", "x/clinic.yaml": b"", "x/Ansatte æøå.yaml": b""},
        {"x": ["specs/x/clinic.yaml", "specs/x/Ansatte æøå.yaml", "specs/x/routing.yaml"]},
    ),
    "a file and a folder": (
        {"a.yaml": b"", "b/clinic.yaml": b""},
        {"a": ["specs/a.yaml"], "b": ["specs/b/clinic.yaml"]},
    ),
    "the users' tests are not the clinic": (
        {"x.yaml": b"", "x.test.yaml": b"", "y/clinic.yaml": b"", "y/y.test.yaml": b""},
        {"x": ["specs/x.yaml"], "y": ["specs/y/clinic.yaml"]},
    ),
    "attachments are not specs": (
        {"x.yaml": b"", "logo.svg": b"", "files/a.pdf": b"", "y/clinic.yaml": b"", "y/f/a": b""},
        {"x": ["specs/x.yaml"], "y": ["specs/y/clinic.yaml"]},
    ),
    "hidden is nobody's": (
        {
            "x.yaml": b"",
            ".x.yaml": b"",
            ".x.yml": b"",
            ".git/clinic.yaml": b"",
            "y/clinic.yaml": b"",
            "y/.a.yaml": b"",
            "y/.z/a.yaml": b"",
            "files/.a.yaml": b"",
        },
        {"x": ["specs/x.yaml"], "y": ["specs/y/clinic.yaml"]},
    ),
    "links that stay within": (
        {
            "x.yaml": b"",
            "y.yaml": Link("x.yaml"),
            "z/clinic.yaml": b"",
            "z/a.yaml": Link("../x.yaml"),
            "z2": Link("z"),
            "itself": Link("."),
            "z/above": Link(".."),
        },
        {
            "x": ["specs/x.yaml"],
            "y": ["specs/y.yaml"],
            "z": ["specs/z/clinic.yaml", "specs/z/a.yaml"],
            "z2": ["specs/z2/clinic.yaml", "specs/z2/a.yaml"],
        },
    ),
    "links to nowhere that are no specs": (
        {"x.yaml": b"", "old.pdf": Link("gone.pdf"), "files/a.pdf": Link("a.pdf")},
        {"x": ["specs/x.yaml"]},
    ),
}


@pytest.mark.parametrize(("things", "expected"), SHAPES.values(), ids=SHAPES)
def test_shapes(here: Path, things: dict[str, Thing], expected: dict[str, list[str]]) -> None:
    """Each shape that the language has is a clinic with these files, and nothing is reported."""
    fill(here / "specs", things)
    found = find_specs(["specs"])
    assert clinics(found) == expected
    assert said(found.drafts) == []
    assert found.keep == expected.keys()
    assert not any(clinic.incomplete for clinic in found.clinics)


MISTAKES: dict[str, tuple[dict[str, Thing], list[tuple[str, str, str | None]], list[str]]] = {
    "wrong ending": (
        {"x.yml": b"", "y.YAML": b"", "z.Yml": b"", "a.test.yml": b"", "b.yaml": b""},
        [
            ("CS018", "specs/a.test.yml", None),
            ("CS018", "specs/x.yml", None),
            ("CS018", "specs/y.YAML", None),
            ("CS018", "specs/z.Yml", None),
        ],
        ["b"],
    ),
    "wrong ending in a clinic's folder": (
        {"x/clinic.yaml": b"", "x/employees.yml": b""},
        [("CS018", "specs/x/employees.yml", "x")],
        ["x incomplete"],
    ),
    "wrong name of the main file": (
        {"x/clinic.yml": b"", "x/employees.yaml": b"", "y/Clinic.yaml": b""},
        [("CS018", "specs/x/clinic.yml", None), ("CS018", "specs/y/Clinic.yaml", None)],
        [],
    ),
    "YAML in a folder without clinic.yaml": (
        {"x.yaml": b"", "files/a.yaml": b"", "files/b.yml": b"", "files/c.test.yaml": b""},
        [
            ("CS019", "specs/files/a.yaml", None),
            ("CS019", "specs/files/b.yml", None),
            ("CS019", "specs/files/c.test.yaml", None),
        ],
        ["x"],
    ),
    "YAML nested deeper": (
        {"x/clinic.yaml": b"", "x/more/a.yaml": b"", "files/x/y/clinic.yaml": b""},
        [("CS019", "specs/files/x/y/clinic.yaml", None), ("CS019", "specs/x/more/a.yaml", "x")],
        ["x incomplete"],
    ),
    "no id": (
        {"Å.yaml": b"", "a_b.yaml": b"", "a b/clinic.yaml": b"", "a.b.yaml": b"", "X.yaml": b""},
        [
            ("CS020", "specs/X.yaml", None),
            ("CS020", "specs/a b/clinic.yaml", None),
            ("CS020", "specs/a.b.yaml", None),
            ("CS020", "specs/a_b.yaml", None),
            ("CS020", "specs/Å.yaml", None),
        ],
        [],
    ),
    "one id twice": (
        {"x.yaml": b"", "x/clinic.yaml": b""},
        [("CS020", "specs/x/clinic.yaml", "x")],
        ["x"],
    ),
    "one id twice but for the case": (
        {"X.yaml": b"", "x.yaml": b"", "Y.yaml": b"", "y/clinic.yaml": b"", "Z.yaml": b""},
        [
            ("CS020", "specs/X.yaml", "x"),
            ("CS020", "specs/Y.yaml", "y"),
            ("CS020", "specs/Z.yaml", None),
        ],
        ["x", "y"],
    ),
    "links that lead out": (
        {
            "x.yaml": Link("../../outside/x.yaml"),
            "y": Link("../../outside"),
            "z/clinic.yaml": Link("../../../outside/clinic.yaml"),
            "v/clinic.yaml": b"",
            "v/a.yaml": Link("../../../outside/x.yaml"),
            "v/files": Link("../../../outside"),
            "files/deep": Link("../../../outside"),
        },
        [
            ("CS017", "specs/files/deep", None),
            ("CS017", "specs/v/a.yaml", "v"),
            ("CS017", "specs/v/files", "v"),
            ("CS017", "specs/x.yaml", "x"),
            ("CS017", "specs/y", None),
            ("CS017", "specs/z/clinic.yaml", "z"),
        ],
        ["v incomplete"],
    ),
    "links to nowhere": (
        {"x.yaml": Link("gone.yaml"), "y.yaml": Link("y.yaml")},
        [("CS017", "specs/x.yaml", "x"), ("CS017", "specs/y.yaml", "y")],
        [],
    ),
    "what is no file": (
        {
            "x.yaml": Fifo(),
            "y.yaml": Socket(),
            "z/clinic.yaml/": b"",
            "v/clinic.yaml": b"",
            "v/a.yaml": Fifo(),
            "w.yaml": Link("x.yaml"),
            "files/a.yaml": Fifo(),
            "files/a.pdf": Fifo(),
        },
        [
            ("CS017", "specs/v/a.yaml", "v"),
            ("CS017", "specs/w.yaml", "w"),
            ("CS017", "specs/x.yaml", "x"),
            ("CS017", "specs/y.yaml", "y"),
            ("CS017", "specs/z/clinic.yaml", "z"),
            ("CS019", "specs/files/a.yaml", None),
        ],
        ["v incomplete"],
    ),
}


@pytest.mark.parametrize(("things", "expected", "left"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes(
    here: Path,
    things: dict[str, Thing],
    expected: list[tuple[str, str, str | None]],
    left: list[str],
) -> None:
    """Whatever looks like a spec and is not read is reported, once, and the rest is checked."""
    fill(here / "specs", things)
    found = find_specs(["specs"])
    assert sorted(said(found.drafts)) == expected
    assert [f"{it.id}{' incomplete' * it.incomplete}" for it in found.clinics] == left
    assert found.keep is None
    assert b"secret" not in [file.content for it in found.clinics for file in it.files]


def test_a_large_file_is_read_to_just_above_the_limit(here: Path) -> None:
    """However large a file is, no more of it is read than it takes to call it too large."""
    fill(here / "specs", {"x.yaml": b""})
    os.truncate("specs/x.yaml", 3 * MAX_BYTES)
    (clinic,) = find_specs(["specs"]).clinics
    assert len(clinic.files[0].content) == MAX_BYTES + 1


def test_names_that_are_no_text(here: Path) -> None:
    """Bytes that are no UTF-8 are shown in a way that every output can hold."""
    fill(here / "specs", {os.fsdecode(b"\xe6.yaml"): b"", "x/clinic.yaml": b""})
    fill(here / "specs", {os.fsdecode(b"x/\xe6.yaml"): b"", os.fsdecode(b"x/\xe5.yml"): b""})
    found = find_specs(["specs"])
    assert clinics(found) == {"x": ["specs/x/clinic.yaml", "specs/x/\\xe6.yaml"]}
    assert said(found.drafts) == [
        ("CS020", "specs/\\xe6.yaml", None),
        ("CS018", "specs/x/\\xe5.yml", "x"),
    ]
    for _, draft in found.drafts:
        f"{draft.message} {draft.help} {draft.place.file}".encode()


@pytest.mark.parametrize(
    "paths", [["specs", "specs/x/clinic.yaml"], ["specs/x/clinic.yaml", "specs"]]
)
def test_a_file_that_is_named_and_found(here: Path, paths: list[str]) -> None:
    """What is wrong with a file is said once, and whose it is wherever any path tells."""
    fill(here / "specs", {"x/clinic.yaml": Link("clinic.yaml")})
    assert said(find_specs(paths).drafts) == [("CS017", "specs/x/clinic.yaml", "x")]


def test_a_file_amiss_in_two_clinics(here: Path) -> None:
    """Each of two clinics that lack a file is told to, where one's folder holds the other's."""
    fill(here / "specs", {"clinic.yaml": b"", "x/clinic.yaml": b"", "x/d/a.yaml": b""})
    drafts = said(find_specs(["specs", "specs/x"]).drafts)
    assert {("CS019", "specs/x/d/a.yaml", "specs"), ("CS019", "specs/x/d/a.yaml", "x")} < {*drafts}


def test_a_finding_is_about_the_whole_file(here: Path) -> None:
    """Where nothing was read, the place is the file's beginning."""
    fill(here / "specs", {"x.yml": b""})
    ((_, draft),) = find_specs(["specs"]).drafts
    assert (draft.place.span, draft.place.path) == (FILE_START, ())


def test_files_that_may_not_be_read(without_rights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system doesn't let us read is reported, be it a file, or a folder of any kind."""
    monkeypatch.chdir(without_rights)
    fill(
        without_rights / "specs",
        {"a.yaml": b"", "b/clinic.yaml": b"", "c/clinic.yaml": b"", "c/x.yaml": b"", "d/e/f": b""},
    )
    for name in ("a.yaml", "b", "c/x.yaml", "d/e"):
        Path("specs", name).chmod(0)
    found = find_specs(["specs"])
    assert said(found.drafts) == [
        ("CS017", "specs/a.yaml", "a"),
        ("CS017", "specs/b", None),
        ("CS017", "specs/c/x.yaml", "c"),
        ("CS017", "specs/d/e", None),
    ]
    assert {draft.message.rpartition(": ")[2] for _, draft in found.drafts} == {"permission denied"}
    assert clinics(found) == {"c": ["specs/c/clinic.yaml"]}
    Path("specs").chmod(0)
    assert said(find_specs(["specs"]).drafts) == [("CS017", "specs", None)]
    assert said(find_specs(["specs/a.yaml"]).drafts) == [("CS017", "specs/a.yaml", None)]


def test_a_folder_whose_files_may_only_be_listed(
    without_rights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that shows names but no files passes no clinic over in silence."""
    monkeypatch.chdir(without_rights)
    fill(without_rights / "specs", {"x.yaml": b"", "y/clinic.yaml": b"", "files/a.pdf": b""})
    Path("specs").chmod(0o400)
    assert said(find_specs(["specs"]).drafts) == [
        ("CS017", "specs/files", None),
        ("CS017", "specs/x.yaml", "x"),
        ("CS017", "specs/y", None),
    ]


@pytest.fixture
def bottomless(here: Path) -> Iterator[None]:
    """Folders in the specs folder, nested so deep that no path leads to the last of them."""
    depth = 1000
    os.chdir(fill(here / "specs", {"x.yaml": b""}))
    for _ in range(depth):
        Path("deep").mkdir()
        os.chdir("deep")
    os.chdir(here)
    yield
    os.chdir(here / "specs")
    for _ in range(depth):
        os.chdir("deep")
    for _ in range(depth):  # pytest, which clears up its folders, can't climb down there
        os.chdir("..")
        Path("deep").rmdir()


@pytest.mark.usefixtures("bottomless")
def test_folders_deeper_than_any_path() -> None:
    """Where there is no going on, that is a finding, and whatever else there is is checked."""
    found = find_specs(["specs"])
    assert clinics(found) == {"x": ["specs/x.yaml"]}
    ((_, draft),) = found.drafts
    assert draft.code == "CS017"
    assert draft.message.endswith("file name too long")


NAMES = st.sampled_from(
    [
        "a.yaml",
        "B.yaml",
        "a.yml",
        "a.test.yaml",
        "clinic.yaml",
        "Clinic.yml",
        ".a.yaml",
        "a.pdf",
        "æ.YAML",
    ]
)
FOLDERS = st.sampled_from(["", "a/", "b/", "a/b/", "files/", ".git/", "B c/"])


@given(st.dictionaries(st.tuples(FOLDERS, NAMES).map("".join), st.just(b""), max_size=8))
def test_no_yaml_is_passed_over(
    tmp_path_factory: pytest.TempPathFactory, files: Mapping[str, bytes]
) -> None:
    """Of all YAML that isn't hidden or a test, every file is read or reported.

    It may be reported with its clinic's main file. The oracle needs no knowledge of the shapes.
    """
    folder = fill(tmp_path_factory.mktemp("any") / "specs", files)
    found = find_specs([str(folder)])
    accounted_for = {Path(file.name) for clinic in found.clinics for file in clinic.files}
    for _, draft in found.drafts:
        path = Path(draft.place.file)
        is_main = path.stem.lower() == "clinic"
        accounted_for |= {*path.parent.rglob("*")} if is_main else {path}
    for name in files:
        path = folder / name
        if path.suffix.lower() in (".yaml", ".yml") and "/." not in f"/{name}":
            assert path in accounted_for or name.endswith(".test.yaml")
