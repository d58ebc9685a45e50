"""ISO 8601 weeks as consecutive numbers, so that sets and ranges of weeks are sets of ints.

A week's number counts the Mondays since 0001-01-01, which is Monday 0. It goes on over the end of
a year: the week after 2026-W53 is 2027-W01, and their numbers differ by one.
"""

import re
from datetime import date

YEARS = range(1900, 2200)
"""The years a date may lie in: whoever is employed today started after the first, and a typing
mistake such as 20266 is outside."""

_WEEK = re.compile("([0-9]{4})-W([0-9]{2})")


def week_of(day: date) -> int:
    """The number of the week that a day lies in."""
    return (day.toordinal() - 1) // 7


WEEKS = range(week_of(date(YEARS.start, 1, 7)), week_of(date(YEARS.stop - 1, 12, 31)) + 1)
"""The weeks whose Monday lies in those years."""


def week_number(iso_year: int, iso_week: int) -> int:
    """The number of a week of the ISO calendar; ValueError if that year has no such week.

    The week's Sunday is asked for, since a week counts only if ``date`` has all of its days.
    """
    return week_of(date.fromisocalendar(iso_year, iso_week, 7))


def monday(week: int) -> date:
    """The first day of a week."""
    return date.fromordinal(week * 7 + 1)


def parse_week(text: str) -> int | None:
    """The number of a week written as ``2026-W34``; None if it is no week of the calendar."""
    match = _WEEK.fullmatch(text)
    if match is None:
        return None
    try:
        return week_number(int(match[1]), int(match[2]))
    except ValueError:
        return None


def parse_weeks(text: str) -> range | None:
    """The weeks of ``2026-W34/2026-W51``, both included, or of the single week ``2026-W34``.

    None if an end is no week of the calendar; an empty range if the run ends before it begins.
    """
    first_text, slash, last_text = text.partition("/")
    first = parse_week(first_text)
    last = parse_week(last_text) if slash else first
    return None if first is None or last is None else range(first, last + 1)
