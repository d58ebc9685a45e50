"""Which slots are in reach of a patient who looks at the beginning of a day.

They are planned slots. Which of them are taken, PatientSky knows and a spec does not.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from clinicspec.helsenorge.offer import limits
from clinicspec.model.booking import AppointmentType, Calendar
from clinicspec.model.spec import Spec
from clinicspec.schedule.day_set import DaySet, first_day, since, union, until, without
from clinicspec.schedule.offers import offers
from clinicspec.schedule.oslo import Slot, moment
from clinicspec.schedule.slots import OfferedSlot, slots_on

MOST_SLOTS = 3
"""Slots that are shown of a type in a calendar."""


class Reach(NamedTuple):
    """What can be booked of a type in a calendar on a day, if nothing is taken."""

    last_day: date | None
    """The last day that can be booked; None where the calendar sets none."""
    first_slots: tuple[Slot, ...]
    """The first slots, ``MOST_SLOTS`` of them at most, or one where the calendar shows only the
    first free time; none where nothing is in reach."""


def reach(spec: Spec, calendar: Calendar, type_: AppointmentType, day: date) -> Reach:
    """What a patient who looks on a day can book of a type in a calendar.

    Both ends count: 60 days ahead is the sixtieth day after this one, and 24 hours before is
    24:00 of this one.
    """
    holds = limits(calendar, type_)
    earliest = moment(day, 0) + timedelta(hours=holds.book_before_hours or 0)
    ahead = holds.book_ahead_days
    last_day = None if ahead is None else day + timedelta(days=ahead)
    days = since(earliest.date()) & union(
        offer.days for offer in offers(spec, calendar) if type_.id in offer.planned.block.types
    )
    if last_day is not None:
        days &= until(last_day)
    if holds.bookings_per_patient == 0:
        days = 0
    most = 1 if calendar.shown == "first_free" else MOST_SLOTS
    slots = (
        offered.slot
        for each in _each(days)
        for offered in _slots_on(spec, calendar, each)
        if type_.id in offered.planned.block.types and offered.slot.start >= earliest
    )
    return Reach(last_day, tuple(islice(slots, most)))


def _each(days: DaySet) -> Iterator[date]:
    """The days of a set that has a last day, in order."""
    while days:
        yield first_day(days)
        days = without(days, days & -days)


def _slots_on(spec: Spec, calendar: Calendar, day: date) -> list[OfferedSlot]:
    """The slots of a calendar on a day, made once for all of its types."""
    return spec.once((f"slots on {day}", calendar.id), lambda: slots_on(spec, calendar, day))
