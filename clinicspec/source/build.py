"""Events to a tree.

A file is hostile until it is read: every limit of ``limits`` is checked before its cost arises, so
the recursion goes no deeper than ``MAX_DEPTH``, an alias is never written out, and whatever a spec
may not hold becomes a problem with its place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from clinicspec.source import refusals
from clinicspec.source.block_scalar import block_scalar_end
from clinicspec.source.characters import REFUSED, refused_character
from clinicspec.source.events import EVENTS, Event, EventStream
from clinicspec.source.limits import MAX_ALIASES, MAX_DEPTH, MAX_EXPANSION, MAX_NODES
from clinicspec.source.problem import Problem
from clinicspec.source.syntax import syntax_problem
from clinicspec.source.text import SourceText
from clinicspec.source.tree import EMPTY, Entry, Mapping, Node, Scalar, Sequence

_BLANKS_AND_COMMENTS = re.compile(r"(?:\s|#[^\r\n]*)*+")
_COLON = re.compile(r"(?:(?:\s|#[^\r\n]*)*+:)?")
_ANCHOR_AND_TAG = re.compile(
    rf"(?:(?:&[\w-]+|{refusals.TAG.pattern})(?:\s|#[^\r\n]*)*)*+", re.ASCII
)

_BLOCK_STYLES = ("|", ">")

_NO_PLAIN_KEYS = ("", "<<")
"""What stands without quotes where a key should, and is none: nothing, and the merge key."""


def parse(
    source: SourceText, events: Callable[[str], EventStream] = EVENTS
) -> tuple[Node | None, list[Problem]]:
    """The tree of a text that ``decode`` found nothing wrong with, and what is wrong with it.

    The tree is None where it can't be trusted: the text is no YAML, exceeds a limit, or holds
    several documents or an alias of nothing; that problem is then the last one. Duplicate keys,
    tags, merge keys and keys that are no text leave a tree without what they are about.
    """
    start = _skip(_BLANKS_AND_COMMENTS, source.text, 0)
    if _is_directive(source.text, start):  # libyaml would take quadratic time over many of them
        return None, [refusals.directive(source.text, start)]
    builder = _Builder(source, events(source.text))
    try:
        return builder.document(), builder.problems
    except _EndOfReading as end:
        return None, [*builder.problems, end.problem]


class _EndOfReading(Exception):
    """Nothing behind this problem can be trusted. Known to this module alone."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


@dataclass(slots=True)
class _Anchor:
    """A node that aliases can repeat."""

    start: int
    node: Node | None = None
    """None while it is being read."""
    nodes: int = 1
    """How many nodes it is made of, its aliases written out."""
    height: int = 0
    """How many levels of lists and mappings it is made of, itself included."""


class _Builder:
    """Makes the tree of one text; each method that reads a node begins with its first event."""

    def __init__(self, source: SourceText, events: EventStream) -> None:
        self.source = source
        self.text = source.text
        self.get_event = events.get_event
        self.problems: list[Problem] = []
        self.depth = 0
        """How many lists and mappings are open."""
        self.innermost = 0
        """Where the innermost of them starts."""
        self.deepest = 0
        """How many were open at most, the aliases written out, in the innermost one that has an
        anchor."""
        self.last_scalar = (0, 0)
        """Where the key or value that was read last starts and ends."""
        self.last_end = 0
        """Where the node that was read last ends."""
        self.nodes = 0
        self.repeated_nodes = 0
        """How many nodes the aliases would add if they were written out."""
        self.aliases = 0
        self.largest_alias = (0, 0, 0)
        """How many nodes it repeats, its start, its end."""
        self.anchors: dict[str, _Anchor] = {}

    def document(self) -> Node:
        """The tree of the only document."""
        root: Node | None = None
        try:
            while (event := self.get_event()) is not None:
                if isinstance(event, NodeEvent):
                    root = self._node(event)
                elif isinstance(event, DocumentEndEvent):
                    self._end_document(event)
        except MarkedYAMLError as error:
            problem = syntax_problem(self.text, error, self.innermost, self.last_scalar)
            raise _EndOfReading(problem) from error
        except UnicodeDecodeError as error:  # of a tag's %-escapes, which libyaml leaves unchecked
            raise _EndOfReading(refusals.tag(self.text, self.last_end)) from error
        if root is None or root.data is EMPTY:
            raise _EndOfReading(refusals.empty_file())
        return root

    def _node(self, event: Event, key_end: int | None = None) -> Node:
        """A value or an item; ``key_end`` is where the value's key ends."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            place = event.start_mark.index, event.end_mark.index
            raise _EndOfReading(refusals.too_many_nodes(*place))
        kind = event.__class__
        if kind is ScalarEvent:
            # Nearly every scalar has this form, so it is made in place, without a further call.
            text, style = event.value, event.style
            if (
                text
                and (not style or (style not in _BLOCK_STYLES and text.isprintable()))
                and event.anchor is None
                and event.tag is None
            ):
                start, end = event.start_mark.index, event.end_mark.index
                self.last_scalar, self.last_end = (start, end), end
                return Scalar(start, end, text, not style)
            return self._any_scalar(event, key_end)
        if kind is AliasEvent:
            return self._alias(event)
        return self._collection(event)

    def _any_scalar(self, event: Event, key_end: int | None = None) -> Scalar:
        """A scalar of any form."""
        text, style = event.value, event.style
        start, end = event.start_mark.index, event.end_mark.index
        has_properties = event.anchor is not None or event.tag is not None
        if has_properties:
            if event.tag is not None:
                self.problems.append(refusals.tag(self.text, start))
            start = _skip(_ANCHOR_AND_TAG, self.text, start)
        if style in _BLOCK_STYLES:
            column = self.source.position(self.innermost).column - 1
            end = block_scalar_end(self.text, start, end, column)
        elif style:
            if not text.isprintable() and (refused := REFUSED.search(text)):
                character = ord(refused.group())
                raise _EndOfReading(refused_character(character, start, end, escaped=True))
        elif not text:
            text = EMPTY
            if key_end is not None and not has_properties:
                end = _skip(_COLON, self.text, key_end)  # the mark may lie at what comes next
            start = end
        self.last_scalar, self.last_end = (start, end), end
        scalar = Scalar(start, end, text, not style)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchor(start, scalar)
        return scalar

    def _collection(self, event: Event) -> Mapping | Sequence:
        """A list or a mapping."""
        start = event.start_mark.index
        if self.depth == MAX_DEPTH:
            raise _EndOfReading(refusals.too_deep(start))
        if event.anchor is None and event.tag is None:
            return self._content(event, start)
        if event.tag is not None:
            self.problems.append(refusals.tag(self.text, start))
        sign = event.end_mark.index - 1  # a block's end mark lies before its first key or dash
        start = sign if self.text[sign] in "[{-" else sign + 1
        if event.anchor is None:
            return self._content(event, start)
        anchor = self.anchors[event.anchor] = _Anchor(start)
        nodes_before = self.nodes - 1 + self.repeated_nodes
        deepest_before, self.deepest = self.deepest, 0
        anchor.node = self._content(event, start)
        anchor.nodes = self.nodes + self.repeated_nodes - nodes_before
        anchor.height = self.deepest - self.depth
        self.deepest = max(self.deepest, deepest_before)
        return anchor.node

    def _content(self, event: Event, start: int) -> Mapping | Sequence:
        """A list or a mapping that starts at ``start``, behind its anchor and its tag."""
        around, self.innermost = self.innermost, start
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        node: Mapping | Sequence
        if event.__class__ is MappingStartEvent:
            node = Mapping(start, 0, {}, {})
            closing = self._read_entries(node)
        else:
            node = Sequence(start, 0, [], [])
            closing = self._read_items(node)
        self.depth -= 1
        self.innermost = around
        # Only flow collections have a closing sign; what ends a block lies behind its comments.
        if closing.start_mark.index < closing.end_mark.index:
            self.last_end = closing.end_mark.index
        node.end = self.last_end
        return node

    def _read_items(self, sequence: Sequence) -> Event:
        """Read all items of a list; returns the event that ends it."""
        get_event, items, data = self.get_event, sequence.items, sequence.data
        while (event := get_event()).__class__ is not SequenceEndEvent:
            item = self._node(event)
            items.append(item)
            data.append(item.data)
        return event

    def _read_entries(self, mapping: Mapping) -> Event:
        """Read all entries of a mapping; returns the event that ends it."""
        get_event, entries, data = self.get_event, mapping.entries, mapping.data
        key: str | None
        while (kind := (event := get_event()).__class__) is not MappingEndEvent:
            self.nodes += 1  # the limit is looked after when the value is read
            if (
                kind is ScalarEvent
                and not event.style
                and event.anchor is None
                and event.tag is None
                and (key := event.value) not in entries
                and key not in _NO_PLAIN_KEYS
            ):
                start, end = event.start_mark.index, event.end_mark.index
                self.last_scalar, self.last_end = (start, end), end
            else:
                key, start, end = self._any_key(event, mapping)
            value = self._node(get_event(), end)
            if key is not None:
                entries[key] = Entry(start, end, value)
                data[key] = value.data
        return event

    def _any_key(self, event: Event, mapping: Mapping) -> tuple[str | None, int, int]:
        """A key of any form with its place; None for what is reported since it can be no key."""
        kind = event.__class__
        if kind is ScalarEvent:
            scalar = self._any_scalar(event)
            key, start, end = scalar.data, scalar.start, scalar.end
            if key is EMPTY or not key:
                problem = refusals.no_key("nothing", start, end)
            elif key == "<<" and scalar.plain:
                problem = refusals.merge_key(start, end)
            elif key in mapping.entries:
                first = mapping.entries[key]
                place = (first.key_start, first.key_end)
                problem = refusals.duplicate_key(key, start, end, place)
            else:
                return key, start, end
        elif kind is AliasEvent:
            self._anchor_of(event)
            start, end = event.start_mark.index, event.end_mark.index
            problem = refusals.no_key("an alias", start, end)
        else:
            node = self._collection(event)
            what = "a mapping" if isinstance(node, Mapping) else "a list"
            problem = refusals.no_key(what, node.start, node.end)
        self.problems.append(problem)
        mapping.repeated = True
        return None, problem.start, problem.end

    def _alias(self, event: Event) -> Node:
        """The very node that an alias repeats."""
        node, anchor = self._anchor_of(event)
        self.deepest = max(self.deepest, self.depth + anchor.height)
        self.repeated_nodes += anchor.nodes - 1
        place = event.start_mark.index, event.end_mark.index
        self.largest_alias = max(self.largest_alias, (anchor.nodes, *place))
        return node

    def _anchor_of(self, event: Event) -> tuple[Node, _Anchor]:
        """What an alias repeats, if it may stand here."""
        start, end = event.start_mark.index, event.end_mark.index
        anchor = self.anchors.get(event.anchor)
        self.aliases += 1
        self.last_end = end
        if self.aliases > MAX_ALIASES:
            raise _EndOfReading(refusals.too_many_aliases(start, end))
        if anchor is None or anchor.node is None:
            around = (anchor.start, anchor.start + 1) if anchor else None
            raise _EndOfReading(refusals.useless_alias(event.anchor, start, end, around))
        if self.depth + anchor.height > MAX_DEPTH:
            raise _EndOfReading(refusals.too_deep(start))
        return anchor.node, anchor

    def _end_document(self, event: Event) -> None:
        """Whether the document is too large written out, and nothing follows it."""
        if self.nodes + self.repeated_nodes > MAX_EXPANSION * self.nodes:
            raise _EndOfReading(refusals.too_large_expansion(*self.largest_alias))
        behind = _skip(_BLANKS_AND_COMMENTS, self.text, event.end_mark.index)
        if _is_directive(self.text, behind):
            raise _EndOfReading(refusals.directive(self.text, behind))
        if behind < len(self.text) and (event.explicit or self.text.startswith("---", behind)):
            raise _EndOfReading(refusals.second_document(behind))


def _skip(pattern: re.Pattern[str], text: str, start: int) -> int:
    """The offset behind what ``pattern``, which also matches nothing, finds at ``start``."""
    match = pattern.match(text, start)
    return match.end() if match else start


def _is_directive(text: str, start: int) -> bool:
    """Whether a line starts at ``start`` that starts with ``%``."""
    return text.startswith("%", start) and (start == 0 or text[start - 1] in "\r\n")
