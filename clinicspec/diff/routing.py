"""Whom the messages of patients reach, day by day, and not on the other side."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from clinicspec.diff.entry import Audience, Effect, Impact
from clinicspec.diff.lists import lists
from clinicspec.model.names import MESSAGE_NAMES, MESSAGE_TYPES, MessageService, first_of
from clinicspec.model.reference import SECTIONS_OF_KINDS, Reference
from clinicspec.model.spec import Spec
from clinicspec.routing.inbox import Inbox, is_read
from clinicspec.routing.table import Delivery, turning_days

MOST_NAMES = 3

FIELDS = (
    "groups.members",
    "positions.holder",
    "positions.role",
    "positions.org_unit",
    "org_units.parent",
    "employees.active",
    "employees.absences",
    "employees.services",
    "employees.her_id",
    "employees.licence",
    "employees.in_gp_register",
    "employees.substitute_for",
    "employees.patient_list.continues_as",
    "employees.profession",
    "clinic.vacant_lists.services",
    "clinic.vacant_lists.lists",
)


@dataclass(frozen=True)
class _Delta:
    """Whom messages reach and did not, on some days."""

    come: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    read: bool | None = None
    """Whether anybody who is there reads them, where that was otherwise."""
    about: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.come or self.gone or self.read is not None)


def effects(old: Spec, new: Spec) -> Iterator[Effect]:
    """What changes for those who write from a list that both sides have."""
    common = [each for each in lists(new) if each in lists(old)]
    for message_type in MESSAGE_TYPES:
        one, other = Delivery(old, message_type), Delivery(new, message_type)
        days = sorted({*turning_days(old, message_type), *turning_days(new, message_type)})
        for patient_list in common:
            held = ((day, _delta(one, other, patient_list, day)) for day in days)
            runs = [(next(run)[0], delta) for delta, run in groupby(held, key=lambda it: it[1])]
            if runs[0][1] is None:  # what holds from the first patient on, holds always
                runs = [(date.min, runs[1][1]), *runs[2:]] if len(runs) > 1 else []
            ends = [start - timedelta(days=1) for start, _ in runs[1:]]
            for (start, delta), end in zip(runs, [*ends, None][-len(runs) :], strict=True):
                if delta:
                    when = _when(None if start == date.min else start, end)
                    yield _effect(old, new, message_type, patient_list, delta, when)


def _delta(one: Delivery, other: Delivery, patient_list: Reference, day: date) -> _Delta | None:
    """What differs on a day on which both sides offer the message; None if there are no patients.

    Of a message that only one side offers, HelseNorge's services say so.
    """
    if not (one.is_offered(patient_list, day) and other.is_offered(patient_list, day)):
        return _Delta()
    before, after = one.reception(patient_list, day), other.reception(patient_list, day)
    if "not_started" in (before.state, after.state):
        return None
    receivers = [{each.employee: each for each in it.inboxes} for it in (before, after)]
    gone = [each for key, each in receivers[0].items() if key not in receivers[1]]
    come = [each for key, each in receivers[1].items() if key not in receivers[0]]
    read = is_read(after.inboxes)
    changed = read != is_read(before.inboxes)
    if not (gone or come or changed):
        return _Delta()
    involved = [*gone, *come] or [*receivers[0].values(), *receivers[1].values()]
    return _Delta(
        tuple(each.employee for each in come),
        tuple(each.employee for each in gone),
        read if changed else None,
        frozenset(entity for each in involved for entity in _ways(each)),
    )


def _ways(inbox: Inbox) -> Iterator[tuple[str, str]]:
    """The entities by which somebody receives."""
    yield "employees", inbox.employee
    for via in inbox.via:
        kind, _, id_ = via.removeprefix("fallback:").partition(":")
        if kind == "substitute":
            yield "employees", id_
        elif kind in SECTIONS_OF_KINDS:
            yield SECTIONS_OF_KINDS[kind], id_


def _effect(
    old: Spec,
    new: Spec,
    message_type: MessageService,
    patient_list: Reference,
    delta: _Delta,
    when: str,
) -> Effect:
    come = _names(new, delta.come, patient_list)
    gone = _names(old, delta.gone, patient_list)
    if delta.read is False:
        tail = " reach nobody who is there to read them"
    elif come and gone:
        tail = f" now reach {come}, and no longer {gone}"
    elif come:
        tail = f" now reach {come} as well"
    elif gone:
        tail = f" no longer reach {gone}"
    else:
        tail = " are read again by somebody who is there"
    return Effect(
        Audience.PATIENTS,
        Impact.BREAKING if delta.read is False else Impact.NOTABLE,
        "message-unread" if delta.read is False else "message-receivers",
        new.name_of(patient_list),
        " from patients of ",
        tail + when,
        (f"routing.{message_type}", *FIELDS),
        delta.about | {("routing", message_type)},
        frozenset({(SECTIONS_OF_KINDS[patient_list.kind], patient_list.id)}),
        what=MESSAGE_NAMES[message_type],
        by_mention=True,
    )


def _names(spec: Spec, keys: tuple[str, ...], patient_list: Reference) -> str:
    """Some employees by name, but the GP whose list it is as such."""
    names = [
        "their GP" if Reference("employee", key) == patient_list else spec.employees[key].name
        for key in keys
    ]
    return first_of(names, MOST_NAMES) if names else ""


def _when(start: date | None, end: date | None) -> str:
    if start is None:
        return f", until {end}" if end else ""
    if end is None:
        return f", from {start}"
    return f", on {start}" if start == end else f", from {start} to {end}"
