"""Who is where at once, from every dated slot and every five minutes.

It is slow and plain, and shares no set of days with what it is held against.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clinicspec.model.spec import Spec
from clinicspec.model.weeks import monday, week_of
from clinicspec.schedule.holidays import public_holidays
from clinicspec.schedule.plan import PlannedBlock, weeks_of
from clinicspec.schedule.presence import works
from clinicspec.schedule.slots import all_slots

TICK = 5
"""Minutes: all times in the tests are multiples of it."""

Who = frozenset[Hashable]


@dataclass(frozen=True)
class Answer:
    """The people or calendars that are at once, on how many days, and when first."""

    who: Who
    days: int
    first: date
    start: int
    end: int


@dataclass(frozen=True)
class _Used:
    """What a calendar is used for at some minute."""

    calendar: str
    performer: str | None


class Oracle:
    """The answers for one clinic."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._slots: dict[tuple[date, int], set[_Used]] = defaultdict(set)
        self._with_rests: dict[tuple[date, int], set[_Used]] = defaultdict(set)
        """And in the rest of a block that is too short for another slot."""
        for calendar in spec.calendars.values():
            for offered in all_slots(spec, calendar):
                day = offered.slot.start.date()
                used = _Used(calendar.id, _performer(offered.planned))
                start, end = (_tick(time) for time in (offered.slot.start, offered.slot.end))
                for tick in range(start, end):
                    self._slots[day, tick].add(used)
                for tick in range(start, offered.planned.block.end // TICK):
                    self._with_rests[day, tick].add(used)

    def in_several_calendars(self, performer: str) -> list[Answer]:
        """The calendars in which somebody has slots at once."""
        return _answers(
            self._slots,
            lambda at: {use.calendar for use in self._slots[at] if use.performer == performer},
            lambda _: set(),
            least=2,
        )

    def several_in(self, calendar: str) -> list[Answer]:
        """The people who have slots at once in one calendar."""
        return _answers(
            self._slots,
            lambda at: {
                use.performer
                for use in self._slots[at]
                if use.calendar == calendar and use.performer
            },
            lambda _: set(),
            least=2,
        )

    def more_staff(self) -> list[Answer]:
        """The people who offer shared services while fewer calendars have slots."""
        staffed = self._staffed()
        return _answers(
            staffed,
            lambda at: staffed[at],
            lambda at: set(self._shared(self._with_rests.get(at, set()))),
            least=2,
        )

    def fewer_staff(self) -> list[Answer]:
        """The shared calendars with slots while fewer people offer shared services."""
        staffed = self._staffed()
        return _answers(
            self._slots,
            lambda at: {
                use.performer or f"calendar {use.calendar}" for use in self._shared(self._slots[at])
            },
            lambda at: staffed.get(at, set()),
            least=1,
        )

    def _shared(self, uses: set[_Used]) -> Iterator[_Used]:
        return (use for use in uses if self._spec.calendars[use.calendar].kind == "resource")

    def _staffed(self) -> dict[tuple[date, int], set[str]]:
        """Who offers shared services at each time."""
        scheduled = {
            week
            for calendar in self._spec.calendars.values()
            if calendar.kind == "resource"
            for schedule in calendar.schedule
            for week in weeks_of(self._spec, schedule)
        }
        found: dict[tuple[date, int], set[str]] = defaultdict(set)
        for shift in self._spec.staffing:
            ranges = [each for each in shift.weeks or () if isinstance(each, range)]
            weeks = {week for run in ranges for week in run} if shift.weeks else scheduled
            for week in weeks:
                for weekday in shift.days:
                    day = monday(week) + timedelta(days=weekday)
                    assert week_of(day) == week
                    closed = any(run.first <= day <= run.last for run in self._spec.clinic.closed)
                    employee = self._spec.employees[shift.employee]
                    if day in public_holidays(day.year) or closed:
                        continue
                    if works(employee, day, "booking"):
                        for tick in range(shift.start // TICK, shift.end // TICK):
                            found[day, tick].add(shift.employee)
        return found


def _tick(time: datetime) -> int:
    return (time.hour * 60 + time.minute) // TICK


def _performer(planned: PlannedBlock) -> str | None:
    return planned.performer.id if planned.performer else None


At = tuple[date, int]


def _answers(
    times: dict[At, set[_Used]] | dict[At, set[str]],
    these: Callable[[At], set[str]],
    others: Callable[[At], set[_Used] | set[str]],
    *,
    least: int,
) -> list[Answer]:
    """Each set of these, of which there are more than others, but for those within larger ones."""
    line_ups: dict[Who, dict[At, frozenset[_Used | str]]] = defaultdict(dict)
    for at in sorted(times):
        here, there = these(at), others(at)
        if len(here) >= least and len(here) > len(there):
            line_ups[frozenset(here)][at] = frozenset(there)
    found = []
    for who, times_of in line_ups.items():
        days = {day for day, _ in times_of}
        if days <= {day for more, at in line_ups.items() if who < more for day, _ in at}:
            continue
        first, start = min(times_of)
        end = start
        while (first, end) in times_of and times_of[first, end] - who == times_of[
            first, start
        ] - who:
            end += 1
        found.append(Answer(who, len(days), first, start * TICK, end * TICK))
    return sorted(found, key=lambda each: (each.first, each.start, sorted(map(str, each.who))))
