"""What all models share: they are frozen, and a broken value in them is Unknown."""

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, get_args

from pydantic import BaseModel, ConfigDict

from clinicspec.model.names import cut
from clinicspec.model.unknown import UnknownValue
from clinicspec.source.tree import Path

KEYS = {"start": "from", "end": "to", "version": "clinicspec"}
"""The attributes that are not named as their keys are, and those keys."""


class Part(BaseModel):
    """A mapping of the spec language.

    Attributes are named as the keys are, but for those in ``KEYS``.
    A field whose value is broken is left unset, and reading it raises ``UnknownValue``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    noun: ClassVar[str]
    """What one of these is called in a message: "absence", "appointment type"."""

    if not TYPE_CHECKING:  # with __getattr__ in sight, a type checker would let any name pass

        def __getattr__(self, name: str) -> Any:
            if name in type(self).model_fields:
                raise UnknownValue(name)
            return super().__getattr__(name)


P = TypeVar("P", bound=Part)


def with_only(cls: type[P], values: dict[str, Any], written: set[str]) -> P:
    """A part whose other fields are Unknown; ``values`` are by attribute and not checked.

    ``written`` are the fields that the spec itself gives.
    """
    part = cast(P, cls.model_construct(written))
    part.__dict__.clear()
    part.__dict__.update(values)
    return part


@cache
def _fields_with_parts(kind: type[Part]) -> list[tuple[str, str]]:
    """The attributes of a kind of part in which other parts can stand, each with its key."""
    return [
        (name, KEYS.get(name, name))
        for name, field in kind.model_fields.items()
        if _holds_parts(field.annotation)
    ]


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Part)
    return any(_holds_parts(argument) for argument in get_args(annotation))


def every_part(root: Part) -> list[Part]:
    """A part and every part below it that can be read."""
    found: list[Part] = []
    ahead: list[Any] = [root]
    while ahead:
        value = ahead.pop()
        if isinstance(value, tuple):
            ahead += value
            continue
        part: Part = value
        found.append(part)
        values = part.__dict__
        for name, _ in _fields_with_parts(type(part)):
            below = values.get(name)
            if isinstance(below, dict):
                ahead += below.values()
            elif below and not isinstance(below, str):  # a text for all languages is no part
                ahead.append(below)
    return found


class Paths:
    """At which path each part below a root stands; worked out when the first is asked for."""

    def __init__(self, root: Part) -> None:
        self._root = root

    def of(self, part: Part) -> Path:
        """The path of a part."""
        return self._paths[id(part)]

    @cached_property
    def _paths(self) -> dict[int, Path]:
        paths: dict[int, Path] = {}
        ahead: list[tuple[Path, Any]] = [((), self._root)]
        while ahead:
            path, value = ahead.pop()
            if isinstance(value, tuple):
                ahead += [((*path, index), item) for index, item in enumerate(value)]
                continue
            part: Part = value
            paths[id(part)] = path
            for name, key in _fields_with_parts(type(part)):
                below = part.__dict__.get(name)
                if isinstance(below, dict):
                    ahead += [((*path, key, id_), item) for id_, item in below.items()]
                elif below and not isinstance(below, str):
                    ahead.append(((*path, key), below))
        return paths


_ID = "<id>"
"""Where an entity keeps its id, beside its fields, none of which can have this name. A private
attribute would cost ten times more to read."""


class Entity(Part):
    """A part that stands in a section under its id."""

    @property
    def id(self) -> str:
        """The key under which this stands in its section."""
        key: str = self.__dict__[_ID]
        return key

    @property
    def called(self) -> str:
        """What a message calls it: by its name, as far as that can be read, or else by its id."""
        name = self.__dict__.get("name", self.__dict__.get("title"))
        return self.call(self.id, name.__dict__ if isinstance(name, Part) else name)

    @classmethod
    def call(cls, id_: str, name: object) -> str:
        """What a message calls one: "Kari Lunde", "the calendar Lab", or "the role `gp`".

        ``name`` is what it calls itself: a text, texts by language, or nothing.
        """
        if isinstance(name, dict):
            name = next((text for text in name.values() if isinstance(text, str)), None)
        if not isinstance(name, str) or not name.strip():
            return f"the {cls.noun} `{cut(id_)}`"
        return cut(name) if cls.noun == "employee" else f"the {cls.noun} {cut(name)}"

    def stands_under(self, key: str) -> None:
        """Say the id; the root does so once, for all its entities."""
        self.__dict__[_ID] = key
