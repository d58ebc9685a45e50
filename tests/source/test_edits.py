"""Byte-exact edits: another YAML reader sees just the change that was meant, comments stay."""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from clinicspec.source import edits
from clinicspec.source.edits import Change, changed
from clinicspec.source.tree import Mapping, Node, Path, Scalar, Sequence
from tests.source.marked import sound_tree

STYLES = """\
# before
block:
  first: one          # behind the first
  # between
  second: "two"
  third: 'three''s'   # behind the third

  last:
    - {a: 1, b: [x, y, z]}
    - c: 2            # behind c
      d:
    - |
      a text
flow: {one: 1, "two": [a], three: {}}
end: here"""

TEXTS = [STYLES, STYLES.replace("\n", "\r\n"), STYLES + "   # the end\n"]


def _walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every node, with its path."""
    yield path, node
    if isinstance(node, Mapping):
        for key, entry in node.entries.items():
            yield from _walk(entry.value, (*path, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _walk(item, (*path, index))


def _comments(text: str) -> list[str]:
    return re.findall(r"(?:^|(?<=\s))#.*", text, re.MULTILINE)


@cache
def _parsed(text: str) -> Any:
    return YAML(typ="base", pure=True).load(StringIO(text))


def _read(text: str) -> Any:
    """What ruamel.yaml reads: all scalars as texts."""
    return deepcopy(_parsed(text))


def _after(text: str, change: Change) -> Any:
    return _read(changed(text, [change]))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


@pytest.mark.parametrize("text", TEXTS)
def test_another_text(text: str) -> None:
    """A scalar takes another text in quotes of its kind; all else is as it was."""
    for path, node in _walk(sound_tree(text)):
        if not isinstance(node, Scalar):
            continue
        for value in ("en annen", "no", "it's “so”: {1} # 2", "1.10", "a\nb"):
            change = edits.other_text(text, node, value)
            if change is None:
                assert node.start == node.end or text[node.start] in "|>"
                continue
            expected = _read(text)
            _at(expected, path[:-1])[path[-1]] = value
            assert _after(text, change) == expected


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20))
def test_any_text(value: str) -> None:
    """Whatever is written is read again as it is."""
    for text in ("{a: b}", "a: 'b'", 'a: ["b"]'):
        (node,) = (each for _, each in _walk(sound_tree(text)) if isinstance(each, Scalar))
        change = edits.other_text(text, node, value)
        assert change is not None
        (after,) = (
            each
            for _, each in _walk(sound_tree(changed(text, [change])))
            if isinstance(each, Scalar)
        )
        assert after.data == value


@pytest.mark.parametrize("text", TEXTS)
def test_a_key_more(text: str) -> None:
    """A mapping has one more key at its end."""
    for path, node in _walk(sound_tree(text)):
        if isinstance(node, Mapping):
            change = edits.another_entry(text, node, "more", "{x: y}")
            assert change is not None
            expected = _read(text)
            _at(expected, path)["more"] = {"x": "y"}
            assert _after(text, change) == expected
            assert _comments(changed(text, [change])) == _comments(text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_key_less(text: str) -> None:
    """A mapping loses one key, and no comment."""
    for path, node in _walk(sound_tree(text)):
        for key in node.entries if isinstance(node, Mapping) else ():
            assert isinstance(node, Mapping)
            change = edits.without_entry(text, node, key)
            if change is None:
                assert len(node.entries) == 1 or "#" in text[node.start : node.end]
                continue
            expected = _read(text)
            del _at(expected, path)[key]
            assert _after(text, change) == expected
            assert _comments(changed(text, [change])) == _comments(text)


@pytest.mark.parametrize("text", TEXTS)
def test_an_item_less(text: str) -> None:
    """A list in brackets loses one item."""
    seen = 0
    for path, node in _walk(sound_tree(text)):
        for index in range(len(node.items)) if isinstance(node, Sequence) else ():
            assert isinstance(node, Sequence)
            change = edits.without_item(text, node, index)
            if change is not None:
                expected = _read(text)
                del _at(expected, path)[index]
                assert _after(text, change) == expected
                seen += 1
    assert seen


@pytest.mark.parametrize("text", TEXTS)
def test_quotes(text: str) -> None:
    """A plain scalar in quotes is the same text."""
    for _, node in _walk(sound_tree(text)):
        if isinstance(node, Scalar) and node.plain and node.start < node.end:
            change = edits.in_quotes(node)
            assert change is not None
            assert change.text[0] == change.text[-1] == '"'
            assert _after(text, change) == _read(text)


@pytest.mark.parametrize(
    ("text", "holds"),
    [("a: *b", True), ("[*b]", True), ("- *b", True), ("a: '2 * 3'", False), ("a: b*c", False)],
)
def test_aliases(text: str, holds: bool) -> None:
    """A star that may be an alias is seen; one in the midst of a text is none."""
    assert edits.may_hold_aliases(text) is holds
