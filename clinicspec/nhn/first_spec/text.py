"""The words of a spec that is written for the first time: scalars, ids and comments in YAML."""

import json
import re
import unicodedata
from typing import Any

from pydantic import TypeAdapter, ValidationError

from clinicspec.model.text import RESERVED_IDS
from clinicspec.source.characters import REFUSED, REPLACEMENT

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./@-]*\w)?")
"""Text that is the same for every YAML reader without quotes, unless it is one of these words."""

_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""What some YAML readers take for a truth value, or for nothing."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t"})
"""How letters that are none with an accent are written in an id. å becomes a, like é becomes e."""

_LONGEST_ID = 40
_LONGEST_QUOTE = 100
"""Characters."""


def accepted(language_type: Any, text: object) -> str | None:
    """A text as a spec may have it, or None: a type of the spec language decides."""
    if not isinstance(text, str) or REFUSED.search(text):
        return None
    text = " ".join(text.split())
    try:
        TypeAdapter(language_type).validate_python(text)
    except ValidationError:
        return None
    return text


def scalar(text: str) -> str:
    """A text of one line as a YAML value, in quotes where a reader could mistake it."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(values: dict[str, str]) -> str:
    """Keys and values as a YAML mapping in one line."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


def quoted(text: str) -> str:
    """A text of any kind as a comment repeats it: on one line, and not at any length."""
    text = " ".join(REFUSED.sub(REPLACEMENT, text[: 2 * _LONGEST_QUOTE]).split())
    return json.dumps(text[:_LONGEST_QUOTE], ensure_ascii=False)


def slug(name: str) -> str:
    """A name as an id: a–z, 0–9 and single hyphens. Empty where nothing of it is left."""
    letters = unicodedata.normalize("NFD", name.casefold().translate(_LETTERS))
    latin = "".join(letter for letter in letters if not unicodedata.combining(letter))
    id_ = re.sub("[^a-z0-9]+", "-", latin).strip("-")[:_LONGEST_ID].strip("-")
    return "" if id_ in RESERVED_IDS else id_
