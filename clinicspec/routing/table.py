"""The decision table: who receives which message from the patients of which list, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from clinicspec.model.messages import Mode, Route
from clinicspec.model.names import MESSAGE_TYPES, MessageService
from clinicspec.model.origin import marked_like
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.routing.expand import paths
from clinicspec.routing.inbox import Inbox, inboxes_of, is_read, united
from clinicspec.routing.standing import State, holders, offers, standing
from clinicspec.schedule.presence import holds_for

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reception:
    """Who receives one type of message from the patients of a list on a day."""

    state: State
    """The practitioner's, whatever the mode."""
    continues_as: Reference | None
    """Who has the list after its GP has left."""
    inboxes: tuple[Inbox, ...]
    """Practitioner, substitutes, recipients in the spec's order, fallback; nobody twice."""
    shared_inboxes: tuple[str, ...]
    """The recipients as the spec names them."""
    fallback_used: bool
    """The fallback brought somebody in, or leads to somebody who receives anyway but is away."""


@dataclass(frozen=True, slots=True)
class Row:
    """One type of message, one patient list, and a time in which the same people receive it."""

    message_type: MessageService
    mode: Mode
    patient_list: Reference
    """A GP (``employee``) or a ``vacant_list``."""
    start: date | None
    """First day; None if it has always been so."""
    end: date | None
    """Last day, included; None if it stays so."""
    reception: Reception


class Delivery:
    """One message type of a clinic, with its recipients expanded."""

    def __init__(self, spec: Spec, message_type: MessageService) -> None:
        self.spec = spec
        self.message_type: MessageService = message_type
        self.route: Route = getattr(spec.routing, message_type)
        recipients = self.route.recipients if self.route.mode != "practitioner" else ()
        self._shared_inboxes = tuple(str(each) for each in dict.fromkeys(recipients))
        self.selected = paths(spec, recipients)
        """Whom the recipients stand for, employed or not: employee's id → as in ``via``."""
        self.fallback = paths(spec, self.route.fallback, "fallback:")
        """Whom the fallback stands for, likewise."""
        self._selected_inboxes: dict[date, tuple[Inbox, ...]] = {}

    def lists(self) -> list[Reference]:
        """The patient lists that are offered this type on some day: GPs, then vacant lists."""
        vacant = self.spec.clinic.vacant_lists
        every = [
            *(
                Reference("employee", key)
                for key, each in self.spec.employees.items()
                if each.profession == "gp"
            ),
            *(Reference("vacant_list", key) for key in (vacant.lists if vacant else ())),
        ]
        return [each for each in every if self._is_ever_offered(each)]

    def is_offered(self, patient_list: Reference, day: date) -> bool:
        """Whether a list's patients are offered this type on a day, by whoever has the list then.

        By the last who had it, once nobody has.
        """
        turns = [each for each in holders(self.spec, patient_list, day) if each is not None]
        return offers(self.spec, turns[-1], self.message_type)

    def _is_ever_offered(self, patient_list: Reference) -> bool:
        """Whether anybody offers it who has the list on some day: its GP, or who follows."""
        day = date.min
        while not self.is_offered(patient_list, day):
            has_it = holders(self.spec, patient_list, day)[-1]
            if has_it is None or has_it.kind != "employee":
                return False
            last_day = self.spec.employees[has_it.id].active.end
            if last_day is None:
                return False
            day = last_day + _ONE_DAY
        return True

    def reception(self, patient_list: Reference, day: date) -> Reception:
        """Who receives a message of this type that a patient of a list sends on a day."""
        there = standing(self.spec, patient_list, self.message_type, day)
        if there.state == "not_started":  # the list has no patients yet who could write
            return Reception(there.state, there.continues_as, (), (), fallback_used=False)
        inboxes = self.selected_on(day)
        if self.route.mode != "selected":
            inboxes = united(there.inboxes, inboxes)
        fallback: tuple[Inbox, ...] = ()
        if self.fallback and not is_read(inboxes):
            fallback = inboxes_of(self.spec, self.fallback, self.message_type, day)
        return Reception(
            there.state,
            there.continues_as,
            united(inboxes, fallback),
            self._shared_inboxes,
            fallback_used=bool(fallback),
        )

    def selected_on(self, day: date) -> tuple[Inbox, ...]:
        """The selected receivers' inboxes: on a day the same for all lists."""
        known = self._selected_inboxes
        if day not in known:
            known[day] = inboxes_of(self.spec, self.selected, self.message_type, day)
        return known[day]


def table(spec: Spec) -> list[Row]:
    """All rows: by message type, then by list in the spec's order, then by time.

    Days on which a list's patients are not offered a message type have no row. Two rows of a list
    that meet differ.
    """
    rows: list[Row] = []
    for message_type in MESSAGE_TYPES:
        delivery = Delivery(spec, message_type)
        days = turning_days(spec, message_type)
        for patient_list in delivery.lists():
            rows += rows_of(delivery, patient_list, days)
    return rows


def turning_days(spec: Spec, message_type: MessageService) -> list[date]:
    """The days on which something may be otherwise than on the day before, in order.

    The first is ``date.min``, which stands for all days before the others.
    """
    days = [date.min]
    vacant = spec.clinic.vacant_lists
    if vacant is not None and vacant.start is not None:
        days.append(vacant.start)
    for employee in spec.employees.values():
        if employee.active.start is not None:
            days.append(employee.active.start)
        if employee.active.end is not None:
            days.append(employee.active.end + _ONE_DAY)
        for absence in employee.absences:
            if holds_for(absence, message_type):
                days += [absence.start, absence.end + _ONE_DAY]
    return [marked_like(alike, day) for day, alike in groupby(sorted(days))]


def rows_of(delivery: Delivery, patient_list: Reference, days: list[date]) -> Iterator[Row]:
    """The rows of one list, from what holds on each turning day until the next."""
    held = (
        (
            day,
            delivery.reception(patient_list, day)
            if delivery.is_offered(patient_list, day)
            else None,
        )
        for day in days
    )
    runs = [(next(run)[0], reception) for reception, run in groupby(held, key=lambda it: it[1])]
    ends = [start - _ONE_DAY for start, _ in runs[1:]]
    for (start, reception), end in zip(runs, [*ends, None], strict=True):
        if reception is not None:
            yield Row(
                delivery.message_type,
                delivery.route.mode,
                patient_list,
                None if start == date.min else start,
                end,
                reception,
            )
