"""Every reference of a spec, and whether what it names is there.

References resolve once, here: afterwards an id in a model either stands in its section, or is
Unknown. References to one missing id are one finding, with the others as related places.
"""

from collections.abc import Iterable, Mapping
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
from clinicspec.source.tree import Path

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
    ids = {kind: _ids(spec, kind) for kind in KIND_SECTIONS}
    for mention in _lost_mentions(spec, ids):
        unknown.add(mention.field)
        if ids[mention.kind] is not None:
            missing.setdefault((mention.kind, mention.id), []).append(mention)
    kinds = {kind for kind, _ in missing}
    unsure = {kind for kind in kinds if _incomplete(tree, kind, ids[kind])}
    certain = [(kind, id_) for kind, id_ in missing if kind not in unsure]
    return frozenset(unknown), [
        _draft(tree, kind, id_, missing[kind, id_], ids, may_guess=count < MOST_GUESSES)
        for count, (kind, id_) in enumerate(certain)
    ]


UNREADABLE = object()


class _Ids(NamedTuple):
    known: Mapping[str, object]
    path: Path
    """Where they stand."""


def _ids(spec: Spec, kind: str) -> _Ids | None:
    """The ids of a kind; None where the section can't be read."""
    if kind == "vacant_list":
        clinic = read(spec, "clinic")
        none = read(clinic, "vacant_lists", UNREADABLE) is None
        section = {} if none else read(read(clinic, "vacant_lists"), "lists")
        path: Path = ("clinic", "vacant_lists", "lists")
    else:
        section = read(spec, KIND_SECTIONS[kind])
        path = (KIND_SECTIONS[kind],)
    return None if section is None else _Ids(section, path)


def _incomplete(tree: SpecTree, kind: str, ids: _Ids | None) -> bool:
    """Whether an id stands there twice or is no id, so that one that is missing may be meant."""
    if ids is None:
        return True
    node = tree.node(ids.path)
    repeated = isinstance(node, source_tree.Mapping) and node.repeated
    return repeated or any(_refused(kind, key) for key in ids.known)


def _refused(kind: str, key: str) -> bool:
    return not ID.fullmatch(key) or (kind == "employee" and key in RESERVED_IDS)


def _lost_mentions(spec: Spec, ids: Mapping[str, _Ids | None]) -> list[Mention]:
    """Every reference that can be read and names an id that is not known, section by section."""
    search = _Search({kind: its.known if its else {} for kind, its in ids.items()})
    for key, unit in _section(spec, "org_units"):
        search.one(unit, "parent", "org_unit", ("org_units", key))
    for key, employee in _section(spec, "employees"):
        path: Path = ("employees", key)
        heir = read(read(employee, "patient_list"), "continues_as")
        search.reference(heir, (*path, "patient_list", "continues_as"))
        search.reference(read(employee, "substitute_for"), (*path, "substitute_for"))
        for index, absence in _items(employee, "absences"):
            search.one(absence, "substitute", "employee", (*path, "absences", index))
    for key, position in _section(spec, "positions"):
        path = ("positions", key)
        search.one(position, "role", "role", path)
        search.one(position, "org_unit", "org_unit", path)
        search.one(position, "holder", "employee", path)
    for key, group in _section(spec, "groups"):
        search.one(group, "org_unit", "org_unit", ("groups", key))
        search.many(group, "members", "employee", ("groups", key))
    for key, patient_list in _section(spec, "patient_lists"):
        search.reference(read(patient_list, "owner"), ("patient_lists", key, "owner"))
    for key, blocks in _section(spec, "week_templates"):
        for index, block in enumerate(blocks):
            path = ("week_templates", key, index)
            search.many(block, "types", "appointment_type", path)
            search.one(block, "staff", "employee", path)
    for key, calendar in _section(spec, "calendars"):
        path = ("calendars", key)
        search.reference(read(calendar, "owner"), (*path, "owner"))
        search.reference(read(calendar, "patients"), (*path, "patients"), code="HN506")
        for index, schedule in _items(calendar, "schedule"):
            search.one(schedule, "template", "week_template", (*path, "schedule", index))
            search.periods(schedule, (*path, "schedule", index))
    for index, shift in _items(spec, "staffing"):
        search.one(shift, "employee", "employee", ("staffing", index))
        search.periods(shift, ("staffing", index))
    for message_type in MESSAGE_TYPES:
        route = read(read(spec, "routing"), message_type)
        for name in ("recipients", "fallback"):
            field = ("routing", message_type, name)
            for index, recipient in _items(route, name):
                search.reference(recipient, field, (index,), "HN305")
    for key, site in _section(spec, "booking_sites"):
        search.many(site, "appointment_types", "appointment_type", ("booking_sites", key))
        search.many(site, "calendars", "calendar", ("booking_sites", key))
    return search.lost


def _section(spec: Spec, name: str) -> Iterable[tuple[str, Any]]:
    section: dict[str, Any] = read(spec, name, {})
    return section.items()


def _items(part: Part | None, name: str) -> Iterable[tuple[int, Any]]:
    return enumerate(read(part, name) or ())


class _Search:
    """Looks ids up, by their kind, and keeps the mentions of those that are not there.

    Each method looks at one field of a part, if it can be read.
    """

    def __init__(self, known: Mapping[str, Mapping[str, object]]) -> None:
        self.known = known
        self.lost: list[Mention] = []

    def one(self, part: Part, name: str, kind: str, path: Path) -> None:
        """An id."""
        id_ = read(part, name)
        if id_ is not None and id_ not in self.known[kind]:
            self.lost.append(Mention(kind, id_, (*path, name)))

    def many(self, part: Part, name: str, kind: str, path: Path) -> None:
        """A list of ids."""
        known = self.known[kind]
        for index, id_ in _items(part, name):
            if id_ not in known:
                self.lost.append(Mention(kind, id_, (*path, name), (index,)))

    def periods(self, part: Part, path: Path) -> None:
        """Weeks, among which ids of periods may stand."""
        for index, item in _items(part, "weeks"):
            if isinstance(item, str) and item not in self.known["period"]:
                self.lost.append(Mention("period", item, (*path, "weeks"), (index,)))

    def reference(
        self, reference: Reference | None, field: Path, at: Path = (), code: str = "CS037"
    ) -> None:
        """A reference, which also may be a bare word that is no id."""
        if reference is None or reference.kind not in SECTIONS_OF_KINDS:
            return
        if reference.id not in self.known[reference.kind]:
            mention = Mention(reference.kind, reference.id, field, at, code, kinded=True)
            self.lost.append(mention)


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
