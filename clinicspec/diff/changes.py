"""Every field that two models of a clinic say otherwise."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from clinicspec.diff.meaning import comes_to, plain, texts_differ
from clinicspec.diff.renames import IDS, SECTIONS, Renames
from clinicspec.model.files import named_files
from clinicspec.model.part import KEYS, Entity, Part
from clinicspec.model.reference import SECTIONS_OF_KINDS, Reference
from clinicspec.model.spec import Spec
from clinicspec.model.unknown import UnknownValue
from clinicspec.model.words import Texts
from clinicspec.source.tree import Path

How: TypeAlias = Literal["added", "removed", "changed", "replaced", "renamed"]

Mentions: TypeAlias = frozenset[tuple[str, str]]
"""Entities: section and id."""


@dataclass(frozen=True)
class Change:
    """One field, or all that stands under one id."""

    how: How
    """Added and removed is only what stands under an id, replaced a file that a field names."""
    path: Path
    """By the spec's keys and the new side's ids, as far as the field: no item of a list."""
    field: str
    """The path without ids: ``employees.absences``."""
    before: Any
    after: Any
    old: Path
    """Where it stands on the old side: of a list, the first item that is gone."""
    new: Path
    mentions: Mentions
    """What it names on one side only; of what is added or removed, all that it names."""

    @property
    def entity(self) -> tuple[str, str]:
        """What it is a change of: a section with an id, or a key of the clinic."""
        return entity_of(self.path)

    @property
    def is_whole(self) -> bool:
        """Whether a whole entity has come or gone."""
        return self.how in ("added", "removed")

    @property
    def is_of_field(self) -> bool:
        """Whether it is about what a field says, and not about what stands under an id."""
        return self.how in ("changed", "replaced")


def entity_of(path: Path) -> tuple[str, str]:
    """What a path belongs to: a section with an id, a key of the clinic, or all of it."""
    if path[:3] == ("clinic", "vacant_lists", "lists") and len(path) > 3:
        return "clinic.vacant_lists.lists", str(path[3])
    section, id_, *_ = (*map(str, path), "", "")
    return section, id_


def changes(old: Spec, new: Spec, renames: Renames, replaced: Collection[str] = ()) -> list[Change]:
    """All changes, in the order of the spec language, and those of the files that are ``replaced``.

    The old model has the new ids already. What is Unknown on either side is left out.
    """
    walk = _Walk(old, new, renames)
    found = [*walk.part(old, new, ()), *_replaced(old, new, renames, replaced)]
    for section, before, after in renames:
        path = (*section.split("."), after)
        was = (*path[:-1], before)
        found.append(Change("renamed", path, section, before, after, was, path, frozenset()))
    return found


def _replaced(old: Spec, new: Spec, renames: Renames, names: Collection[str]) -> Iterator[Change]:
    """The fields that name files with other content, and named them before."""
    named = {(_path(part), name): key for part, key, name in named_files(old)}
    for part, (field, *index), name in named_files(new):
        path = (*_path(part), str(field))
        before = named.get((_path(part), name))
        if name in names and before is not None:
            was = renames.old_path((*_path(part), *before))
            yield Change(
                "replaced", path, _field(path), name, name, was, (*path, *index), frozenset()
            )


def _path(part: Part) -> Path:
    """Where a part stands that names files."""
    return ("message_templates", part.id) if isinstance(part, Entity) else ("clinic", "site")


class _Walk:
    def __init__(self, old: Spec, new: Spec, renames: Renames) -> None:
        self.old, self.new, self.renames = old, new, renames

    def part(self, old: Part, new: Part, path: Path) -> Iterator[Change]:
        """The changes of one part, which stands on both sides."""
        for name in type(new).model_fields:
            if name not in old.__dict__ or name not in new.__dict__:
                continue
            before, after = old.__dict__[name], new.__dict__[name]
            where = (*path, KEYS.get(name, name))
            if isinstance(before, dict) and isinstance(after, dict):
                yield from self.section(before, after, where)
            elif isinstance(before, Part) and isinstance(after, Part) and not _is_text(after):
                yield from self.part(before, after, where)
            elif before != after and self.differs(name, (old, before), (new, after)):
                yield self.field(where, before, after, IDS.get((type(new), name)))

    def section(
        self, before: dict[str, Any], after: dict[str, Any], path: Path
    ) -> Iterator[Change]:
        """The changes of what stands under ids."""
        for key in dict.fromkeys((*after, *before)):
            where = (*path, key)
            if key not in before or key not in after:
                how: How = "added" if key in after else "removed"
                value = after.get(key, before.get(key))
                yield Change(
                    how,
                    where,
                    _field(where),
                    before.get(key),
                    after.get(key),
                    where,
                    where,
                    mentions(value, None),
                )
            elif isinstance(after[key], Part):
                yield from self.part(before[key], after[key], where)
            elif before[key] != after[key] and self.differs(
                str(path[0]), (None, before[key]), (None, after[key])
            ):
                yield self.field(where, before[key], after[key], None)

    def differs(
        self, name: str, old: tuple[Part | None, Any], new: tuple[Part | None, Any]
    ) -> bool:
        """Whether a field comes to something else."""
        try:
            if isinstance(old[1], Texts) or isinstance(new[1], Texts):
                return texts_differ(self.old, self.new, old[1], new[1])
            return bool(
                comes_to(self.old, old[0], name, old[1]) != comes_to(self.new, new[0], name, new[1])
            )
        except UnknownValue:
            return True

    def field(self, path: Path, before: Any, after: Any, section: str | None) -> Change:
        """One field that says something else now."""
        old, new = self.renames.old_path(path), path
        named = mentions(before, section) ^ mentions(after, section)
        if _is_list(before) and _is_list(after):
            gone, come = self.only_in(before, after)
            if gone:
                old = (*old, gone[0])
            if come:
                new = (*new, come[0])
            named |= frozenset().union(
                *(mentions(before[index], section) for index in gone),
                *(mentions(after[index], section) for index in come),
            )
        return Change("changed", path, _field(path), before, after, old, new, named)

    def only_in(self, before: Any, after: Any) -> tuple[list[int], list[int]]:
        """The items of two lists that are in one of them alone, by their indexes."""
        try:
            one = [plain(self.old, each) for each in before]
            other = [plain(self.new, each) for each in after]
        except UnknownValue:
            one, other = [*before], [*after]
        return (
            [index for index, each in enumerate(one) if each not in other],
            [index for index, each in enumerate(other) if each not in one],
        )


def only_in(old: Spec, new: Spec, before: Any, after: Any) -> tuple[list[Any], list[Any]]:
    """The items of two lists that are in one of them alone."""
    gone, come = _Walk(old, new, Renames()).only_in(before, after)
    return [before[index] for index in gone], [after[index] for index in come]


def mentions(value: Any, section: str | None) -> Mentions:
    """What a value names; ``section`` is where the ids stand that it holds, if it holds any."""
    match value:
        case Reference():
            where = SECTIONS_OF_KINDS.get(value.kind)
            return frozenset({(where, value.id)}) if where else frozenset()
        case str():
            return frozenset({(section, value)}) if section else frozenset()
        case Part():
            each = [
                mentions(below, IDS.get((type(value), name)))
                for name, below in value.__dict__.items()
            ]
            return frozenset().union(*each)
        case dict():
            return frozenset().union(*(mentions(below, section) for below in value.values()))
        case tuple():
            return frozenset().union(*(mentions(item, section) for item in value))
        case _:
            return frozenset()


def _is_list(value: Any) -> bool:
    return type(value) is tuple and not isinstance(value, range)


def _is_text(part: Part) -> bool:
    return isinstance(part, Texts)


def _field(path: Path) -> str:
    """A path without ids."""
    for section in SECTIONS:
        steps = tuple(section.split("."))
        if path[: len(steps)] == steps:
            return ".".join((section, *map(str, path[len(steps) + 1 :])))
    return ".".join(map(str, path))
