"""Text that patients read, in one language for all or in each of the clinic's languages."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field

from clinicspec.model.part import Part
from clinicspec.model.text import LongText, Name

Language: TypeAlias = Literal["nb", "nn", "en", "se"]
"""Bokmål, nynorsk, English, Northern Sámi."""


class Texts(Part):
    """One text in several languages."""

    noun: ClassVar[str] = "text"

    nb: Name | None = Field(None, description="In bokmål.")
    nn: Name | None = Field(None, description="In nynorsk.")
    en: Name | None = Field(None, description="In English.")
    se: Name | None = Field(None, description="In Northern Sámi.")

    def __getitem__(self, language: str) -> str | None:
        """The text in a language, or None."""
        return {"nb": self.nb, "nn": self.nn, "en": self.en, "se": self.se}[language]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a text."""
        return tuple(language for language in ("nb", "nn", "en", "se") if self[language])


class LongTexts(Texts):
    """One text of some sentences in several languages."""

    nb: LongText | None = Field(None, description="In bokmål.")
    nn: LongText | None = Field(None, description="In nynorsk.")
    en: LongText | None = Field(None, description="In English.")
    se: LongText | None = Field(None, description="In Northern Sámi.")


Words: TypeAlias = Annotated[
    Name | Texts, Field(description="One text for all languages, or one for each.")
]
LongWords: TypeAlias = Annotated[
    LongText | LongTexts, Field(description="One text for all languages, or one for each.")
]


def in_language(words: str | Texts, language: str, default: str) -> tuple[str, str]:
    """A text and the language it is in: ``language`` if it has that, else the ``default`` one."""
    if isinstance(words, str):
        return words, default
    text = words[language]
    if text is not None:
        return text, language
    first = default if words[default] else words.languages[0]
    return words[first] or "", first
