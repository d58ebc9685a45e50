"""Why a message reaches those whom it reaches, step by step, with the places of the spec.

Who receives is read off the ``Reception`` that the table has. What is worked out here is only where
each inbox comes from, and why somebody whom the spec names is not among them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal, TypeAlias

from clinicspec.model.names import MESSAGE_NAMES, days_in_words, first_of, listed
from clinicspec.model.people import Absence, Employee
from clinicspec.model.reference import Reference
from clinicspec.routing.expand import expand, positions_of
from clinicspec.routing.inbox import is_read
from clinicspec.routing.standing import (
    HINDRANCES,
    Hindrance,
    hindrance,
    holders,
    registered_for,
)
from clinicspec.routing.table import Delivery
from clinicspec.routing.words import MODES, way_in_words
from clinicspec.schedule.presence import absences_on, employed
from clinicspec.source.tree import Path

StepKind: TypeAlias = Literal[
    "mode",
    "list",
    "practitioner",
    "absence",
    "substitute",
    "recipient",
    "dropped",
    "empty_position",
    "once",
    "fallback",
    "unread",
]

_SAID_AT: dict[Hindrance, str] = {
    "not_in_gp_register": "in_gp_register",
    "no_her_id": "her_id",
    "her_id_pending": "her_id",
    "licence_inactive": "licence",
}
"""Which key of an employee says what keeps somebody from standing in."""

MOST_NAMES = 10
"""People that a sentence names; of the others it says how many they are."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from a message to inboxes."""

    kind: StepKind
    message: str
    """A sentence without a full stop."""
    paths: tuple[Path, ...] = ()
    """What in the spec it follows from, by the spec's keys."""
    via: str | None = None
    """By which way the employees receive, as an inbox has it; None where the step brings nobody."""
    employees: tuple[str, ...] = ()
    """Ids: who receives by this way, or else whom the step is about."""


def explain(delivery: Delivery, patient_list: Reference, day: date) -> list[Step]:
    """The steps by which a message from a patient of a list reaches inboxes on a day.

    The inboxes are those of ``delivery.reception`` for the same list and day.
    """
    return list(_Explanation(delivery, patient_list, day).steps())


class _Explanation:
    """The steps for one list and day."""

    def __init__(self, delivery: Delivery, patient_list: Reference, day: date) -> None:
        self.spec = delivery.spec
        self.route = delivery.route
        self.message_type = delivery.message_type
        self.messages = MESSAGE_NAMES[delivery.message_type]
        self.patient_list = patient_list
        self.day = day
        self.reception = delivery.reception(patient_list, day)
        self.explained_absences: set[str] = set()

    def steps(self) -> Iterator[Step]:
        """Mode, list and practitioner, recipients, fallback, and what became of it all."""
        yield self._mode()
        if self.reception.state == "not_started":
            yield self._nobody_yet()
            return
        yield from self._list()
        if self.route.mode != "practitioner":
            for index, recipient in enumerate(self.route.recipients):
                yield from self._recipient(recipient, ("recipients", index))
        yield from self._fallback()
        yield from self._absences()
        yield from self._once()
        yield from self._unread()

    def _mode(self) -> Step:
        message = f"{self.messages} go {MODES[self.route.mode]}"
        if self.message_type in self.spec.routing.model_fields_set:
            return Step("mode", message, (("routing", self.message_type, "mode"),))
        return Step(
            "mode", f"{message}, which is PatientSky's own setting, as the spec has no route"
        )

    def _nobody_yet(self) -> Step:
        key, name = self.patient_list.id, self.spec.name_of(self.patient_list)
        gp = self.spec.employees[key] if self.patient_list.kind == "employee" else None
        path: Path = (
            ("employees", key, "active", "from") if gp else ("clinic", "vacant_lists", "from")
        )
        vacant = self.spec.clinic.vacant_lists
        start = gp.active.start if gp else vacant and vacant.start
        said = f"{name} starts on {start}, so there are no patients yet who write"
        return Step("list", said, (path,), employees=(key,) if gp else ())

    def _list(self) -> Iterator[Step]:
        """Who has the list, and whose inboxes the practitioner's messages reach."""
        turns = holders(self.spec, self.patient_list, self.day)
        for had_it, heir in pairwise(turns):
            if had_it is not None:  # only the last may be nobody
                yield self._left(self.spec.employees[had_it.id], heir)
        has_it = turns[-1]
        if has_it is None:
            return
        if has_it.kind == "vacant_list":
            yield from self._vacant_list(has_it)
        else:
            yield from self._gp(self.spec.employees[has_it.id])

    def _left(self, gp: Employee, heir: Reference | None) -> Step:
        goes_on = f"under {self.spec.name_of(heir)}" if heir else "nowhere"
        return Step(
            "list",
            f"{gp.name} left after {gp.active.end}, and the list goes on {goes_on}",
            (
                ("employees", gp.id, "active", "to"),
                *([("employees", gp.id, "patient_list", "continues_as")] if heir else []),
            ),
            employees=(gp.id,),
        )

    def _gp(self, gp: Employee) -> Iterator[Step]:
        """The GP who has the list, and who stands in."""
        if not employed(gp, self.day):
            yield Step(
                "practitioner",
                f"{gp.name} starts on {gp.active.start}, so the list has no practitioner yet",
                (("employees", gp.id, "active", "from"),),
                employees=(gp.id,),
            )
            return
        if self.route.mode != "selected":
            yield self._practitioner(gp)
        substitutes: set[str | None] = set()
        for absence in absences_on(gp, self.day, self.message_type):
            yield self._absence(gp, absence)
            if absence.substitute not in substitutes:
                yield self._substitute(gp, absence)
            substitutes.add(absence.substitute)

    def _practitioner(self, gp: Employee) -> Step:
        path = ("employees", gp.id, "her_id")
        receives = self._receive("practitioner")
        if receives:
            said = f"{gp.name} has the list, and receives as its practitioner"
            return Step("practitioner", said, (path,), "practitioner", receives)
        said = f"{gp.name} has no HER-ID, so nothing reaches the practitioner or a substitute"
        return Step("practitioner", said, (path,), employees=(gp.id,))

    def _substitute(self, gp: Employee, absence: Absence) -> Step:
        """Whether the one whom an absence names stands in."""
        at_absence: Path = ("employees", gp.id, "absences", gp.absences.index(absence))
        at_name = (*at_absence, "substitute")
        if absence.substitute is None:
            return Step(
                "substitute", f"this absence names nobody to stand in for {gp.name}", (at_absence,)
            )
        substitute = self.spec.employees[absence.substitute]
        about = (substitute.id,)
        hindered = hindrance(substitute, gp, self.day)
        if hindered == "self":
            said = f"{gp.name} {HINDRANCES['self']}, which brings in nobody"
            return Step("substitute", said, (at_name,), employees=about)
        if hindered is not None:
            why, at_cause = self._cause(hindered, substitute, gp)
            said = f"{substitute.name} is to stand in for {gp.name}, but can't: {why}"
            return Step("substitute", said, (at_name, at_cause), employees=about)
        via = f"substitute:{gp.id}"
        receives = self._receive(via)
        if receives:
            said = f"{substitute.name} stands in for {gp.name}, and receives as well"
            return Step("substitute", said, (at_name,), via, receives)
        said = f"{substitute.name} stands in for {gp.name}, which makes no difference here"
        return Step("substitute", said, (at_name,), employees=about)

    def _vacant_list(self, vacant_list: Reference) -> Iterator[Step]:
        """Who stands in for a vacant list, and whether that makes its practitioner."""
        name = self.spec.name_of(vacant_list)
        able = []
        for each, hindered in registered_for(self.spec, vacant_list, self.day):
            if hindered is None:
                able.append(each)
                continue
            why, at_cause = self._cause(hindered, each, each)
            yield Step(
                "substitute",
                f"{each.name} is to stand in for {name}, but can't: {why}",
                (("employees", each.id, "substitute_for"), at_cause),
                employees=(each.id,),
            )
        paths: tuple[Path, ...] = tuple(
            ("employees", each.id, "substitute_for") for each in able
        ) or (("clinic", "vacant_lists", "lists", vacant_list.id),)
        about = tuple(each.id for each in able)
        if len(able) == 1:
            said = f"{able[0].name} alone stands in for {name}, and so is its practitioner"
            receives = self._receive("practitioner")
            via = "practitioner" if receives else None
            yield Step("practitioner", said, paths, via, receives or about)
            for absence in absences_on(able[0], self.day, self.message_type):
                yield self._absence(able[0], absence)
        elif able:
            people = first_of([each.name for each in able], MOST_NAMES)
            said = f"{people} stand in for {name}, and with several it has no practitioner"
            yield Step("practitioner", said, paths, employees=about)
        else:
            said = f"nobody stands in for {name}, so it has no practitioner"
            yield Step("practitioner", said, paths)

    def _cause(
        self, hindered: Hindrance, substitute: Employee, licensed: Employee
    ) -> tuple[str, Path]:
        """What keeps a substitute from standing in, and where the spec says so.

        ``licensed`` is whose licence counts.
        """
        if hindered == "not_employed":
            return self._not_employed(substitute)
        who = licensed if hindered == "licence_inactive" else substitute
        return f"{who.name} {HINDRANCES[hindered]}", ("employees", who.id, _SAID_AT[hindered])

    def _recipient(self, recipient: Reference, below: Path) -> Iterator[Step]:
        """Whom a recipient leads to, and who is dropped; it stands ``below`` the route."""
        is_fallback = below[0] == "fallback"
        via = f"fallback:{recipient}" if is_fallback else str(recipient)
        receives = self._receive(via)
        reached = set(receives)
        name = self.spec.name_of(recipient)
        names = [self.spec.employees[each].name for each in receives] or ["nobody"]
        people = first_of(names, MOST_NAMES)
        paths: list[Path] = []
        if self.message_type in self.spec.routing.model_fields_set:
            paths.append(("routing", self.message_type, *below))
        if recipient.kind == "group":
            paths.append(("groups", recipient.id, "members"))
        positions = positions_of(self.spec, recipient)
        paths += [("positions", each.id, "holder") for each in positions if each.holder in reached]
        yield Step(
            "fallback" if is_fallback else "recipient",
            f"{'the fallback to ' if is_fallback else ''}{name} leads to {people}",
            tuple(paths),
            via if receives else None,
            receives,
        )
        for position in positions:
            if position.holder is None:
                said = f"nobody holds the position {self.spec.name_of_position(position)}"
                yield Step("empty_position", said, (("positions", position.id, "holder"),))
        for key in expand(self.spec, recipient):
            if key not in reached:
                said, path = self._not_employed(self.spec.employees[key])
                yield Step("dropped", f"{said}, and is dropped", (path,), employees=(key,))

    def _not_employed(self, employee: Employee) -> tuple[str, Path]:
        """Why somebody is not employed on the day, and where the spec says so."""
        start = employee.active.start
        if start is not None and self.day < start:
            said = f"{employee.name} starts on {start}"
            return said, ("employees", employee.id, "active", "from")
        said = f"{employee.name} left after {employee.active.end}"
        return said, ("employees", employee.id, "active", "to")

    def _fallback(self) -> Iterator[Step]:
        """Whether the fallback is used, and whom it brings."""
        if not self.route.fallback:
            return
        if is_read(self.reception.inboxes) and not self.reception.fallback_used:
            said = "somebody who is there receives, so the fallback is not used"
            yield Step("fallback", said, (("routing", self.message_type, "fallback"),))
            return
        used = self.reception.fallback_used
        so = "so the fallback is added" if used else "and the fallback leads to nobody"
        said = f"nobody who is there would receive, {so}"
        yield Step("fallback", said, (("routing", self.message_type, "fallback"),))
        for index, recipient in enumerate(self.route.fallback):
            yield from self._recipient(recipient, ("fallback", index))

    def _absences(self) -> Iterator[Step]:
        """Who of those who receive is away, but for the GP, of whom that has been said."""
        for inbox in self.reception.inboxes:
            if inbox.absent and inbox.employee not in self.explained_absences:
                employee = self.spec.employees[inbox.employee]
                for absence in absences_on(employee, self.day, self.message_type):
                    step = self._absence(employee, absence)
                    if absence.substitute not in (None, employee.id):
                        name = self.spec.employees[absence.substitute].name
                        said = (
                            f"{step.message}; {name}, who is named as substitute, is not brought in"
                        )
                        step = replace(step, message=said)
                    yield step

    def _absence(self, employee: Employee, absence: Absence) -> Step:
        self.explained_absences.add(employee.id)
        receives = any(each.employee == employee.id for each in self.reception.inboxes)
        when = days_in_words(absence.start, absence.end)
        return Step(
            "absence",
            f"{employee.name} is away {when}" + (", but keeps receiving" if receives else ""),
            (("employees", employee.id, "absences", employee.absences.index(absence)),),
            employees=(employee.id,),
        )

    def _once(self) -> Iterator[Step]:
        """Who is reached by several ways."""
        for inbox in self.reception.inboxes:
            if len(inbox.via) > 1:
                ways = listed([way_in_words(self.spec, via) for via in inbox.via])
                name = self.spec.employees[inbox.employee].name
                said = f"{name} is reached {ways}, and receives the message once"
                yield Step("once", said, employees=(inbox.employee,))

    def _unread(self) -> Iterator[Step]:
        """What is missing where nobody reads the message."""
        inboxes = self.reception.inboxes
        if is_read(inboxes):
            return
        said = "nobody receives the message"
        if inboxes:
            said = "all who receive the message are away, so nobody reads it"
        if not self.route.fallback:
            said += ", and there is no fallback"
        yield Step("unread", said, employees=tuple(each.employee for each in inboxes))

    def _receive(self, via: str) -> tuple[str, ...]:
        """Who receives by a way."""
        return tuple(each.employee for each in self.reception.inboxes if via in each.via)
