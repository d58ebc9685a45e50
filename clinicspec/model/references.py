"""Every reference of a spec, and whether what it names is there.

References resolve once, here: afterwards an id in a model either stands in its section, or is
Unknown. References to one missing id are one finding, with the others as related places.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Related
from clinicspec.diagnostics.fix import Fix
from clinicspec.diagnostics.suggest import closest
from clinicspec.model import edits
from clinicspec.model.names import ID, MESSAGE_TYPES, cut
from clinicspec.model.part import Part
from clinicspec.model.reference import NOUNS, SECTIONS_OF_KINDS, Reference
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.model.text import RESERVED_IDS
from clinicspec.model.unknown import read
from clinicspec.model.unreadable import MOST_GUESSES
from clinicspec.source import tree as source_tree
from clinicspec.source.tree import Node, Path

KIND_SECTIONS = {
    **SECTIONS_OF_KINDS,
    "week_template": "week_templates",
    "appointment_type": "appointment_types",
    "calendar": "calendars",
    "period": "periods",
}


class Mention(NamedTuple):
    """One reference: what it names, the field it stands in, and its place below that field."""

    kind: str
    id: str
    field: Path
    at: Path = ()
    code: str = "CS037"
    kinded: bool = False
    """Written as {kind: id}, or as the bare id of an employee where another kind could stand."""


CONSEQUENCES = {
    "HN305": ", so no message would reach it",
    "HN506": ", so no patient could book in the calendar",
}


def check_references(spec: Spec, tree: SpecTree) -> tuple[frozenset[Path], list[Draft]]:
    """The fields whose references lead nowhere, and a draft for each missing id."""
    unknown: set[Path] = set()
    missing: dict[tuple[str, str], list[Mention]] = {}
    ids = {kind: _ids(spec, tree, kind) for kind in KIND_SECTIONS}
    for mention in mentions(spec):
        there = ids[mention.kind]
        if there is None:
            unknown.add(mention.field)
        elif mention.id not in there.known:
            unknown.add(mention.field)
            missing.setdefault((mention.kind, mention.id), []).append(mention)
    unsure = {kind for kind in {kind for kind, _ in missing} if _incomplete(kind, ids[kind])}
    certain = [(kind, id_) for kind, id_ in missing if kind not in unsure]
    return frozenset(unknown), [
        _draft(tree, kind, id_, missing[kind, id_], ids, may_guess=count < MOST_GUESSES)
        for count, (kind, id_) in enumerate(certain)
    ]


UNREADABLE = object()


class _Ids(NamedTuple):
    known: Mapping[str, object]
    node: Node | None
    """What they stand in."""


def _ids(spec: Spec, tree: SpecTree, kind: str) -> _Ids | None:
    """The ids of a kind; None where the section can't be read."""
    if kind == "vacant_list":
        clinic = read(spec, "clinic")
        none = read(clinic, "vacant_lists", UNREADABLE) is None
        section = {} if none else read(read(clinic, "vacant_lists"), "lists")
        path: Path = ("clinic", "vacant_lists", "lists")
    else:
        section = read(spec, KIND_SECTIONS[kind])
        path = (KIND_SECTIONS[kind],)
    return None if section is None else _Ids(section, tree.node(path))


def _incomplete(kind: str, ids: _Ids | None) -> bool:
    """Whether an id stands there twice or is no id, so that one that is missing may be meant."""
    if ids is None:
        return True
    repeated = isinstance(ids.node, source_tree.Mapping) and ids.node.repeated
    return repeated or any(_refused(kind, key) for key in ids.known)


def _refused(kind: str, key: str) -> bool:
    return not ID.fullmatch(key) or (kind == "employee" and key in RESERVED_IDS)


def _section(spec: Spec, name: str) -> Iterable[tuple[str, Any]]:
    section: dict[str, Any] = read(spec, name, {})
    return section.items()


def _items(part: Part | None, name: str) -> Iterable[tuple[int, Any]]:
    return enumerate(read(part, name) or ())


def _one(part: Part | None, name: str, kind: str, path: Path) -> list[Mention]:
    value = read(part, name)
    return [Mention(kind, value, (*path, name))] if isinstance(value, str) else []


def _many(part: Part | None, name: str, kind: str, path: Path) -> list[Mention]:
    field = (*path, name)
    return [Mention(kind, str(value), field, (index,)) for index, value in _items(part, name)]


def _reference(reference: object, field: Path, at: Path = (), code: str = "CS037") -> list[Mention]:
    if isinstance(reference, Reference) and reference.kind in SECTIONS_OF_KINDS:
        return [Mention(reference.kind, reference.id, field, at, code, kinded=True)]
    return []


def _periods(part: Part | None, path: Path) -> list[Mention]:
    field = (*path, "weeks")
    return [
        Mention("period", item, field, (index,))
        for index, item in _items(part, "weeks")
        if isinstance(item, str)
    ]


def mentions(spec: Spec) -> Iterator[Mention]:
    """Every reference of the spec that can be read, section by section."""
    for key, unit in _section(spec, "org_units"):
        yield from _one(unit, "parent", "org_unit", ("org_units", key))
    for key, employee in _section(spec, "employees"):
        path: Path = ("employees", key)
        field = (*path, "patient_list", "continues_as")
        yield from _reference(read(read(employee, "patient_list"), "continues_as"), field)
        yield from _reference(read(employee, "substitute_for"), (*path, "substitute_for"))
        for index, absence in _items(employee, "absences"):
            yield from _one(absence, "substitute", "employee", (*path, "absences", index))
    for key, position in _section(spec, "positions"):
        path = ("positions", key)
        yield from _one(position, "role", "role", path)
        yield from _one(position, "org_unit", "org_unit", path)
        yield from _one(position, "holder", "employee", path)
    for key, group in _section(spec, "groups"):
        yield from _one(group, "org_unit", "org_unit", ("groups", key))
        yield from _many(group, "members", "employee", ("groups", key))
    for key, patient_list in _section(spec, "patient_lists"):
        yield from _reference(read(patient_list, "owner"), ("patient_lists", key, "owner"))
    for key, blocks in _section(spec, "week_templates"):
        for index, block in enumerate(blocks):
            path = ("week_templates", key, index)
            yield from _many(block, "types", "appointment_type", path)
            yield from _one(block, "staff", "employee", path)
    for key, calendar in _section(spec, "calendars"):
        path = ("calendars", key)
        yield from _reference(read(calendar, "owner"), (*path, "owner"))
        patients = read(calendar, "patients")
        yield from _reference(patients, (*path, "patients"), code="HN506")
        for index, schedule in _items(calendar, "schedule"):
            yield from _one(schedule, "template", "week_template", (*path, "schedule", index))
            yield from _periods(schedule, (*path, "schedule", index))
    for index, shift in _items(spec, "staffing"):
        yield from _one(shift, "employee", "employee", ("staffing", index))
        yield from _periods(shift, ("staffing", index))
    for message_type in MESSAGE_TYPES:
        route = read(read(spec, "routing"), message_type)
        for name in ("recipients", "fallback"):
            field = ("routing", message_type, name)
            for index, recipient in _items(route, name):
                yield from _reference(recipient, field, (index,), "HN305")
    for key, site in _section(spec, "booking_sites"):
        yield from _many(site, "appointment_types", "appointment_type", ("booking_sites", key))
        yield from _many(site, "calendars", "calendar", ("booking_sites", key))


def _draft(
    tree: SpecTree,
    kind: str,
    id_: str,
    found: list[Mention],
    ids: dict[str, _Ids | None],
    *,
    may_guess: bool,
) -> Draft:
    paths = [_to_the_id(tree, mention) for mention in found]
    places = sorted(map(tree.place, paths), key=lambda place: (place.file, place.span.start))
    there = ids[kind]
    guess = closest(id_, there.known) if may_guess and there else None
    code = min(found, key=lambda mention: mention.code == "CS037").code
    noun = NOUNS.get(kind, kind.replace("_", " "))
    return Draft(
        code,
        f"there is no {noun} `{cut(id_)}`" + CONSEQUENCES.get(code, ""),
        f"did you mean `{guess}`?" if guess else _help(kind, id_, ids, kinded=found[0].kinded),
        places[0],
        tuple(Related("it is named here as well", place) for place in places[1:]),
        fix=_fix(tree, paths, guess) if guess else None,
    )


def _fix(tree: SpecTree, paths: list[Path], guess: str) -> Fix | None:
    """The id that was probably meant, wherever the missing one is named."""
    made = [edits.say(tree, path, guess) for path in paths]
    found = tuple(edit for edit in made if edit)
    return Fix(f"write `{guess}`", found, safe=False) if len(found) == len(made) else None


def _help(kind: str, id_: str, ids: dict[str, _Ids | None], *, kinded: bool) -> str:
    section = KIND_SECTIONS[kind]
    for other, its in ids.items():
        if its and id_ in its.known and other in NOUNS and kind in NOUNS:
            instead = f"write {{{other}: {id_}}}, or" if kinded else f"`{id_}` is no {NOUNS[kind]}:"
            return f"{instead} name one of `{section}`"
    week = "write a week as in 2026-W34, or " if kind == "period" else ""
    if _refused(kind, id_):
        return f"{week}name one that stands in `{section}`"
    if week:
        return f"{week}add `{id_}` to `{section}`"
    return f"add `{id_}` to `{section}`, or name one that stands there"


def _to_the_id(tree: SpecTree, mention: Mention) -> Path:
    """The path of the id itself: an item of a list, and below its kind where it has one."""
    path = (*mention.field, *mention.at)
    node = tree.node(path)
    if node is None:
        return mention.field
    if isinstance(node, source_tree.Mapping) and mention.kind in node.entries:
        return (*path, mention.kind)
    return path
