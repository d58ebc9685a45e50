"""What must agree within one value or between neighbours before anybody can reckon with it.

The fields that don't are left Unknown, as a broken value is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Related
from clinicspec.model.names import LANGUAGE_NAMES, time_text
from clinicspec.model.part import Part, Paths, every_part
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.model.subject import subject_at
from clinicspec.model.unknown import known, read
from clinicspec.model.words import Texts
from clinicspec.source.tree import Path

_ENDS = {"Absence": "HN357", "Employment": "HN062", "Season": "HN062"}
"""The code for an end before the beginning; for hours of a day it is HN750."""

MOST_PLANNED = 200_000
"""Weeks of blocks, over all calendars. Thirty that are planned for a year, with twenty blocks a
week, have a sixth of that."""


class Discord(NamedTuple):
    """Something that doesn't agree, in one or more fields, the first of which has to change."""

    code: str
    message: str
    help: str
    fields: list[Path]
    related: Sequence[tuple[str, Path]] = ()
    """Other places: what is there, and its path."""


def check_consistency(spec: Spec, tree: SpecTree) -> tuple[frozenset[Path], list[Draft]]:
    """The fields that don't agree with their neighbours, and a draft for each."""
    parts, paths = every_part(spec), Paths(spec)
    discords = [
        *_ends(spec, parts, paths),
        *_languages(spec, parts, paths),
        *_units(spec),
        *_heirs(spec),
        *_slots(spec),
        *_plans(spec),
    ]
    return frozenset(field for discord in discords for field in discord.fields), [
        Draft(
            discord.code,
            discord.message,
            discord.help,
            tree.place(discord.fields[0]),
            tuple(Related(message, tree.place(path)) for message, path in discord.related),
        )
        for discord in discords
    ]


def _ends(spec: Spec, parts: Iterable[Part], paths: Paths) -> Iterator[Discord]:
    """A beginning comes before its end; a last day may be the first one."""
    for part in parts:
        values = part.__dict__
        start, end = values.get("start"), values.get("end")
        if start is None or end is None:
            continue
        if isinstance(start, int) and end <= start:
            path = paths.of(part)
            yield Discord(
                "HN750",
                f"{subject_at(spec, path)} begins at {time_text(start)} and ends at "
                f"{time_text(end)}, so it holds no time",
                "write a later time of the same day in `to`",
                [(*path, "to")],
            )
        elif not isinstance(start, int) and end < start:
            path = paths.of(part)
            yield Discord(
                _ENDS[type(part).__name__],
                f"{subject_at(spec, path)} ends on {end.isoformat()}, before it begins on "
                f"{start.isoformat()}",
                "write the first day in `from`, and in `to` the last one, which is included",
                [(*path, "to")],
            )


def _languages(spec: Spec, parts: Iterable[Part], paths: Paths) -> Iterator[Discord]:
    """Text for patients that is given by language is given in every language of the clinic."""
    if not known(spec, "clinic") or not known(spec.clinic, "languages"):
        return
    readable = len(Texts.model_fields)
    for part in parts:
        if len(part.__dict__) == readable and part.noun == Texts.noun:
            lacking = [each for each in spec.clinic.languages if read(part, each) is None]
            if lacking:
                names = " and ".join(LANGUAGE_NAMES[each] for each in lacking)
                keys = " and ".join(f"`{each}`" for each in lacking)
                path = paths.of(part)
                yield Discord(
                    "CS039",
                    f"{subject_at(spec, path)} has no text in {names}, which `languages` promises "
                    "to patients",
                    f"add {keys}, or write one text for all languages",
                    [path],
                )


def _circles(next_of: Mapping[str, str]) -> Iterator[list[str]]:
    """Each circle that following ``next_of`` can end in, beginning with its first key."""
    done: set[str] = set()
    for first in next_of:
        chain: dict[str, None] = {}
        key: str | None = first
        while key is not None and key not in done and key not in chain:
            chain[key] = None
            key = next_of.get(key)
        if key is not None and key in chain:
            steps = list(chain)
            yield steps[steps.index(key) :]
        done.update(chain)


def _units(spec: Spec) -> Iterator[Discord]:
    """Units form a tree, and a position says its unit where there are several."""
    units = read(spec, "org_units", {})
    parents = {key: unit.parent for key, unit in units.items() if known(unit, "parent")}
    for circle in _circles({key: parent for key, parent in parents.items() if parent}):
        fields: list[Path] = [("org_units", key, "parent") for key in circle]
        yield Discord(
            "CS041",
            f"{subject_at(spec, fields[0][:2])} lies below itself, so nobody can tell who is in it",
            "name another unit as `parent`, or remove the line for a unit at the top",
            fields,
            [("the circle goes on here", field) for field in fields[1:]],
        )
    for key, position in read(spec, "positions", {}).items():
        if len(units) > 1 and known(position, "org_unit") and position.org_unit is None:
            field = ("positions", key, "org_unit")
            yield Discord(
                "CS031",
                f"`org_unit` of {subject_at(spec, field[:2])} is missing, and the clinic has "
                f"{len(units)} units",
                "add `org_unit`: the id of the unit that the position belongs to",
                [field],
            )


def _heirs(spec: Spec) -> Iterator[Discord]:
    """A list that goes on under somebody comes to an end somewhere."""
    heirs = {}
    for key, employee in read(spec, "employees", {}).items():
        after = read(read(employee, "patient_list"), "continues_as")
        if after is not None and after.kind == "employee":
            heirs[key] = after.id
    for circle in _circles(heirs):
        fields: list[Path] = [("employees", key, "patient_list", "continues_as") for key in circle]
        yield Discord(
            "CS041",
            f"the list of {subject_at(spec, fields[0][:2])} comes back to itself, so nobody "
            "has its patients",
            "name somebody who stays, or a vacant list",
            fields,
            [("the circle goes on here", field) for field in fields[1:]],
        )


def _slots(spec: Spec) -> Iterator[Discord]:
    """A slot is as long as the longest appointment that can be booked in it."""
    minutes = {
        key: kind.minutes
        for key, kind in read(spec, "appointment_types", {}).items()
        if known(kind, "minutes")
    }
    for key, blocks in read(spec, "week_templates", {}).items():
        for index, block in enumerate(blocks):
            slot = read(block, "slot_minutes")
            types = [each for each in read(block, "types", ()) if each in minutes]
            longest = max(types, key=minutes.__getitem__, default=None)
            if slot is not None and longest is not None and slot < minutes[longest]:
                path = ("week_templates", key, index)
                yield Discord(
                    "HN650",
                    f"{subject_at(spec, path)} has slots of {slot} minutes, and "
                    f"{subject_at(spec, ('appointment_types', longest))} takes {minutes[longest]}",
                    f"write {minutes[longest]} or more, or remove the line for slots as long as "
                    "the longest type",
                    [(*path, "slot_minutes")],
                )


def _plans(spec: Spec) -> Iterator[Discord]:
    """What all calendars plan, and what booking pages show of it, can be reckoned with."""
    blocks = {key: len(each) for key, each in read(spec, "week_templates", {}).items()}
    periods = {key: sum(map(len, each)) for key, each in read(spec, "periods", {}).items()}
    closed = len(read(read(spec, "clinic"), "closed", ()))
    planned = {}
    for key, calendar in read(spec, "calendars", {}).items():
        weeks_of_blocks = 0
        for schedule in read(calendar, "schedule", ()):
            weeks = sum(
                periods.get(item, 0) if isinstance(item, str) else len(item)
                for item in read(schedule, "weeks", ())
            )
            weeks_of_blocks += weeks * max(blocks.get(read(schedule, "template"), 0), 1)
        all_closed = closed + len(read(calendar, "closed", ()))
        planned[key] = weeks_of_blocks * (1 + all_closed // 100)  # each is looked at on each day
    shown = {
        key: sum(planned.get(calendar, 0) for calendar in read(site, "calendars", ()))
        for key, site in read(spec, "booking_sites", {}).items()
    }
    yield from (
        list(_too_much(spec, planned, "calendars", "schedule", "plan"))
        or _too_much(spec, shown, "booking_sites", "calendars", "show")
    )


def _too_much(
    spec: Spec, amounts: Mapping[str, int], section: str, field: str, does: str
) -> Iterator[Discord]:
    """The entities of a section by which all of them together come to more than can be."""
    sums = zip(amounts, accumulate(amounts.values()), strict=True)
    fields: list[Path] = [(section, key, field) for key, total in sums if total > MOST_PLANNED]
    if fields:
        yield Discord(
            "CS043",
            f"{subject_at(spec, fields[0])} and those before it {does} more than {MOST_PLANNED} "
            "weeks of blocks, more than a clinic can have",
            "schedule only the weeks that are planned, or describe each clinic in a spec of its "
            "own",
            fields,
        )
