"""What is the same for the Address Registry, although it is written otherwise.

The registry keeps names in capitals beside others, postal codes and municipalities as numbers, and
codes with texts that have changed over the years, as the answers of NHN's test environment show.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from unicodedata import normalize

from clinicspec.model.names import VACANT_LIST_CODE
from clinicspec.model.origin import without_marks
from clinicspec.schedule.oslo import local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clinicspec.nhn.soap import Value, Values

OPEN = "9999-12-31"
"""The day that stands for no end."""

OPEN_FROM = 2100
"""The year from which on an end is as good as none: NHN's answers have ends such as 2116."""

PHONES = ("E_TLF", "E_CEN", "E_DIR", "E_MOB", "E_SEN", "E_FAX")
EMAILS = ("E_EPO", "E_EDI")
"""Types of electronic addresses in NHN's list 9044."""

PLACE = ("City", "Postbox", "StreetAddress")
"""What a physical address says in words."""

HOST = re.compile(r"([a-z]+://)?[^/?#]*", re.IGNORECASE)
"""The scheme and host with which the address of a page or a queue begins."""

AMQP = re.compile(r"amqps?://", re.IGNORECASE)
"""What may stand before the address of a queue, and never does in NHN's answers."""

NORWAY = re.compile(r"(\+|00)47|47(?=[0-9]{8}$)")
"""How a Norwegian telephone number may begin for callers from abroad."""


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


def without_scheme(queue: str) -> str:
    """The address of a queue as a spec has it, without ``amqps://``."""
    return queue[found.end() :] if (found := AMQP.match(queue)) else queue


def same_number(one: Value | None, other: Value | None) -> bool:
    """Postal codes and municipalities, as numbers: 0110 is 110."""
    return _text(one).lstrip("0") == _text(other).lstrip("0")


def day(moment: Value | None) -> str | None:
    """The day of a moment in NHN's form, on Norwegian clocks, whatever the time."""
    text = _text(moment)
    return _on_clocks(text).date().isoformat() if text else None


def last_day(period: Values) -> str:
    """The last day that has a moment of a period; ``OPEN`` where it has no end, or a far one."""
    text = _text(period.get("To"))
    end = _on_clocks(text) if text else None
    if end is None or end.year >= OPEN_FROM:
        return OPEN
    if end.time() == time() and end > datetime.min:
        end -= timedelta(days=1)
    return end.date().isoformat()


def _on_clocks(moment: str) -> datetime:
    """A moment as Norwegian clocks show it; without an offset it is written so already."""
    found = datetime.fromisoformat(moment)
    ends_of_time = found.year in (datetime.min.year, datetime.max.year)
    if found.tzinfo is not None and not ends_of_time:
        found = local(found)
    return found.replace(tzinfo=None)


def _text(value: Value | None) -> str:
    return without_marks(str(value)).strip() if isinstance(value, (str, int)) else ""


def _plain(value: Value | None) -> str:
    return " ".join(normalize("NFC", _text(value).casefold()).split())


def _electronic(type_: str, address: str) -> str:
    if type_ in PHONES:
        digits = re.sub("[^0-9+]", "", address)
        return digits[found.end() :] if (found := NORWAY.match(digits)) else digits
    if type_ in EMAILS:
        local, at, host = address.rpartition("@")
        return local + at + host.lower()
    address = without_scheme(address)
    found = HOST.match(address)
    end = found.end() if found else 0
    return address[:end].lower() + address[end:].removesuffix("/")
