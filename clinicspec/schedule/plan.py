"""What is planned in a calendar: blocks of week templates, and the weeks they hold in.

A block on a set of weeks stands for hundreds of slots; questions about overlaps and offers are
answered on these, and dates are worked out only for what is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clinicspec.model.names import WEEKDAY_NAMES
from clinicspec.model.unknown import UnknownValue, read
from clinicspec.model.weeks import monday
from clinicspec.schedule.holidays import public_holidays
from clinicspec.schedule.presence import works

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType, Block, Calendar, Schedule
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec


@dataclass(frozen=True, slots=True)
class PlannedBlock:
    """A block of a template that a calendar's schedule uses in some weeks."""

    schedule: int
    """Index of the calendar's schedule that plans it."""
    template: str
    index: int
    """Index of the block in its template."""
    block: Block
    weeks: frozenset[int]
    slot_minutes: int
    performer: Employee | None
    """Who does it: the block's staff, or else the employee who owns the calendar."""

    @property
    def slots_per_day(self) -> int:
        """How many slots fit in."""
        return (self.block.end - self.block.start) // self.slot_minutes

    @property
    def last_end(self) -> int:
        """When the last slot ends, in minutes after midnight."""
        return self.block.start + self.slots_per_day * self.slot_minutes


def weeks_in(spec: Spec, items: Iterable[range | str], every_weeks: int = 1) -> frozenset[int]:
    """The weeks of some ranges and periods; of each range the first, and so on."""
    ranges: list[range] = []
    for item in items:
        ranges += spec.periods[item] if isinstance(item, str) else [item]
    return frozenset(week for run in ranges for week in run[::every_weeks])


def weeks_of(spec: Spec, schedule: Schedule) -> frozenset[int]:
    """The weeks in which a schedule uses its template."""
    return weeks_in(spec, schedule.weeks, schedule.every_weeks)


def slot_minutes(spec: Spec, block: Block) -> int:
    """How long a block's slots are: as it says, or as its longest type takes."""
    if block.slot_minutes is not None:
        return block.slot_minutes
    return max(spec.appointment_types[name].minutes for name in block.types)


MOST_COMPARED = 5000
"""Planned blocks and shifts of a clinic that are compared with one another: some ten times what a
large clinic has."""


def comparable(spec: Spec) -> bool:
    """Whether what is planned can be compared in a moment; what can't is CS044."""
    return spec.once(("comparable", ""), lambda: sum(to_compare(spec)) <= MOST_COMPARED)


def to_compare(spec: Spec) -> tuple[int, int]:
    """How many blocks are planned, and how many shifts with different hours, as far as is known."""
    blocks = 0
    for calendar in spec.calendars.values():
        try:
            blocks += len(planned_blocks(spec, calendar))
        except UnknownValue:
            continue
    shifts = {
        (read(shift, "employee"), read(shift, "start"), read(shift, "end"))
        for shift in read(spec, "staffing", ())
    }
    return blocks, len(shifts)


def planned_blocks(spec: Spec, calendar: Calendar) -> list[PlannedBlock]:
    """What a calendar's schedule plans, in the order of the spec."""
    return spec.once(("planned blocks", calendar.id), lambda: _planned_blocks(spec, calendar))


def _planned_blocks(spec: Spec, calendar: Calendar) -> list[PlannedBlock]:
    owner = calendar.owner
    owning = spec.employees[owner.id] if owner.kind == "employee" else None
    return [
        PlannedBlock(
            number,
            schedule.template,
            index,
            block,
            weeks,
            slot_minutes(spec, block),
            spec.employees[block.staff] if block.staff else owning,
        )
        for number, schedule in enumerate(calendar.schedule)
        for weeks in [weeks_of(spec, schedule)]
        for index, block in enumerate(spec.week_templates[schedule.template])
    ]


def may_meet(planned: Iterable[PlannedBlock]) -> bool:
    """Whether any two blocks have slots at one time in a week that holds them all.

    Mostly none have, and then nobody needs to ask for the dates.
    """
    free_from = [0] * len(WEEKDAY_NAMES)
    times = [(each.block.start, each.last_end, each.block.days) for each in planned]
    for start, end, weekdays in sorted(times):
        if start == end:
            continue
        for weekday in weekdays:
            if start < free_from[weekday]:
                return True
            free_from[weekday] = end
    return False


def types_in(spec: Spec, calendar: Calendar) -> list[AppointmentType]:
    """The appointment types that a calendar's scheduled templates hold, in the spec's order."""
    return spec.once(("types", calendar.id), lambda: _types_in(spec, calendar))


def _types_in(spec: Spec, calendar: Calendar) -> list[AppointmentType]:
    names = {
        name
        for schedule in calendar.schedule
        for block in spec.week_templates[schedule.template]
        for name in block.types
    }
    return [type_ for name, type_ in spec.appointment_types.items() if name in names]


def is_closed(spec: Spec, calendar: Calendar, day: date) -> bool:
    """Whether a calendar has no slots on a day, a public holiday or one that is closed."""
    return day in public_holidays(day.year) or any(
        run.first <= day <= run.last for run in (*spec.clinic.closed, *calendar.closed)
    )


def days_of(weeks: frozenset[int], weekdays: tuple[int, ...]) -> Iterator[date]:
    """The dates of some weekdays (0 for Monday) in some weeks, in order."""
    for week in sorted(weeks):
        for weekday in weekdays:
            yield monday(week) + timedelta(days=weekday)


def offered_on(spec: Spec, calendar: Calendar, planned: PlannedBlock, day: date) -> bool:
    """Whether a block's slots are on offer on one of its days."""
    performer = planned.performer
    return not is_closed(spec, calendar, day) and (
        performer is None or works(performer, day, "booking")
    )
