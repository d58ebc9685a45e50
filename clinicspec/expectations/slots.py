"""Tests of slots: those of a calendar on a day, as they are planned."""

from collections.abc import Iterator
from datetime import date

from clinicspec.expectations.model import SlotsExpectation
from clinicspec.expectations.outcome import MOST_SHOWN, Failure, Reason, first_reasons
from clinicspec.model.booking import Calendar
from clinicspec.model.names import WEEKDAY_NAMES, first_of, time_text
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.model.weeks import week_of
from clinicspec.schedule.holidays import public_holidays
from clinicspec.schedule.plan import PlannedBlock, is_closed, offered_on, planned_blocks
from clinicspec.schedule.presence import employed
from clinicspec.schedule.slots import slots_on


def failure_of_slots(spec: Spec, tree: SpecTree, expectation: SlotsExpectation) -> Failure | None:
    """In what the slots of a calendar are not as a test expects them."""
    calendar, day = spec.calendars[expectation.calendar], expectation.on
    starts = [
        60 * offered.slot.start.hour + offered.slot.start.minute
        for offered in slots_on(spec, calendar, day)
        if expectation.type in (None, *offered.planned.block.types)
    ]
    unmet = tuple(_unmet(expectation, starts))
    if not unmet:
        return None
    what = _slots(len(starts))
    if expectation.type is not None:
        what += f" for {spec.text_of(spec.appointment_types[expectation.type].name)}"
    actual = f"the calendar {calendar.name} has {what} on {WEEKDAY_NAMES[day.weekday()]} {day}"
    if starts:
        actual += (
            f", the first at {time_text(min(starts))} and the last at {time_text(max(starts))}"
        )
    return Failure(unmet, actual, first_reasons([*_why(spec, tree, calendar, day)]))


def _unmet(expectation: SlotsExpectation, starts: list[int]) -> Iterator[str]:
    """What a test expects and is not so, of slots by their beginnings (minutes after midnight)."""
    if expectation.first is not None and expectation.first != min(starts, default=None):
        yield f"the first slot begins at {time_text(expectation.first)}"
    if expectation.last is not None and expectation.last != max(starts, default=None):
        yield f"the last slot begins at {time_text(expectation.last)}"
    if expectation.count not in (None, len(starts)):
        yield f"there {'is' if expectation.count == 1 else 'are'} {_slots(expectation.count)}"


def _slots(count: int) -> str:
    return "no slot" if count == 0 else "1 slot" if count == 1 else f"{count} slots"


def _why(spec: Spec, tree: SpecTree, calendar: Calendar, day: date) -> Iterator[Reason]:
    """What a calendar's schedule has on a day, and what takes it off the offer."""
    iso = day.isocalendar()
    this_week = [each for each in planned_blocks(spec, calendar) if week_of(day) in each.weeks]
    planned = [each for each in this_week if day.weekday() in each.block.days]
    schedule = tree.place(("calendars", calendar.id, "schedule"))
    if not this_week:
        yield Reason(f"no week template is scheduled in week {iso.year}-W{iso.week:02}", schedule)
    elif not planned:
        templates = ", ".join(dict.fromkeys(f"`{each.template}`" for each in this_week))
        yield Reason(f"no block of {templates} is on a {WEEKDAY_NAMES[day.weekday()]}", schedule)
    if day in public_holidays(day.year):
        yield Reason(f"{day} is a public holiday")
    for who, path, runs in (
        ("the clinic", ("clinic", "closed"), spec.clinic.closed),
        ("the calendar", ("calendars", calendar.id, "closed"), calendar.closed),
    ):
        if any(run.first <= day <= run.last for run in runs):
            yield Reason(f"{who} is closed on {day}", tree.place(path))
    for each in planned:
        place = tree.place(("week_templates", each.template, each.index))
        yield Reason(_block(spec, calendar, each, day), place)


def _block(spec: Spec, calendar: Calendar, planned: PlannedBlock, day: date) -> str:
    """A block that is planned on a day, in words."""
    names = [spec.text_of(spec.appointment_types[key].name) for key in planned.block.types]
    text = (
        f"{planned.block.hours}, {_slots(planned.slots_per_day)} for {first_of(names, MOST_SHOWN)}"
    )
    performer = planned.performer
    if performer is None:
        return text
    if is_closed(spec, calendar, day) or offered_on(spec, calendar, planned, day):
        return f"{text}, by {performer.name}"
    away = "is away" if employed(performer, day) else "is not employed that day"
    return f"{text}, not on offer: {performer.name} {away}"
