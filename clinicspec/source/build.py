"""Events to a tree, in one loop without recursion.

A file is hostile until it is read: every limit of ``limits`` is checked before its cost arises, an
alias is never written out, and whatever a spec may not hold becomes a problem with its place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from yaml import events as yaml_events
from yaml.error import MarkedYAMLError

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

_REFUSED_KEY = ""
"""Stands for a key that has been reported: its value is read, and left out of the tree."""


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
    builder = _Builder(source)
    fatal = builder.read(events(source.text))
    if fatal:
        return None, [*builder.problems, fatal]
    return builder.document.items[0], builder.problems


@dataclass(slots=True)
class _Anchor:
    """A node that aliases can repeat."""

    node: Node
    nodes: int
    """How many nodes it is made of, its aliases written out. While it is open: how many of the
    file's nodes came before it."""
    height: int
    """How many levels of lists and mappings it is made of, itself included."""
    open: bool


@dataclass(slots=True)
class _OpenSequence:
    """A list that is being read."""

    node: Sequence
    anchor: _Anchor | None = None
    is_key: bool = False
    """It stands where a key of the mapping around it should."""
    height: int = 1
    """How many levels of lists and mappings it is made of so far, itself included."""

    def add(self, node: Node) -> None:
        """Take the next item."""
        self.node.items.append(node)
        self.node.data.append(node.data)


@dataclass(slots=True)
class _OpenMapping:
    """A mapping that is being read."""

    node: Mapping
    anchor: _Anchor | None = None
    is_key: bool = False
    height: int = 1

    key: str | None = None
    """The key that waits for its value; None while a key is awaited."""
    key_start: int = 0
    key_end: int = 0

    def add(self, node: Node) -> None:
        """Take the value of the key that waits for it."""
        if self.key:
            self.node.entries[self.key] = Entry(self.key_start, self.key_end, node)
            self.node.data[self.key] = node.data
        self.key = None


_Open: TypeAlias = _OpenMapping | _OpenSequence


class _Builder:
    """The tree as far as it is built.

    A method that handles an event returns the problem that ends the reading, if there is one.
    """

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.text = source.text
        self.problems: list[Problem] = []
        self.document = Sequence(0, 0, [], [])
        """The whole file, as a list whose only item is the tree."""
        self.inner: _Open = _OpenSequence(self.document)
        """The innermost list or mapping that is open."""
        self.around: list[_Open] = []
        """Those that are open around it, outermost first."""
        self.last_scalar = (0, 0)
        """Where the scalar that was read last starts and ends."""
        self.last_end = 0
        """Where the node that was read last ends."""
        self.nodes = 0
        self.repeated_nodes = 0
        """How many nodes the aliases would add if they were written out."""
        self.aliases = 0
        self.largest_alias = (0, 0, 0)
        """How many nodes it repeats, its start, its end."""
        self.anchors: dict[str, _Anchor] = {}

    def read(self, events: EventStream) -> Problem | None:
        """Read all events."""
        handlers: dict[type, Callable[[Event], Problem | None]] = {
            yaml_events.ScalarEvent: self._scalar,
            yaml_events.MappingStartEvent: self._start_mapping,
            yaml_events.SequenceStartEvent: self._start_sequence,
            yaml_events.MappingEndEvent: self._end,
            yaml_events.SequenceEndEvent: self._end,
            yaml_events.AliasEvent: self._alias,
            yaml_events.DocumentEndEvent: self._end_document,
        }
        get_event = events.get_event
        try:
            while (event := get_event()) is not None:
                handler = handlers.get(event.__class__)
                fatal = handler(event) if handler else None
                if fatal:
                    return fatal
                if self.nodes > MAX_NODES:
                    return refusals.too_many_nodes(event.start_mark.index, event.end_mark.index)
        except MarkedYAMLError as error:
            return syntax_problem(self.text, error, self.inner.node.start, self.last_scalar)
        except UnicodeDecodeError:  # of a tag's %-escapes, which libyaml leaves unchecked
            return refusals.tag(self.text, self.last_end)
        return refusals.empty_file() if self.document.data in ([], [EMPTY]) else None

    def _scalar(self, event: Event) -> Problem | None:
        self.nodes += 1
        inner, value, style = self.inner, event.value, event.style
        start, end = event.start_mark.index, event.end_mark.index
        has_properties = event.anchor is not None or event.tag is not None
        if has_properties:
            if event.tag is not None:
                self.problems.append(refusals.tag(self.text, start))
            start = _skip(_ANCHOR_AND_TAG, self.text, start)
        if style:
            if style in "|>":
                column = self.source.position(inner.node.start).column - 1
                end = block_scalar_end(self.text, start, end, column)
            elif not value.isprintable() and (refused := REFUSED.search(value)):
                return refused_character(ord(refused.group()), start, end, escaped=True)
        elif not value:
            value = EMPTY
            if isinstance(inner, _OpenMapping) and inner.key is not None and not has_properties:
                end = _skip(_COLON, self.text, inner.key_end)  # the mark may lie at what comes next
            start = end
        self.last_scalar, self.last_end = (start, end), end
        node = Scalar(start, end, value, not style)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchor(node, nodes=1, height=0, open=False)
        if isinstance(inner, _OpenMapping) and inner.key is None:
            self._take_key(inner, node)
        else:
            inner.add(node)
        return None

    def _take_key(self, inner: _OpenMapping, node: Scalar) -> None:
        """Keep a key until its value comes."""
        key, start, end = node.data, node.start, node.end
        if key is EMPTY or not key:
            self._refuse_key(inner, refusals.no_key("nothing", start, end))
        elif key == "<<" and node.plain:
            self._refuse_key(inner, refusals.merge_key(start, end))
        elif key in inner.node.entries:
            first = inner.node.entries[key]
            place = (first.key_start, first.key_end)
            self._refuse_key(inner, refusals.duplicate_key(key, start, end, place))
        else:
            inner.key, inner.key_start, inner.key_end = key, start, end

    def _refuse_key(self, inner: _OpenMapping, problem: Problem) -> None:
        """Report what stands where a key should; its value will be left out."""
        self.problems.append(problem)
        inner.node.repeated = True
        inner.key, inner.key_end = _REFUSED_KEY, problem.end

    def _start_mapping(self, event: Event) -> Problem | None:
        return self._start(event, _OpenMapping(Mapping(event.start_mark.index, 0, {}, {})))

    def _start_sequence(self, event: Event) -> Problem | None:
        return self._start(event, _OpenSequence(Sequence(event.start_mark.index, 0, [], [])))

    def _start(self, event: Event, opened: _Open) -> Problem | None:
        node, inner = opened.node, self.inner
        if len(self.around) == MAX_DEPTH:
            return refusals.too_deep(node.start)
        if event.anchor is not None:
            before = self.nodes + self.repeated_nodes
            opened.anchor = _Anchor(node, before, height=1, open=True)
            self.anchors[event.anchor] = opened.anchor
        if event.tag is not None:
            self.problems.append(refusals.tag(self.text, node.start))
        if event.anchor is not None or event.tag is not None:
            sign = event.end_mark.index - 1  # a block's end mark lies before its first key or dash
            node.start = sign if self.text[sign] in "[{-" else sign + 1
        self.nodes += 1
        if isinstance(inner, _OpenMapping) and inner.key is None:
            opened.is_key = True
        else:
            inner.add(node)
        self.around.append(inner)
        self.inner = opened
        return None

    def _end(self, event: Event) -> Problem | None:
        closed, inner = self.inner, self.around.pop()
        self.inner = inner
        node, anchor = closed.node, closed.anchor
        # Only flow collections have a closing sign; what ends a block lies behind its comments.
        if event.start_mark.index < event.end_mark.index:
            self.last_end = event.end_mark.index
        node.end = self.last_end
        if anchor:
            anchor.nodes = self.nodes + self.repeated_nodes - anchor.nodes
            anchor.height = closed.height
            anchor.open = False
        if inner.height <= closed.height:
            inner.height = closed.height + 1
        if closed.is_key and isinstance(inner, _OpenMapping):
            kind = "a mapping" if isinstance(node, Mapping) else "a list"
            self._refuse_key(inner, refusals.no_key(kind, node.start, node.end))
        return None

    def _alias(self, event: Event) -> Problem | None:
        start, end = event.start_mark.index, event.end_mark.index
        inner, anchor = self.inner, self.anchors.get(event.anchor)
        self.nodes += 1
        self.aliases += 1
        self.last_end = end
        if self.aliases > MAX_ALIASES:
            return refusals.too_many_aliases(start, end)
        if anchor is None or anchor.open:
            around = (anchor.node.start, anchor.node.start + 1) if anchor else None
            return refusals.useless_alias(event.anchor, start, end, around)
        if len(self.around) + anchor.height > MAX_DEPTH:
            return refusals.too_deep(start)
        if isinstance(inner, _OpenMapping) and inner.key is None:
            self._refuse_key(inner, refusals.no_key("an alias", start, end))
            return None
        if inner.height <= anchor.height:
            inner.height = anchor.height + 1
        self.repeated_nodes += anchor.nodes - 1
        self.largest_alias = max(self.largest_alias, (anchor.nodes, start, end))
        inner.add(anchor.node)
        return None

    def _end_document(self, event: Event) -> Problem | None:
        if self.nodes + self.repeated_nodes > MAX_EXPANSION * self.nodes:
            return refusals.too_large_expansion(*self.largest_alias)
        behind = _skip(_BLANKS_AND_COMMENTS, self.text, event.end_mark.index)
        if _is_directive(self.text, behind):
            return refusals.directive(self.text, behind)
        if behind < len(self.text) and (event.explicit or self.text.startswith("---", behind)):
            return refusals.second_document(behind)
        return None


def _skip(pattern: re.Pattern[str], text: str, start: int) -> int:
    """The offset behind what ``pattern``, which also matches nothing, finds at ``start``."""
    match = pattern.match(text, start)
    return match.end() if match else start


def _is_directive(text: str, start: int) -> bool:
    """Whether a line starts at ``start`` that starts with ``%``."""
    return text.startswith("%", start) and (start == 0 or text[start - 1] in "\r\n")
