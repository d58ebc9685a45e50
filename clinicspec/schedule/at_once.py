"""What is at once: people and calendars on sets of days, compared without making a slot.

The day falls into stretches between any beginning and any end. In each of them the days are found
on which more is going on than may be, all at once, as sets of days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Generic, NamedTuple, TypeVar

from clinicspec.model.names import time_text
from clinicspec.schedule.day_set import DaySet, first_bit, first_day, union

S = TypeVar("S")
T = TypeVar("T")

MOST_STINTS = 1000
"""Stints that are looked at: forty people or calendars, each with twenty-five different ones."""

MOST_STRETCHES = 288
"""Stretches of a day, as many as there are times of five minutes."""

MOST_AT_ONCE = 40
"""People or calendars at once that are told apart."""

MOST_MOMENTS = 1000
"""Stretches, each on the days of one line-up, that are worked out. Where any of these four numbers
is passed, what is found up to then will keep anybody busy."""


class Stint(NamedTuple, Generic[S]):
    """A time of day, on some days, at which somebody works or a calendar is used."""

    of: Hashable
    """Who works or what is used: several stints of one count once."""
    start: int
    end: int
    """Minutes after midnight; the end is exclusive."""
    days: DaySet
    source: S
    """What in the spec says so."""


@dataclass(frozen=True, slots=True)
class Situation(Generic[S, T]):
    """The same people or calendars at once, and when first."""

    days: DaySet
    """All days on which they are: at least one."""
    start: int
    end: int
    """From when to when on the first of these days, as long as nothing changes."""
    these: list[Stint[S]]
    """Their stints at that moment."""
    others: list[Stint[T]]
    """The stints that they were compared with, at that moment."""

    @property
    def hours(self) -> str:
        """From when to when on the first day, as in 08:00–10:00."""
        return f"{time_text(self.start)}–{time_text(self.end)}"


class _Moment(NamedTuple):
    """A stretch of the day, and the days on which it has one line-up."""

    start: int
    end: int
    days: DaySet
    these: frozenset[Hashable]
    others: frozenset[Hashable]


def at_once(
    these: Sequence[Stint[S]], others: Sequence[Stint[T]] = (), *, least: int
) -> list[Situation[S, T]]:
    """Where more of ``these`` than of ``others`` are at once, and ``least`` of these at that.

    A situation for each set of these, in the order of their first days. What happens only on days
    of a situation with the same and more is not told apart from it.
    """
    these = these[:MOST_STINTS]
    if len(others) > MOST_STINTS:
        return []
    by_who: dict[frozenset[Hashable], list[_Moment]] = defaultdict(list)
    for moment in islice(_moments(these, others, least), MOST_MOMENTS):
        by_who[moment.these].append(moment)
    days_of = {who: union(moment.days for moment in found) for who, found in by_who.items()}
    situations = [
        _situation(days, by_who[who], these, others)
        for who, days in days_of.items()
        if not any(who < more and not days & ~on for more, on in days_of.items())
    ]
    return sorted(situations, key=lambda each: (first_day(each.days), each.start))


def _moments(
    these: Sequence[Stint[S]], others: Sequence[Stint[T]], least: int
) -> Iterator[_Moment]:
    """Stretches of the day with more of ``these``, in order, each on the days of one line-up.

    The days before the first that counts are cut off meanwhile: short numbers are quicker.
    """
    days_before = first_bit(union(each.days for each in these))
    times = {each.start for each in these} | {each.end for each in these}
    times |= {each.start for each in others} | {each.end for each in others}
    for start, end in islice(pairwise(sorted(times)), MOST_STRETCHES):
        days_of_these = _days_at(start, these, days_before)
        if len(days_of_these) < least:
            continue
        days_of_others = _days_at(start, others, days_before)
        if len(days_of_others) > MOST_AT_ONCE:
            continue
        if sorted(days_of_these.values()) == sorted(days_of_others.values()):
            continue  # as many on every day: so it is meant to be, and mostly is
        ahead = _days_with_more(
            list(days_of_these.values())[:MOST_AT_ONCE], days_of_others.values(), least
        )
        while ahead:
            day = ahead & -ahead
            alike = ahead
            for days in (*days_of_these.values(), *days_of_others.values()):
                alike &= days if days & day else ~days
            yield _Moment(
                start,
                end,
                alike << days_before,
                frozenset(who for who, days in days_of_these.items() if days & day),
                frozenset(who for who, days in days_of_others.items() if days & day),
            )
            ahead &= ~alike


def _days_at(minute: int, stints: Sequence[Stint[S]], cut: int) -> dict[Hashable, DaySet]:
    """Who is there at a time of day, each with the days, but for the first few of all days."""
    found: dict[Hashable, DaySet] = {}
    for of, start, end, days, _ in stints:
        if start <= minute < end:
            found[of] = found.get(of, 0) | days >> cut
    return found


def _days_with_more(these: Collection[DaySet], others: Collection[DaySet], least: int) -> DaySet:
    """The days that are in more of ``these`` than of ``others``, and in ``least`` of these."""
    many, few = _days_in_many(these), _days_in_many(others)
    few += [0] * (len(many) - len(few))
    found = 0
    for number in range(least - 1, len(many)):
        found |= many[number] & ~few[number]
    return found


def _days_in_many(sets: Collection[DaySet]) -> list[DaySet]:
    """The days that are in at least one of some sets, in at least two, and so on."""
    found: list[DaySet] = []
    for days in sets:
        found.append(0)
        for number in range(len(found) - 1, 0, -1):
            found[number] |= found[number - 1] & days
        found[0] |= days
    return found


def _situation(
    days: DaySet,
    moments: list[_Moment],
    these: Sequence[Stint[S]],
    others: Sequence[Stint[T]],
) -> Situation[S, T]:
    day = days & -days
    first, *later = [moment for moment in moments if moment.days & day]
    end = first.end
    for moment in later:
        if moment.start != end or moment.others != first.others:
            break
        end = moment.end
    return Situation(
        days,
        first.start,
        end,
        [each for each in these if each.start <= first.start < each.end and each.days & day],
        [each for each in others if each.start <= first.start < each.end and each.days & day],
    )
