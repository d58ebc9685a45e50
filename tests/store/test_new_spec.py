"""Writing a clinic's first spec."""

from pathlib import Path

import pytest

from clinicspec.store.new_spec import create_spec
from tests.store.folders import fill


def test_a_new_spec(here: Path) -> None:
    """The file is written, and its folder made where there is none."""
    assert create_spec(Path("a/specs"), "havna", b"x") == (Path("a/specs/havna.yaml"), None)
    assert (here / "a" / "specs" / "havna.yaml").read_bytes() == b"x"


@pytest.mark.parametrize(
    "there", ["specs/havna.yaml", "specs/HAVNA.yaml", "specs/havna/clinic.yaml", "specs/Havna/x"]
)
def test_nothing_is_written_over(here: Path, there: str) -> None:
    """A clinic of this id keeps its spec, be it a file or a folder and whatever its case."""
    fill(here, {there: b"old"})
    before = sorted(here.rglob("*"))
    _, problem = create_spec(Path("specs"), "havna", b"new")
    assert problem is not None
    assert (problem.clinic, problem.draft.code) == ("havna", "CS086")
    assert "is there already" in problem.draft.message
    assert sorted(here.rglob("*")) == before
    assert (here / there).read_bytes() == b"old"


def test_a_link_is_not_followed(here: Path) -> None:
    """A link in the file's place, be it one that leads nowhere, is left as it is."""
    fill(here, {"specs/x": b""})
    (here / "specs" / "havna.yaml").symlink_to("elsewhere")
    _, problem = create_spec(Path("specs"), "havna", b"new")
    assert problem is not None
    assert not (here / "specs" / "elsewhere").exists()


def test_a_folder_that_is_none(here: Path) -> None:
    """Where no folder can be made, the system's reason is a finding."""
    fill(here, {"specs": b""})
    _, problem = create_spec(Path("specs"), "havna", b"new")
    assert problem is not None
    assert problem.draft.message.startswith("specs/havna.yaml was not written: ")
