"""Which planned slots are on offer in a calendar, and were not, or are no longer."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from clinicspec.diff.entry import Audience, Effect, Impact
from clinicspec.diff.lists import About
from clinicspec.diff.words import span_text
from clinicspec.model.booking import Calendar
from clinicspec.model.spec import Spec
from clinicspec.schedule.day_set import DaySet, first_day, union, without
from clinicspec.schedule.offers import offers

FIELDS = (
    "week_templates",
    "periods",
    "calendars.schedule",
    "calendars.closed",
    "calendars.owner",
    "clinic.closed",
    "employees.absences",
    "employees.active",
    "appointment_types.minutes",
)

Slots = dict[tuple[int, int, str], DaySet]
"""Start and length in minutes, and a type: the days on which there is a slot for it."""


def effects(old: Spec, new: Spec) -> Iterator[Effect]:
    """What changes in the calendars that both sides have."""
    for key, calendar in new.calendars.items():
        if key not in old.calendars:
            continue
        before, after = _slots(old, old.calendars[key]), _slots(new, calendar)
        lost = _without(before, after)
        gained = _without(after, before)
        if not lost and not gained:
            continue
        days = union((*lost.values(), *gained.values()))
        less, more = _count(lost), _count(gained)
        none_left = not _count(after)
        word = "other" if less and more else "fewer" if less else "more"
        lead = "no planned slots any more in " if none_left else f"{word} planned slots in "
        seen = any(
            each.online and each.kind != "internal" for each in (calendar, old.calendars[key])
        )
        yield Effect(
            Audience.PATIENTS if seen else Audience.CLINIC,
            Impact.BREAKING if none_left and seen else Impact.NOTABLE,
            "slots-gone" if none_left else "slots-changed",
            f"the calendar {calendar.name}",
            lead,
            "",
            FIELDS,
            _about(old, old.calendars[key]) | _about(new, calendar),
            details=(
                f"the calendar {calendar.name}: {_numbers(less, more)}, "
                f"{span_text(first_day(days), _last_day(days))}",
            ),
        )


def _slots(spec: Spec, calendar: Calendar) -> Slots:
    slots: Slots = defaultdict(int)
    for offer in offers(spec, calendar):
        planned = offer.planned
        for number in range(planned.slots_per_day):
            start = planned.block.start + number * planned.slot_minutes
            for type_ in planned.block.types:
                slots[start, planned.slot_minutes, type_] |= offer.days
    return slots


def _without(slots: Slots, others: Slots) -> Slots:
    left = {key: without(days, others.get(key, 0)) for key, days in slots.items()}
    return {key: days for key, days in left.items() if days}


def _count(slots: Slots) -> int:
    """How many there are: one that is for several types counts once."""
    by_time: dict[tuple[int, int], DaySet] = defaultdict(int)
    for (start, minutes, _), days in slots.items():
        by_time[start, minutes] |= days
    return sum(days.bit_count() for days in by_time.values())


def _last_day(days: DaySet) -> date:
    return first_day(1 << (days.bit_length() - 1))


def _numbers(less: int, more: int) -> str:
    parts = [f"{less} gone" if less else "", f"{more} new" if more else ""]
    return " and ".join(filter(None, parts)) + " among its planned slots"


def _about(spec: Spec, calendar: Calendar) -> About:
    """All that decides on a calendar's slots."""
    found = {("calendars", calendar.id), ("clinic", "closed")}
    if calendar.owner.kind == "employee":
        found.add(("employees", calendar.owner.id))
    for schedule in calendar.schedule:
        found.add(("week_templates", schedule.template))
        found |= {("periods", each) for each in schedule.weeks if isinstance(each, str)}
        for block in spec.week_templates[schedule.template]:
            found |= {("appointment_types", each) for each in block.types}
            if block.staff is not None:
                found.add(("employees", block.staff))
    return frozenset(found)
