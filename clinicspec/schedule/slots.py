"""Dated slots: the whole offer of a calendar, a day at a time.

Making them all costs more than all the rules together; it is for those who ask for a day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clinicspec.model.booking import Calendar
from clinicspec.model.spec import Spec
from clinicspec.model.weeks import week_of
from clinicspec.schedule.oslo import Slot, slots
from clinicspec.schedule.plan import PlannedBlock, days_of, offered_on, planned_blocks


@dataclass(frozen=True, slots=True)
class OfferedSlot:
    """A slot that patients can be given, and the block it comes from."""

    slot: Slot
    planned: PlannedBlock


def slots_on(spec: Spec, calendar: Calendar, day: date) -> list[OfferedSlot]:
    """The slots of a calendar on a day, in the order of their beginnings."""
    week = week_of(day)
    return sorted(
        (
            OfferedSlot(slot, planned)
            for planned in planned_blocks(spec, calendar)
            if week in planned.weeks
            and day.weekday() in planned.block.days
            and offered_on(spec, calendar, planned, day)
            for slot in slots(day, planned.block.start, planned.block.end, planned.slot_minutes)
        ),
        key=lambda offered: (offered.slot.start, offered.slot.end),
    )


def all_slots(spec: Spec, calendar: Calendar) -> Iterator[OfferedSlot]:
    """Every slot of a calendar, day after day."""
    planned = planned_blocks(spec, calendar)
    days = {day for each in planned for day in days_of(each.weeks, each.block.days)}
    for day in sorted(days):
        yield from slots_on(spec, calendar, day)
