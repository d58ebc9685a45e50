"""Whatever a file holds, reading it ends well; and both event streams read the same.

Most examples are a few lines of the reference spec with something inserted, cut out or repeated.
"""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clinicspec.source.build import parse
from clinicspec.source.decode import decode
from clinicspec.source.events import EVENTS, PythonEvents
from clinicspec.source.problem import Problem
from clinicspec.source.read import read
from clinicspec.source.text import SourceText
from clinicspec.source.tree import EMPTY, Data, Mapping, Node, Scalar, Sequence
from tests.clinics import REFERENCE
from tests.source.marked import outline, unmark
from tests.source.test_problems import LEAVES_A_TREE, LEAVES_NO_TREE
from tests.source.test_syntax import MISTAKES
from tests.source.test_tree import PLACES

KNOWN_DIFFERENCES = {
    "a:\tb": re.compile(r"\t"),  # a tab between two things on one line
    "[a?]": re.compile(r"\?"),  # a question mark in a value between brackets
    "{a:, b: c}": re.compile(r":[,\[\]{}]"),  # a colon without a space before a comma or bracket
    "a: |# b\n  c": re.compile(r"[|>][-+0-9]*#"),  # a comment without a space behind | or >
    "!] a": re.compile("!"),  # a sign that can't stand in a tag
}
"""What one stream refuses and the other reads: an example, and a pattern of all such texts."""

SNIPPETS = [
    *(unmark(marked, "«»", "⟦⟧")[0] for marked in PLACES.values()),
    *(unmark(marked, "«»", "⟦⟧")[0] for _, marked, _ in LEAVES_A_TREE),
    *(unmark(marked, "«»", "⟦⟧")[0] for _, marked in LEAVES_NO_TREE),
    *(unmark(marked, "«»", "⟦⟧")[0] for marked, _ in MISTAKES),
]
SIGNS = [
    *"{}[],:-?|>&*!%@`'\"#~<\\\t\r\n a1æ🫐\x00\u202e\u2028",
    *("- ", ": ", "? ", " #", "\n\n", "  ", "\r\n", "|-\n ", "|+\n", ">2\n", "---\n", "...\n"),
    *("<<: ", "&a ", "*a", "!t ", "%TAG ! a\n", "08:00", "null"),
    *("\\u202e", "\\ud800", "\\x", "\\\n"),
]
LINES = REFERENCE.read_text().splitlines(keepends=True)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines of the reference spec or a snippet of these tests, changed in a few places."""
    start = draw(st.integers(0, len(LINES) - 1))
    lines = st.just("".join(LINES[start : start + draw(st.integers(1, 12))]))
    text = draw(lines | st.sampled_from(SNIPPETS))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        inserted = draw(st.sampled_from(SIGNS) | st.sampled_from(SNIPPETS) | st.text(max_size=3))
        text = text[:at] + inserted + text[at + draw(st.integers(0, 4)) :]
    return text


hostile = texts().map(lambda text: text.encode("utf-8", "surrogatepass"))


def _places(problem: Problem) -> list[tuple[int, int]]:
    return [(problem.start, problem.end), *(place[1:] for place in problem.related)]


def _check_problems(source: SourceText, tree: Node | None, problems: list[Problem]) -> None:
    """Every problem has words and a place in the text; what has no tree has a problem."""
    assert tree is not None or problems
    for problem in problems:
        assert problem.message
        assert problem.help
        for start, end in _places(problem):
            assert 0 <= start <= end <= len(source.text)
            source.span(start, end)


@settings(max_examples=500)
@given(st.binary(max_size=200) | hostile)
@example(b"a: !%ED%A0%80 b")
@example(b"a: !%FF")
def test_any_bytes_are_read(content: bytes) -> None:
    """No bytes raise, whichever stream reads them, and all that is wrong can be shown."""
    document, problems = read("a.yaml", content)
    _check_problems(document.source, document.root, problems)
    source, problems = decode("a.yaml", content)
    if not problems:
        _check_problems(source, *parse(source, PythonEvents))


@settings(max_examples=500)
@given(texts())
def test_both_streams_read_the_same(text: str) -> None:
    """A clinic that was checked without libyaml holds the same with it."""
    source, problems = decode("a.yaml", text.encode("utf-8", "surrogatepass"))
    if problems:
        return
    tree, problems = parse(source, EVENTS)
    other_tree, other_problems = parse(source, PythonEvents)
    if tree and other_tree:
        assert outline(tree) == outline(other_tree)
        assert problems == other_problems
    elif tree or other_tree:
        assert any(pattern.search(text) for pattern in KNOWN_DIFFERENCES.values())


@pytest.mark.parametrize("text", KNOWN_DIFFERENCES)
def test_the_known_differences_are_there(text: str) -> None:
    """The list of what the streams disagree about holds nothing that they agree about."""
    source = SourceText("a.yaml", text)
    tree, _ = parse(source, EVENTS)
    other_tree, _ = parse(source, PythonEvents)
    assert (tree is None) != (other_tree is None)


def _keys_and_values(
    node: Node, around: Mapping | Sequence | None = None
) -> list[tuple[str, Data, int, int, Mapping | Sequence | None]]:
    """Of each key and scalar: which of the two, its data, start and end, what it stands in."""
    if isinstance(node, Scalar):
        return [("value", node.data, node.start, node.end, around)]
    found: list[tuple[str, Data, int, int, Mapping | Sequence | None]] = []
    if isinstance(node, Sequence):
        for item in node.items:
            found += _keys_and_values(item, node)
    else:
        for key, entry in node.entries.items():
            found.append(("key", key, entry.key_start, entry.key_end, node))
            found += _keys_and_values(entry.value, node)
    return found


@settings(max_examples=500)
@given(texts())
def test_every_place_holds_its_data(text: str) -> None:
    """What stands between a key's or value's start and end is read as the same data again."""
    source, problems = decode("a.yaml", text.encode("utf-8", "surrogatepass"))
    tree, _ = parse(source) if not problems else (None, [])
    for kind, data, start, end, around in _keys_and_values(tree) if tree else []:
        piece = source.text[start:end]
        if data is EMPTY:
            assert piece == ""
            continue
        # A block's last line break is no part of its place, but of its data.
        after = re.compile(r"\r?\n?|\r").match(source.text, end)
        piece += after.group() if after and piece.startswith(("|", ">")) else ""
        indent = " " * (source.position(around.start).column - 1) if around else ""
        frames = {
            "key": (
                f"{indent}{piece}: x",
                f"{indent}? {piece}",
                f"{{{piece}: x}}",
                f"{{? {piece}}}",
            ),
            "value": (f"{indent}k: {piece}", f"[{piece}]", piece),
        }[kind]
        assert data in [again for frame in frames for again in _read_again(frame)]


def _read_again(text: str) -> list[Data]:
    """The key, value, item or whole that a piece is once more, put in a frame."""
    tree, _ = parse(SourceText("a.yaml", text))
    if isinstance(tree, Mapping):
        return [*tree.data, *tree.data.values()]
    if isinstance(tree, Sequence):
        return list(tree.data)
    return [tree.data] if tree else []
