"""Sets of days as the bits of one number: what two have in common is ``&``, counting takes no time.

Bit 0 is the first day of the years that a spec may name. A negative number has no last day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from clinicspec.model.weeks import YEARS, week_of
from clinicspec.schedule.holidays import public_holidays
from clinicspec.schedule.presence import holds_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from clinicspec.model.people import Employee
    from clinicspec.model.times import Dates

DaySet: TypeAlias = int

ALL_DAYS: DaySet = -1

_FIRST = date(YEARS.start, 1, 1)
"""A Monday, so that weeks begin at every seventh bit."""


def first_day(days: DaySet) -> date:
    """The first day of a set that is not empty."""
    return _FIRST + timedelta(days=(days & -days).bit_length() - 1)


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
    return ~(ALL_DAYS << (_number(day) + 1))


def days_in_weeks(weeks: Collection[int], weekdays: Iterable[int]) -> DaySet:
    """Some weekdays (0 for Monday) in some weeks."""
    first_week = week_of(_FIRST)
    mondays = bytearray(7 * (max(weeks, default=first_week) - first_week) // 8 + 1)
    for week in weeks:
        byte, bit = divmod(7 * (week - first_week), 8)
        mondays[byte] |= 1 << bit
    in_bits = int.from_bytes(mondays, "little")
    days = 0
    for weekday in weekdays:
        days |= in_bits << weekday
    return days


def days_in_runs(runs: Iterable[Dates]) -> DaySet:
    """The days of some runs of dates."""
    days = 0
    for run in runs:
        days |= since(run.first) & until(run.last)
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
    for absence in employee.absences:
        if holds_for(absence, "booking"):
            days &= ~(since(absence.start) & until(absence.end))
    return days
