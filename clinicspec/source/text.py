"""One file's text, and the way from an offset in it to a line and a column."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from io import StringIO
from itertools import accumulate
from typing import NamedTuple

LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """A place in a file: line and column count from 1, columns in Unicode code points."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of a file; ``end`` is exclusive."""

    start: Position
    end: Position


@dataclass(frozen=True)
class SourceText:
    """The decoded text of one file, without its byte order mark.

    ``name`` is the path as it is shown to the user. Offsets count code points of ``text``.
    """

    name: str
    text: str = field(repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        """StringIO knows the same line breaks as ``LINE_BREAK``; ``splitlines`` knows others."""
        lines = StringIO(f"{self.text}.", newline="")  # the stop, so that the last line is there
        return list(accumulate(map(len, lines), initial=0))[:-1]

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """The stretch between two offsets."""
        return Span(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The offset of a line and column of this text."""
        return self._line_starts[position.line - 1] + position.column - 1

    def line(self, number: int) -> str:
        """The text of a line (counted from 1), without its line break; "" past the file's end."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
