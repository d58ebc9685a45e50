"""Each limit lets through what is at it, and stops what is one beyond it."""

from collections.abc import Callable

import pytest

from clinicspec.source.build import parse
from clinicspec.source.decode import decode
from clinicspec.source.events import EVENTS, EventStream
from clinicspec.source.limits import MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_EXPANSION, MAX_NODES
from clinicspec.source.read import read
from clinicspec.source.text import SourceText
from tests.source.marked import STREAMS, sound_tree


def _nested(depth: int, inner: str) -> str:
    return "[" * depth + inner + "]" * depth


DEEP: dict[str, Callable[[int], str]] = {
    "lists in brackets": lambda depth: _nested(depth, "a"),
    "mappings in braces": lambda depth: "{a: " * depth + "b" + "}" * depth,
    "lists": lambda depth: "- " * depth + "a",
    "mappings": lambda depth: "".join(f"{' ' * level}a:\n" for level in range(depth)),
    "keys": lambda depth: "? " * depth + "a",
    "aliases": lambda depth: (
        f"a: &a {_nested(32, '')}\nb: &b {_nested(16, '*a')}\nc: {_nested(depth - 49, '*b')}\n"
    ),
    "an alias of what stands behind something deep": lambda depth: (
        f"a: {_nested(60, '')}\nb: &b [c]\nd: {_nested(depth - 2, '*b')}\n"
    ),
    "an alias of what stands beside something deep": lambda depth: (
        f"a: &a [{_nested(60, '')}, &b [c]]\nd: {_nested(depth - 2, '*b')}\n"
    ),
    "an alias of what holds another anchor": lambda depth: (
        f"a: &a [{_nested(9, '')}, &b [c]]\nd: {_nested(depth - 11, '*a')}\n"
    ),
}
"""Texts that are nested as deep as they are told, one that only aliases nest among them."""


def _code(text: str, stream: Callable[[str], EventStream] = EVENTS) -> str | None:
    """The code of the only problem of a text that has no tree; None if nothing ends its reading."""
    tree, problems = parse(SourceText("a.yaml", text), stream)
    if tree is not None:
        return None
    problem = problems[-1]
    assert 0 <= problem.start <= problem.end <= len(text)
    return problem.code


@pytest.mark.parametrize("stream", STREAMS)
@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_depth(text: Callable[[int], str], stream: Callable[[str], EventStream]) -> None:
    """Nothing that walks through a tree can run out of stack."""
    assert _code(text(MAX_DEPTH), stream) is None
    assert _code(text(MAX_DEPTH + 1), stream) == "CS005"


@pytest.mark.parametrize(
    ("line", "nodes"), [("- a\n", 1), ("- a: b\n", 3), ("- []\n", 1), ("- &a b\n", 1)]
)
def test_nodes(line: str, nodes: int) -> None:
    """A file of 1 MiB costs no more time and memory than a large clinic."""
    at_limit = line * ((MAX_NODES - 1) // nodes)
    assert _code(at_limit) is None
    assert _code(at_limit + line) == "CS006"


@pytest.mark.parametrize("stream", STREAMS)
def test_aliases(stream: Callable[[str], EventStream]) -> None:
    """A spec repeats a few values; hundreds of aliases are no spec."""
    text = "- &a b\n" + "- *a\n" * MAX_ALIASES
    assert _code(text, stream) is None
    assert _code(text + "- *a\n", stream) == "CS007"


@pytest.mark.parametrize("stream", STREAMS)
def test_expansion(stream: Callable[[str], EventStream]) -> None:
    """Whoever walks through a tree meets at most ten times what the file holds."""
    aliases = 2 * (MAX_EXPANSION - 1)
    # The file's nodes: the root, the list, its items, the aliases. Written out, each alias becomes
    # the list and its items, so it adds as many nodes as there are items.
    items = 2 * (MAX_EXPANSION - 1) + 2
    assert items * aliases == (MAX_EXPANSION - 1) * (2 + items + aliases)
    text = f"- &a [{'b, ' * items}]\n" + "- *a\n" * aliases
    assert _code(text, stream) is None
    assert _code(text.replace("[", "[b, "), stream) == "CS008"
    assert _code(f"{text}- &c []\n- *c\n", stream) is None


@pytest.mark.parametrize("stream", STREAMS)
def test_aliases_of_aliases(stream: Callable[[str], EventStream]) -> None:
    """A few hundred bytes that stand for a billion values are stopped, and the worst is shown."""
    text = "- &a0 [x, x, x, x, x, x, x, x]\n" + "".join(
        f"- &a{level} [{', '.join([f'*a{level - 1}'] * 8)}]\n" for level in range(1, 8)
    )
    tree, (problem,) = parse(SourceText("a.yaml", f"{text}- *a0\n"), stream)
    assert tree is None
    assert problem.code == "CS008"
    assert text[problem.start : problem.end] == "*a6"


def test_size() -> None:
    """A file that is too large is refused before anything is made of it."""
    comment = b"# " + b"x" * (MAX_BYTES - 7)
    document, problems = read("a.yaml", comment + b"\na: b")
    assert document.data == {"a": "b"}
    document, problems = read("a.yaml", comment + b"\na: bc")
    assert (document.source.text, document.root) == ("", None)
    assert [problem.code for problem in problems] == ["CS004"]


def test_size_counts_the_byte_order_mark() -> None:
    """The limit is the file's size, as every tool shows it."""
    _, problems = decode("a.yaml", b"\xef\xbb\xbf" + b"\n" * (MAX_BYTES - 2))
    assert [problem.code for problem in problems] == ["CS004"]


def test_ordinary_specs_are_far_from_the_limits() -> None:
    """Sixty-four levels are many more than anybody writes."""
    sound_tree("a: [{b: [{c: [{d: [[[[e]]]]}]}]}]\n")


DIRECTIVES = "".join(f"%TAG !{count}! a\n" for count in range(MAX_BYTES // 16))
MEBIBYTES = {
    "[": "CS005",
    "{": "CS005",
    "- ": "CS005",
    "? ": "CS005",
    "[[]]\n": "CS003",
    "{a: \n": "CS005",
    "a: &a b: ": "CS003",
    '"': "CS003",
    "'a ": "CS003",
    "*a ": "CS009",
    "&": "CS003",
    "\t": "CS003",
    "#": "CS016",
    "\n": "CS016",
    "- a\n": "CS006",
    "- !a b\n": "CS006",
    "a: b\n": "CS006",
    "? a\n": "CS006",
    "--- a\n": "CS013",
    "\u202e": "CS002",
}
"""What a file is repeated to 1 MiB, and the code that ends its reading."""


@pytest.mark.parametrize(("part", "code"), MEBIBYTES.items())
def test_a_mebibyte_of_it(part: str, code: str) -> None:
    """A file that is made to hurt is refused, and does not keep anybody waiting."""
    content = (part * (MAX_BYTES // len(part.encode()))).encode()
    document, problems = read("a.yaml", content)
    assert document.root is None
    assert problems[-1].code == code
    assert problems[-1].end <= len(document.source.text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (DIRECTIVES, "CS014"),
        ("a: b\n...\n" + DIRECTIVES, "CS014"),
        ("{" + "".join(f"k{count}: v, " for count in range(80_000)) + "}", "CS006"),
        ("".join(f"{' ' * level}a:\n" for level in range(1400)), "CS005"),
        (f"[{'!a,' * (MAX_BYTES // 3 - 1)}]", "CS006"),
        ("k: |\n" + " \n" * (MAX_BYTES // 2 - 3), None),
        ("k: |\n  a\n" + "\n" * (MAX_BYTES - 20) + "  b\n", None),
        ("k: " + "\U0001fad0" * (MAX_BYTES // 4 - 1), None),
    ],
    ids=[
        "directives",
        "late directives",
        "keys",
        "indentation",
        "tags",
        "blanks",
        "gap",
        "berries",
    ],
)
def test_a_mebibyte_with_a_plan(text: str, code: str | None) -> None:
    """What takes a reader quadratic time elsewhere (libyaml: directives) does not here."""
    assert len(text.encode()) <= MAX_BYTES
    assert _code(text) == code
