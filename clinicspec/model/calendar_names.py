"""Names as patients compare them, and the numbers that some of them end in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_NUMBERED = re.compile(r"(.*[^0-9])([0-9]{1,2})(\)?)")


@lru_cache(maxsize=1024)
def plain(name: str) -> str:
    """A name without case, spaces and what can't be seen, in one form of Unicode.

    Several rules ask it of the same names.
    """
    if not name.isprintable():
        name = "".join(char for char in name if unicodedata.category(char) != "Cf")
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


class Numbered(NamedTuple):
    """A name that ends in a number of one or two digits, perhaps within a bracket."""

    before: str
    number: int
    after: str

    @property
    def stem(self) -> str:
        """What names that differ only in their number have in common."""
        return plain(self.before).removesuffix("(")

    def with_number(self, number: int) -> str:
        """The name with another number."""
        return f"{self.before}{number}{self.after}"


def numbered(name: str) -> Numbered | None:
    """A name's number and what stands around it; None for a name without one."""
    found = _NUMBERED.fullmatch(name)
    return Numbered(found[1], int(found[2]), found[3]) if found else None
