"""Sets of days as the bits of one number: what two have in common is ``&``, counting takes no time.

Bit 0 is the first day of the years that a spec may name. A negative number has no last day. A
number has some 50,000 bits, of which most are 0: ``&`` and ``|`` of two sets that have a last day
are quick, while ``~`` and ``&`` with what has none take ten times as long; see ``without``.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from clinicspec.model.weeks import YEARS, week_of
from clinicspec.schedule.holidays import public_holidays
from clinicspec.schedule.presence import holds_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clinicspec.model.people import Employee
    from clinicspec.model.times import Dates

DaySet: TypeAlias = int

ALL_DAYS: DaySet = -1

_FIRST = date(YEARS.start, 1, 1)
"""A Monday, so that weeks begin at every seventh bit."""

_FIRST_WEEK = week_of(_FIRST)


def first_bit(days: DaySet) -> int:
    """The number of the first day of a set, 0 for an empty one."""
    return max((days & -days).bit_length() - 1, 0)


def first_day(days: DaySet) -> date:
    """The first day of a set that is not empty."""
    return _FIRST + timedelta(days=first_bit(days))


def union(sets: Iterable[DaySet]) -> DaySet:
    """The days that are in any of some sets."""
    days = 0
    for each in sets:
        days |= each
    return days


def _number(day: date) -> int:
    return (day - _FIRST).days


def since(day: date) -> DaySet:
    """A day and all after it."""
    return ALL_DAYS << _number(day)


def until(day: date) -> DaySet:
    """A day and all before it."""
    return (1 << _number(day) + 1) - 1


def from_to(first: date, last: date) -> DaySet:
    """A run of days, both ends included; it does not end before it begins."""
    start = _number(first)
    return ((1 << _number(last) + 1 - start) - 1) << start


def without(days: DaySet, others: DaySet) -> DaySet:
    """The days that are not among some others; quicker than ``days & ~others``."""
    both = days & others
    return days ^ both if both else days


def days_in_weeks(weeks: frozenset[int] | range, weekdays: Iterable[int]) -> DaySet:
    """Some weekdays (0 for Monday, each once) in some weeks."""
    days_before, mondays = _mondays(weeks)
    return mondays * sum(1 << weekday for weekday in weekdays) << days_before


@lru_cache(maxsize=256)
def _mondays(weeks: frozenset[int] | range) -> tuple[int, DaySet]:
    """The Mondays of some weeks, counted from the first of them, and how many days lie before it.

    Most blocks and shifts of a clinic are for the same weeks.
    """
    first_week = min(weeks, default=_FIRST_WEEK)
    mondays = bytearray(7 * (max(weeks, default=first_week) - first_week) // 8 + 1)
    for week in weeks:
        byte, bit = divmod(7 * (week - first_week), 8)
        mondays[byte] |= 1 << bit
    return 7 * (first_week - _FIRST_WEEK), int.from_bytes(mondays, "little")


def days_in_runs(runs: Iterable[Dates]) -> DaySet:
    """The days of some runs of dates."""
    days = 0
    for run in runs:
        days |= from_to(run.first, run.last)
    return days


@cache
def holidays() -> DaySet:
    """The public holidays of all years that a spec may name, and of the week that ends them."""
    days = 0
    for year in (*YEARS, YEARS.stop):
        for day in public_holidays(year):
            days |= 1 << _number(day)
    return days


def days_employed(employee: Employee | None) -> DaySet:
    """The days on which somebody is employed; all where nobody is named."""
    if employee is None:
        return ALL_DAYS
    start, end = employee.active.start, employee.active.end
    days = ALL_DAYS if start is None else since(start)
    return days if end is None else days & until(end)


def days_with(employee: Employee) -> DaySet:
    """The days on which somebody is employed and not away for booking."""
    days = days_employed(employee)
    return without(days, days_away(employee))


def days_away(employee: Employee) -> DaySet:
    """The days on which somebody is away for booking, employed or not."""
    days = 0
    for absence in employee.absences:
        if holds_for(absence, "booking"):
            days |= from_to(absence.start, absence.end)
    return days
