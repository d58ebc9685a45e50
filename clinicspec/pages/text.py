"""What a page says: words that know their language, made in the language of the page.

A page is in one language, but words of others stand in it: names, and texts that the spec has in
one language only. Each is marked (WCAG 3.1.2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from string import Formatter
from typing import TypeAlias, overload

from markupsafe import Markup, escape

from clinicspec.model.origin import marked_like
from clinicspec.model.times import Dates
from clinicspec.model.words import Language, Words, in_language
from clinicspec.pages.languages import date_text, dates_text, find, length_text, list_text
from clinicspec.pages.links import Href

_FORMATTER = Formatter()


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; a number or a name, which is of no language, is a ``str``."""

    text: "Text | str"
    href: Href

    def __str__(self) -> str:
        return str(self.text)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one language, among which links and words in another may stand."""

    parts: "tuple[Part, ...]"
    language: Language

    def __str__(self) -> str:
        """The words alone, for those who look at them."""
        return "".join(part if isinstance(part, str) else str(part) for part in self.parts)

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(str(self))

    def __html__(self) -> Markup:
        """The words alone, for a place that takes no elements."""
        return escape(self.written())

    def written(self) -> str:
        """The words alone, for a file that says them."""
        return "".join(
            part.written() if isinstance(part, Text) else str(part) for part in self.parts
        )


Part: TypeAlias = str | Text | Link

Value: TypeAlias = Text | Link | date | Dates | timedelta | tuple[Text | str, ...]
"""What a text of the pages may have in it. Dates, lengths of time and lists are written out in the
language of the page."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes in the language of a page."""

    language: Language
    default: Language
    """The clinic's: that of names, and of whatever the spec says for all languages at once."""

    def name(self, text: str) -> Text:
        """A name or an address, which is the same in all languages."""
        return Text((text.strip(),), self.default)

    def plain(self, text: str) -> Text:
        """Text already in the page's language: dates, times, numbers."""
        return Text((text,), self.language)

    @overload
    def words(self, words: Words) -> Text: ...
    @overload
    def words(self, words: Words | None) -> Text | None: ...
    def words(self, words: Words | None) -> Text | None:
        """A text of the spec, if there is one."""
        if words is None:
            return None
        text, language = in_language(words, self.language, self.default)
        return Text((text.strip(),), language)  # type: ignore[arg-type]

    def listed(self, items: tuple[Text, ...]) -> Text:
        """Texts in a row, as in a, b og c."""
        return _listed(items, self.language)

    def message(self, message: str, **values: Value) -> Text:
        """A text of the pages, by its id in the catalogue, with values in its places.

        Empty where the catalogue has no words for it that are certain.
        """
        written = {name: _written(value, self.language) for name, value in values.items()}
        return _filled(find(message, self.language), written, self.language)

    @staticmethod
    def said(*texts: Text | None) -> tuple[Text, ...]:
        """Those texts that say something."""
        return tuple(text for text in texts if text)


def _written(value: Value, language: Language) -> Part:
    match value:
        case date():
            return marked_like([value], date_text(value, language))
        case Dates():
            return marked_like(value, dates_text(value, language))
        case timedelta():
            return length_text(value, language)
        case Text() | Link():
            return value
        case _:
            return _listed(value, language)


def _listed(items: tuple[Text | str, ...], language: Language) -> Text:
    places = {str(index): item for index, item in enumerate(items)}
    return _filled(list_text([f"{{{place}}}" for place in places], language), places, language)


@lru_cache(maxsize=1024)
def _pieces(template: str) -> tuple[tuple[str, str | None], ...]:
    """The words of a text of the pages, each with the name of the place that comes after it."""
    return tuple((words, place) for words, place, _, _ in _FORMATTER.parse(template))


def _filled(template: str, values: Mapping[str, Part], language: Language) -> Text:
    parts: list[Part] = []
    for words, place in _pieces(template):
        if words:
            parts.append(words)
        if place is not None:
            parts.append(values[place])
    return Text(tuple(parts), language)
