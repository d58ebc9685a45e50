"""The bytes of what clinicspec writes: UTF-8, NFC, LF, the same for the same content."""

import json
import unicodedata
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
        case dict():
            inner = f"{line}  "
            entries = [f"{_json(key, inner)}: {_json(value[key], inner)}" for key in sorted(value)]
            return f"{{{inner}{f',{inner}'.join(entries)}{line}}}" if entries else "{}"
        case list() | tuple() if not all(type(item) is int for item in value):
            inner = f"{line}  "
            return f"[{inner}{f',{inner}'.join(_json(item, inner) for item in value)}{line}]"
        case None | True | False:
            return _WORDS[value]
        case int():
            return str(value)
        case _:
            return json.dumps(value)


_WORDS = {None: "null", True: "true", False: "false"}
