"""The sentences that a clinic writes itself on a booking page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.rules.names import texts_of
from clinicspec.rules.rule import Spot, at

if TYPE_CHECKING:
    from clinicspec.model.booking import BookingSite

FIELDS = ("title", "introduction", "login_note")
"""The fields of a booking page that hold sentences of the clinic's own."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\w)[^.!?\n]*)*")
"""A run of text without an end of a sentence; the full stop in helsenorge.no is none."""


def sentences_of(site: BookingSite) -> Iterator[tuple[Spot, list[str]]]:
    """The texts of a page in all languages, each with its sentences."""
    for field in FIELDS:
        words = getattr(site, field)
        for below, text in texts_of(words) if words is not None else ():
            yield at(site, field, *below), [each.strip() for each in _SENTENCE.findall(text)]
