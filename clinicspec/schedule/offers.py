"""On which days the blocks of a calendar are on offer, as sets of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clinicspec.schedule.day_set import (
    ALL_DAYS,
    DaySet,
    days_in_runs,
    days_in_weeks,
    days_with,
    holidays,
    without,
)
from clinicspec.schedule.plan import PlannedBlock, planned_blocks

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec


class Offer(NamedTuple):
    """A planned block, with its days."""

    planned: PlannedBlock
    all_days: DaySet
    """Its weekdays in its weeks."""
    days: DaySet
    """Those on which its slots are on offer: no holiday, nothing closed, and who does it works."""


def offers(spec: Spec, calendar: Calendar) -> list[Offer]:
    """What a calendar plans, in the order of the spec, with the days on which it is on offer.

    Blocks of one schedule on the same weekdays share their sets, of which each has a few kB.
    """
    return spec.once(("offers", calendar.id), lambda: _offers(spec, calendar))


def _offers(spec: Spec, calendar: Calendar) -> list[Offer]:
    planned = planned_blocks(spec, calendar)
    off = days_closed(spec, calendar) if planned else 0
    days_alike: dict[tuple[int, tuple[int, ...]], tuple[DaySet, DaySet]] = {}
    found = []
    for each in planned:
        weekdays = each.block.days
        if (each.schedule, weekdays) not in days_alike:
            days = days_in_weeks(each.weeks, weekdays)
            days_alike[each.schedule, weekdays] = days, without(days, off)
        days, open_ = days_alike[each.schedule, weekdays]
        there = days_of_performer(spec, each.performer)
        found.append(Offer(each, days, open_ if there == ALL_DAYS else open_ & there))
    return found


def days_closed(spec: Spec, calendar: Calendar) -> DaySet:
    """Public holidays, and days that are closed for the clinic or the calendar."""
    return days_clinic_closed(spec) | days_in_runs(calendar.closed)


def days_clinic_closed(spec: Spec) -> DaySet:
    """Public holidays, and days on which the clinic is closed."""
    return spec.once(("days closed", ""), lambda: holidays() | days_in_runs(spec.clinic.closed))


def days_of_performer(spec: Spec, performer: Employee | None) -> DaySet:
    """The days on which somebody is there for booking; all where nobody is named."""
    if performer is None:
        return ALL_DAYS
    return spec.once(("days of", performer.id), lambda: days_with(performer))
