"""What is the same for the Address Registry, although it is written otherwise.

The registry keeps names in capitals beside others, postal codes and municipalities as numbers, and
codes with texts that have changed over the years, as the answers of NHN's test environment show.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from clinicspec.model.names import VACANT_LIST_CODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clinicspec.nhn.soap import Value, Values

OPEN = "9999-12-31"
"""The day that stands for no end."""

OPEN_AFTER = 100
"""Years after which a period is as good as open: NHN's answers have ends such as 2117."""

PHONES = ("E_TLF", "E_CEN", "E_DIR", "E_MOB", "E_SEN", "E_FAX")
EMAILS = ("E_EPO", "E_EDI")
"""Types of electronic addresses in NHN's list 9044."""

PLACE = ("City", "Postbox", "StreetAddress")
"""What a physical address says in words."""

HOST = re.compile(r"([a-z]+://)?[^/?#]*", re.IGNORECASE)
"""The scheme and host with which the address of a page or a queue begins."""


def same_text(one: Value | None, other: Value | None) -> bool:
    """Without regard to case, Unicode form and runs of spaces; nothing is the same as empty."""
    return _plain(one) == _plain(other)


def same_person(one: str, other: str) -> bool:
    """Whether names may be the same person's: the one has all words of the other."""
    words, others = set(_plain(one).split()), set(_plain(other).split())
    return words <= others or others <= words


def same_code(one: Values, other: Values) -> bool:
    """By list and value, never by text."""
    return one.get("OID") == other.get("OID") and same_text(
        one.get("CodeValue"), other.get("CodeValue")
    )


def same_service(one: str, other: str) -> bool:
    """Whether two codes are of one service, each with its list, as in ``8666/KX17``.

    The one for vacant lists is so in every list: sources disagree about it.
    """
    values = {_plain(key.rpartition("/")[2]) for key in (one, other)}
    return _plain(one) == _plain(other) or values == {_plain(VACANT_LIST_CODE)}


def same_address(type_: str, one: Values, other: Values) -> bool:
    """Whether two addresses of one type, electronic or physical, lead to the same place."""
    return (
        same_electronic(type_, one.get("Address"), other.get("Address"))
        and same_number(one.get("PostalCode"), other.get("PostalCode"))
        and all(same_text(one.get(part), other.get(part)) for part in PLACE)
    )


def same_electronic(type_: str, one: Value | None, other: Value | None) -> bool:
    """Telephone numbers by their digits, the others but for the case of their hosts."""
    return _electronic(type_, _text(one)) == _electronic(type_, _text(other))


def same_queues(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether queues are the same ones, in whatever order."""
    return {_electronic("", each) for each in some} == {_electronic("", each) for each in others}


def same_number(one: Value | None, other: Value | None) -> bool:
    """Postal codes and municipalities, as numbers: 0110 is 110."""
    return _text(one).lstrip("0") == _text(other).lstrip("0")


def day(moment: Value | None) -> str | None:
    """The day of a moment in NHN's form, whatever the time."""
    return _text(moment)[:10] or None


def last_day(period: Values) -> str:
    """The last day of a period; ``OPEN`` where it has none or lies a lifetime ahead."""
    start, end = day(period.get("From")), day(period.get("To"))
    if end is None or _year(end) >= _year(OPEN):
        return OPEN
    return OPEN if start is not None and _year(end) - _year(start) >= OPEN_AFTER else end


def _year(day: str) -> int:
    return int(day[:4]) if day[:4].isdecimal() else 0


def _text(value: Value | None) -> str:
    return str(value).strip() if isinstance(value, (str, int)) else ""


def _plain(value: Value | None) -> str:
    return " ".join(normalize("NFC", _text(value).casefold()).split())


def _electronic(type_: str, address: str) -> str:
    if type_ in PHONES:
        return re.sub(r"^(\+|00)47", "", re.sub(r"[\s\u00a0]", "", address))
    if type_ in EMAILS:
        local, at, host = address.rpartition("@")
        return local + at + host.lower()
    found = HOST.match(address)
    end = found.end() if found else 0
    return address[:end].lower() + address[end:].removesuffix("/")
