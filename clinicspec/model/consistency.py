"""What must agree within one value or between neighbours before anybody can reckon with it.

The fields that don't are left Unknown, as a broken value is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Related
from clinicspec.model.names import LANGUAGE_NAMES
from clinicspec.model.organisation import PROVIDER_PARAMETER
from clinicspec.model.part import Part, known, parts
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.model.subject import subject_at
from clinicspec.model.times import time_text
from clinicspec.model.unreadable import cut
from clinicspec.model.words import Texts
from clinicspec.source.tree import Path

_ENDS = {"Absence": "HN357", "Employment": "HN062", "Season": "HN062"}
"""The code for an end before the beginning; for hours of a day it is HN750."""

RESERVED_SLUGS = {*LANGUAGE_NAMES, "assets"}
"""Folders beside the booking pages: one for each language, and one for styles and pictures."""

MOST_PLANNED = 200_000
"""Weeks and blocks of all schedules together. Thirty calendars that are planned for a year, each in
five schedules, have a twentieth of that."""

LINK_PARAMETERS = {PROVIDER_PARAMETER, "timeslotType"}
"""What PatientSky's booking is told by a link: the clinic, and what to book there. The second is
known from one website only."""


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
    every_part = parts(spec)
    discords = [
        *(discord for path, part in every_part for discord in _ends(spec, part, path)),
        *_languages(spec, every_part),
        *_units(spec),
        *_heirs(spec),
        *_hpr_numbers(spec),
        *_slots(spec),
        *_plans(spec),
        *_slugs(spec),
        *_links(spec),
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


def _section(spec: Spec, name: str) -> Mapping[str, Any]:
    """A section of the spec, as far as it can be read."""
    section: Mapping[str, Any] = spec.__dict__.get(name, {})
    return section


def _ends(spec: Spec, part: Part, path: Path) -> Iterator[Discord]:
    """A beginning comes before its end; a last day may be the first one."""
    start, end = part.__dict__.get("start"), part.__dict__.get("end")
    if start is None or end is None:
        return
    if isinstance(start, int) and end <= start:
        yield Discord(
            "HN750",
            f"{subject_at(spec, path)} begins at {time_text(start)} and ends at {time_text(end)}, "
            "so it holds no time",
            "write a later time of the same day in `to`",
            [(*path, "to")],
        )
    elif not isinstance(start, int) and end < start:
        yield Discord(
            _ENDS[type(part).__name__],
            f"{subject_at(spec, path)} ends on {end.isoformat()}, before it begins on "
            f"{start.isoformat()}",
            "write the first day in `from`, and in `to` the last one, which is included",
            [(*path, "to")],
        )


def _languages(spec: Spec, every_part: list[tuple[Path, Part]]) -> Iterator[Discord]:
    """Text for patients that is given by language is given in every language of the clinic."""
    if not known(spec, "clinic") or not known(spec.clinic, "languages"):
        return
    for path, part in every_part:
        if isinstance(part, Texts) and len(part.__dict__) == len(Texts.model_fields):
            lacking = [each for each in spec.clinic.languages if part[each] is None]
            if lacking:
                names = " and ".join(LANGUAGE_NAMES[each] for each in lacking)
                keys = " and ".join(f"`{each}`" for each in lacking)
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
    units = _section(spec, "org_units")
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
    for key, position in _section(spec, "positions").items():
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
    for key, employee in _section(spec, "employees").items():
        kept = employee.__dict__.get("patient_list")
        after = kept.__dict__.get("continues_as") if kept is not None else None
        if after is not None and after.kind == "employee":
            heirs[key] = after.id
    for circle in _circles(heirs):
        fields: list[Path] = [("employees", key, "patient_list", "continues_as") for key in circle]
        yield Discord(
            "CS041",
            f"the list of {subject_at(spec, fields[0][:2])} goes on as itself in the end, so "
            "nobody has its patients",
            "name somebody who stays, or a vacant list",
            fields,
            [("the circle goes on here", field) for field in fields[1:]],
        )


def _hpr_numbers(spec: Spec) -> Iterator[Discord]:
    """An HPR number is one person's."""
    first_with: dict[str, Path] = {}
    for key, employee in _section(spec, "employees").items():
        number, field = employee.__dict__.get("hpr_number"), ("employees", key, "hpr_number")
        if number is None:
            continue
        first = first_with.setdefault(number, field)
        if first != field:
            person, other = subject_at(spec, field[:2]), subject_at(spec, first[:2])
            yield Discord(
                "HN055",
                f"{person} has the HPR number {number} of {other}, so NHN would take the one for "
                "the other",
                "write the number that each of them has in the Health Personnel Register",
                [field],
                [(f"{other} has it here", first)],
            )


def _slots(spec: Spec) -> Iterator[Discord]:
    """A slot is as long as the longest appointment that can be booked in it."""
    minutes = {
        key: kind.minutes
        for key, kind in _section(spec, "appointment_types").items()
        if known(kind, "minutes")
    }
    for key, blocks in _section(spec, "week_templates").items():
        for index, block in enumerate(blocks):
            slot = block.__dict__.get("slot_minutes")
            types = [each for each in block.__dict__.get("types", ()) if each in minutes]
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
    """The schedules of all calendars together stay within what can be reckoned with."""
    blocks = {key: len(each) for key, each in _section(spec, "week_templates").items()}
    periods = {key: sum(map(len, each)) for key, each in _section(spec, "periods").items()}
    fields: list[Path] = []
    planned = 0
    for key, calendar in _section(spec, "calendars").items():
        for schedule in calendar.__dict__.get("schedule", ()):
            weeks = schedule.__dict__.get("weeks", ())
            planned += blocks.get(schedule.__dict__.get("template"), 0)
            planned += sum(
                periods.get(item, 0) if isinstance(item, str) else len(item) for item in weeks
            )
        if planned > MOST_PLANNED:
            fields.append(("calendars", key, "schedule"))
    if fields:
        yield Discord(
            "CS043",
            f"{subject_at(spec, fields[0])} and the calendars before it plan more than "
            f"{MOST_PLANNED} weeks and blocks, more than a clinic can have",
            "schedule only the weeks that are planned, or describe each clinic in a spec of its "
            "own",
            fields,
        )


def _slugs(spec: Spec) -> Iterator[Discord]:
    """Every booking page has an address of its own."""
    first_at: dict[str, Path] = {}
    for key, site in _section(spec, "booking_sites").items():
        if not known(site, "slug"):
            continue
        slug, field = site.slug or key, ("booking_sites", key, "slug")
        first = first_at.setdefault(slug, field)
        if first != field:
            yield Discord(
                "HN869",
                f"{subject_at(spec, field[:2])} has the address `{cut(slug)}` of "
                f"{subject_at(spec, first[:2])}, so patients would find only one of them",
                "write another `slug`",
                [field],
                [("the first one is here", first)],
            )
        if slug in RESERVED_SLUGS:
            yield Discord(
                "HN869",
                f"{subject_at(spec, field[:2])} has the address `{slug}`, which the pages need for "
                "something else",
                "write another `slug`",
                [field],
            )


def _links(spec: Spec) -> Iterator[Discord]:
    """A page's link leads to the booking, and carries what that needs and nothing else."""
    if not known(spec, "clinic") or not known(spec.clinic, "patientsky"):
        return
    patientsky = spec.clinic.patientsky
    if not known(patientsky, "booking_url"):
        return
    host = patientsky.booking_address.partition("/")[0]
    for key, site in _section(spec, "booking_sites").items():
        link = site.__dict__.get("link")
        if link is None:
            continue
        address, field = urlsplit(link), ("booking_sites", key, "link")
        subject = f"`link` of {subject_at(spec, field[:2])}"
        parameters = {name for name, _ in parse_qsl(address.query, keep_blank_values=True)}
        others = sorted(parameters - LINK_PARAMETERS)
        if address.netloc.lower() != host:
            yield Discord(
                "HN851",
                f"{subject} leads patients to {cut(address.netloc)}, not to {host}",
                "copy the link that PatientSky gives for this service",
                [field],
            )
        elif PROVIDER_PARAMETER not in parameters:
            yield Discord(
                "HN851",
                f"{subject} does not say whose booking it is, so patients would not find the "
                "clinic's appointments",
                f"copy PatientSky's link for this service whole, with `{PROVIDER_PARAMETER}`",
                [field],
            )
        elif others:
            yield Discord(
                "HN851",
                f"{subject} carries `{cut(others[0])}`, by which others could follow patients",
                "remove all parameters but `serviceProviderId` and `timeslotType`",
                [field],
            )
