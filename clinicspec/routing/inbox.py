"""Inboxes that a message reaches, and the paths by which it does."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from clinicspec.model.names import MessageService
from clinicspec.model.spec import Spec
from clinicspec.schedule.presence import absences_on, employed


@dataclass(frozen=True, slots=True)
class Inbox:
    """Somebody's inbox that a message reaches."""

    employee: str
    her_id: int | None
    """None for who has no HER-ID, or has it pending."""
    via: tuple[str, ...]
    """Every path: ``practitioner``, ``substitute:kari`` (whom the owner stands in for), a
    recipient (``group:lab``, ``whole_clinic``), ``fallback:group:lab``."""
    absent: bool
    """The owner is away for this type of message."""


def inbox(
    spec: Spec, key: str, via: tuple[str, ...], message_type: MessageService, day: date
) -> Inbox:
    """The inbox of an employee who receives a type of message on a day."""
    employee = spec.employees[key]
    her_id = employee.her_id if isinstance(employee.her_id, int) else None
    return Inbox(key, her_id, via, bool(absences_on(employee, day, message_type)))


def inboxes_of(
    spec: Spec, paths: Mapping[str, tuple[str, ...]], message_type: MessageService, day: date
) -> tuple[Inbox, ...]:
    """The inboxes of those who are employed that day; employee's id → the paths that lead there."""
    return tuple(
        inbox(spec, key, via, message_type, day)
        for key, via in paths.items()
        if employed(spec.employees[key], day)
    )


def united(first: tuple[Inbox, ...], second: tuple[Inbox, ...]) -> tuple[Inbox, ...]:
    """All inboxes in order, none of them twice: one in both has the paths of both."""
    if not first or not second:
        return first or second
    inboxes = {each.employee: each for each in first}
    for each in second:
        known = inboxes.get(each.employee)
        inboxes[each.employee] = replace(known, via=known.via + each.via) if known else each
    return tuple(inboxes.values())


def is_read(inboxes: tuple[Inbox, ...]) -> bool:
    """Whether anybody present receives."""
    return any(not each.absent for each in inboxes)
