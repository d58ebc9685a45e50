"""Bytes to text: UTF-8 only, and no character that can mislead a reader or a YAML parser."""

import codecs
from itertools import islice

from clinicspec.source.characters import REFUSED, REPLACEMENT, code_point, refused_character
from clinicspec.source.limits import MAX_BYTES
from clinicspec.source.problem import Problem
from clinicspec.source.text import SourceText

_OTHER_ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32",  # before UTF-16, whose mark is its beginning
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}

_RELATED = 5
"""How many further refused characters a finding points at."""


def decode(file: str, content: bytes) -> tuple[SourceText, list[Problem]]:
    """The text of the file ``file``, without its byte order mark.

    At most one problem is found. Where there is one, the text is only good for showing the place:
    whatever could not be decoded, and every refused character, is U+FFFD in it; of a file that is
    too large (``MAX_BYTES``; reading one byte more is enough to tell) it is empty.
    """
    if len(content) > MAX_BYTES:
        too_large = Problem(
            "CS004",
            f"the file is larger than {MAX_BYTES // 2**20} MiB, so it was not read",
            "remove what does not belong in a spec, or split the clinic into a folder of files",
            0,
            0,
        )
        return SourceText(file, ""), [too_large]
    body = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        text, problem = body.decode(errors="replace"), _not_utf8(body, error)
    else:
        first = REFUSED.search(text)
        if first is None:
            return SourceText(file, text), []
        others = islice(REFUSED.finditer(text, first.end()), _RELATED)
        problem = refused_character(
            ord(first.group()),
            first.start(),
            first.end(),
            related=tuple(
                (f"another one, {code_point(ord(other.group()))}", *other.span())
                for other in others
            ),
        )
    return SourceText(file, REFUSED.sub(REPLACEMENT, text)), [problem]


def _not_utf8(body: bytes, error: UnicodeDecodeError) -> Problem:
    """The problem of the first bytes that are no UTF-8."""
    start = len(body[: error.start].decode())
    for mark, encoding in _OTHER_ENCODINGS.items():
        if body.startswith(mark):
            message = f"the file is saved as {encoding}, and specs are read as UTF-8"
            break
    else:
        message = f"the byte 0x{body[error.start]:02X} is no UTF-8, so the file can't be read"
    help = "save the file with the encoding UTF-8"
    return Problem("CS001", message, help, start, start + 1)
