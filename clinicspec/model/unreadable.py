"""How a value of the spec language is read, and how it is said that it can't be.

A scalar has no type of its own, so each type reads the text itself: ``0155`` is a postal code,
``08:00`` a time, ``"20"`` a number where a number is expected.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import AfterValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from clinicspec.model.names import cut
from clinicspec.source.tree import EMPTY


@dataclass(frozen=True, slots=True)
class Code:
    """Metadata of a field: the catalogue's codes for a value that is broken or missing here."""

    broken: str
    missing: str = "CS031"
    so: str = ""
    """What a missing or blank value leads to, as the end of a sentence: ", so …"."""


def unreadable(
    what: str,
    help: str,
    *,
    at: tuple[str | int, ...] = (),
    at_key: bool = False,
    code: str | None = None,
    meant: tuple[str, Sequence[str]] | None = None,
) -> PydanticCustomError:
    """The error of a value that can't be read.

    ``what`` goes on from "`field` of somebody is", or from "… holds" or "… names" where ``at``
    leads from the value to an item or a key of it that is wrong; ``at_key`` says that the key
    itself is meant. ``code`` goes before the field's own. ``meant`` is a word that may be mistyped,
    and the words it may have been meant for: one that is like it goes before ``help``.
    """
    context = {
        "what": what,
        "help": help,
        "at": at,
        "at_key": at_key,
        "code": code,
        "meant": meant,
    }
    return PydanticCustomError("unreadable", "{what}", context)


MOST_GUESSES = 100
"""For how many mistyped words of a spec, and for how many missing ids, a similar one is looked
for: each search takes a while."""


def shown(value: object) -> str:
    """A value as a message quotes it."""
    if value is EMPTY:
        return "an empty value"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return f"“{cut(str(value))}”"


def one_of(words: Sequence[str]) -> str:
    """Alternatives as people list them: "one, two or three"."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _each_once(items: tuple[object, ...]) -> tuple[object, ...]:
    if len(set(items)) == len(items):
        return items
    seen: set[object] = set()
    for index, item in enumerate(items):
        if item in seen:
            what = shown(item) if isinstance(item, str) else "the same"
            raise unreadable(f"{what} twice", "name each once", at=(index,))
        seen.add(item)
    return items


Once = AfterValidator(_each_once)
"""Of a list: nothing stands in it twice."""


def one_text(value: object, what: str, help: str) -> str:
    """The text of a scalar, or an error that says ``what`` was expected."""
    if isinstance(value, str):
        return value
    raise unreadable(f"{shown(value)}, not {what}", help)


def reader(
    read: Callable[[str], Any], what: str, help: str, schema: dict[str, Any]
) -> tuple[PlainValidator, WithJsonSchema]:
    """A validator from a function that returns None for what it can't read, and its schema."""

    def validate(value: object) -> Any:
        result = read(value) if isinstance(value, str) else None
        if result is None:
            text = one_text(value, what, help)
            raise unreadable(f"{shown(text)}, which is not {what}", help)
        return result

    return PlainValidator(validate), WithJsonSchema(schema)
