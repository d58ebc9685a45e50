"""Who receives messages from patients, as several rules ask it, and when nobody does."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, cast

from clinicspec.model.names import listed, several
from clinicspec.rules.reading.cs042_too_much_to_route import check as too_much_to_route

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.names import MessageService
    from clinicspec.model.people import Employee
    from clinicspec.model.reference import Reference
    from clinicspec.model.spec import Spec

_ONE_DAY = timedelta(days=1)

MOST_TIMES = 3
"""Times that a message names; of the others it says how many they are."""


def receivers(recipient: Reference, spec: Spec) -> list[Employee]:
    """The employees that a recipient stands for, employed on some day or not."""
    return spec.once(("receivers", str(recipient)), lambda: _receivers(recipient, spec))


def _receivers(recipient: Reference, spec: Spec) -> list[Employee]:
    # Imported here, since it takes pydantic, without which a rule's page can be read.
    from clinicspec.routing.expand import expand  # noqa: PLC0415

    return [spec.employees[each] for each in expand(spec, recipient)]


def practitioners_offering(message_type: str, spec: Spec) -> list[Employee]:
    """The GPs whose patients are offered a type of message."""
    return [
        each
        for each in spec.employees.values()
        if each.profession == "gp" and message_type in each.services
    ]


def vacant_lists_offer(message_type: str, spec: Spec) -> bool:
    """Whether the patients of the vacant lists are offered a type of message."""
    vacant = spec.clinic.vacant_lists
    return vacant is not None and message_type in vacant.services


def is_offered(message_type: str, spec: Spec) -> bool:
    """Whether any patients are offered a type of message."""
    if vacant_lists_offer(message_type, spec):
        return True
    return bool(practitioners_offering(message_type, spec))


class Gap(NamedTuple):
    """Days in a row on which what the patients of one list send reaches nobody."""

    patient_list: Reference
    has_it: Reference | None
    """Who has the list by then: itself, or whom it goes on under; None for nobody."""
    start: date
    """``date.min`` for all days before the first that the spec names."""
    end: date | None


def reach_nobody(found: list[Gap], spec: Spec) -> str:
    """Whose messages reach nobody and when, as a message says it; the first to whom it happens."""
    times: dict[Reference, list[str]] = defaultdict(list)
    for gap in found:
        times[gap.patient_list].append(_when(gap))
    first = times[found[0].patient_list]
    alike = [spec.name_of(each) for each, when in times.items() if when == first]
    others = [spec.name_of(each) for each, when in times.items() if when != first]
    shown = first[:MOST_TIMES]
    if len(first) > MOST_TIMES:
        shown.append(f"{len(first) - MOST_TIMES} more times")
    so = f"patients of {several(alike)} reach nobody {listed(shown)}".rstrip()
    return f"{so} (and those of {several(others)} at other times)" if others else so


def _when(gap: Gap) -> str:
    """From when to when it lasts; "" if always."""
    if gap.start == gap.end:
        return f"on {gap.start.isoformat()}"
    if gap.start == date.min:
        return f"until {gap.end.isoformat()}" if gap.end else ""
    end = f" to {gap.end.isoformat()}" if gap.end else ""
    return f"from {gap.start.isoformat()}{end}"


def gaps(route: Route, spec: Spec) -> list[Gap]:
    """When one type of message reaches no inbox, from the patients of which lists; the first first.

    Days on which whoever has the list offers no such messages are left out, and so are those of a
    practitioner without a HER-ID, which is HN003.
    """
    return spec.once(("gaps", route.id), lambda: _gaps(route, spec))


def _gaps(route: Route, spec: Spec) -> list[Gap]:
    if _always_reaches_somebody(route, spec) or any(too_much_to_route(spec, spec)):
        return []
    from clinicspec.routing.table import Delivery  # noqa: PLC0415  (it takes pydantic)

    delivery = Delivery(spec, cast("MessageService", route.id))
    days = _days_of_change(spec)
    ends = [day - _ONE_DAY for day in days[1:]]
    found: list[Gap] = []
    for patient_list in delivery.lists():
        for start, end in zip(days, [*ends, None], strict=True):
            there = delivery.reception(patient_list, start)
            has_it = there.continues_as if there.state == "left" else patient_list
            if there.inboxes or there.state == "not_started" or not _writes(has_it, route, spec):
                continue
            last = found[-1] if found else None
            if last and last[:2] == (patient_list, has_it) and last.end == start - _ONE_DAY:
                found[-1] = last._replace(end=end)
            else:
                found.append(Gap(patient_list, has_it, start, end))
    return sorted(found, key=lambda gap: gap.start)


def _days_of_change(spec: Spec) -> list[date]:
    """The days on which somebody begins or is gone, after the day before all others.

    Absences don't count: somebody absent keeps receiving.
    """
    days = {date.min}
    for employee in spec.employees.values():
        if employee.active.start is not None:
            days.add(employee.active.start)
        if employee.active.end is not None:
            days.add(employee.active.end + _ONE_DAY)
    return sorted(days)


def _always_reaches_somebody(route: Route, spec: Spec) -> bool:
    """Whether it is plain that no day needs to be looked at: the usual case, told in no time."""
    if route.mode == "selected" or vacant_lists_offer(route.id, spec):
        have_inboxes = False
    else:
        have_inboxes = all(
            each.active.end is None and each.her_id not in (None, "none")
            for each in practitioners_offering(route.id, spec)
        )
    selected = route.recipients if route.mode != "practitioner" else ()
    return have_inboxes or any(
        each.active.start is None and each.active.end is None
        for recipient in (*selected, *route.fallback)
        for each in receivers(recipient, spec)
    )


def _writes(has_it: Reference | None, route: Route, spec: Spec) -> bool:
    """Whether patients of whoever has the list are offered the message, and HN003 has no say."""
    if has_it is None:
        return True
    if has_it.kind == "vacant_list":
        return vacant_lists_offer(route.id, spec)
    gp = spec.employees[has_it.id]
    has_inbox = gp.her_id not in (None, "none")
    return route.id in gp.services and (has_inbox or route.mode == "selected")
