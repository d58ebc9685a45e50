"""Who receives messages from patients, as several rules ask it, and when nobody does."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from clinicspec.model.names import days_in_words, listed, several
from clinicspec.rules.reading.cs042_too_much_to_route import can_be_routed
from clinicspec.rules.rule import Spot, at
from clinicspec.schedule.presence import employed, holds_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clinicspec.model.messages import Route
    from clinicspec.model.names import MessageService
    from clinicspec.model.people import Absence, Employee
    from clinicspec.model.reference import Reference
    from clinicspec.model.spec import Spec
    from clinicspec.routing.proof import Gap
    from clinicspec.routing.table import Delivery

_ONE_DAY = timedelta(days=1)

Days = tuple[date | None, date | None]
"""First and last day; None where it has always been so, or stays so."""

MOST_TIMES = 3
"""Times that a message names; of the others it says how many they are."""

MOST_CAUSES = 6
"""Related places that a finding shows of what emptied a route."""


def receivers(recipient: Reference, spec: Spec) -> list[Employee]:
    """The employees that a recipient stands for, employed on some day or not."""
    return spec.once(("receivers", str(recipient)), lambda: _receivers(recipient, spec))


def _receivers(recipient: Reference, spec: Spec) -> list[Employee]:
    # Imported here, since it takes pydantic, without which a rule's page can be read.
    from clinicspec.routing.expand import expand  # noqa: PLC0415

    return [spec.employees[each] for each in expand(spec, recipient)]


def practitioners_offering(message_type: str, spec: Spec) -> list[Employee]:
    """The GPs whose patients are offered a type of message."""
    return spec.once(
        ("offering", message_type),
        lambda: [
            each
            for each in spec.employees.values()
            if each.profession == "gp" and message_type in each.services
        ],
    )


def vacant_lists_offer(message_type: str, spec: Spec) -> bool:
    """Whether the patients of the vacant lists are offered a type of message."""
    vacant = spec.clinic.vacant_lists
    return vacant is not None and message_type in vacant.services


def is_offered(message_type: str, spec: Spec) -> bool:
    """Whether any patients are offered a type of message."""
    return bool(practitioners_offering(message_type, spec)) or vacant_lists_offer(
        message_type, spec
    )


def first_patients(message_type: str, spec: Spec) -> date | None:
    """The first day on which patients may send a type of message; None if they always could."""
    starts = [each.active.start for each in practitioners_offering(message_type, spec)]
    if vacant_lists_offer(message_type, spec) or not starts:
        return None
    known = [start for start in starts if start is not None]
    return min(known) if len(known) == len(starts) else None


class Named(NamedTuple):
    """A recipient that a route names, where, and whom it stands for, employed or not."""

    recipient: Reference
    key: Literal["recipients", "fallback"]
    number: int
    people: list[Employee]


def named_by(route: Route, spec: Spec) -> list[Named]:
    """The recipients of a route as far as its mode heeds them, and those of its fallback."""
    return spec.once(("named", route.id), lambda: _named_by(route, spec))


def _named_by(route: Route, spec: Spec) -> list[Named]:
    recipients = route.recipients if route.mode != "practitioner" else ()
    return [
        *(
            Named(it, "recipients", number, receivers(it, spec))
            for number, it in enumerate(recipients)
        ),
        *(
            Named(it, "fallback", number, receivers(it, spec))
            for number, it in enumerate(route.fallback)
        ),
    ]


def delivery_of(route: Route, spec: Spec) -> Delivery | None:
    """How a message type is delivered; None where CS042 says that it is too much to work out.

    Not kept by ``once``: a spec that leads back to itself stays in memory.
    """
    from clinicspec.routing.table import Delivery  # noqa: PLC0415  (it takes pydantic)

    if not can_be_routed(spec):
        return None
    return Delivery(spec, cast("MessageService", route.id))


def gaps(route: Route, spec: Spec) -> list[Gap]:
    """When nobody present receives a message type, from whose patients; the first gap first.

    Days of a practitioner without a HER-ID are left out, which is HN003.
    """
    return spec.once(("gaps", route.id), lambda: _gaps(route, spec))


def _gaps(route: Route, spec: Spec) -> list[Gap]:
    from clinicspec.routing import proof  # noqa: PLC0415  (it takes pydantic)

    if any(proof.is_always_there(each) for named in named_by(route, spec) for each in named.people):
        return []  # the usual case, told in no time
    delivery = delivery_of(route, spec)
    found = proof.gaps(delivery) if delivery is not None else []
    # False goes before True: what has always been so comes first.
    return sorted(
        (gap for gap in found if _is_addressed(gap.has_it, route, spec)),
        key=lambda gap: (gap.start is not None, gap.start),
    )


def _is_addressed(has_it: Reference | None, route: Route, spec: Spec) -> bool:
    """Whether HN003 has no say: it is the GP's HER-ID by which the messages would go."""
    if has_it is None or has_it.kind == "vacant_list" or route.mode == "selected":
        return True
    return spec.employees[has_it.id].her_id not in (None, "none")


def without_an_inbox(route: Route, spec: Spec) -> list[Gap]:
    """The gaps in which there is no inbox at all."""
    return [gap for gap in gaps(route, spec) if not gap.away]


def reach_nobody(found: list[Gap], spec: Spec) -> str:
    """Whose messages reach nobody and when, as a message says it; the first to whom it happens.

    Gaps that meet, as when a list changes hands meanwhile, are one time.
    """
    times: dict[Reference, list[Days]] = defaultdict(list)
    for gap in found:
        of_list, start = times[gap.patient_list], gap.start
        if of_list and start and of_list[-1][1] == start - _ONE_DAY:
            start, _ = of_list.pop()
        of_list.append((start, gap.end))
    first = times[found[0].patient_list]
    alike = [spec.name_of(each) for each, when in times.items() if when == first]
    others = [spec.name_of(each) for each, when in times.items() if when != first]
    so = f"patients of {several(alike)} reach nobody {times_in_words(first)}".rstrip()
    return f"{so} (and those of {several(others)} at other times)" if others else so


def times_in_words(times: Sequence[Days]) -> str:
    """The first times, and how many more they are."""
    shown = [days_in_words(start, end) for start, end in times[:MOST_TIMES]]
    if len(times) > MOST_TIMES:
        shown.append(f"{len(times) - MOST_TIMES} more times")
    return listed(shown)


def had_left_before(people: list[Employee], day: date | None) -> bool:
    """Whether there are people, and all of them have left before a day."""
    return bool(people) and all(
        day is not None and each.active.end is not None and each.active.end < day for each in people
    )


def without_anybody(people: list[Employee]) -> Days | None:
    """The days on which none of some people is employed: for good, or else the first of them.

    None where somebody always is, or there are no people.
    """
    if not people or any(each.active.start is None and each.active.end is None for each in people):
        return None
    starts = [each.active.start for each in people if each.active.start is not None]
    ends = [each.active.end for each in people if each.active.end is not None]
    if len(ends) == len(people):
        return max(ends) + _ONE_DAY, None
    if len(starts) == len(people):
        return None, min(starts) - _ONE_DAY
    for end in sorted(ends):
        day = end + _ONE_DAY
        if not any(employed(each, day) for each in people):
            return day, min(start for start in starts if start > day) - _ONE_DAY
    return None


def until_all_have_left(people: list[Employee]) -> str | None:
    """From when on none of some people is employed any more, in words; "" where there are none.

    None where somebody stays.
    """
    if not people:
        return ""
    without = without_anybody(people)
    if without is None or without[1] is not None:
        return None
    return f" {days_in_words(*without)}, when all have left"


def employed_until(people: list[Employee]) -> list[tuple[str, Spot]]:
    """The last days of people who leave."""
    return first_causes(
        [
            (f"{each.name} is employed until {each.active.end}", at(each, "active"))
            for each in people
        ]
    )


def absences_in(gap: Gap, route: Route, spec: Spec) -> list[tuple[Employee, Absence]]:
    """The absences of those who would receive in a gap."""
    return [
        (spec.employees[key], absence)
        for key in gap.away
        for absence in spec.employees[key].absences
        if holds_for(absence, cast("MessageService", route.id))
        and (gap.end is None or absence.start <= gap.end)
        and (gap.start is None or gap.start <= absence.end)
    ]


def first_causes(causes: list[tuple[str, Spot]]) -> list[tuple[str, Spot]]:
    """As many causes as a finding shows, none twice; the last one says how many are left out."""
    unique = {(said, id(spot.part), spot.below): (said, spot) for said, spot in causes}
    causes = [*unique.values()]
    if len(causes) <= MOST_CAUSES:
        return causes
    said, spot = causes[MOST_CAUSES - 1]
    more = len(causes) - MOST_CAUSES
    left_out = f"{more} more {'place is' if more == 1 else 'places are'} not shown"
    return [*causes[: MOST_CAUSES - 1], (f"{said}; {left_out}", spot)]


def reaches_nobody(route: Route, spec: Spec) -> bool:
    """Whether recipients of a route leave messages without an inbox, which is HN306."""
    return (
        route.mode != "practitioner"
        and bool(route.recipients)
        and bool(without_an_inbox(route, spec))
    )


def vacancies(gap: Gap, route: Route, spec: Spec) -> Iterator[tuple[str, Spot]]:
    """Empty positions among the recipients, and recipients who are not employed in a gap."""
    from clinicspec.routing.expand import positions_of  # noqa: PLC0415  (it takes pydantic)

    named = named_by(route, spec)
    for recipient in dict.fromkeys(each.recipient for each in named):
        for position in positions_of(spec, recipient):
            if position.holder is None:
                name = spec.name_of_position(position)
                yield f"nobody holds the position {name}", at(position, "holder")
    people = {each.id: each for recipient in named for each in recipient.people}
    for each in people.values():
        start, end = each.active.start, each.active.end
        if end is not None and (gap.end is None or end < gap.end):
            yield f"{each.name} leaves after {end.isoformat()}", at(each, "active", "to")
        elif start is not None and not (gap.start and employed(each, gap.start)):
            yield f"{each.name} starts on {start.isoformat()}", at(each, "active", "from")
