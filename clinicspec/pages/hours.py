"""When a booking site's appointments are planned, by weekday, and on which planned days none are.

What is planned, never what is free: the pages are built from the spec alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypeAlias

from clinicspec.model.booking import AppointmentType, Calendar, Season
from clinicspec.model.origin import marked_like
from clinicspec.model.spec import Spec
from clinicspec.model.times import Dates
from clinicspec.model.weeks import week_of
from clinicspec.pages.places import Place, place_of
from clinicspec.pages.selection import Selection
from clinicspec.schedule.plan import PlannedBlock, days_of, offered_on, planned_blocks


class Times(NamedTuple):
    """From one time of day to another, in minutes after midnight."""

    start: int
    end: int


class Days(NamedTuple):
    """Weekdays (0 for Monday) whose times are alike."""

    days: tuple[int, ...]
    times: tuple[Times, ...]


Week: TypeAlias = tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """A week as it is planned in some weeks."""

    weeks: frozenset[int]
    """Numbers of weeks (see ``model/weeks.py``) that touch the season."""
    week: Week


@dataclass(frozen=True, slots=True)
class Offer:
    """What is planned alike for some appointment types at one place."""

    types: tuple[AppointmentType, ...]
    place: Place | None
    plans: tuple[WeekPlan, ...]
    days_off: tuple[Dates, ...]
    """Planned days on which nothing is offered: holidays, closed days, absences."""
    next_day: date | None
    """The first day on which something is; None where that is none."""


def week_of_times(times: Iterable[tuple[int, Times]]) -> Week:
    """Weekdays and their times, where days that are alike are one, and times that meet too."""
    by_day: dict[int, list[Times]] = {}
    for day, each in sorted(times):
        run = by_day.setdefault(day, [])
        if run and each.start <= run[-1].end:
            run[-1] = Times(run[-1].start, max(run[-1].end, each.end))
        else:
            run.append(each)
    alike: dict[tuple[Times, ...], list[int]] = {}
    for day, run in by_day.items():
        alike.setdefault(tuple(run), []).append(day)
    return tuple(Days(tuple(days), run) for run, days in alike.items())


def runs(numbers: Iterable[int]) -> list[range]:
    """Numbers in order, as runs of those that follow one another."""
    ordered = sorted(numbers)
    grouped = groupby(enumerate(ordered), lambda pair: pair[1] - pair[0])
    members = ([number for _, number in group] for _, group in grouped)
    return [range(run[0], run[-1] + 1) for run in members]


def days_of_season(season: Season | None, since: date | None = None) -> Dates:
    """From when to when a page books, as far as that is not over before ``since``."""
    first = season.start if season and season.start else date.min
    last = season.end if season and season.end else date.max
    return Dates(max(first, since or date.min), last)


def weeks_of_season(season: Season | None, since: date | None = None) -> frozenset[int] | None:
    """The weeks that a season touches from a day on; None if an end is open."""
    if season is None or season.start is None or season.end is None:
        return None
    first, last = days_of_season(season, since)
    return frozenset(range(week_of(first), week_of(last) + 1))


def offers(selected: Selection, since: date | None = None) -> list[Offer]:
    """What a site's calendars plan of its appointment types, in the order of the types.

    Days before ``since`` don't count.
    """
    spec = selected.spec
    days = days_of_season(selected.site.open, since)
    planned = [(calendar, planned_blocks(spec, calendar)) for calendar in selected.calendars]
    found: list[Offer] = []
    for type_ in selected.types:
        by_place: dict[Place | None, list[tuple[Calendar, PlannedBlock]]] = {}
        for calendar, blocks in planned:
            holding = [
                (calendar, each)
                for each in blocks
                if type_.id in each.block.types and each.slots_per_day
            ]
            by_place.setdefault(place_of(spec, calendar, type_), []).extend(holding)
        for place, holding in by_place.items():
            offer = _offer(spec, days, type_, place, holding)
            if offer.plans:
                _add(found, offer)
    return found


def _add(found: list[Offer], offer: Offer) -> None:
    """Append an offer, or put its type to one that is otherwise the same."""
    for index, other in enumerate(found):
        if replace(offer, types=other.types) == other:
            found[index] = replace(other, types=other.types + offer.types)
            return
    found.append(offer)


def _offer(
    spec: Spec,
    season: Dates,
    type_: AppointmentType,
    place: Place | None,
    blocks: list[tuple[Calendar, PlannedBlock]],
) -> Offer:
    first, last = season
    weeks_open = range(week_of(first), week_of(last) + 1)
    times: dict[frozenset[int], list[tuple[int, Times]]] = {}
    planned: set[date] = set()
    offered: set[date] = set()
    for calendar, each in blocks:
        weeks = frozenset(week for week in each.weeks if week in weeks_open)
        days = [day for day in days_of(weeks, each.block.days) if first <= day <= last]
        planned.update(days)
        offered.update(
            day for day in days if day not in offered and offered_on(spec, calendar, each, day)
        )
        of_block = times.setdefault(weeks, [])
        of_day = Times(each.block.start, marked_like([each.block.end], each.last_end))
        of_block += [(weekday, of_day) for weekday in sorted({day.weekday() for day in days})]
    weeks_of: dict[Week, frozenset[int]] = {}
    for weeks, of_block in times.items():
        if of_block:
            week = week_of_times(of_block)
            weeks_of[week] = weeks_of.get(week, frozenset()) | weeks
    plans = [WeekPlan(weeks, week) for week, weeks in weeks_of.items()]
    plans.sort(key=lambda plan: (min(plan.weeks), max(plan.weeks)))
    next_day = min(offered, default=None)
    return Offer((type_,), place, tuple(plans), days_off(planned, offered), next_day)


def days_off(planned: set[date], offered: set[date]) -> tuple[Dates, ...]:
    """The planned days without an offer; three and more that follow in the plan are one run."""
    found: list[Dates] = []
    for is_offered, group in groupby(sorted(planned), lambda day: day in offered):
        days = list(group)
        if not is_offered and len(days) < 3:
            found += [Dates(day, day) for day in days]
        elif not is_offered:
            found.append(Dates(days[0], days[-1]))
    return tuple(found)
