"""Ids that only go by another name now: what stands under them is the same, or mostly so.

The old model is written anew with the new ids, wherever they are named. After that a rename has no
further trace.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from clinicspec.model.booking import Block, BookingSite, Calendar, Schedule, Shift
from clinicspec.model.part import Entity, Part, with_only
from clinicspec.model.people import Absence, Employee, Group, OrgUnit, Position
from clinicspec.model.reference import SECTIONS_OF_KINDS, Reference
from clinicspec.model.spec import Spec
from clinicspec.model.unknown import read
from clinicspec.source.tree import Path

VACANT = "clinic.vacant_lists.lists"

SECTIONS = (
    "roles",
    "org_units",
    "employees",
    "positions",
    "groups",
    "patient_lists",
    VACANT,
    "appointment_types",
    "periods",
    "week_templates",
    "calendars",
    "message_templates",
    "booking_sites",
)
"""What is kept under ids: first what is named by what comes later."""

IDS: Mapping[tuple[type[Part], str], str] = {
    (OrgUnit, "parent"): "org_units",
    (Absence, "substitute"): "employees",
    (Position, "role"): "roles",
    (Position, "org_unit"): "org_units",
    (Position, "holder"): "employees",
    (Group, "org_unit"): "org_units",
    (Group, "members"): "employees",
    (Block, "types"): "appointment_types",
    (Block, "staff"): "employees",
    (Schedule, "template"): "week_templates",
    (Schedule, "weeks"): "periods",
    (Shift, "employee"): "employees",
    (Shift, "weeks"): "periods",
    (BookingSite, "appointment_types"): "appointment_types",
    (BookingSite, "calendars"): "calendars",
}
"""The fields that hold ids, or weeks among which ids stand, and the section of those ids. All other
references say their kind."""

TELLING: Mapping[type[Part], str] = {
    Calendar: "schedule",
    Group: "members",
    Position: "holder",
}
"""What one of its kind has to itself: with that, and all else, it is the same by another name."""

ENOUGH = 0.5
"""The share of fields that two have in common which are mostly the same."""


@dataclass(frozen=True)
class Renames:
    """New ids by section and old id."""

    new: dict[str, dict[str, str]] = field(default_factory=dict)

    def old_path(self, path: Path) -> Path:
        """Where on the old side stood what stands here on the new one."""
        for section, ids in self.new.items():
            steps = tuple(section.split("."))
            count = len(steps)
            if path[:count] == steps and len(path) > count:
                old = {new: old for old, new in ids.items()}
                return (*steps, old.get(str(path[count]), path[count]), *path[count + 1 :])
        return path

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        for section, ids in self.new.items():
            for old, new in ids.items():
                yield section, old, new


def section_of(spec: Spec, section: str) -> Mapping[str, Any]:
    """What a section holds, by id; nothing where it can't be read."""
    part: Any = spec
    for step in section.split("."):
        part = read(part, step)
    return part or {}


def find_renames(old: Spec, new: Spec) -> tuple[Spec, Renames]:
    """The old model with the new ids, and which they are."""
    renames = Renames()
    for section in SECTIONS:
        before, after = section_of(old, section), section_of(new, section)
        gone = [key for key in before if key not in after]
        come = [key for key in after if key not in before]
        pairs = [
            (-likeness, gone_, come_)
            for gone_ in gone
            for come_ in come
            if (likeness := _likeness(before[gone_], after[come_])) >= ENOUGH
        ]
        ids: dict[str, str] = {}
        for _, one, other in sorted(pairs, key=lambda pair: pair[0]):
            if one not in ids and other not in ids.values():
                ids[one] = other
        if ids:
            renames.new[section] = ids
            old = _rewritten(old, section, ids)
    return old, renames


def _likeness(old: Any, new: Any) -> float:
    """How much of two things is the same, from 0 to 1; 0 for what only happens to be alike."""
    if not isinstance(old, Part):
        items = [*old, *new]
        common = [each for each in old if each in new]
        return 2 * len(common) / len(items) if items else 0
    before, after = old.__dict__, new.__dict__
    if isinstance(old, Employee):
        same_number = _same_number(before, after)
        if same_number is False or (not same_number and before.get("name") != after.get("name")):
            return 0
        return 1
    names = (old.model_fields_set | new.model_fields_set) & set(type(old).model_fields)
    differing = {name for name in names if before.get(name) != after.get(name)}
    if any(before.get(name) is not None for name in differing & {"name", "title"}):
        telling = before.get(TELLING.get(type(old), ""))
        return ENOUGH if telling and len(differing) == 1 else 0
    return 1 - len(differing) / len(names) if names else 0


def _same_number(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool | None:
    """Whether two people have one HER-ID or HPR number; None where that can't be said."""
    for name in ("her_id", "hpr_number"):
        one, other = before.get(name), after.get(name)
        if None not in (one, other) and not {one, other} & {"pending", "none"}:
            return bool(one == other)
    return None


def _keeping_its_address(key: str, thing: Any, ids: Mapping[str, str]) -> Any:
    """A site without a slug had its page under its old id."""
    if isinstance(thing, BookingSite) and key in ids and read(thing, "slug", "") is None:
        return thing.model_copy(update={"slug": key})
    return thing


def _rewritten(spec: Spec, section: str, ids: Mapping[str, str]) -> Spec:
    kind = next((kind for kind, where in SECTIONS_OF_KINDS.items() if where == section), None)

    def of_value(value: Any, named: bool) -> Any:
        if isinstance(value, Reference):
            return value._replace(id=ids.get(value.id, value.id)) if value.kind == kind else value
        if isinstance(value, Part):
            return of_part(value)
        if isinstance(value, tuple) and type(value) is tuple:
            return tuple(of_value(each, named) for each in value)
        if isinstance(value, dict):
            return {key: of_value(each, False) for key, each in value.items()}
        return ids.get(value, value) if named and isinstance(value, str) else value

    def of_part(part: Part) -> Part:
        of_field = {
            name: of_value(value, IDS.get((type(part), name)) == section)
            for name, value in part.__dict__.items()
            if name in type(part).model_fields
        }
        made = with_only(type(part), of_field, part.model_fields_set)
        if isinstance(part, Entity) and isinstance(made, Entity):
            made.stands_under(part.id)
        return made

    made = of_part(spec)
    assert isinstance(made, Spec)
    held = section_of(made, section)
    if isinstance(held, dict):
        renamed = {ids.get(key, key): _keeping_its_address(key, held[key], ids) for key in held}
        held.clear()
        held.update(renamed)
    made.name_entities(spec.id)
    return made
