"""The bytes of what clinicspec writes: UTF-8, NFC, LF, the same for the same content."""

import json
import unicodedata
from collections.abc import Iterable
from json.encoder import encode_basestring


def text_bytes(text: str) -> bytes:
    """A text's bytes."""
    return unicodedata.normalize("NFC", text).encode()


def json_bytes(data: object) -> bytes:
    """JSON's bytes: sorted keys, an indent of 2, characters as they are, a line feed at the end.

    Numbers in a list stand on one line.
    """
    return text_bytes(_json(data, "\n") + "\n")


def _json(value: object, line: str) -> str:
    """A value; ``line`` is a line break and the indentation of what it stands in.

    What the library writes are a text's characters; here it is its ``str``, which may have a mark
    before them (``model/origin.py``).
    """
    match value:
        case str():
            return encode_basestring(str(value))
        case int() if not isinstance(value, bool):
            return str(value)
        case dict():
            entries = (
                f"{_json(key, line)}: {_json(value[key], line + '  ')}" for key in sorted(value)
            )
            return _in_lines("{", entries, "}", line)
        case list() | tuple() if not all(type(item) is int for item in value):
            return _in_lines("[", (_json(item, line + "  ") for item in value), "]", line)
        case _:
            return json.dumps(value)


def _in_lines(opening: str, items: Iterable[str], closing: str, line: str) -> str:
    inside = f",{line}  ".join(items)
    return f"{opening}{line}  {inside}{line}{closing}" if inside else opening + closing
