"""Whom the messages of patients reach, day by day, and not on the other side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from clinicspec.diff.entry import Audience, Effect, Impact
from clinicspec.diff.lists import lists
from clinicspec.model.names import MESSAGE_NAMES, MESSAGE_TYPES, MessageService, first_of
from clinicspec.model.reference import SECTIONS_OF_KINDS, Reference
from clinicspec.model.spec import Spec
from clinicspec.routing.inbox import Inbox, is_read
from clinicspec.routing.table import Delivery, turning_days
from clinicspec.schedule.presence import employed

MOST_NAMES = 3
MOST_SPANS = 3

ONE_DAY = timedelta(days=1)

FIELDS = (
    "groups.members",
    "positions.holder",
    "positions.role",
    "positions.org_unit",
    "org_units.parent",
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


ABSENCES = "employees.absences"
"""Decides only on substitutes, on the fallback, and on whether anybody is there to read."""

EMPLOYMENT = "employees.active"
"""Decides only where somebody is employed on one side alone."""

Span = tuple[date, date | None]
"""A first and a last day; ``date.min`` and None where it has always been so, and stays so."""

What = tuple[Literal["come", "gone", "unread", "read"], str]
"""What is otherwise: somebody (by id) who receives or no longer does, or whether anybody reads."""


@dataclass
class _Days:
    """When something is otherwise, and what that comes from."""

    spans: list[Span] = field(default_factory=list)
    turns: list[date] = field(default_factory=list)
    """First days of times in which nothing turns."""
    inboxes: list[Inbox] = field(default_factory=list)

    def add(self, day: date, start: date, end: date | None, inboxes: Iterable[Inbox]) -> None:
        """Some more days from a turn on, which follow those that are known.

        ``start`` is their first day as it is told.
        """
        last = self.spans[-1][1] if self.spans else None
        if last is not None and last + ONE_DAY == start:
            start, _ = self.spans.pop()
        self.spans.append((start, end))
        self.turns.append(day)
        self.inboxes += inboxes


def effects(old: Spec, new: Spec) -> Iterator[Effect]:
    """What changes for those who write from a list that both sides have."""
    common = [each for each in lists(new) if each in lists(old)]
    for message_type in MESSAGE_TYPES:
        one, other = Delivery(old, message_type), Delivery(new, message_type)
        days = sorted({*turning_days(old, message_type), *turning_days(new, message_type)})
        for patient_list in common:
            by_days: dict[tuple[Span, ...], dict[What, _Days]] = defaultdict(dict)
            for what, its in _otherwise(one, other, patient_list, days).items():
                by_days[tuple(its.spans)][what] = its
            for spans in sorted(by_days, key=lambda each: each[-1][1] is not None):  # lasting first
                yield _effect(old, new, message_type, patient_list, by_days[spans], spans)


def _otherwise(
    one: Delivery, other: Delivery, patient_list: Reference, days: Sequence[date]
) -> dict[What, _Days]:
    """What is otherwise for a list, and when; from its first patient on is always."""
    found: dict[What, _Days] = defaultdict(_Days)
    has_patients = False
    for start, following in zip(days, [*days[1:], None], strict=True):
        differing = _on_day(one, other, patient_list, start)
        if differing is not None:
            end = None if following is None else following - ONE_DAY
            for what, inboxes in differing.items():
                found[what].add(start, start if has_patients else date.min, end, inboxes)
            has_patients = True
    return found


def _on_day(
    one: Delivery, other: Delivery, patient_list: Reference, day: date
) -> dict[What, list[Inbox]] | None:
    """What differs on a day, and the inboxes that are involved; None if there are no patients.

    Of a message that only one side offers then, HelseNorge's services say so.
    """
    if not (one.is_offered(patient_list, day) and other.is_offered(patient_list, day)):
        return {}
    before, after = one.reception(patient_list, day), other.reception(patient_list, day)
    if "not_started" in (before.state, after.state):
        return None
    was, now = ({each.employee: each for each in it.inboxes} for it in (before, after))
    is_read_now, was_read = is_read(after.inboxes), is_read(before.inboxes)
    if was_read and not is_read_now:
        gone = [each for key, each in was.items() if key not in now]
        come = [each for key, each in now.items() if key not in was]
        return {("unread", ""): [*gone, *come] or [*was.values(), *now.values()]}
    found: dict[What, list[Inbox]] = {}
    found |= {("come", key): [each] for key, each in now.items() if key not in was}
    found |= {("gone", key): [each] for key, each in was.items() if key not in now}
    if is_read_now and not was_read and not found:
        found["read", ""] = [*was.values(), *now.values()]
    return found


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
    otherwise: Mapping[What, _Days],
    spans: Sequence[Span],
) -> Effect:
    come = _names(new, [key for how, key in otherwise if how == "come"], patient_list)
    gone = _names(old, [key for how, key in otherwise if how == "gone"], patient_list)
    inboxes = [each for its in otherwise.values() for each in its.inboxes]
    nobody_reads = ("unread", "") in otherwise
    if nobody_reads:
        tail = " reach nobody who is there to read them"
    elif come and gone:
        tail = f" now reach {come}, and no longer {gone}"
    elif come:
        tail = f" now reach {come} as well"
    elif gone:
        tail = f" no longer reach {gone}"
    else:
        tail = " are read again by somebody who is there"
    ways = [via for each in inboxes for via in each.via]
    by_fallback = any(each.startswith("fallback:") for each in ways)
    by_substitute = any(each.startswith("substitute:") for each in ways)
    fields = [f"routing.{message_type}", *FIELDS]
    if by_fallback or by_substitute or not (come or gone):
        fields.append(ABSENCES)
    involved = {each.employee for each in inboxes} | {patient_list.id}
    turns = {day for its in otherwise.values() for day in its.turns}
    if _employed_otherwise(old, new, turns) & (
        {*old.employees, *new.employees} if by_fallback or nobody_reads else involved
    ):
        fields.append(EMPLOYMENT)
    return Effect(
        Audience.PATIENTS,
        Impact.BREAKING if nobody_reads else Impact.NOTABLE,
        "message-unread" if nobody_reads else "message-receivers",
        new.name_of(patient_list),
        " from patients of ",
        tail + _when(spans),
        tuple(fields),
        frozenset(entity for each in inboxes for entity in _ways(each))
        | {("routing", message_type)},
        frozenset({(SECTIONS_OF_KINDS[patient_list.kind], patient_list.id)}),
        what=MESSAGE_NAMES[message_type],
        by_mention=True,
    )


def _employed_otherwise(old: Spec, new: Spec, days: Iterable[date]) -> set[str]:
    """Those who are employed on one side alone, on some day."""
    return {
        key
        for day in days
        for key in {*old.employees, *new.employees}
        if (key in old.employees and employed(old.employees[key], day))
        != (key in new.employees and employed(new.employees[key], day))
    }


def _names(spec: Spec, keys: Iterable[str], patient_list: Reference) -> str:
    """Some employees by name, but the GP whose list it is first, and as such."""
    own = [key for key in keys if Reference("employee", key) == patient_list]
    names = ["their GP" for _ in own] + [spec.employees[key].name for key in keys if key not in own]
    return first_of(names, MOST_NAMES) if names else ""


def _when(spans: Sequence[Span]) -> str:
    texts = [_span_text(start, end) for start, end in spans]
    return f", {first_of(texts, MOST_SPANS)}" if any(texts) else ""


def _span_text(start: date, end: date | None) -> str:
    if start == date.min:
        return f"until {end}" if end else ""
    if end is None:
        return f"from {start}"
    return f"on {start}" if start == end else f"from {start} to {end}"
