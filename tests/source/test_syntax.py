"""What a text that is no YAML is told, whichever event stream it is read from.

In the fixtures « » stand around the place of the problem and ⟦ ⟧ around a related one.
"""

from collections.abc import Callable

import pytest
from yaml.error import Mark, MarkedYAMLError

from clinicspec.source.build import parse
from clinicspec.source.events import EventStream
from clinicspec.source.syntax import syntax_problem
from clinicspec.source.text import SourceText
from tests.source.marked import STREAMS, unmark

MISTAKES: list[tuple[str, str]] = [
    ("a:\n«\t»b: c\n", "a tab"),
    ("«\t»a: b\n", "a tab"),
    ("a:\n  b: c\n«\t»d: e\n", "a tab"),
    ("a: |\n«\t»b\n", "a tab"),
    ("a: |\n  b\n«\t»c\n", "a tab"),
    ("a: «@»b\n", "can't start with @"),
    ("a: «`»b`\n", "can't start with `"),
    ("a: «%»b\n", "can't start with %"),
    ("  «%»a: b\n", "can't start with %"),
    ("- «*»\n", "can't start with *"),
    ("a: «*»@b\n", "can't start with *"),
    ("a: «&» b\n", "can't start with &"),
    ("a: «?» b\n", "can't start with ?"),
    ("a: [«|»]\n", "can't start with |"),
    ("a: «!»b!c d\n", "can't start with !"),
    ("a: «!»<b c\n", "can't start with !"),
    ("a: b«:» c\n", "colon followed by a space"),
    ("a: b«:» c: d\n", "colon followed by a space"),
    ('a: "b"«:» c\n', "colon followed by a space"),
    ("a: b\n  «c:» d\n", "indented deeper"),
    ("a\n«b:» c\n", "lacks its colon"),
    ("a:b\n«c:»\n", "lacks its colon"),
    ("a: b\n«c»\nd: e\n", "lacks the colon"),
    ("a: b\n«c d»  \n", "lacks the colon"),
    ("a: b\n«:» c\n", "in front of this colon"),
    ("a: «\"»b\nc: d\n⟦⟧", "never closed"),
    ("a: «'»b\nc: d\n⟦⟧", "never closed"),
    ("a: «'»it''s⟦⟧", "never closed"),
    ('a: «"»b\\⟦⟧', "never closed"),
    ('a: [b, «"»c]\n⟦⟧', "never closed"),
    ('a: «"»b\n⟦⟧---\nc"\n', "never closed"),
    ('a: «"»b\nc: ⟦"⟧d"\n', "ends only on a later line"),
    ("a: «'»b\nc: ⟦'⟧d'\ne: f\n", "ends only on a later line"),
    ('a: "b«\\q»"\n', "\\q stands for no character"),
    ('a: "C:«\\D»ata"\n', "\\D stands for no character"),
    ('a: "«\\x»4"\n', "hexadecimal digits"),
    ('a: "C:«\\U»sers"\n', "hexadecimal digits"),
    ("a: «[»b, c\nd⟦:⟧ e\n", "the [ that stands here is not closed"),
    ("a: «{»b: c\nd⟦:⟧ e\n", "the { that stands here is not closed"),
    ("a: «[»b\n⟦⟧", "the [ that stands here is not closed"),
    ("a: «[»b,\n⟦⟧", "the [ that stands here is not closed"),
    ("a: «{»b: c,\n\n⟦⟧", "the { that stands here is not closed"),
    ("a: [b, «{»c: d⟦]⟧\n", "the { that stands here is not closed"),
    ('a: «[»"b" ⟦"⟧c"]\n', "a comma is missing"),
    ("a: «{»b: [c] ⟦d⟧: e}\n", "a comma is missing"),
    ("a: [b,«,» c]\n", ", stands where a value is expected"),
    ("a: «}»\n", "} stands where a value is expected"),
    ("a: {b: «]»}\n", "] stands where a value is expected"),
    ("a: «-» b\n", "a list item (-) can't start in the middle of a line"),
    ("a:\n  - b\n «c: d» \n", "not indented like"),
    ("a:\n    b: c\n   «d: e»\n", "not indented like"),
    ("a:\n    b: 'c\n      d'\n   «e: f»\n", "not indented like"),
    ("a:\n    b: ['c'\n      ]\n   «d: e»\n", "not indented like"),
    ("  a: b\n«c: d»\n", "not indented like"),
    ("- a\n«b: c»\n", "not indented like"),
    ("a:\n  - b\n  «c»\n", "lacks the colon"),
    ("a: b\n«- c»\n", "a list item (-) stands where a key is expected"),
    ("a: 'b' «c # d»\n", "behind a value that has already ended"),
    ("a: [b] «c»\n", "behind a value that has already ended"),
    ("a: 'it'«s'»\n", "behind a value that has already ended"),
    ("a: «> 65 years»\n", "behind > the line must end"),
    ("a: «|b»\n  c\n", "behind | the line must end"),
    ("a: «|0»\n  c\n", "behind | the line must end"),
    ("[a:\n«»", "from here on the file is no valid YAML"),
]  # fmt: skip


@pytest.mark.parametrize("stream", STREAMS)
@pytest.mark.parametrize(("marked", "words"), MISTAKES)
def test_mistakes(marked: str, words: str, stream: Callable[[str], EventStream]) -> None:
    """One problem, in words for the person who made the mistake, at the place to correct."""
    text, (places, related) = unmark(marked, "«»", "⟦⟧")
    tree, (problem,) = parse(SourceText("a.yaml", text), stream)
    assert tree is None
    assert problem.code == "CS003"
    assert words in problem.message
    assert [(problem.start, problem.end)] == places
    assert [(start, end) for _, start, end in problem.related] == related


def test_an_error_that_nobody_has_met() -> None:
    """A reader's new version may find new errors: the place is still shown, and what to look at."""
    mark = Mark("a.yaml", 3, 0, 3, "a: b\n", 3)
    error = MarkedYAMLError(problem="found something quite new", problem_mark=mark)
    problem = syntax_problem("a: b\n", error, 0, (0, 1))
    assert (problem.code, problem.start, problem.end) == ("CS003", 3, 4)
    assert problem.message.startswith("from here on the file is no valid YAML")
