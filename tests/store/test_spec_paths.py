"""The ways to name clinics, and what is within reach of one."""

from pathlib import Path

import pytest

from clinicspec.store.attachments import attachment_size
from clinicspec.store.specs_folder import ClinicFiles, find_specs
from tests.store.folders import Fifo, Link, clinics, fill, said

NAMED: dict[str, tuple[list[str], list[str], bool]] = {
    "the specs folder": (
        ["specs"],
        ["specs/x.yaml", "specs/y/clinic.yaml", "specs/y/a.yaml"],
        True,
    ),
    "with a slash": (["specs/"], ["specs/x.yaml", "specs/y/clinic.yaml", "specs/y/a.yaml"], True),
    "with a dot": (["./specs"], ["specs/x.yaml", "specs/y/clinic.yaml", "specs/y/a.yaml"], True),
    "through a link": (["link"], ["link/x.yaml", "link/y/clinic.yaml", "link/y/a.yaml"], True),
    "a file": (["specs/x.yaml"], ["specs/x.yaml"], False),
    "a clinic's folder": (["specs/y"], ["specs/y/clinic.yaml", "specs/y/a.yaml"], False),
    "a file in it": (["specs/y/a.yaml"], ["specs/y/clinic.yaml", "specs/y/a.yaml"], False),
    "its main file": (["specs/y/clinic.yaml"], ["specs/y/clinic.yaml", "specs/y/a.yaml"], False),
    "its test file": (["specs/y/t.test.yaml"], ["specs/y/clinic.yaml", "specs/y/a.yaml"], False),
    "from above": (["specs/../specs/x.yaml"], ["specs/../specs/x.yaml"], False),
    "the whole folder and a part of it": (
        ["specs", "specs/x.yaml", "link/y"],
        ["specs/x.yaml", "specs/y/clinic.yaml", "specs/y/a.yaml"],
        True,
    ),
    "a file twice": (["specs/x.yaml", "./specs/x.yaml", "link/x.yaml"], ["specs/x.yaml"], False),
    "a clinic's folder twice": (
        ["specs/y", "specs/y/a.yaml"],
        ["specs/y/clinic.yaml", "specs/y/a.yaml"],
        False,
    ),
}


@pytest.mark.parametrize(("paths", "files", "whole"), NAMED.values(), ids=NAMED)
def test_paths(here: Path, paths: list[str], files: list[str], whole: bool) -> None:
    """Each way to name a clinic finds it, once, and says its files' names as the user does."""
    fill(
        here / "specs",
        {"x.yaml": b"x", "y/clinic.yaml": b"", "y/a.yaml": b"", "y/t.test.yaml": b""},
    )
    (here / "link").symlink_to("specs")
    found = find_specs(paths)
    assert [file.name for clinic in found.clinics for file in clinic.files] == files
    assert (found.keep is not None) == whole
    assert (found.drafts, found.missing, found.without_clinic) == ((), (), ())


def test_working_directory_as_path(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`clinicspec check .` knows the clinic by its folder's name, and `..` is the specs folder."""
    fill(here / "specs", {"y/clinic.yaml": b"", "y/files/a.pdf": b""})
    monkeypatch.chdir(here / "specs" / "y")
    assert clinics(find_specs(["."])) == {"y": ["clinic.yaml"]}
    assert clinics(find_specs(["clinic.yaml"])) == {"y": ["clinic.yaml"]}
    assert clinics(find_specs([".."])) == {"y": ["../y/clinic.yaml"]}
    monkeypatch.chdir("files")
    assert clinics(find_specs([".."])) == {"y": ["../clinic.yaml"]}


def test_absolute_path(here: Path) -> None:
    """A file that is named from the root is shown so."""
    fill(here / "specs", {"x.yaml": b""})
    path = (here / "specs" / "x.yaml").as_posix()
    assert clinics(find_specs([path])) == {"x": [path]}


def test_content_and_paths_below_the_specs_folder(here: Path) -> None:
    """Files come with their bytes, and with the path that the manifest has."""
    fill(here / "specs", {"x.yaml": b"\xffx", "y/clinic.yaml": b"y", "y/a.yaml": b"a"})
    one, other = find_specs(["specs/x.yaml", "specs/y/a.yaml"]).clinics
    assert [(file.path, file.content) for file in one.files] == [("x.yaml", b"\xffx")]
    assert [(file.path, file.content) for file in other.files] == [
        ("y/clinic.yaml", b"y"),
        ("y/a.yaml", b"a"),
    ]


def test_paths_without_a_clinic(here: Path) -> None:
    """Whoever names nothing, or something else than a clinic, can be told so."""
    fill(here / "specs", {"files/a.pdf": b"", "x.test.yaml": b""})
    fill(here, {"README.md": b"", "nowhere": Link("gone")})
    paths = ["specs", "specs/files", "README.md", "gone", "README.md/x.yaml", "nowhere", "\udcff"]
    found = find_specs(paths)
    assert found.without_clinic == ("specs", "specs/files", "README.md")
    assert found.missing == ("gone", "README.md/x.yaml", "nowhere", "\\xff")
    assert (found.clinics, found.drafts) == ((), ())


def test_mistakes_at_named_paths(here: Path) -> None:
    """What is named and can't be read is reported like what is found."""
    fill(here / "specs", {"x.yml": b"", "f.yaml": Fifo(), "out.yaml": Link("../../outside/x.yaml")})
    fill(here / "specs", {"out": Link("../../outside"), "Å/clinic.yaml": b"", "loop": Link("loop")})
    names = ["specs/x.yml", "specs/f.yaml", "specs/out.yaml", "specs/out", "specs/Å", "specs/loop"]
    assert said(find_specs(names).drafts) == [
        ("CS017", "specs/f.yaml", "f"),
        ("CS017", "specs/loop", None),
        ("CS017", "specs/out", None),
        ("CS017", "specs/out.yaml", "out"),
        ("CS018", "specs/x.yml", None),
        ("CS020", "specs/Å/clinic.yaml", None),
    ]


def test_a_mistake_is_reported_once(here: Path) -> None:
    """Naming a folder twice reports nothing twice."""
    fill(here / "specs", {"x.yml": b""})
    assert said(find_specs(["specs", "specs/", "specs/x.yml"]).drafts) == [
        ("CS018", "specs/x.yml", None)
    ]


def test_one_id_in_two_specs_folders(here: Path) -> None:
    """Clinics that are checked together are told apart by their ids, wherever they come from."""
    fill(here, {"a/x.yaml": b"", "b/x.yaml": b""})
    found = find_specs(["b", "a"])
    assert clinics(found) == {"x": ["a/x.yaml"]}
    ((clinic, draft),) = found.drafts
    assert (draft.code, draft.place.file, clinic) == ("CS020", "b/x.yaml", "x")
    assert [related.place.file for related in draft.related] == ["a/x.yaml"]


def test_two_whole_specs_folders(here: Path) -> None:
    """Of a folder that is named only in part, nobody knows which clinics are gone from it."""
    fill(here, {"a/x.yaml": b"", "b/y.yaml": b"", "b/z.yaml": b""})
    assert find_specs(["a", "b"]).keep == frozenset("xyz")
    assert find_specs(["a", "b/y.yaml"]).keep is None


@pytest.fixture
def clinic(here: Path) -> ClinicFiles:
    """A clinic's folder with attachments, good and bad."""
    fill(
        here / "specs",
        {
            "shared.pdf": b"1234",
            "y/clinic.yaml": b"",
            "y/logo.svg": b"12",
            "y/files/a.pdf": b"123",
            "y/files/within.pdf": Link("../../shared.pdf"),
            "y/files/out.pdf": Link("../../../../outside/a.pdf"),
            "y/files/pipe.pdf": Fifo(),
            "y/out": Link("../../../outside"),
            "y/loop": Link("loop"),
        },
    )
    (found,) = find_specs(["specs/y"]).clinics
    return found


@pytest.mark.parametrize(
    ("name", "size"),
    {
        "logo.svg": 2,
        "files/a.pdf": 3,
        "files/within.pdf": 4,
        "files/gone.pdf": None,
        "files/out.pdf": None,
        "files/pipe.pdf": None,
        "files": None,
        "out/a.pdf": None,
        "loop": None,
        "../shared.pdf": None,
        "files/../logo.svg": None,
        "files//a.pdf": None,
        "": None,
        "/": None,
        "/etc/passwd": None,
        "logo.svg/": None,
        "logo.svg/x": None,
        "a\0b": None,
        "\ud800": None,
        "x" * 5000: None,
    }.items(),
    ids=repr,
)
def test_attachment_size(clinic: ClinicFiles, name: str, size: int | None) -> None:
    """An attachment's size is that of an ordinary file within reach, or it is not there."""
    assert attachment_size(clinic, name) == size


def test_attachments_of_a_clinic_in_one_file(here: Path) -> None:
    """A clinic in one file has its attachments beside it."""
    fill(here / "specs", {"x.yaml": b"", "files/a.pdf": b"123", "y/logo.svg": b""})
    (clinic,) = find_specs(["specs/x.yaml"]).clinics
    assert clinic.folder == Path("specs")
    assert attachment_size(clinic, "files/a.pdf") == 3
