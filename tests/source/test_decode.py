"""Bytes to text: what can't be decoded or must not stand in a spec has its line and column."""

import re
import sys
import unicodedata

import pytest
from yaml.reader import Reader

from clinicspec.source.characters import REFUSED
from clinicspec.source.decode import decode
from clinicspec.source.text import Position

BIDI_CLASSES = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
BIDI_MARKS = "\u061c\u200e\u200f"
DISPUTED_BREAKS = "\x85\u2028\u2029"


def _problem_position(content: bytes) -> tuple[str, Position, str]:
    """The only problem's code, where it starts, and its message."""
    source, (problem,) = decode("a.yaml", content)
    assert problem.end == problem.start + 1
    assert problem.end <= len(source.text)
    return problem.code, source.position(problem.start), problem.message


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"\xff", 1, 1),
        ("a: bl\xe5b\xe6r\n".encode("latin-1"), 1, 6),
        ("# ☂🫐\næ: ".encode() + b"\xe5\n", 2, 4),
        (b"\xef\xbb\xbfa: \xf8\n", 1, 4),
        ("a: ☂".encode()[:-1], 1, 4),
        (b"a\r\nb\rc: \xc0\x80", 3, 4),
        (b"a: \xed\xa0\x80", 1, 4),
    ],
)
def test_invalid_utf8(content: bytes, line: int, column: int) -> None:
    """The first byte that can't be decoded is shown where an editor shows it."""
    code, position, message = _problem_position(content)
    assert (code, position) == ("CS001", Position(line, column))
    assert re.search(r"\b0x[0-9A-F]{2}\b", message)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-32-be"])
def test_other_encodings(encoding: str) -> None:
    """Excel and old editors save UTF-16: the message says so instead of naming bytes."""
    mark = "" if encoding in ("utf-16", "utf-32") else "\ufeff"
    source, (problem,) = decode("a.yaml", f"{mark}a: b\n".encode(encoding))
    assert problem.code == "CS001"
    assert encoding[:6].upper() in problem.message
    assert "UTF-8" in problem.help
    assert 0 <= problem.start < problem.end <= len(source.text)


@pytest.mark.parametrize(
    ("content", "line", "column", "name"),
    [
        ("a: b\x00\n", 1, 5, "U+0000 NULL"),
        ("a: \x1b[31m\n", 1, 4, "U+001B ESCAPE"),
        ("# æ\na: b\x7f", 2, 5, "U+007F DELETE"),
        ("a: b\x85c: d", 1, 5, "U+0085 NEXT LINE"),
        ("a: b\u2028c: d", 1, 5, "U+2028 LINE SEPARATOR"),
        ("a: b\n# \u202ec", 2, 3, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("a: b\u200f", 1, 5, "U+200F RIGHT-TO-LEFT MARK"),
        ("\ufeff\ufeffa: b", 1, 1, "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("🫐: \ufffe", 1, 4, "U+FFFE"),
    ],
)
def test_refused_characters(content: str, line: int, column: int, name: str) -> None:
    """What can't be seen is named, wherever it stands, comments included."""
    code, position, message = _problem_position(content.encode())
    assert (code, position) == ("CS002", Position(line, column))
    assert f"{name} " in message


def test_one_finding_for_all_refused_characters() -> None:
    """A file full of them has one finding, which points at a handful."""
    source, (problem,) = decode("a.yaml", "a\x00b\x01c\u202e".encode() + b"\x02" * 1000)
    assert (problem.start, problem.end) == (1, 2)
    assert [place[1:] for place in problem.related] == [(3, 4), (5, 6), (6, 7), (7, 8), (8, 9)]
    assert "U+202E" in problem.related[1][0]
    assert len(source.text) == 1006


@pytest.mark.parametrize(
    "content", [b"a: \x1b]0;b\x07\n", "a: \u202eb\n".encode(), b"\xff\x1b[2J", b"\xff\xfea\x00"]
)
def test_what_is_shown_of_a_refused_file_is_harmless(content: bytes) -> None:
    """The text is printed under the message; no control character reaches the terminal."""
    source, problems = decode("a.yaml", content)
    assert problems
    assert not REFUSED.search(source.text)


def test_what_is_refused() -> None:
    """Everything outside YAML's printable characters, and what misleads readers, but no more.

    PyYAML's own pattern is the oracle for the first, Unicode's database for what reorders text.
    """
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        refused = (
            Reader.NON_PRINTABLE.match(character) is not None
            or unicodedata.bidirectional(character) in BIDI_CLASSES
            or character in BIDI_MARKS + DISPUTED_BREAKS + "\ufeff"
        )
        assert (REFUSED.match(character) is not None) == refused, f"U+{code:04X}"


@pytest.mark.parametrize("text", ["a: b\n", "", "æøå ÆØÅ áčđŋšŧž 👩\u200d⚕️\t\r\n", "\ufffd\u00a0"])
def test_sound_text_is_left_alone(text: str) -> None:
    """What is decoded is what was saved, line breaks included."""
    source, problems = decode("a.yaml", text.encode())
    assert (source.text, source.name, problems) == (text, "a.yaml", [])
