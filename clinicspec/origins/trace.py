"""A model whose values know where they stand."""

from collections.abc import Callable
from datetime import date
from typing import Any

from clinicspec.diagnostics.finding import path_text
from clinicspec.model.numbers import Price
from clinicspec.model.origin import MOST, mark, marked
from clinicspec.model.part import KEYS, Entity, Part, with_only
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.model.times import Dates
from clinicspec.source.tree import Path


def trace(spec: Spec) -> tuple[Spec, list[str]]:
    """The same spec with a mark on every value, and the path of each mark by its number.

    What is never written out as it stands is left as it is: flags, weekdays, weeks; and so is what
    the spec does not say. Of a spec with more values than there are marks the rest stay without.
    """
    paths: list[str] = []

    def mark_of(path: Path) -> str:
        if len(paths) == MOST:
            return ""
        paths.append(path_text(path))
        return mark(len(paths) - 1)

    traced = _traced(spec, (), mark_of)
    assert isinstance(traced, Spec)
    return traced, paths


def _traced(value: Any, path: Path, mark_of: Callable[[Path], str]) -> Any:
    match value:
        case Part():
            values = {
                name: _traced(value.__dict__[name], (*path, KEYS.get(name, name)), mark_of)
                if name in value.model_fields_set
                else value.__dict__[name]
                for name in type(value).model_fields
                if name in value.__dict__
            }
            part = with_only(type(value), values, value.model_fields_set)
            if isinstance(part, Entity) and isinstance(value, Entity):
                part.stands_under(marked(value.id, mark_of(path)) if path else value.id)
            return part
        case dict():
            entries = {key: _traced(below, (*path, key), mark_of) for key, below in value.items()}
            return {
                below.id if isinstance(below, Entity) else key: below
                for key, below in entries.items()
            }
        case Reference():
            if value.id:
                return value._replace(id=marked(value.id, mark_of(path)))
            return value._replace(kind=marked(value.kind, mark_of(path)))
        case Price():
            return value._replace(currency=marked(value.currency, mark_of(path)))
        case Dates():
            of_both = mark_of(path)
            return Dates(*(marked(day, of_both) for day in value))
        case str() | int() | date():
            return value if isinstance(value, bool) else marked(value, mark_of(path))
        case tuple() if type(value) is tuple and not all(isinstance(it, int) for it in value):
            return tuple(_traced(item, (*path, index), mark_of) for index, item in enumerate(value))
        case _:
            return value
