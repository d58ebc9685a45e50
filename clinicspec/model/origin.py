"""Values that know where in the spec they stand.

A model whose values do (``origins/trace.py`` makes one) is compiled like any other: its values are
equal to plain ones. But where one is written out, by ``str()``, in an f-string or as HTML, a mark
goes before it, and before each further line of it: a few characters that no spec may hold. In what
is compiled they tell what stands on a line because of what in the spec. ``marked_like`` hands a
mark on to a text that is made of a value; whoever joins values or gives them to a library that
takes their characters calls ``str``.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar, cast

_BEGIN = "\x96"
_DIGITS = "\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95"
"""Control characters that say nothing to anybody: JSON, XML and HTML let them stand, no line breaks
at them, and ``source/characters.py`` lets no spec have one."""

_LENGTH = 5
MOST = len(_DIGITS) ** _LENGTH
"""Marks that there are. A large spec has some thousand values, and a file 100,000 at most."""

_MARK = re.compile(f"{_BEGIN}([{_DIGITS}]{{{_LENGTH}}})")
_NEXT_LINE = re.compile("(?<=\n)(?=.)")
_HEXADECIMAL = str.maketrans(_DIGITS, "0123456789abcdef")

V = TypeVar("V")


def mark(number: int) -> str:
    """The mark of a number below ``MOST``."""
    return _BEGIN + "".join(_DIGITS[int(digit, 16)] for digit in f"{number:0{_LENGTH}x}")


def marks_in(text: str) -> Iterator[int]:
    """The numbers of the marks in a text, in order."""
    for found in _MARK.finditer(text):
        yield int(found[1].translate(_HEXADECIMAL), 16)


def has_marks(text: str) -> bool:
    """Whether a text has any."""
    return _MARK.search(text) is not None


def without_marks(text: str) -> str:
    """A text without the marks in it."""
    return _MARK.sub("", text)


class MarkedText(str):
    """A text, an id or a word of the spec language."""

    mark = ""

    def __str__(self) -> str:
        return self._on_each_line(str.__str__(self))

    def __format__(self, spec: str) -> str:
        return self._on_each_line(format(str.__str__(self), spec))

    def __html__(self) -> str:
        from markupsafe import escape  # noqa: PLC0415  (a check needs none of it)

        return escape(str(self))

    def _on_each_line(self, text: str) -> str:
        return self.mark + _NEXT_LINE.sub(self.mark, text)

    def __add__(self, other: str) -> str:
        return str(self) + other

    def __radd__(self, other: str) -> str:
        return other + str(self)

    def strip(self, chars: str | None = None) -> str:
        """The text without what stands around it."""
        return marked(str.strip(self, chars), self.mark)


class MarkedNumber(int):
    """A number. Hours and minutes of a time of day are of the same origin as the time."""

    mark = ""

    def __str__(self) -> str:
        return self.mark + int.__repr__(self)

    def __format__(self, spec: str) -> str:
        return self.mark + format(int.__int__(self), spec)

    def __floordiv__(self, other: int) -> int:
        return marked(int.__floordiv__(self, other), self.mark)

    def __mod__(self, other: int) -> int:
        return marked(int.__mod__(self, other), self.mark)


class MarkedDate(date):
    """A date. The days before and after it are of the same origin."""

    mark = ""

    def isoformat(self) -> str:
        """The date as in 2026-12-24."""
        return marked(date.isoformat(self), self.mark)

    def __str__(self) -> str:
        return str(self.isoformat())

    def __format__(self, spec: str) -> str:
        return self.mark + format(_plain_day(self), spec)

    def __add__(self, other: timedelta) -> "MarkedDate":
        return marked(_plain_day(self) + other, self.mark)  # type: ignore[return-value]

    def __sub__(self, other):  # type: ignore[no-untyped-def]
        return marked(_plain_day(self) - other, self.mark)


def _plain_day(day: date) -> date:
    return date(day.year, day.month, day.day)


def marked(value: V, mark: str) -> V:
    """A value with a mark, if it is a text, a number or a date; any other as it is."""
    with_mark: MarkedText | MarkedNumber | MarkedDate
    match value:
        case bool():
            return value
        case str():
            with_mark = MarkedText(value)
        case int():
            with_mark = MarkedNumber(value)
        case date():
            with_mark = MarkedDate(value.year, value.month, value.day)
        case _:
            return value
    with_mark.mark = mark
    return cast(V, with_mark)


def marked_like(values: Iterable[object], made: V) -> V:
    """What is made of some values, of the same origin as they; as it is where they have none."""
    of_values = "".join(value.mark for value in values if isinstance(value, _MARKED))
    return marked(made, of_values) if of_values else made


_MARKED = (MarkedText, MarkedNumber, MarkedDate)
