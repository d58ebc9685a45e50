"""Norwegian clock time, held against the time-zone database."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.schedule.oslo import Slot, moment, slots

OSLO = ZoneInfo("Europe/Oslo")
MINUTE = timedelta(minutes=1)

DAYS = st.dates(date(2000, 1, 1), date(2037, 12, 31))
CHANGES = st.sampled_from(
    [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
)


def expected_moment(day: date, minute: int) -> datetime:
    """The first moment at which the database's clock shows this time, or has gone past it."""
    clock = datetime.combine(day, time()) + minute * MINUTE
    while True:
        instant = clock.replace(tzinfo=OSLO).astimezone(UTC)
        if instant.astimezone(OSLO).replace(tzinfo=None) == clock:
            return instant
        clock += MINUTE


@pytest.mark.parametrize("year", range(2000, 2038))
def test_clocks_are_those_of_the_time_zone_database(year: int) -> None:
    """Every day's times have the right offset, on the days of the changes all through the day."""
    day = date(year, 1, 1)
    while day.year == year:
        changes = day.month in (3, 10) and day.day > 24 and day.isoweekday() == 7
        for minute in range(0, 1441, 10) if changes else (0, 150, 720, 1440):
            actual = moment(day, minute)
            expected = expected_moment(day, minute)
            assert actual == expected
            assert actual.utcoffset() == expected.astimezone(OSLO).utcoffset()
        day += timedelta(days=1)


@given(
    day=DAYS | CHANGES,
    begin=st.integers(0, 1440),
    end=st.integers(0, 1440),
    minutes=st.integers(1, 120),
)
def test_slots_fill_their_block(day: date, begin: int, end: int, minutes: int) -> None:
    """Slots follow each other from the block's start, each as long as it says, as many as fit."""
    step = timedelta(minutes=minutes)
    until = expected_moment(day, end)
    free = expected_moment(day, begin)
    for slot in slots(day, begin, end, minutes):
        assert slot.start.astimezone(UTC) == free
        free += step
        assert slot.end.astimezone(UTC) == free <= until
        for shown in (slot.start, slot.end):
            assert shown.utcoffset() == shown.astimezone(OSLO).utcoffset()
    assert until - free < step


def shown(found: Iterable[Slot]) -> list[str]:
    """Each slot's start and end with their offsets."""
    return [f"{slot.start:%H:%M%z} {slot.end:%H:%M%z}" for slot in found]


@pytest.mark.parametrize(
    ("day", "begin", "end", "minutes", "expected"),
    [
        (
            date(2026, 8, 17),
            510,
            575,
            20,
            ["08:30+0200 08:50+0200", "08:50+0200 09:10+0200", "09:10+0200 09:30+0200"],
        ),
        (date(2026, 12, 7), 510, 530, 20, ["08:30+0100 08:50+0100"]),
        (date(2026, 12, 7), 1410, 1440, 30, ["23:30+0100 00:00+0100"]),
        (date(2026, 12, 7), 510, 529, 20, []),
        (date(2026, 12, 7), 530, 510, 20, []),
        (date(2026, 3, 29), 90, 210, 30, ["01:30+0100 03:00+0200", "03:00+0200 03:30+0200"]),
        (date(2026, 3, 29), 120, 180, 30, []),
        (date(2026, 3, 29), 150, 210, 30, ["03:00+0200 03:30+0200"]),
        (
            date(2026, 10, 25),
            150,
            180,
            30,
            ["02:30+0200 02:00+0100", "02:00+0100 02:30+0100", "02:30+0100 03:00+0100"],
        ),
        (date(2026, 10, 25), 90, 150, 30, ["01:30+0200 02:00+0200", "02:00+0200 02:30+0200"]),
    ],
    ids=[
        "the last slot ends by the block's end",
        "winter",
        "until midnight",
        "too short for a slot",
        "ends before it begins",
        "over the change in March",
        "in the hour that is skipped",
        "from a time that is skipped",
        "from a time that comes twice",
        "until a time that comes twice",
    ],
)
def test_slots_as_a_clock_shows_them(
    day: date, begin: int, end: int, minutes: int, expected: list[str]
) -> None:
    """What a patient would read on the wall, beside each slot."""
    assert shown(slots(day, begin, end, minutes)) == expected


def test_the_calendars_ends() -> None:
    """A date is never too early or too late for its slots."""
    assert len(list(slots(date.min, 0, 1440, 60))) == 24
    assert len(list(slots(date(9999, 12, 30), 0, 1440, 60))) == 24
