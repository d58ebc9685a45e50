"""When the substitutes whom a GP's absences name do not read the messages, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from clinicspec.model.names import MESSAGE_TYPES
from clinicspec.model.unknown import UnknownValue, read
from clinicspec.rules.rule import Spot, at
from clinicspec.schedule.presence import absences_on, employed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clinicspec.model.messages import Route
    from clinicspec.model.names import MessageService
    from clinicspec.model.people import Absence, Employee
    from clinicspec.model.reference import Reference
    from clinicspec.model.spec import Spec
    from clinicspec.routing.proof import Gap
    from clinicspec.routing.standing import Hindrance

_ONE_DAY = timedelta(days=1)

Days = tuple[date, date]
"""First and last day."""


class Failure(NamedTuple):
    """Days in a row on which no substitute reads a message type, and what keeps one from it."""

    substitute: Employee
    why: Hindrance | Literal["away"]
    absence: Absence
    """The GP's, which names the substitute."""
    message_type: MessageService
    days: Days


def failures(gp: Employee, spec: Spec) -> list[Failure]:
    """Each time at which a GP's absences name substitutes and none who is there receives.

    Only of messages that the GP's patients are offered and that go to the practitioner.
    """
    if not gp.absences or gp.profession != "gp":
        return []
    return spec.once(("substitutes fail", gp.id), lambda: list(_failures(gp, spec)))


def registered_in_words(
    vacant_list: Reference, day: date | None, spec: Spec
) -> list[tuple[str, Spot]]:
    """Whom the GP register has for a vacant list, and why that makes nobody its practitioner.

    The day is None for one before all dates.
    """
    from clinicspec.routing.standing import HINDRANCES, registered_for  # noqa: PLC0415  (pydantic)

    name = spec.name_of(vacant_list)
    said = []
    for each, hindered in registered_for(spec, vacant_list, day or date.min):
        but = f", but {HINDRANCES[hindered]}" if hindered else ", and is not the only one"
        then = " then" if hindered == "not_employed" else ""
        said.append((f"{each.name} stands in for {name}{but}{then}", at(each, "substitute_for")))
    return said


def together(found: list[Days]) -> list[Days]:
    """Times in order, one that begins where another ends joined to it."""
    joined: list[Days] = []
    for start, end in sorted(set(found)):
        if joined and joined[-1][1] + _ONE_DAY == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def unsubstituted(gap: Gap, route: Route, spec: Spec) -> Iterator[Gap]:
    """What is left of a gap without the days on which HN354 tells of a substitute."""
    told: set[Days] = set()
    if gap.has_it is not None and gap.has_it.kind == "employee":
        of_gp = failures(spec.employees[gap.has_it.id], spec)
        told = {each.days for each in of_gp if each.message_type == route.id}
    start = gap.start
    for first, last in sorted(told):
        if (gap.end is not None and gap.end < first) or (start is not None and last < start):
            continue
        if start is None or start < first:
            yield replace(gap, start=start, end=first - _ONE_DAY)
        start = last + _ONE_DAY
    if start is None or gap.end is None or start <= gap.end:
        yield replace(gap, start=start)


def _failures(gp: Employee, spec: Spec) -> Iterator[Failure]:
    days = _turning_days(gp, spec)
    for message_type in MESSAGE_TYPES:
        if message_type not in gp.services or not _goes_to_the_practitioner(message_type, spec):
            continue
        for start, following in pairwise(days):
            named = [
                (absence, spec.employees[absence.substitute])
                for absence in absences_on(gp, start, message_type)
                if absence.substitute is not None
            ]
            if not named or not employed(gp, start):
                continue
            causes = [_cause(gp, substitute, message_type, start) for _, substitute in named]
            for (absence, substitute), why in zip(named, causes, strict=True):
                if why is not None and None not in causes:
                    until = following - _ONE_DAY
                    yield Failure(substitute, why, absence, message_type, (start, until))


def _goes_to_the_practitioner(message_type: MessageService, spec: Spec) -> bool:
    route = cast("Route | None", read(spec.routing, message_type))
    try:
        return route is not None and route.mode != "selected"
    except UnknownValue:  # a route that can't be read hides no failure with another
        return False


def _turning_days(gp: Employee, spec: Spec) -> list[date]:
    """The days in a GP's absences on which a substitute may begin or cease to receive, in order.

    The last is the day after the last absence.
    """
    people = {spec.employees[each.substitute].id for each in gp.absences if each.substitute}
    days: set[date] = set()
    for each in (gp, *(spec.employees[key] for key in sorted(people))):
        days |= {absence.start for absence in each.absences}
        days |= {absence.end + _ONE_DAY for absence in each.absences}
        if each.active.start is not None:
            days.add(each.active.start)
        if each.active.end is not None:
            days.add(each.active.end + _ONE_DAY)
    return sorted(days)


def _cause(
    gp: Employee, substitute: Employee, message_type: MessageService, day: date
) -> Hindrance | Literal["away"] | None:
    """What keeps a substitute from reading messages on a day; None if nothing does."""
    from clinicspec.routing.standing import hindrance  # noqa: PLC0415  (it takes pydantic)

    hindered = hindrance(substitute, gp, day)
    if hindered is None and absences_on(substitute, day, message_type):
        return "away"
    return hindered
