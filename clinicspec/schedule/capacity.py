"""Who does what in which calendar when, and who offers shared services, as stints to be compared.

“One planner equals one employee”: PatientSky's guide.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clinicspec.model.unknown import UnknownValue
from clinicspec.schedule.at_once import Moment, Situation, Stint, at_once, moments
from clinicspec.schedule.day_set import DaySet, days_in_weeks, without
from clinicspec.schedule.offers import Offer, days_clinic_closed, days_of_performer, offers
from clinicspec.schedule.plan import PlannedBlock, comparable, may_meet, planned_blocks, weeks_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clinicspec.model.booking import Calendar, Shift
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec


class Use(NamedTuple):
    """A block that a calendar plans."""

    calendar: Calendar
    planned: PlannedBlock


def in_several_calendars(spec: Spec) -> Iterator[tuple[Employee, list[Situation[Use, Use]]]]:
    """Employees who may have slots in several calendars at once, and where they do.

    Calendars that can't be read are left out.
    """
    if not comparable(spec):
        return
    uses_of: dict[str, list[Use]] = defaultdict(list)
    for calendar in spec.calendars.values():
        try:
            planned = planned_blocks(spec, calendar)
        except UnknownValue:
            continue
        for each in planned:
            if each.performer:
                uses_of[each.performer.id].append(Use(calendar, each))
    for id_, uses in uses_of.items():
        in_several = uses[0].calendar is not uses[-1].calendar
        if in_several and may_meet(use.planned for use in uses):
            yield spec.employees[id_], at_once(_slots_of(spec, uses), least=2)


def _slots_of(spec: Spec, uses: list[Use]) -> list[Stint[Use]]:
    """When the slots of some blocks are on offer, but for those that can't be read."""
    days_of: dict[tuple[str, int, int], DaySet] = {}
    for calendar in {use.calendar.id: use.calendar for use in uses}.values():
        try:
            for offer in offers(spec, calendar):
                planned = offer.planned
                days_of[calendar.id, planned.schedule, planned.index] = offer.days
        except UnknownValue:
            continue
    found = []
    for use in uses:
        days = days_of.get((use.calendar.id, use.planned.schedule, use.planned.index), 0)
        start, end = use.planned.block.start, use.planned.last_end
        found.append(Stint(use.calendar.id, start, end, days, use))
    return found


def several_in(spec: Spec, calendar: Calendar) -> list[Situation[Use, Use]]:
    """Where several employees have slots in one calendar at once."""
    stints = [
        _stint(calendar, each, each.planned.performer.id)
        for each in offers(spec, calendar)
        if each.planned.performer
    ]
    return at_once(stints, least=2)


def _stint(calendar: Calendar, offer: Offer, of: str) -> Stint[Use]:
    """The slots of a block, from the first one's beginning to the last one's end."""
    planned = offer.planned
    return Stint(of, planned.block.start, planned.last_end, offer.days, Use(calendar, planned))


def more_staff(spec: Spec) -> list[Situation[Shift, Use]]:
    """Where more employees offer shared services than there are shared calendars for them.

    One employee alone needs one calendar, whenever it has slots. A calendar in which several
    employees have slots at once counts for each of them, and the rest of a block that is too short
    for another slot is no time without a calendar.
    """
    if not spec.staffing or not comparable(spec):
        return []
    calendars = [
        Stint(
            (use.calendar.id, performer.id if performer else None),
            use.planned.block.start,
            use.planned.block.end,
            offer.days,
            use,
        )
        for use, offer in _shared_slots(spec)
        for performer in [use.planned.performer]
    ]
    return at_once(_staffed(spec), calendars, least=2)


def fewer_staff(spec: Spec) -> list[Moment[Use, Shift]]:
    """Where more shared calendars have slots than employees offer shared services.

    Calendars in which one employee has slots at once count as one.
    """
    if not spec.staffing or not comparable(spec):
        return []
    calendars = [
        _stint(use.calendar, offer, performer.id if performer else f"calendar {use.calendar.id}")
        for use, offer in _shared_slots(spec)
        for performer in [use.planned.performer]
    ]
    return moments(calendars, _staffed(spec), least=1)


def _shared_slots(spec: Spec) -> list[tuple[Use, Offer]]:
    """The blocks of the calendars for shared services, with the days on which they have slots."""
    return [
        (Use(calendar, offer.planned), offer)
        for calendar in spec.calendars.values()
        if calendar.kind == "resource"
        for offer in offers(spec, calendar)
        if offer.planned.slots_per_day
    ]


def _staffed(spec: Spec) -> list[Stint[Shift]]:
    """Who offers shared services when.

    Somebody who is employed and not away for booking, on days on which the clinic is open, in the
    shift's weeks, or else in those in which any shared calendar is scheduled.
    """
    return spec.once(("staffed", ""), lambda: _stints_of_shifts(spec))


def _stints_of_shifts(spec: Spec) -> list[Stint[Shift]]:
    closed = days_clinic_closed(spec)
    found = []
    for shift in spec.staffing:
        weeks = weeks_in(spec, shift.weeks) if shift.weeks else _shared_weeks(spec)
        days = without(days_in_weeks(weeks, shift.days), closed)
        days &= days_of_performer(spec, spec.employees[shift.employee])
        found.append(Stint(shift.employee, shift.start, shift.end, days, shift))
    return found


def _shared_weeks(spec: Spec) -> frozenset[int]:
    """The weeks in which any calendar for shared services is scheduled."""
    return spec.once(
        ("shared weeks", ""),
        lambda: frozenset().union(
            *(
                planned.weeks
                for calendar in spec.calendars.values()
                if calendar.kind == "resource"
                for planned in planned_blocks(spec, calendar)
            )
        ),
    )
