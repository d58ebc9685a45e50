"""Which test files are found, which belong to no clinic, and what is within reach."""

from pathlib import Path

import pytest

from clinicspec.source.limits import MAX_BYTES
from clinicspec.store.specs_folder import find_specs
from clinicspec.store.user_tests import find_tests, without_spec
from tests.store.folders import Fifo, Link, Thing, fill, said


def _found(*paths: str) -> dict[str, list[str]]:
    """The test files of each clinic that paths name, none of them unreadable."""
    tests = {}
    for clinic in find_specs(paths).clinics:
        files, drafts = find_tests(clinic, paths)
        assert drafts == []
        tests[clinic.id] = [file.name for file in files]
    return tests


SPECS: dict[str, Thing] = {
    "x.yaml": b"",
    "x.test.yaml": b"tests of x",
    "y/clinic.yaml": b"",
    "y/b.test.yaml": b"",
    "y/a.test.yaml": b"",
    "y/.hidden.test.yaml": b"",
    "z.yaml": b"",
}


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (
            ["specs"],
            {
                "x": ["specs/x.test.yaml"],
                "y": ["specs/y/a.test.yaml", "specs/y/b.test.yaml"],
                "z": [],
            },
        ),
        (["specs/x.yaml"], {"x": ["specs/x.test.yaml"]}),
        (["specs/x.test.yaml"], {"x": ["specs/x.test.yaml"]}),
        (["specs/y"], {"y": ["specs/y/a.test.yaml", "specs/y/b.test.yaml"]}),
        (["specs/y/b.test.yaml"], {"y": ["specs/y/b.test.yaml"]}),
        (["./specs/y/b.test.yaml", "specs/z.yaml"], {"y": ["specs/y/b.test.yaml"], "z": []}),
    ],
)
def test_paths(here: Path, paths: list[str], expected: dict[str, list[str]]) -> None:
    """A clinic's tests are beside its spec or in its folder; those that are named go alone."""
    fill(here / "specs", SPECS)
    assert _found(*paths) == expected


def test_within_a_clinics_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder one stands in is a clinic's as well."""
    monkeypatch.chdir(fill(here / "specs", SPECS) / "y")
    assert _found(".") == {"y": ["a.test.yaml", "b.test.yaml"]}
    assert _found("b.test.yaml") == {"y": ["b.test.yaml"]}


def test_content(here: Path) -> None:
    """A file comes with its bytes, and of one that is too large with one more than is read."""
    fill(here / "specs", {"x.yaml": b"", "x.test.yaml": b"#" * (MAX_BYTES + 10)})
    (clinic,) = find_specs(["specs"]).clinics
    ((file,), _) = find_tests(clinic, ())
    assert len(file.content) == MAX_BYTES + 1


@pytest.mark.parametrize("name", ["x.test.yaml", "y/a.test.yaml"])
@pytest.mark.parametrize("kind", ["a link out", "a link to nothing", "a FIFO"])
def test_what_is_not_read(here: Path, name: str, kind: str) -> None:
    """Nothing outside the specs folder is read, and nothing that could hang: it is reported."""
    things: dict[str, tuple[Thing, str]] = {
        "a link out": (
            Link((here.parent / "outside" / "x.yaml").as_posix()),
            "it is a link that leads out of the specs folder",
        ),
        "a link to nothing": (Link("nowhere"), "no such file or directory"),
        "a FIFO": (Fifo(), "it is no ordinary file"),
    }
    thing, reason = things[kind]
    fill(here / "specs", {"x.yaml": b"", "y/clinic.yaml": b"", name: thing})
    tests = [find_tests(clinic, ()) for clinic in find_specs(["specs"]).clinics]
    assert [file for files, _ in tests for file in files] == []
    ((clinic, draft),) = (draft for _, drafts in tests for draft in drafts)
    assert (draft.code, draft.place.file, clinic) == ("CS017", f"specs/{name}", name[0])
    assert draft.message.endswith(reason)


def test_without_spec(here: Path) -> None:
    """A test file that is beside no spec is reported, and where its spec can't be read is not."""
    fill(
        here / "specs",
        {
            **SPECS,
            "lost.test.yaml": b"",
            "y.test.yaml": b"",
            "w.test.yaml": b"",
            "w.yaml": Fifo(),
        },
    )
    expected = [("CS094", f"specs/{name}.test.yaml", None) for name in ("lost", "y")]
    assert said(without_spec(find_specs(["specs"]))) == expected
    assert said(without_spec(find_specs(["specs/lost.test.yaml"]))) == expected[:1]


def test_a_folder_that_is_gone(here: Path) -> None:
    """What disappears while clinicspec works is reported."""
    folder = fill(here / "specs", {"y/clinic.yaml": b""}) / "y"
    (clinic,) = find_specs(["specs"]).clinics
    folder.rename(here / "gone")
    assert said(find_tests(clinic, ())[1]) == [("CS017", "specs/y", "y")]
