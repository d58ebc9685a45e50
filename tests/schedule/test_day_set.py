"""Sets of days as bits, held against sets of dates."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clinicspec.model.times import LONGEST_RUN
from clinicspec.model.weeks import YEARS, week_of
from clinicspec.schedule.day_set import (
    ALL_DAYS,
    DaySet,
    days_in_weeks,
    first_day,
    from_to,
    since,
    until,
    without,
)
from clinicspec.schedule.plan import days_of

FIRST, LAST = date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31)
NEAR = st.integers(0, 60).map(lambda days: date(2026, 8, 1) + timedelta(days=days))
DAYS = NEAR | st.dates(FIRST, LAST) | st.sampled_from([FIRST, LAST])
RUNS = st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=4)
WEEKDAYS = st.lists(st.integers(0, 6), min_size=1, unique=True).map(tuple)


def _dates(days: DaySet) -> Iterator[date]:
    """The dates of a set, in order."""
    while days:
        yield first_day(days)
        days &= days - 1


def _both(runs: list[tuple[date, int]]) -> tuple[DaySet, set[date]]:
    """Some runs of days, each of so many after its first, as bits and as dates."""
    bits, dates = 0, set()
    for first, more in runs:
        last = min(first + timedelta(days=more), LAST)
        bits |= from_to(first, last)
        dates |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return bits, dates


@given(RUNS, RUNS, DAYS)
def test_runs_of_days(one: list[tuple[date, int]], two: list[tuple[date, int]], day: date) -> None:
    """What is asked of sets of days is what sets of dates say, whatever the years."""
    (days, dates), (other_days, other_dates) = _both(one), _both(two)
    assert list(_dates(days)) == sorted(dates)
    assert list(_dates(days & other_days)) == sorted(dates & other_dates)
    assert list(_dates(without(days, other_days))) == sorted(dates - other_dates)
    assert without(ALL_DAYS, days) & other_days == without(other_days, days)
    assert list(_dates(days & since(day))) == sorted(each for each in dates if each >= day)
    assert list(_dates(days & until(day))) == sorted(each for each in dates if each <= day)


@given(st.frozensets(DAYS.map(week_of), max_size=8), WEEKDAYS)
def test_days_in_weeks(weeks: frozenset[int], weekdays: tuple[int, ...]) -> None:
    """Weekdays in weeks are the dates that the calendar gives, however far the weeks are apart."""
    assert list(_dates(days_in_weeks(weeks, weekdays))) == sorted(days_of(weeks, weekdays))


@given(DAYS.map(week_of), st.integers(1, LONGEST_RUN), WEEKDAYS)
def test_a_run_of_weeks(first: int, count: int, weekdays: tuple[int, ...]) -> None:
    """A run of weeks is the set of its weeks."""
    weeks = range(first, first + count)
    assert days_in_weeks(weeks, weekdays) == days_in_weeks(frozenset(weeks), weekdays)
