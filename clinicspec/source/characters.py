"""The characters that a file may not hold, raw or as an escape.

These are everything outside YAML 1.2's ``c-printable`` (https://yaml.org/spec/1.2.2/#51-character-set),
the line breaks that YAML readers disagree about (U+0085, U+2028, U+2029), a byte order mark inside
the text, and the characters that reorder text on the screen
(https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters).
"""

import re
import sys
import unicodedata

from clinicspec.source.problem import Problem

REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)

REPLACEMENT = "\ufffd"

_LINE_BREAKS = {0x85, 0x2028, 0x2029}
_REORDERING = {0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_SURROGATES = range(0xD800, 0xE000)

_CONTROL_NAMES = {0x00: "NULL", 0x1B: "ESCAPE", 0x7F: "DELETE", 0x85: "NEXT LINE"}
"""Unicode gives control characters no names of their own; these are the aliases of a few."""


def refused_character(
    code: int,
    start: int,
    end: int,
    *,
    escaped: bool = False,
    related: tuple[tuple[str, int, int], ...] = (),
) -> Problem:
    """The problem of a refused code point between two offsets, ``escaped`` in a quoted scalar."""
    if code in _REORDERING:
        reason = "changes the order in which text is shown, so it can hide what a file says"
    elif code in _LINE_BREAKS:
        reason = "starts a new line for some programs and not for others"
    elif code in _SURROGATES or code > sys.maxunicode:
        reason = "is no character of Unicode"
    else:
        reason = "can't be seen and has no place in a text"
    remedy = "delete the character, or type the text again"
    if escaped:
        remedy = "remove the escape, or write its backslash twice if it belongs to the text"
    return Problem(
        "CS002",
        f"the character {code_point(code)} {reason}",
        remedy,
        start,
        end,
        related,
    )


def code_point(code: int) -> str:
    """How a character is named: its number and, where it has one, its Unicode name."""
    name = _CONTROL_NAMES.get(code, "")
    if not name and code <= sys.maxunicode:
        name = unicodedata.name(chr(code), "")
    return f"U+{code:04X} {name}".rstrip()
