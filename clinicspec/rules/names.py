"""The words of names and of texts for patients."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clinicspec.model.names import LANGUAGE_NAMES

if TYPE_CHECKING:
    from clinicspec.model.words import Texts

_WORD = re.compile(r"[^\W_]+")


def words_of(name: str) -> list[str]:
    """The runs of letters and digits in a name, as they are written."""
    return _WORD.findall(name)


def texts_of(words: str | Texts) -> list[tuple[tuple[str, ...], str]]:
    """The texts of words for patients, each with the keys under which it stands below them.

    One that can't be read is left out.
    """
    if isinstance(words, str):
        return [((), words)]
    by_language = words.__dict__
    return [
        ((language,), text) for language in LANGUAGE_NAMES if (text := by_language.get(language))
    ]
