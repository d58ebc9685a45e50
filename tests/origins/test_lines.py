"""Which lines are told where they are from, and which are left alone."""

import pytest

from clinicspec.model.origin import mark
from clinicspec.origins.lines import lines_of

KARI, LARS = mark(0), mark(1)
PATHS = ["employees.kari", "employees.lars"]


def test_lines() -> None:
    """Each line has the paths of the marks on it, each once."""
    found = lines_of(
        {"a.md": b"Kari, Kari\nand Lars\n", "logo.png": b"\x89PNG"},
        {"a.md": f"{KARI}Kari, {KARI}Kari\nand {LARS}Lars\n".encode(), "logo.png": b"\x89PNG"},
        PATHS,
    )
    assert found == {"employees.kari": {"a.md": [1]}, "employees.lars": {"a.md": [2]}}


@pytest.mark.parametrize(
    "marked",
    [
        f"{KARI}Kari\n{LARS}Kari\n{KARI}Kari\n",
        f"{LARS}Kari\n",
        f"{KARI}kari\n{LARS}Lars\n",
    ],
)
def test_what_marks_change_is_left_alone(marked: str) -> None:
    """A template that counts characters may break lines elsewhere, and leads nobody astray."""
    found = lines_of({"a.html": b"Kari\nKari\n"}, {"a.html": marked.encode()}, PATHS)
    assert found == {}


@pytest.mark.parametrize("mark", [KARI, LARS])
def test_no_mark_is_published(mark: str) -> None:
    """Not even by a mistake of clinicspec's own, such as a cache that keeps marked texts."""
    content = f"{mark}Kari\n".encode()
    with pytest.raises(AssertionError, match=r"a\.md would be published with marks in it"):
        lines_of({"a.md": content}, {"a.md": content}, PATHS)


def test_folded_lines_of_a_calendar_file() -> None:
    """A line that goes on is one, wherever marks make it go on; elsewhere no line goes on."""
    plain, marked = b"A:Kari\r\n Lunde\r\nB\r\n", f"A:{KARI}Ka\r\n ri\r\n Lunde\r\nB\r\n".encode()
    assert lines_of({"a.ics": plain}, {"a.ics": marked}, PATHS) == {
        "employees.kari": {"a.ics": [1, 2]}
    }
    assert lines_of(
        {"a.html": plain}, {"a.html": plain.replace(b"B", LARS.encode() + b"B")}, PATHS
    ) == {"employees.lars": {"a.html": [3]}}
