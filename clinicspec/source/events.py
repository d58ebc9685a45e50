"""PyYAML's event streams: what stands in a text, one event after the other.

libyaml's stream, in C, is the one that is used. Where PyYAML was built without libyaml, its Python
stream takes its place: the same events and places, some fifty times slower. Where the two differ,
one of them refuses the file: no file has two meanings.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

Event: TypeAlias = Any
"""One of ``yaml.events``, whose marks are always set, though PyYAML's types say otherwise."""

INVALID_ESCAPE = "found invalid Unicode character escape code"
"""libyaml's words for an escape that names no character, such as ``"\\uD800"``."""


class EventStream(Protocol):
    """What both streams have in common."""

    def get_event(self) -> Event:
        """The next event; raises YAMLError where the text is no YAML."""


class PythonEvents(Reader, Scanner, Parser):
    """PyYAML's Python stream, which here raises nothing but YAMLError."""

    def __init__(self, text: str) -> None:
        """Start at the beginning of ``text``."""
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_flow_scalar(self, style: str) -> Any:
        """Read a quoted scalar; an escape beyond U+10FFFF is an error here too."""
        start = self.get_mark()
        try:
            return super().scan_flow_scalar(style)
        except (ValueError, OverflowError) as error:  # from chr()
            words = "while scanning a double-quoted scalar"
            raise ScannerError(words, start, INVALID_ESCAPE, self.get_mark()) from error

    def fetch_directive(self) -> None:
        """Stop at any directive: specs have none, and PyYAML stumbles over its long numbers."""
        mark = self.get_mark()
        raise ScannerError("while scanning a directive", mark, "found a directive", mark)


try:
    from yaml._yaml import CParser
except ImportError:
    EVENTS: Callable[[str], EventStream] = PythonEvents
else:
    EVENTS = CParser
