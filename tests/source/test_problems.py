"""What a spec may not hold although it is YAML, and what of the tree is left.

In the fixtures « » stand around the place of a problem and ⟦ ⟧ around a related one.
"""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from clinicspec.source.build import parse
from clinicspec.source.events import EventStream
from clinicspec.source.problem import Problem
from clinicspec.source.text import SourceText
from clinicspec.source.tree import EMPTY, Data, Mapping, Node
from tests.source.marked import STREAMS, Place, sound_tree, unmark

on_both_streams = pytest.mark.parametrize("stream", STREAMS)


class Reading(NamedTuple):
    """What parsing a marked text found."""

    tree: Node | None
    problems: list[Problem]
    places: list[Place]
    related: list[Place]


def read_marked(marked: str, stream: Callable[[str], EventStream]) -> Reading:
    """Parse a text without its marks."""
    text, (places, related) = unmark(marked, "«»", "⟦⟧")
    return Reading(*parse(SourceText("a.yaml", text), stream), places, related)


LEAVES_A_TREE: list[tuple[str, str, Data]] = [
    ("CS010", "⟦a⟧: 1\n«a»: 2\n", {"a": "1"}),
    ("CS010", "⟦a⟧: 1\nb: 2\n«'a'»: {c: 3}\nd: 4\n", {"a": "1", "b": "2", "d": "4"}),
    ("CS010", "{⟦a⟧: 1, «a»: [2, 3], b: 4}", {"a": "1", "b": "4"}),
    ("CS010", "⟦a⟧:\n«a»: &x 1\nb: *x\n", {"a": EMPTY, "b": "1"}),
    ("CS011", "a: «!!str» 1\n", {"a": "1"}),
    ("CS011", "a: «!» b\n", {"a": "b"}),
    ("CS011", "a: «!env»\n", {"a": EMPTY}),
    ("CS011", "a: «!<tag:yaml.org,2002:int>» 1\n", {"a": "1"}),
    ("CS011", "a: &x «!b»\n  c: d\n", {"a": {"c": "d"}}),
    ("CS011", "a: «!b» &x [c]\n", {"a": ["c"]}),
    ("CS011", "«!b» a: c\n", {"a": "c"}),
    ("CS011", "- «!a»\n- b\n", [EMPTY, "b"]),
    ("CS012", "a: &x {b: c}\nd:\n  «<<»: *x\n  e: f\n", {"a": {"b": "c"}, "d": {"e": "f"}}),
    ("CS012", "{«<<»: {a: b}, c: d}", {"c": "d"}),
    ("CS015", "? «[a, b]»\n: c\nd: e\n", {"d": "e"}),
    ("CS015", "? «- a\n  - b» # c\n: d\ne: f\n", {"e": "f"}),
    ("CS015", "a: {«{b}»}\n", {"a": {}}),
    ("CS015", "«''»: a\nb: c\n", {"b": "c"}),
    ("CS015", "?«»\n: a\nb: c\n", {"b": "c"}),
    ("CS015", "a: &x b\n«*x» : c\nd: e\n", {"a": "b", "d": "e"}),
    ("CS015", "? «{a: 1}»\nb: c\n", {"b": "c"}),
    ("CS015", "a: b\n? «[c]»\n# d\n", {"a": "b"}),
]  # fmt: skip

LEAVES_NO_TREE = [
    ("CS002", 'a: b\nc: «"d\\u202Ee"»\n'),
    ("CS002", 'a: «"\\0"»\n'),
    ("CS002", 'a: &x «"\\x85"»\n'),
    ("CS002", 'a: «"\\uD800"»\n'),
    ("CS002", 'a: &x «"b\\\\uD800\\uDC00\\"c"» # "d"\n'),
    ("CS002", '- «"\\U00110000"»\n'),
    ("CS002", '«"\\U80000000"»: a\n'),
    ("CS009", "a: «*b»\n"),
    ("CS009", "a: «*b»\nb: &b c\n"),
    ("CS009", "a: &b ⟦[⟧c, «*b»]\n"),
    ("CS009", "a: &b\n  ⟦c⟧:\n    - {d: «*b»}\n"),
    ("CS009", "a: &b c\nd: &b ⟦[⟧«*b»]\n"),
    ("CS013", "a: b\n«-»--\nc: d\n"),
    ("CS013", "a: b\n... # c\n# d\n«e»: f\n"),
    ("CS013", "--- a\n«-»-- b\n--- c\n"),
    ("CS013", "---\n«-»--\n"),
    ("CS014", "«%YAML 1.1»\n---\na: b\n"),
    ("CS014", "# a\n\n«%TAG ! b»\n%TAG ! b\n---\nc: d\n"),
    ("CS014", "«%a»\n"),
    ("CS014", "a: b\n...\n«%YAML 1.2»\n---\nc: d\n"),
    ("CS014", "a: b\n«%YAML 1.2»\n---\n"),
    ("CS014", "a:\n«%b»\n"),
    ("CS014", "a: [b,\n«%YAML 1.1»\n]\n"),
    ("CS014", f"a: b\n«%YAML 1.{'1' * 5000}»\n"),
    ("CS016", "«»"),
    ("CS016", "«»# a\n\n  # b\n"),
    ("CS016", "«» \n\r\n"),
    ("CS016", "«»---\n"),
    ("CS016", "«»--- # a\n...\n"),
]


@on_both_streams
@pytest.mark.parametrize(("code", "marked", "data"), LEAVES_A_TREE)
def test_a_spec_without_what_it_may_not_hold(
    code: str, marked: str, data: Data, stream: Callable[[str], EventStream]
) -> None:
    """The rest of the file is read, so that all that is wrong with it is reported at once."""
    reading = read_marked(marked, stream)
    (problem,) = reading.problems
    assert problem.code == code
    assert [(problem.start, problem.end)] == reading.places
    assert [(start, end) for _, start, end in problem.related] == reading.related
    assert reading.tree is not None
    assert reading.tree.data == data
    assert reading.tree.start <= problem.start
    assert reading.tree.end >= problem.end


@on_both_streams
@pytest.mark.parametrize(("code", "marked"), LEAVES_NO_TREE)
def test_a_file_that_can_not_be_trusted(
    code: str, marked: str, stream: Callable[[str], EventStream]
) -> None:
    """What would only lead to wrong findings about the rest is the file's only one."""
    reading = read_marked(marked, stream)
    (problem,) = reading.problems
    assert problem.code == code
    assert [(problem.start, problem.end)] == reading.places
    assert [(start, end) for _, start, end in problem.related] == reading.related
    assert reading.tree is None


@on_both_streams
def test_every_problem_is_reported(stream: Callable[[str], EventStream]) -> None:
    """One run shows all that there is to correct, in the file's order."""
    marked = "a: «!b» 1\n«a»: 2\nc: {«<<»: {d: «!e» f, g: 1, «g»: 2}}\n«a»: 3\n"
    reading = read_marked(marked, stream)
    assert [(problem.start, problem.end) for problem in reading.problems] == reading.places
    assert [problem.code for problem in reading.problems] == [
        "CS011", "CS010", "CS012", "CS011", "CS010", "CS010",
    ]  # fmt: skip


@on_both_streams
def test_what_was_found_before_the_end_of_reading_stays(
    stream: Callable[[str], EventStream],
) -> None:
    """A file that can't be read on still shows what is wrong above that place."""
    reading = read_marked('a: 1\n«a»: 2\nb: «"»c\n', stream)
    assert [problem.code for problem in reading.problems] == ["CS010", "CS003"]
    assert [(problem.start, problem.end) for problem in reading.problems] == reading.places
    assert reading.tree is None


def test_a_mapping_knows_that_an_entry_was_left_out() -> None:
    """What is missing from it has been reported, and need not be asked for again."""
    for marked in ("a: 1\n«a»: 2\n", "«<<»: {a: 1}\n", "? «[a]»\n: b\n"):
        tree = read_marked(marked, STREAMS[0]).tree
        assert isinstance(tree, Mapping)
        assert tree.repeated
    tree = sound_tree("a: 1\nb: {c: 2}\n")
    assert isinstance(tree, Mapping)
    assert not tree.repeated


def test_the_refused_character_is_named() -> None:
    """Nobody can see it, so the message says what it is."""
    (problem,) = read_marked('a: «"\\u202E"»\n', STREAMS[0]).problems
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in problem.message


def test_a_backslash_that_was_meant_as_one() -> None:
    r"""In "C:\Program Files" the backslash and the P are a character that nobody typed."""
    (problem,) = read_marked('a: «"C:\\Program Files"»\n', STREAMS[0]).problems
    assert "backslash twice" in problem.help


@pytest.mark.parametrize("key", ["k" * 1000, "k\\n" * 300])
def test_messages_stay_on_a_line(key: str) -> None:
    """A message repeats what the file says, but no more of it than fits."""
    tree, (problem,) = parse(SourceText("a.yaml", f'{{"{key}": 1, "{key}": 2}}'))
    assert tree is not None
    assert len(problem.message) < 200
    assert "\n" not in problem.message
