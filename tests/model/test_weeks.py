"""ISO weeks as numbers, held against ``date.isocalendar``."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.model.weeks import (
    WEEKS,
    YEARS,
    monday,
    parse_week,
    parse_weeks,
    week_number,
    week_of,
)
from tests.weeks import week_text


@pytest.mark.parametrize("year", range(1990, 2061))
def test_weeks_are_those_of_the_iso_calendar(year: int) -> None:
    """Every day's week has the number, the Monday and the name that the ISO calendar gives it."""
    for day in (date(year, 1, 1) + timedelta(days=days) for days in range(366)):
        iso = day.isocalendar()
        week = week_of(day)
        assert week_number(iso.year, iso.week) == week
        assert monday(week) == day - timedelta(days=iso.weekday - 1)
        assert week_text(week) == f"{iso.year}-W{iso.week:02}"
        assert parse_week(week_text(week)) == week


def test_weeks_can_be_planned_in_the_years_that_dates_can_lie_in() -> None:
    """A mistyped year is as wrong in a week as in a date."""
    for edge in (WEEKS.start, WEEKS.stop):
        for week in range(edge - 2, edge + 2):
            assert (week in WEEKS) == (monday(week).year in YEARS)


def test_week_numbers_go_on_over_the_end_of_a_year() -> None:
    """Weeks can be counted and compared across years."""
    assert week_number(2027, 1) - week_number(2026, 53) == 1
    assert week_of(date.min) == 0


def test_long_years() -> None:
    """The years with a week 53 are those that calendars print."""
    long_years = [year for year in range(2000, 2050) if parse_week(f"{year}-W53") is not None]
    assert long_years == [2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-W3",
        "2026-w34",
        "2026W34",
        "26-W34",
        "2026-W034",
        " 2026-W34",
        "2026-W34\n",
        "-2026-W34",
        "٢٠٢٦-W34",
        "2026-W²4",
        "2026-W00",
        "2026-W54",
        "2025-W53",
        "0000-W01",
        "9999-W52",
        "9999-W53",
        "2026-W34/2026-W51",
    ],
)
def test_what_is_no_week(text: str) -> None:
    """Another form, or a week that the year doesn't have, is None and never an exception."""
    assert parse_week(text) is None


@given(st.from_regex("[0-9]{4}-W[0-9]{2}", fullmatch=True))
def test_a_week_is_written_as_it_was_read(text: str) -> None:
    """Nothing is lost between text and number."""
    week = parse_week(text)
    assert week is None or week_text(week) == text


def test_a_run_of_weeks_holds_both_ends() -> None:
    """A range's end is included, also over the end of a year."""
    weeks = parse_weeks("2026-W52/2027-W02")
    assert weeks is not None
    assert [week_text(week) for week in weeks] == ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]


def test_a_single_week_is_a_run_of_one() -> None:
    """Whoever reads weeks need not ask whether it was a week or a range."""
    assert parse_weeks("2026-W34") == range(week_number(2026, 34), week_number(2026, 34) + 1)


def test_a_run_that_ends_before_it_begins_is_empty() -> None:
    """It can be told apart from text that is no range of weeks."""
    weeks = parse_weeks("2026-W51/2026-W34")
    assert weeks is not None
    assert list(weeks) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "2026-W34/",
        "/2026-W34",
        "2026-W34/2026-W54",
        "2026-W34/2026-W35/2026-W36",
        "2026-W34 / 2026-W35",
        "2026-W34/W51",
    ],
)
def test_what_is_no_run_of_weeks(text: str) -> None:
    """One end that is no week makes the whole None."""
    assert parse_weeks(text) is None
