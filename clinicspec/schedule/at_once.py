"""What is at once: people and calendars on sets of days, compared without making a slot.

The day falls into stretches between any beginning and any end. In each of them the days are found
on which more is going on than may be, all at once, as sets of days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, zip_longest
from typing import Generic, NamedTuple, TypeVar

from clinicspec.schedule.day_set import ALL_DAYS, DaySet, first_bit, first_day, union, without

S = TypeVar("S")
T = TypeVar("T")

MOST_MOMENTS = 1000
"""Stretches, each on the days of one line-up, that are told: these keep anybody busy."""


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


class Times(NamedTuple):
    """A stretch of the day, in minutes after midnight, on some days."""

    start: int
    end: int
    days: DaySet


@dataclass(frozen=True, slots=True)
class Moment(Generic[S, T]):
    """A stretch of the day on the days of one line-up."""

    times: Times
    who: frozenset[Hashable]
    """Which of these there are."""
    others_there: frozenset[Hashable]
    """Which others there are."""
    all_these: Sequence[Stint[S]]
    all_others: Sequence[Stint[T]]
    """What was compared, at whatever time."""

    @property
    def these(self) -> list[Stint[S]]:
        """The stints of these on the first day."""
        first = self.times.days & -self.times.days
        return [each for each in self.all_these if _holds(each, self.times.start, first)]

    @property
    def others(self) -> list[Stint[T]]:
        """The stints of the others on the first day."""
        first = self.times.days & -self.times.days
        return [each for each in self.all_others if _holds(each, self.times.start, first)]

    @property
    def these_on_any_day(self) -> list[Stint[S]]:
        """The stints of these on all days of this line-up."""
        start, _, days = self.times
        return [each for each in self.all_these if _holds(each, start, days)]


def _holds(stint: Stint[S], minute: int, days: DaySet) -> bool:
    return stint.start <= minute < stint.end and stint.days & days != 0


@dataclass(frozen=True, slots=True)
class Situation(Generic[S, T]):
    """Moments that are told together."""

    moments: list[Moment[S, T]]
    """At least one, by their first days and the time of day."""

    @property
    def first(self) -> Moment[S, T]:
        """The first one of the first day."""
        return self.moments[0]

    @property
    def times(self) -> list[Times]:
        """When it is so."""
        return [moment.times for moment in self.moments]

    @property
    def days(self) -> DaySet:
        """All days on which it is so for a while."""
        return union(times.days for times in self.times)

    @property
    def hours(self) -> tuple[int, int]:
        """From when to when on the first day, as long as nothing changes, in minutes."""
        start, end, days = self.first.times
        others = self.first.others_there - self.first.who
        for moment in self.moments[1:]:
            goes_on = moment.times.start == end and moment.times.days & days & -days
            if not goes_on or moment.others_there - moment.who != others:
                break
            end = moment.times.end
        return start, end


def at_once(
    these: Sequence[Stint[S]], others: Sequence[Stint[T]] = (), *, least: int
) -> list[Situation[S, T]]:
    """Where more of ``these`` than of ``others`` are at once, and ``least`` of these at that.

    A situation for each set of these, in the order of their first days. What happens only on days
    of situations with the same and more is not told apart from them.
    """
    return by_line_up(moments(these, others, least=least))


def by_line_up(moments: Iterable[Moment[S, T]]) -> list[Situation[S, T]]:
    """A situation for each set of these; see ``at_once``."""
    by_who: dict[frozenset[Hashable], list[Moment[S, T]]] = defaultdict(list)
    for moment in moments:
        by_who[moment.who].append(moment)
    days_of = {who: Situation(found).days for who, found in by_who.items()}
    return [
        Situation(by_who[who])
        for who, days in days_of.items()
        if without(days, union(on for more, on in days_of.items() if who < more))
    ]


def moments(
    these: Sequence[Stint[S]], others: Sequence[Stint[T]] = (), *, least: int
) -> list[Moment[S, T]]:
    """The moments with more of ``these`` than of ``others``, and ``least`` (1 or 2) of these.

    In the order of their first days.
    """
    return in_order(islice(_moments(these, others, least), MOST_MOMENTS))


def in_order(moments: Iterable[Moment[S, T]]) -> list[Moment[S, T]]:
    """Moments by their first days, and by the time of day."""
    return sorted(moments, key=lambda each: (first_day(each.times.days), each.times.start))


def _moments(
    these: Sequence[Stint[S]], others: Sequence[Stint[T]], least: int
) -> Iterator[Moment[S, T]]:
    """The same by the time of day.

    The days before the first that counts are cut off meanwhile: short numbers are quicker.
    """
    days_before = first_bit(union(each.days for each in these))
    these_merged = _merged(these, days_before)
    others_merged = _merged(others, days_before)
    hours = {time for _, *hours in (*these_merged, *others_merged) for time in hours}
    for start, end in pairwise(sorted(hours)):
        days_of_these = _days_at(start, these_merged)
        if len(days_of_these) < least:
            continue
        days_of_others = _days_at(start, others_merged)
        if sorted(days_of_these.values()) == sorted(days_of_others.values()):
            continue  # as many on every day: so it is meant to be, and mostly is
        many = _counted(days_of_these.values())
        ahead = _more(many, _counted(days_of_others.values()))
        ahead &= _more(many, [ALL_DAYS] * (least - 1))
        while ahead:
            day = ahead & -ahead
            alike = ahead
            for days in (*days_of_these.values(), *days_of_others.values()):
                alike &= days if days & day else ~days
            yield Moment(
                Times(start, end, alike << days_before),
                frozenset(who for who, days in days_of_these.items() if days & day),
                frozenset(who for who, days in days_of_others.items() if days & day),
                these,
                others,
            )
            ahead &= ~alike


def _merged(stints: Sequence[Stint[S]], cut: int) -> dict[tuple[Hashable, int, int], DaySet]:
    """The days of the stints of one at the same hours, but for the first few of all days."""
    found: dict[tuple[Hashable, int, int], DaySet] = {}
    for of, start, end, days, _ in stints:
        if days := days >> cut:
            found[of, start, end] = found.get((of, start, end), 0) | days
    return found


def _days_at(
    minute: int, stints: dict[tuple[Hashable, int, int], DaySet]
) -> dict[Hashable, DaySet]:
    """Who is there at a time of day, each with the days."""
    found: dict[Hashable, DaySet] = {}
    for (of, start, end), days in stints.items():
        if start <= minute < end:
            found[of] = found.get(of, 0) | days
    return found


def _counted(sets: Iterable[DaySet]) -> list[DaySet]:
    """How many of some sets each day is in, in binary: the days with a 1 at each place."""
    digits: list[DaySet] = []
    for days in sets:
        carried = days
        for place, digit in enumerate(digits):
            digits[place], carried = digit ^ carried, digit & carried
        if carried:
            digits.append(carried)
    return digits


def _more(many: list[DaySet], few: list[DaySet]) -> DaySet:
    """The days on which the first number is larger than the second."""
    larger = 0
    for one, other in zip_longest(many, few, fillvalue=0):
        larger = one & ~other | larger & ~(one ^ other)
    return larger


def covered(times: Sequence[Times], by: Sequence[Times]) -> bool:
    """Whether some times are wholly within others."""
    return not any(
        without(days, union(other.days for other in by if other.start <= start < other.end))
        for first, last, days in times
        for start in {first, *(each.end for each in by if first < each.end < last)}
    )
