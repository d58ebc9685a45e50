"""What calendars that are online plan, as several rules ask it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.model.unknown import UnknownValue, known
from clinicspec.rules.bookable import has_resource_types, is_shown
from clinicspec.schedule.day_set import DaySet, first_day
from clinicspec.schedule.plan import PlannedBlock, planned_blocks, types_in

if TYPE_CHECKING:
    from datetime import date

    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec


def online_plans(spec: Spec) -> list[tuple[Calendar, list[PlannedBlock]]]:
    """The calendars that patients book in, each with its planned blocks.

    ``offers`` says of the same blocks, in the same order, on which days they are on offer; that
    takes longer, so a rule first looks for a block that is wrong whatever the day.
    One that can't be read is left out: a rule about blocks of week templates, which may be in
    several calendars, goes on with the others.
    """
    return spec.once(("online plans", ""), lambda: list(_online_plans(spec)))


def _online_plans(spec: Spec) -> Iterator[tuple[Calendar, list[PlannedBlock]]]:
    for calendar in spec.calendars.values():
        try:
            if known(calendar, "name") and calendar.online and calendar.kind != "internal":
                yield calendar, planned_blocks(spec, calendar)
        except UnknownValue:
            continue


def can_be_booked(planned: PlannedBlock, spec: Spec) -> bool:
    """Whether patients themselves could take a slot of a block, if it is on offer."""
    return planned.slots_per_day > 0 and any(
        is_shown(spec.appointment_types[name]) for name in planned.block.types
    )


def dates(days: DaySet) -> Iterator[date]:
    """The days of a set that has a last one, in order."""
    while days:
        yield first_day(days)
        days &= days - 1


def awaits_template(spec: Spec) -> bool:
    """Whether something must be scheduled before anybody can say which templates are left over.

    A GP who offers booking has no calendar, or nothing that patients can book is scheduled in one:
    that is HN402, HN404 and HN507.
    """
    return spec.once(("awaits template", ""), lambda: _awaits_template(spec))


def _awaits_template(spec: Spec) -> bool:
    gps = (each for each in spec.employees.values() if each.profession == "gp")
    return any("booking" in gp.services and not spec.calendars_of(gp) for gp in gps) or any(
        _holds_nothing(calendar, spec) for calendar in spec.calendars.values()
    )


def _holds_nothing(calendar: Calendar, spec: Spec) -> bool:
    if calendar.kind == "resource":
        return not has_resource_types(calendar, spec)
    return calendar.kind == "gp" and not any(type_.online for type_ in types_in(spec, calendar))
