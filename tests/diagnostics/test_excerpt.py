"""How the lines that a finding is about are shown, and what of them is underlined."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.diagnostics.finding import Place
from clinicspec.diagnostics.render.text import LONGEST_LINE, render
from clinicspec.source.text import SourceText
from tests.diagnostics.any_finding import finding

FILE = "specs/a.yaml"

SEEN = {
    "a": ("a", 1),
    "ø": ("ø", 1),
    "\\": ("\\", 1),
    " ": (" ", 1),
    "…": ("…", 1),
    "\t": ("    ", 4),
    "漢": ("漢", 2),
    "\uff21": ("\uff21", 2),
    "🩺": ("🩺", 2),
    "\u0301": ("\u0301", 0),
    "\u20dd": ("\u20dd", 0),
    "\x00": (r"\x00", 4),
    "\x1b": (r"\x1b", 4),
    "\x7f": (r"\x7f", 4),
    "\x85": (r"\x85", 4),
    "\x9b": (r"\x9b", 4),
    "\xa0": (r"\xa0", 4),
    "\u200b": (r"\u200b", 6),
    "\u202e": (r"\u202e", 6),
    "\u2028": (r"\u2028", 6),
    "\u3000": (r"\u3000", 6),
    "\ue000": (r"\ue000", 6),
    "\udc80": (r"\udc80", 6),
    "\U000e0041": (r"\U000e0041", 10),
}
"""What of each character is seen, and in how many columns."""


def shown(text: str, start: int, end: int) -> str:
    """The excerpt of a finding in ``text``, without what is the same for every finding."""
    source = SourceText(FILE, text)
    where = Place(FILE, source.span(start, end))
    lines = render([finding(where)], {FILE: source}, colour=False, notes=False).splitlines()
    assert lines[0] == "error[HN999]: the name is empty"
    assert lines[-1].endswith("= help: write a name")
    return "\n".join(lines[1:-1])


def expected(block: str) -> str:
    """The lines of a block that a test writes indented."""
    return dedent(block).strip("\n")


@pytest.mark.parametrize(
    ("text", "start", "end", "block"),
    [
        pytest.param(
            "name: x\n",
            6,
            6,
            """
             --> specs/a.yaml:1:7
              |
            1 | name: x
              |       ^
              |
            """,
            id="an empty span is one caret",
        ),
        pytest.param(
            "name:",
            5,
            5,
            """
             --> specs/a.yaml:1:6
              |
            1 | name:
              |      ^
              |
            """,
            id="at the end of the file",
        ),
        pytest.param(
            "name: x\n",
            8,
            8,
            """
             --> specs/a.yaml:2:1
              |
            2 |
              | ^
              |
            """,
            id="after the last line",
        ),
        pytest.param(
            "",
            0,
            0,
            """
             --> specs/a.yaml:1:1
              |
            1 |
              | ^
              |
            """,
            id="in an empty file",
        ),
        pytest.param(
            "a: 1\nkari:\n  name: Kari\n  her_id: 1\nb: 2\n",
            5,
            35,
            """
             --> specs/a.yaml:2:1
              |
            2 | kari:
              | ^^^^^
            ...
            4 |   her_id: 1
              |   ^^^^^^^^^
              |
            """,
            id="several lines: the first and the last",
        ),
        pytest.param(
            "kari: {name: Kari,\r\n\ther_id: 1}",
            6,
            31,
            """
             --> specs/a.yaml:1:7
              |
            1 | kari: {name: Kari,
              |       ^^^^^^^^^^^^
            2 |     her_id: 1}
              |     ^^^^^^^^^^
              |
            """,
            id="two lines, nothing between them",
        ),
        pytest.param(
            "kari:\nper:\n",
            0,
            6,
            """
             --> specs/a.yaml:1:1
              |
            1 | kari:
              | ^^^^^
              |
            """,
            id="a line with its line break",
        ),
        pytest.param(
            "a: |\n  x\n    \nb: 2",
            3,
            10,
            """
             --> specs/a.yaml:1:4
              |
            1 | a: |
              |    ^
            ...
            3 |
              | ^
              |
            """,
            id="a last line of spaces only",
        ),
        pytest.param(
            "a:\n" * 8 + "b:\nc:",
            24,
            29,
            """
              --> specs/a.yaml:9:1
               |
             9 | b:
               | ^^
            10 | c:
               | ^^
               |
            """,
            id="line numbers of unequal length",
        ),
        pytest.param(
            "a:\tb\tc",
            5,
            6,
            """
             --> specs/a.yaml:1:6
              |
            1 | a:    b    c
              |            ^
              |
            """,
            id="after tabs",
        ),
        pytest.param(
            "漢字: 🩺 x",
            4,
            5,
            """
             --> specs/a.yaml:1:5
              |
            1 | 漢字: 🩺 x
              |       ^^
              |
            """,
            id="wide characters",
        ),
        pytest.param(
            "e\u0301e\u0301: x",
            6,
            7,
            """
             --> specs/a.yaml:1:7
              |
            1 | e\u0301e\u0301: x
              |     ^
              |
            """,
            id="after combining marks",
        ),
        pytest.param(
            "a: \x1b[2J\u202e",
            3,
            8,
            r"""
             --> specs/a.yaml:1:4
              |
            1 | a: \x1b[2J\u202e
              |    ^^^^^^^^^^^^^
              |
            """,
            id="escape sequences",
        ),
    ],
)
def test_excerpt(text: str, start: int, end: int, block: str) -> None:
    """The underline stands below what is wrong, wherever that is."""
    assert shown(text, start, end) == expected(block)


@pytest.mark.parametrize(
    ("before", "after", "line", "underline"),
    [
        ("", "b" * 100_000, "X" + "b" * 119 + "…", "^"),
        ("a" * 100_000, "", "…" + "a" * 119 + "X", " " * 120 + "^"),
        ("a" * 100_000, "b" * 100_000, "…" + "a" * 40 + "X" + "b" * 79 + "…", " " * 41 + "^"),
        ("a" * 100, "b" * 19, "a" * 100 + "X" + "b" * 19, " " * 100 + "^"),
        ("a" * 40, "b" * 80, "a" * 40 + "X" + "b" * 79 + "…", " " * 40 + "^"),
    ],
    ids=["at its start", "at its end", "in its midst", "just not too long", "just too long"],
)
def test_long_line_is_cut_around_the_place(
    before: str, after: str, line: str, underline: str
) -> None:
    """A line of a hundred thousand characters doesn't flood the terminal."""
    block = shown(f"{before}X{after}", len(before), len(before) + 1).splitlines()
    assert block[2:4] == [f"1 | {line}", f"  | {underline}"]


def test_long_place_keeps_its_start() -> None:
    """Of a marked text that is itself too long, the start is shown and underlined to the cut."""
    block = shown("a" * 50 + "X" * 1000, 50, 1050).splitlines()
    assert block[2:4] == ["1 | …" + "a" * 40 + "X" * 80 + "…", "  | " + " " * 41 + "^" * 80]


@given(st.text(st.sampled_from("ab"), max_size=400), st.data())
def test_cut_line_shows_the_place(line: str, data: st.DataObject) -> None:
    """However a line is cut, what is underlined is what is marked, from its start on."""
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    row, underline = shown(line, start, end).splitlines()[2:4]
    carets = slice(underline.index("^"), underline.rindex("^") + 1)
    assert len(row) <= len("1 | ……") + LONGEST_LINE
    assert line.startswith(row[carets].rstrip("…"), start)
    assert row[4:].strip("…") in line


@given(st.text(st.sampled_from("".join(SEEN)), max_size=60), st.data())
def test_underline_stands_below_the_marked_columns(line: str, data: st.DataObject) -> None:
    """Tabs, wide characters, combining marks and escapes shift the underline as they shift text."""
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    row, underline = shown(line, start, end).split("\n")[2:4]
    assert row == ("1 | " + "".join(SEEN[char][0] for char in line)).rstrip(" ")
    indent = sum(SEEN[char][1] for char in line[:start])
    width = sum(SEEN[char][1] for char in line[start:end])
    assert underline == "  | " + " " * indent + "^" * max(1, width)
