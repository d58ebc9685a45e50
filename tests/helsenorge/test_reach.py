"""Which planned slots are in reach, against a search through all slots of a calendar."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinicspec.helsenorge.reach import reach
from clinicspec.model.booking import Calendar
from clinicspec.schedule.slots import all_slots
from tests.clinics import reference_spec
from tests.helsenorge.changed import changed_spec

SPEC = reference_spec()
SLOTS = {key: [*all_slots(SPEC, calendar)] for key, calendar in SPEC.calendars.items()}
OSLO = ZoneInfo("Europe/Oslo")

TYPES_OF_CALENDARS = [
    ("kari", "consultation"),
    ("kari", "phone"),
    ("lab-1", "blood_test"),
    ("lab-2", "wound_care"),
    ("lab-2", "consultation"),
]


def limited(
    calendar: Calendar, ahead: int | None, before: int | None, bookings: int | None
) -> Calendar:
    """A calendar with other limits on booking."""
    changed = {
        "book_ahead_days": ahead,
        "book_before_hours": before,
        "bookings_per_patient": bookings,
    }
    limits = calendar.limits.model_copy(update=changed)
    return calendar.model_copy(update={"limits": limits})


@settings(max_examples=150)
@given(
    where=st.sampled_from(TYPES_OF_CALENDARS),
    day=st.dates(date(2026, 8, 1), date(2027, 1, 10)),
    ahead=st.none() | st.integers(0, 90),
    before=st.none() | st.integers(0, 200),
    bookings=st.sampled_from([None, 0, 1]),
)
def test_first_slots_in_reach(
    where: tuple[str, str], day: date, ahead: int | None, before: int | None, bookings: int | None
) -> None:
    """The first slots shown are the first of all that are neither too early nor too late."""
    key, type_ = where
    calendar = limited(SPEC.calendars[key], ahead, before, bookings)
    midnight = datetime(day.year, day.month, day.day, tzinfo=OSLO)
    earliest = midnight.timestamp() + 3600 * (before or 0)
    expected = [
        offered.slot
        for offered in SLOTS[key]
        if type_ in offered.planned.block.types
        and offered.slot.start.timestamp() >= earliest
        and (ahead is None or (offered.slot.start.date() - day).days <= ahead)
        and bookings != 0
    ]
    found = reach(SPEC, calendar, SPEC.appointment_types[type_], day)
    assert list(found.first_slots) == expected[:3]
    assert found.last_day == (None if ahead is None else day + timedelta(days=ahead))


def test_first_free_time_alone() -> None:
    """A calendar that shows the first free time shows no second one."""
    spec = changed_spec("calendars: {kari: {shown: first_free}}")
    type_ = spec.appointment_types["consultation"]
    found = reach(spec, spec.calendars["kari"], type_, date(2026, 9, 1))
    assert [f"{each.start:%m-%d %H:%M}" for each in found.first_slots] == ["09-01 08:30"]


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 12, 31)])
def test_ends_of_time(day: date) -> None:
    """The first and the last day that a spec may name can be asked for, whatever the limits."""
    calendar = limited(SPEC.calendars["kari"], 3650, 8760, None)
    found = reach(SPEC, calendar, SPEC.appointment_types["consultation"], day)
    assert found.first_slots == ()


@pytest.mark.parametrize(("before", "first"), [(8, "08:00"), (9, "09:00")])
def test_deadline_for_booking_at_a_beginning(before: int, first: str) -> None:
    """A slot that begins just when the deadline passes can still be booked."""
    calendar = limited(SPEC.calendars["lab-1"], None, before, None)
    found = reach(SPEC, calendar, SPEC.appointment_types["blood_test"], date(2026, 9, 1))
    assert f"{found.first_slots[0].start:%m-%d %H:%M}" == f"09-01 {first}"
