"""Texts in which signs mark the places that a test expects."""

from clinicspec.source.build import parse
from clinicspec.source.events import EVENTS, PythonEvents
from clinicspec.source.text import SourceText
from clinicspec.source.tree import Mapping, Node, Scalar, Sequence

Place = tuple[int, int]

STREAMS = [EVENTS, PythonEvents]
"""libyaml's event stream, and the one that stands in where it is missing."""


def unmark(marked: str, *pairs: str) -> tuple[str, list[list[Place]]]:
    """The text without its marks, and for each pair of marks the places between them, in order."""
    text = ""
    opened: dict[str, list[int]] = {pair: [] for pair in pairs}
    places: dict[str, list[Place]] = {pair: [] for pair in pairs}
    for sign in marked:
        pair = next((pair for pair in pairs if sign in pair), None)
        if pair is None:
            text += sign
        elif sign == pair[0]:
            opened[pair].append(len(text))
        else:
            places[pair].append((opened[pair].pop(), len(text)))
    assert not any(opened.values()), "a mark is not closed"
    return text, [sorted(places[pair]) for pair in pairs]


def node_places(tree: Node) -> tuple[list[Place], list[Place]]:
    """Where a tree's keys and its nodes stand, each place once."""
    keys, nodes, todo = set(), set(), [tree]
    while todo:
        node = todo.pop()
        nodes.add((node.start, node.end))
        if isinstance(node, Sequence):
            todo += node.items
        elif isinstance(node, Mapping):
            keys |= {(entry.key_start, entry.key_end) for entry in node.entries.values()}
            todo += [entry.value for entry in node.entries.values()]
    return sorted(keys), sorted(nodes)


def outline(node: Node) -> object:
    """All that a tree holds, for comparing two of them."""
    match node:
        case Scalar():
            return node.start, node.end, node.data, node.plain
        case Sequence():
            return node.start, node.end, [outline(item) for item in node.items]
        case Mapping():
            entries = [
                (key, entry.key_start, entry.key_end, outline(entry.value))
                for key, entry in node.entries.items()
            ]
            return node.start, node.end, node.repeated, entries


def sound_tree(text: str) -> Node:
    """The tree of a text with which nothing is wrong."""
    tree, problems = parse(SourceText("a.yaml", text))
    assert tree is not None
    assert problems == []
    return tree
