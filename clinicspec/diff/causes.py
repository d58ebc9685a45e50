"""Which changes lie behind which effects, so that each change is one entry for whoever notices it.

Changes that follow from another one are one with it: with an employee come the position that the
employee holds, and the membership in a group. Effects of the same changes on one audience are one
entry, the gravest first. What no effect shows is said in words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from clinicspec.diagnostics.finding import path_text
from clinicspec.diff.changes import Change, Mentions
from clinicspec.diff.entry import Audience, Effect, Entry, Kind
from clinicspec.diff.fields import audience_and_impact
from clinicspec.diff.words import said
from clinicspec.model.names import first_of
from clinicspec.model.spec import Spec

LEADING = ("employees", "appointment_types", "calendars", "week_templates", "org_units", "roles")
"""Sections whose entities others come and go with, the first leading."""

SAYS_NO_MORE: tuple[Kind, ...] = ("site-changed", "index-changed", "slots-changed", "slots-gone")
"""Kinds of effects whose sentence does not say what the change is."""

SEVERAL = {"is": "are", "has": "have", "moves": "move"}
"""Verbs after the name of what something happens to, where it happens to several."""

MOST_NAMES = 4
MOST_DETAILS = 20


@dataclass(frozen=True)
class Cause:
    """A change, and those that follow from it."""

    root: Change
    following: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of them, the root first."""
        return (self.root, *self.following)


@dataclass(frozen=True)
class Told:
    """An entry before its places are known."""

    entry: Entry
    causes: tuple[Change, ...]


def causes_of(changes: Sequence[Change]) -> list[Cause]:
    """The changes, each with those that follow from it."""
    whole = {each.entity: each for each in changes if each.is_whole}
    following: dict[int, list[Change]] = defaultdict(list)
    roots = []
    for change in changes:
        leader = change
        while (above := _leader(leader, whole)) is not None:
            leader = above
        if leader is change:
            roots.append(change)
        else:
            following[id(leader)].append(change)
    return [Cause(each, tuple(following[id(each)])) for each in roots]


def _leader(change: Change, whole: dict[tuple[str, str], Change]) -> Change | None:
    """What has come or gone that a change follows from."""
    rank = (
        LEADING.index(change.entity[0])
        if change.is_whole and change.entity[0] in LEADING
        else len(LEADING)
    )
    found = [
        whole[each]
        for each in change.mentions
        if each in whole
        and each[0] in LEADING[:rank]
        and (not change.is_whole or whole[each].how == change.how)
    ]
    if not found or (not change.is_whole and not change.mentions <= set(whole)):
        return None
    return min(found, key=lambda each: (LEADING.index(each.entity[0]), each.path))


def tell(
    clinic: str, changes: Sequence[Change], effects: Iterable[Effect], old: Spec, new: Spec
) -> list[Told]:
    """The entries: effects by their causes, and in words what no effect shows."""
    causes = causes_of(changes)
    cause_of = {id(change): cause for cause in causes for change in cause.changes}
    shown: set[int] = set()
    grouped: dict[tuple[Audience, tuple[int, ...]], list[Effect]] = {}
    order = {id(cause): index for index, cause in enumerate(causes)}
    for effect in effects:
        behind = _behind(effect, changes)
        shown |= {id(change) for change in behind}
        key = sorted({order[id(cause_of[id(change)])] for change in behind})
        grouped.setdefault((effect.audience, tuple(key)), []).append(effect)
    told = [
        _of_effects(clinic, audience, [causes[index] for index in key], of_group, old, new)
        for (audience, key), of_group in grouped.items()
    ]
    for cause in causes:
        told += _in_words(clinic, cause, shown, old, new)
    return sorted(told, key=lambda each: each.entry.sort_key)


def _behind(effect: Effect, changes: Sequence[Change]) -> list[Change]:
    """The changes that bring an effect about: of the nearest, all.

    That an id goes by another name hardly ever does.
    """
    around = effect.about | effect.vaguely_about
    for renamed in (False, True):
        of_kind = [each for each in changes if (each.how == "renamed") == renamed]
        fitting = [each for each in of_kind if _fits(each.field, effect.fields)]
        for candidates, about in (
            (fitting, effect.about),
            (fitting, around),
            (of_kind, effect.about),
            (of_kind, around),
        ):
            touching = [each for each in candidates if _touches(each, about, effect)]
            if touching:
                return touching
        if fitting:
            return fitting
    return list(changes)


def _touches(change: Change, about: Mentions, effect: Effect) -> bool:
    return change.entity in about or (effect.by_mention and bool(change.mentions & about))


def _fits(field: str, patterns: Iterable[str]) -> bool:
    return any(
        f"{field}.".startswith(f"{each}.") or f"{each}.".startswith(f"{field}.")
        for each in patterns
    )


def _of_effects(
    clinic: str,
    audience: Audience,
    causes: Sequence[Cause],
    effects: Sequence[Effect],
    old: Spec,
    new: Spec,
) -> Told:
    """The entry of one audience for all effects of the same causes."""
    merged = _merged(effects)
    first = min(merged, key=lambda each: each.impact.rank)
    others = [_sentence(each) for each in merged if each is not first]
    explained = len(causes) > 1 or first.kind in SAYS_NO_MORE
    why = [said(each.root, old, new) for each in causes] if explained else []
    details = tuple(dict.fromkeys([*first.details, *others, *_details_of(merged, first), *why]))
    changes = tuple(change for cause in causes for change in cause.changes)
    return Told(
        Entry(
            clinic,
            audience,
            first.impact,
            first.kind,
            path_text(changes[0].path),
            _sentence(first),
            _cut(details),
        ),
        changes,
    )


def _details_of(effects: Iterable[Effect], but: Effect) -> list[str]:
    return [detail for each in effects if each is not but for detail in each.details]


def _cut(details: tuple[str, ...]) -> tuple[str, ...]:
    if len(details) <= MOST_DETAILS:
        return details
    return (*details[:MOST_DETAILS], f"and {len(details) - MOST_DETAILS} more like these")


def _merged(effects: Sequence[Effect]) -> list[Effect]:
    """Effects that happen to several subjects as one, and then of several messages."""
    by_subject: dict[tuple[object, ...], list[Effect]] = defaultdict(list)
    for each in effects:
        by_subject[each.impact, each.kind, each.what, each.lead, each.tail].append(each)
    once = [_joined(its, "name") for its in by_subject.values()]
    by_what: dict[tuple[object, ...], list[Effect]] = defaultdict(list)
    for each in once:
        by_what[each.impact, each.kind, each.name, each.lead, each.tail].append(each)
    return [_joined(its, "what") for its in by_what.values()]


def _joined(effects: Sequence[Effect], field: str) -> Effect:
    names = list(dict.fromkeys(getattr(each, field) for each in effects))
    details = tuple(dict.fromkeys(detail for each in effects for detail in each.details))
    if len(names) == 1:
        return replace(effects[0], details=details)
    said: dict[str, str] = {field: first_of(names, MOST_NAMES)}
    if field == "name":
        verb, _, rest = effects[0].tail.removeprefix(" ").partition(" ")
        said["tail"] = f" {SEVERAL[verb]} {rest}" if verb in SEVERAL else effects[0].tail
    return replace(effects[0], **said, details=details)  # type: ignore[arg-type]


def _sentence(effect: Effect) -> str:
    return f"{effect.what}{effect.lead}{effect.name}{effect.tail}"


def _in_words(clinic: str, cause: Cause, shown: set[int], old: Spec, new: Spec) -> list[Told]:
    """What no effect shows of a cause; of an employee who comes or goes, that in any case."""
    untold = [each for each in cause.changes if id(each) not in shown]
    if cause.root.is_whole and cause.root.entity[0] == "employees" and cause.root not in untold:
        untold.insert(0, cause.root)
    if not untold:
        return []
    first, *others = untold
    audience, impact = audience_and_impact(first, new)
    return [
        Told(
            Entry(
                clinic,
                audience,
                impact,
                first.how,
                path_text(cause.root.path),
                said(first, old, new),
                _cut(tuple(said(each, old, new) for each in others)),
            ),
            cause.changes,
        )
    ]
