"""Norwegian clock time, by rule and not from a time-zone database, which differs between machines.

Norway keeps the European Union's summer time (Directive 2000/84/EC): clocks are one hour ahead of
UTC, and two from the last Sunday of March, 01:00 UTC, to the last Sunday of October, 01:00 UTC.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

WINTER_TIME = timezone(timedelta(hours=1))
SUMMER_TIME = timezone(timedelta(hours=2))


@dataclass(frozen=True, slots=True)
class Slot:
    """One bookable time, in Norwegian clock time with its offset; ``end`` is exclusive."""

    start: datetime
    end: datetime


@cache
def _summer(year: int) -> tuple[datetime, datetime]:
    """When a year's summer time begins and ends."""
    last_days = (date(year, 3, 31), date(year, 10, 31))
    sundays = (day - timedelta(days=day.isoweekday() % 7) for day in last_days)
    begin, end = (datetime.combine(sunday, time(1), UTC) for sunday in sundays)
    return begin, end


def local(instant: datetime) -> datetime:
    """An instant as Norwegian clocks show it."""
    begin, end = _summer(instant.year)
    return instant.astimezone(SUMMER_TIME if begin <= instant < end else WINTER_TIME)


def moment(day: date, minute: int) -> datetime:
    """When Norwegian clocks show ``minute`` minutes after midnight (0–1440) on a day.

    A time that is skipped in March is the moment of the change; a time that comes twice in
    October is the first of the two.
    """
    clock = datetime.combine(day, time()) + timedelta(minutes=minute)
    begin, end = _summer(clock.year)
    in_summer = clock.replace(tzinfo=SUMMER_TIME)
    if begin <= in_summer < end:
        return in_summer
    in_winter = clock.replace(tzinfo=WINTER_TIME)
    return begin.astimezone(SUMMER_TIME) if begin <= in_winter < end else in_winter


def slots(day: date, from_minute: int, to_minute: int, slot_minutes: int) -> Iterator[Slot]:
    """The slots of a block: one after the other, each as long as it says, none ending after ``to``.

    Times are minutes after midnight on Norwegian clocks, read as ``moment`` reads them; slots are
    elapsed minutes (at least 1). So a block over the change in March holds an hour's slots fewer,
    one over the change in October an hour's slots more, and a block that ends in the hour that
    comes twice ends the first time.
    """
    start = moment(day, from_minute)
    step = timedelta(minutes=slot_minutes)
    for number in range((moment(day, to_minute) - start) // step):
        yield Slot(local(start + number * step), local(start + (number + 1) * step))
