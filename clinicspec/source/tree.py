"""The tree of one YAML file: every key and value with its exact place, every scalar with its text.

Nothing has a type yet: a scalar is its text, and what it means is the schema's matter. Beside the
nodes stands ``data``, the same content as plain ``dict``, ``list`` and ``str`` (``EMPTY`` for a
value that is left out), which is what the models are made from.

An alias yields the very node that its anchor names, so that node's place is the anchor's.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, TypeAlias


class Empty(Enum):
    """The value of a key with nothing behind it. No type of the language takes it by accident."""

    EMPTY = "empty"


EMPTY: Final = Empty.EMPTY

Data: TypeAlias = "str | Literal[Empty.EMPTY] | list[Data] | dict[str, Data]"
"""A tree's content without its places."""

Step: TypeAlias = str | int
"""One step of a path into a tree: a mapping's key or a sequence's index (from 0)."""

Path: TypeAlias = tuple[Step, ...]


@dataclass(slots=True, eq=False)
class Scalar:
    """A single value. ``start`` and ``end`` are offsets that include the quotes."""

    start: int
    end: int
    data: str | Literal[Empty.EMPTY]
    """The text, unescaped and unfolded; EMPTY if nothing stands there, not even quotes."""
    plain: bool
    """Written without quotes and not as a block."""


@dataclass(slots=True, eq=False)
class Sequence:
    """A list. A block sequence ends where its last item ends, never in a comment behind it."""

    start: int
    end: int
    items: list["Node"]
    data: list[Data]


@dataclass(slots=True, eq=False)
class Entry:
    """One key of a mapping, with its value."""

    key_start: int
    key_end: int
    value: "Node"


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys and values in the file's order. Of a repeated key only the first entry is kept."""

    start: int
    end: int
    entries: dict[str, Entry]
    data: dict[str, Data]
    repeated: bool = False
    """A key stood here twice, which has been reported: one of the two was meant to be another. True
    as well where an entry was left out because its key is a merge key or no text."""


Node: TypeAlias = Scalar | Sequence | Mapping


def descend(root: Node, path: Path) -> tuple[Node, Entry | None, int]:
    """Follow ``path`` from ``root`` as far as the tree goes.

    Returns the last node reached, the mapping entry that led to it (None for a sequence's item or
    the root itself), and how many steps were taken.
    """
    node, entry = root, None
    for taken, step in enumerate(path):
        if isinstance(node, Mapping) and step in node.entries:
            entry = node.entries[str(step)]
            node = entry.value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            entry, node = None, node.items[step]
        else:
            return node, entry, taken
    return node, entry, len(path)
