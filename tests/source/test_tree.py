"""What a tree holds and where, whichever event stream it is built from.

In the fixtures « » stand around a key and ⟦ ⟧ around a value, an item or the whole tree.
"""

from collections.abc import Callable

import pytest

from clinicspec.source.build import parse
from clinicspec.source.events import EventStream
from clinicspec.source.read import read
from clinicspec.source.text import SourceText
from clinicspec.source.tree import EMPTY, Data, Mapping, Sequence
from tests.source.marked import STREAMS, node_places, sound_tree, unmark

PLACES = {
    "plain": "⟦«a»: ⟦b c⟧\n«d e»: ⟦1.10⟧⟧\n",
    "no line break at the end": "⟦«a»: ⟦b⟧⟧",
    "a scalar alone": "# a\n⟦b⟧ # c\n",
    "comments everywhere": "# a\n\n⟦«b»: # c\n  # d\n\n  ⟦e⟧   # f\n\n# g\n«h»: ⟦i⟧⟧ # j\n\n# k\n",
    "no comment": "⟦«a#b»: ⟦c#d⟧\n«e»: ⟦'#'⟧⟧\n",
    "indented as a whole": "  ⟦«a»: ⟦b⟧\n  «c»: ⟦d⟧⟧\n",
    "left empty": "⟦«a»:⟦⟧\n«b»:⟦⟧   # c\n\n# d\n«e»:⟦⟧⟧\n",
    "left empty at the end": "⟦«a»:\n  ⟦«b»:⟦⟧⟧⟧ # c\n# d\n",
    "left empty in braces": "⟦{«a»:⟦⟧ , «b»:⟦⟧ }⟧",
    "items left empty": "⟦-⟦⟧ # a\n\n- ⟦b⟧\n-⟦⟧⟧\n",
    "no colon": "⟦? «a»⟦⟧\n# b\n? «c»⟦⟧⟧\n",
    "no colon in braces": "⟦{«a»⟦⟧ , «b»: ⟦c⟧, «d»⟦⟧}⟧",
    "a key of its own": "⟦? «a»\n# b\n:⟦⟧\n? «c»\n: ⟦d⟧⟧\n",
    "quotes": "⟦«'a'»: ⟦\"b\\n\"⟧\n«\"c: d\"»: ⟦'e''f'⟧ # g\n«h»: ⟦\"\"⟧⟧\n",
    "over several lines": "⟦«a»: ⟦b\n  c\n\n  d⟧ # e\n«f»: ⟦'g\n h'⟧\n«i»: ⟦\"j\\\n  k\"⟧⟧\n",
    "literal": "⟦«a»: ⟦|\n  b\n  c⟧\n\n\n# d\n«e»: ⟦f⟧⟧\n",
    "literal at the end": "⟦«a»:\n  ⟦- ⟦|\n    b⟧⟧⟧\n\n# c\n\n",
    "literal without a line break": "⟦«a»: ⟦|\n  b⟧⟧",
    "folded": "⟦«a»: ⟦>- # b\n  c\n\n  # d\n  e  ⟧\n \n # f\n«g»: ⟦h⟧⟧\n",
    "all breaks kept": "⟦«a»: ⟦|+\n  b\n\n⟧\n# c\n«d»: ⟦e⟧⟧\n",
    "blanks that are text": "⟦«a»: ⟦|\n  b\n     ⟧\n  \n\n«c»: ⟦d⟧⟧\n",
    "an indentation told": "⟦«a»:\n  ⟦«b»: ⟦|2\n      c\n     ⟧\n    \n  «d»: ⟦e⟧⟧⟧\n",
    "an indentation told in a list": "⟦- ⟦- ⟦>1-\n     a⟧\n   \n  - ⟦b⟧⟧⟧\n",
    "a block left empty": "⟦«a»: ⟦|⟧ # b\n\n«c»: ⟦>-⟧\n«d»: ⟦|+\n\n⟧\n«e»: ⟦|⟧⟧",
    "a block of blanks": "⟦«a»: ⟦|⟧\n   \n \n«b»: ⟦c⟧⟧\n",
    "a block as a key": "⟦? «|-\n  a»\n: ⟦b⟧⟧\n",
    "flow": "⟦«a»: ⟦[⟦b⟧, ⟦{«c»: ⟦[]⟧, «d»: ⟦{}⟧}⟧ ]⟧ # e\n«f»: ⟦{\n«g»: ⟦h⟧, # i\n}⟧⟧\n",
    "times in braces": "⟦{«from»: ⟦08:00⟧, «to»:   ⟦15:30⟧}⟧",
    "pairs in a list": "⟦[⟦«a»: ⟦b⟧⟧ # c\n, ⟦? «d» : ⟦e⟧⟧, ⟦? «f»⟦⟧⟧ ]⟧",
    "lists as deep as their key": "⟦«a»:\n⟦- ⟦b⟧\n- ⟦- ⟦c⟧\n  - ⟦d⟧⟧⟧\n# e\n\n«f»: ⟦g⟧⟧\n",
    "mappings in lists": "⟦- ⟦«a»: ⟦b⟧\n  «c»:\n    ⟦- ⟦d⟧⟧⟧ # e\n  # f\n- ⟦«g»: ⟦h⟧⟧⟧\n",
    "anchors of scalars": (
        "⟦«a»: &a ⟦b⟧\n«c»: *a # d\n«e»: &e⟦⟧\n«f»: &f\n\n  ⟦'g'⟧\n«h»: &h ⟦|\n  i⟧\n"
        "«j»: &j # k\n ⟦l⟧⟧\n"
    ),
    "anchors of collections": (
        "⟦«a»: &a\n  ⟦«b»: ⟦c⟧⟧\n«d»: &d # e\n⟦- ⟦f⟧⟧\n«g»: &g ⟦{«h»: ⟦i⟧}⟧\n«j»: ⟦[&j ⟦[]⟧, *g ]⟧⟧"
    ),
    "an anchor of all": "&a # b\n⟦«c»: ⟦d⟧⟧\n",
    "an anchor of a list": "&a\n⟦- ⟦b⟧⟧\n",
    "an anchor of a key": "⟦&a «⟦b⟧»: ⟦c⟧\n«d»: *a⟧\n",
    "an anchor and a colon": "⟦«a»: &b⟦:c⟧⟧\n",
    "document marks": "# a\n--- # b\n⟦«c»: ⟦d⟧⟧\n... # e\n# f\n",
    "Windows line breaks": (
        "# a\r\n⟦«b»:\r\n  ⟦- ⟦c\r\n    d⟧ # e\r\n  - ⟦|\r\n    f⟧⟧\r\n\r\n«g»:⟦⟧⟧\r\n"
    ),
    "old Macintosh line breaks": "⟦«a»: ⟦|\r  b⟧\r\r«c»: ⟦d⟧⟧\r",
    "wide characters": "⟦«blåbær 🫐»: ⟦'é👩‍⚕️'⟧ # 🩺\n«中»: ⟦[⟦文⟧, ⟦𐍈⟧]⟧⟧\n",
}

DATA: list[tuple[str, Data]] = [
    ("a: 0155", {"a": "0155"}),
    ("a: [no, 1.10, 08:00, 0x1F, 2026-12-24, null, ~, true, .inf, 1e3]", {
        "a": ["no", "1.10", "08:00", "0x1F", "2026-12-24", "null", "~", "true", ".inf", "1e3"]
    }),
    ("no: 1\n~: 2\n1.10: 3", {"no": "1", "~": "2", "1.10": "3"}),
    ("{from: 08:00}", {"from": "08:00"}),
    ("a:\nb: ''\nc: \"\"\nd: |\n", {"a": EMPTY, "b": "", "c": "", "d": ""}),
    ("-\n- a\n-", [EMPTY, "a", EMPTY]),
    ("{a, b: c}", {"a": EMPTY, "b": "c"}),
    ("a: {}\nb: []", {"a": {}, "b": []}),
    ('a: "\\u00e6\\n\\t\\"\\\\\\/\\x41"', {"a": 'æ\n\t"\\/A'}),
    ("a: 'it''s'", {"a": "it's"}),
    ("a: b\n  c\n\n  d", {"a": "b c\nd"}),
    ("a: |\n  b\n   c\n\n  d\n\n", {"a": "b\n c\n\nd\n"}),
    ("a: >-\n  b\n  c\n\n  d\n\n", {"a": "b c\nd"}),
    ("a: |+\n  b\n\nc: d", {"a": "b\n\n", "c": "d"}),
    ("a: |2\n   b", {"a": " b"}),
    ("a: |\r\n  b\r\n  c\r\n", {"a": "b\nc\n"}),
    ("a: &x [b]\nc: *x\nd: [*x, *x]", {"a": ["b"], "c": ["b"], "d": [["b"], ["b"]]}),
    ("a: &x b\nc: &x d\ne: *x", {"a": "b", "c": "d", "e": "d"}),
    ("a: &x [&x b, *x]\nc: *x", {"a": ["b", "b"], "c": "b"}),
    ("&x a: b\nc: *x", {"a": "b", "c": "a"}),
    ("a: [b: c, d]", {"a": [{"b": "c"}, "d"]}),
    ('{"a":"b","c":["d"]}', {"a": "b", "c": ["d"]}),
    ("'<<': a", {"<<": "a"}),
    ("? a\n: b", {"a": "b"}),
    ("--- a", "a"),
]  # fmt: skip

on_both_streams = pytest.mark.parametrize("stream", STREAMS)


@on_both_streams
@pytest.mark.parametrize("marked", PLACES.values(), ids=PLACES)
def test_places(marked: str, stream: Callable[[str], EventStream]) -> None:
    """Every key and value starts and ends where a reader of the file would say it does."""
    text, (keys, nodes) = unmark(marked, "«»", "⟦⟧")
    tree, problems = parse(SourceText("a.yaml", text), stream)
    assert problems == []
    assert tree is not None
    assert node_places(tree) == (keys, nodes)


@on_both_streams
@pytest.mark.parametrize(("text", "data"), DATA)
def test_data(text: str, data: Data, stream: Callable[[str], EventStream]) -> None:
    """A scalar is its text, whatever other YAML readers would take it for."""
    tree, problems = parse(SourceText("a.yaml", text), stream)
    assert problems == []
    assert tree is not None
    assert tree.data == data


def test_the_data_are_those_of_the_nodes() -> None:
    """What the models read and what has the places are the same objects, not two copies."""
    tree = sound_tree("a: [b, {c: d}]\n")
    assert isinstance(tree, Mapping)
    items = tree.entries["a"].value
    assert isinstance(items, Sequence)
    assert tree.data["a"] is items.data
    assert items.data[1] is items.items[1].data


def test_an_alias_is_its_anchors_node() -> None:
    """A value that is written once is one node, however often it is repeated."""
    tree = sound_tree("a: &x [b]\nc: *x\nd: {e: *x}\n")
    assert isinstance(tree, Mapping)
    assert tree.entries["c"].value is tree.entries["a"].value
    assert tree.data["c"] is tree.data["a"]


def test_plain_scalars_are_known() -> None:
    """The schema can tell 1 from "1", and a word from a block of text."""
    tree = sound_tree("[a, 'b', \"c\", ]")
    block = sound_tree("- |\n  d\n- e\n-\n")
    assert isinstance(tree, Sequence)
    assert isinstance(block, Sequence)
    scalars = [*tree.items, *block.items]
    assert [getattr(scalar, "plain", None) for scalar in scalars] == [
        True, False, False, False, True, True,
    ]  # fmt: skip


def test_a_byte_order_mark_shifts_nothing() -> None:
    """Windows' Notepad writes a mark that is no part of the text."""
    document, problems = read("a.yaml", b"\xef\xbb\xbfa: b\n")
    assert problems == []
    tree = document.root
    assert isinstance(tree, Mapping)
    assert document.source.text == "a: b\n"
    assert (tree.entries["a"].key_start, tree.entries["a"].value.start) == (0, 3)
