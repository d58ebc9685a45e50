"""The bytes of what clinicspec writes: UTF-8, NFC, LF, the same for the same content."""

import json
import unicodedata


def text_bytes(text: str) -> bytes:
    """A text's bytes."""
    return unicodedata.normalize("NFC", text).encode()


def json_bytes(data: object) -> bytes:
    """JSON's bytes: sorted keys, an indent of 2, characters as they are, a line feed at the end."""
    return text_bytes(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
