"""Dates, times of day, weekdays and weeks of the spec language."""

import re
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator, WithJsonSchema

from clinicspec.model.names import ID
from clinicspec.model.unreadable import one_of, one_text, reader, shown, unreadable
from clinicspec.model.weeks import WEEKS, YEARS, parse_week, parse_weeks

LONGEST_RUN = 530
"""Weeks of one run: ten years and a little more."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_RUNS = {day: range(index, index + 1) for index, day in enumerate(DAYS)} | {
    f"{DAYS[first]}-{DAYS[last]}": range(first, last + 1)
    for first in range(7)
    for last in range(first, 7)
}
"""Days and runs of days as they are written, and the weekdays that they are."""

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_date(text: str) -> date | None:
    """A date as in 2026-12-24, or None."""
    if not _DATE.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


_DATE_HELP = (
    "write year, month and day, as in 2026-12-24, of a day that the calendar has from "
    f"{YEARS.start} to {YEARS.stop - 1}"
)
Date = Annotated[
    date,
    *reader(read_date, "a date", _DATE_HELP, {"type": "string", "pattern": f"^{_DATE.pattern}$"}),
]


class Dates(NamedTuple):
    """A run of dates, both ends included."""

    first: date
    last: date


def _read_dates(value: object) -> Dates:
    help = "write a date (2026-12-24) or a range (2026-07-06/2026-07-31)"
    text = one_text(value, "a date or a range of dates", help)
    ends = [read_date(end) for end in text.split("/", 2)]
    if None in ends or len(ends) > 2:
        raise unreadable(f"{shown(text)}, which is not a date or a range of dates", help)
    first, last = ends[0], ends[-1]
    assert first is not None and last is not None
    if last < first:
        raise unreadable(f"{shown(text)}, which ends before it begins", "swap the two dates")
    return Dates(first, last)


DateRange = Annotated[
    Dates,
    PlainValidator(_read_dates),
    WithJsonSchema({"type": "string", "pattern": f"^{_DATE.pattern}(/{_DATE.pattern})?$"}),
]

_TIME = re.compile("([01][0-9]|2[0-3]):([0-5][0-9])")


def _read_time(text: str) -> int | None:
    match = _TIME.fullmatch(text)
    return int(match[1]) * 60 + int(match[2]) if match else None


Time = Annotated[
    int,
    *reader(
        _read_time,
        "a time of day",
        'write hours and minutes of the 24-hour clock, as in "08:00"',
        {"type": "string", "pattern": f"^{_TIME.pattern}$", "examples": ["08:00"]},
    ),
]
"""Minutes after midnight, on Norwegian clocks."""


_DAYS_HELP = "write a day (mon), a run (mon-fri) or a list of these ([mon, wed-fri])"


def _read_day(value: object, at: tuple[int, ...]) -> range:
    if not isinstance(value, str):
        raise unreadable(f"{shown(value)}, where a day belongs", _DAYS_HELP, at=at)
    if value in _RUNS:
        return _RUNS[value]
    first, hyphen, last = value.partition("-")
    for end in (first, last) if hyphen else (first,):
        if end not in DAYS:
            wrong = f"where {shown(end)}" if hyphen else "which"
            raise unreadable(
                f"{shown(value)}, {wrong} is no day",
                f"write {one_of(DAYS)}, or a run such as mon-fri",
                at=at,
                meant=(end, DAYS),
            )
    raise unreadable(
        f"{shown(value)}, which runs over the week's end",
        f"write the two runs apart, as in [{first}-sun, mon-{last}]",
        at=at,
    )


def _read_days(value: object) -> tuple[int, ...]:
    if not isinstance(value, list):
        return tuple(_read_day(value, ()))
    if not value:
        raise unreadable("an empty list, which names no day", _DAYS_HELP)
    days = {day for index, item in enumerate(value) for day in _read_day(item, (index,))}
    return tuple(sorted(days))


_DAY_PATTERN = f"^({'|'.join(DAYS)})(-({'|'.join(DAYS)}))?$"
Days = Annotated[
    tuple[int, ...],
    PlainValidator(_read_days),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": _DAY_PATTERN},
                {
                    "type": "array",
                    "items": {"type": "string", "pattern": _DAY_PATTERN},
                    "minItems": 1,
                },
            ]
        }
    ),
]
"""Weekdays from 0 for Monday, in order."""

_LIKE_WEEKS = re.compile(r"^\s*$|^[0-9]{4}-?W|/")
"""What is no period's id, but nothing or an attempt to write weeks."""

_WEEK_HELP = "write a week (2026-W34) or a range of weeks (2026-W34/2026-W51)"
_PERIOD_HELP = "write a week (2026-W34), a range of weeks (2026-W34/2026-W51) or a period's id"


def _is_week(text: str) -> bool:
    return parse_week(text) in WEEKS


def _read_week_item(value: object, at: tuple[int, ...], periods: bool) -> range | str:
    help = _PERIOD_HELP if periods else _WEEK_HELP
    if not isinstance(value, str):
        raise unreadable(f"{shown(value)}, where weeks belong", help, at=at)
    weeks = parse_weeks(value)
    if weeks is None or weeks.start not in WEEKS or weeks.stop - 1 not in WEEKS:
        if periods and not _LIKE_WEEKS.search(value):
            return value
        wrong = next((end for end in value.split("/", 1) if not _is_week(end)), value)
        where = "which" if wrong == value else f"where {shown(wrong)}"
        raise unreadable(f"{shown(value)}, {where} is no week of the calendar", help, at=at)
    if len(weeks) > LONGEST_RUN:
        what = f"{shown(value)}, which is {len(weeks)} weeks, more than ten years"
        raise unreadable(what, "end it with the last week that is planned", at=at, code="CS043")
    if not weeks:
        what = f"{shown(value)}, which ends before it begins"
        raise unreadable(what, "swap the two weeks", at=at)
    return weeks


def _read_weeks(value: object, *, periods: bool) -> tuple[range | str, ...]:
    if not isinstance(value, list):
        return (_read_week_item(value, (), periods),)
    if not value:
        raise unreadable("an empty list, which names no week", _WEEK_HELP)
    return tuple(_read_week_item(item, (index,), periods) for index, item in enumerate(value))


_ONE_WEEK = "[0-9]{4}-W[0-9]{2}"
_WEEK_PATTERN = f"^{_ONE_WEEK}(/{_ONE_WEEK})?$"


def _week_schema(item: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]})


WeekRanges = Annotated[
    tuple[range, ...],
    PlainValidator(lambda value: _read_weeks(value, periods=False)),
    _week_schema({"type": "string", "pattern": _WEEK_PATTERN}),
]
"""Runs of week numbers (see ``weeks.py``), in the spec's order."""

Weeks = Annotated[
    tuple[range | str, ...],
    PlainValidator(lambda value: _read_weeks(value, periods=True)),
    _week_schema({"type": "string", "pattern": f"{_WEEK_PATTERN}|^{ID.pattern}$"}),
]
"""Runs of week numbers and ids of periods, in the spec's order."""
