"""The QR code of a page's address, for a page that is printed and hung up."""

from dataclasses import dataclass
from functools import lru_cache

import segno

QUIET_ZONE = 4
"""Modules of white around the code (ISO/IEC 18004)."""

MASK = 0
"""One of the eight patterns that keep a code from looking even; each can be read. To try which is
the best takes most of a page's time."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code as an SVG path, in units of one module."""

    size: int
    """Modules along an edge, the white around included."""
    path: str


@lru_cache(maxsize=1024)
def qr_code(address: str) -> QrCode:
    """The code of an address, which can still be read with 15 % of it worn off (level M).

    It is kept: each page is made twice in a build, and again and again in a comparison.
    """
    code = segno.make_qr(address, error="m", boost_error=False, mask=MASK)
    rows = [bytes(row) for row in code.matrix]
    return QrCode(len(rows) + 2 * QUIET_ZONE, "".join(map(_row, range(len(rows)), rows)))


def _row(number: int, row: bytes) -> str:
    """The dark runs of a row, each as a rectangle of one module's height."""
    parts: list[str] = []
    column = 0
    while (start := row.find(1, column)) >= 0:
        column = row.find(0, start)
        column = len(row) if column < 0 else column
        width = column - start
        parts.append(f"M{start + QUIET_ZONE} {number + QUIET_ZONE}h{width}v1h-{width}z")
    return "".join(parts)
