"""The proof that on every day somebody who is there reads what patients send.

It looks at the rows of the table, but not at those of lists whose GP, or somebody else, is there on
all days on which something changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from clinicspec.model.people import Employee
from clinicspec.model.reference import Reference
from clinicspec.routing.inbox import is_read
from clinicspec.routing.table import Delivery, Reception, Row, rows_of, turning_days
from clinicspec.schedule.presence import works

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days in a row on which nobody who is there receives what the patients of one list send."""

    patient_list: Reference
    has_it: Reference | None
    """Who has the list by then: itself, or whom it goes on under; None for nobody."""
    start: date | None
    """First day; None where it has always been so."""
    end: date | None
    """Last day, included; None where it stays so."""
    away: tuple[str, ...]
    """Whose inboxes receive, all of them away at the time, by id; empty where there is no inbox."""


def gaps(delivery: Delivery) -> list[Gap]:
    """Every gap of a message type: by list in the spec's order, then by time."""
    found: list[Gap] = []
    days = turning_days(delivery.spec, delivery.message_type)
    for patient_list, in_doubt in _in_doubt(delivery, days):
        if all(_is_fine(delivery.reception(patient_list, day)) for day in in_doubt):
            continue
        for row in rows_of(delivery, patient_list, days):
            if _is_fine(row.reception):
                continue
            gap = _gap(row)
            if found and _goes_on(found[-1], gap):
                last = found.pop()
                away = tuple(dict.fromkeys((*last.away, *gap.away)))
                gap = replace(last, end=gap.end, away=away)
            found.append(gap)
    return found


def uses_fallback(delivery: Delivery) -> bool:
    """Whether the fallback of a message type is used for any list on any day."""
    days = turning_days(delivery.spec, delivery.message_type)
    return any(
        delivery.reception(patient_list, day).fallback_used
        for patient_list, in_doubt in _in_doubt(delivery, days)
        for day in in_doubt
        if delivery.is_offered(patient_list, day)
    )


def is_always_there(employee: Employee) -> bool:
    """Whether somebody is employed on every day, and never away."""
    active = employee.active
    return active.start is None and active.end is None and not employee.absences


def _in_doubt(delivery: Delivery, days: list[date]) -> Iterator[tuple[Reference, list[date]]]:
    """Each list with the days on which its own GP, and whoever is selected, may not be there."""
    if delivery.selected:
        days = [day for day in days if not is_read(delivery.selected_on(day))]
    for patient_list in delivery.lists():
        gp = delivery.spec.employees.get(patient_list.id)
        if (
            gp is None
            or patient_list.kind != "employee"
            or delivery.route.mode == "selected"
            or gp.her_id in (None, "none")
        ):
            yield patient_list, days
        elif not is_always_there(gp):
            yield patient_list, [d for d in days if not works(gp, d, delivery.message_type)]


def _is_fine(there: Reception) -> bool:
    """Whether somebody who is there receives, or there are no patients yet who could write."""
    return there.state == "not_started" or is_read(there.inboxes)


def _gap(row: Row) -> Gap:
    there = row.reception
    has_it = there.continues_as if there.state == "left" else row.patient_list
    away = tuple(each.employee for each in there.inboxes)
    return Gap(row.patient_list, has_it, row.start, row.end, away)


def _goes_on(gap: Gap, following: Gap) -> bool:
    """Whether a gap goes on in the next one: the same list with the same holder, a day later."""
    return (
        (gap.patient_list, gap.has_it) == (following.patient_list, following.has_it)
        and bool(gap.away) == bool(following.away)
        and gap.end is not None
        and gap.end + _ONE_DAY == following.start
    )
