"""Tests of booking: what the patients of a GP can book at HelseNorge.

With a day, only what has a slot in reach of a patient who looks on that day counts, as the slots
are planned: nobody knows here which of them are taken.
"""

from collections.abc import Iterable
from typing import NamedTuple

from clinicspec.expectations.model import BookingExpectation
from clinicspec.expectations.outcome import MOST_SHOWN, Failure, Reason, first_reasons
from clinicspec.helsenorge.services import Hindrance
from clinicspec.helsenorge.view import Bookable, Place, View, view
from clinicspec.helsenorge.why_not import why_not_activated, why_not_offered
from clinicspec.model.booking import AppointmentType
from clinicspec.model.names import first_of
from clinicspec.model.people import Employee
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.source.tree import Path

_FOR_ALL = ("clinic_gp_patients", "everyone")
"""Whose patients a shared calendar is for, if every patient of each GP can book in it."""


class _Answer(NamedTuple):
    """Whether patients can book a type, and what that follows from."""

    by_all: bool
    by_some: bool
    """By those on a patient list that the clinic keeps, if not by all."""
    why: str
    where: Path
    """What in the spec it follows from."""


def failure_of_booking(
    spec: Spec, tree: SpecTree, expectation: BookingExpectation
) -> Failure | None:
    """In what a GP's patients can't book, or can, what a test says.

    A type that only patients on a list of the clinic's can book is neither what the GP's patients
    can book nor what they can't.
    """
    gp, day = spec.employees[expectation.patient_of], expectation.on
    seen = spec.once(
        ("tested view", f"{gp.id} {day}"), lambda: view(spec, Reference("employee", gp.id), day)
    )
    unmet: list[str] = []
    why: list[Reason] = []
    for key in expectation.can_book:
        answer = _answer(spec, seen, spec.appointment_types[key])
        if not answer.by_all:
            unmet.append(f"they can book {_name(spec, key)}")
            why.append(Reason(answer.why, tree.place(answer.where)))
    for key in expectation.cannot_book:
        answer = _answer(spec, seen, spec.appointment_types[key])
        if answer.by_some:
            unmet.append(f"they can't book {_name(spec, key)}")
            why.append(Reason(answer.why, tree.place(answer.where)))
    if not unmet:
        return None
    return Failure(tuple(unmet), _actual(spec, gp, seen), first_reasons(why))


def _actual(spec: Spec, gp: Employee, seen: View) -> str:
    """What a GP's patients can book, of all types."""
    names = [
        _name(spec, key)
        for key, type_ in spec.appointment_types.items()
        if _answer(spec, seen, type_).by_all
    ]
    what = first_of(names, MOST_SHOWN) if names else "nothing"
    when = "" if seen.day is None else f" on {seen.day}"
    return f"{gp.name}'s patients can book {what}{when}"


def _answer(spec: Spec, seen: View, type_: AppointmentType) -> _Answer:
    """Whether a GP's patients can book a type."""
    name = _name(spec, type_.id)
    of_type: Path = ("appointment_types", type_.id)
    if type_.hidden:
        return _Answer(False, False, f"{name} is a hidden appointment", (*of_type, "hidden"))
    if not type_.online:
        return _Answer(False, False, f"{name} is not online", (*of_type, "online"))
    own, shared = _places(seen.with_gp, type_), _places(seen.shared, type_)
    why_not = _why_no_booking(seen)
    without_patients = "not_started" in why_not or "left" in why_not
    if not own and not shared and why_not and (without_patients or type_.resource is None):
        why = f"no booking with the GP: {why_not_offered(spec, seen.has_it, why_not)}"
        return _Answer(False, False, why, _where(seen))
    if shared and not own and seen.shared_why_not:
        why = f"shared services are not activated: {why_not_activated(seen.shared_why_not)}"
        return _Answer(False, False, why, ("clinic", "resource_booking"))
    if not own and not shared:
        return _Answer(False, False, f"{name} stands in no online calendar for them", of_type)
    in_reach = [each for each in (*own, *shared) if each.reach is None or each.reach.first_slots]
    where: Path = ("calendars", (in_reach or [*own, *shared])[0].calendar.id)
    if not in_reach:
        why = f"{name} has no slot in reach on {seen.day} in {_calendars((*own, *shared))}"
        return _Answer(False, False, why, where)
    why = f"{name} stands in {_calendars(in_reach)}"
    if any(each in own or _is_for_all(each) for each in in_reach):
        return _Answer(True, True, why, where)
    return _Answer(False, True, f"{why}, where only some of them can book", where)


def _places(bookable: Iterable[Bookable], type_: AppointmentType) -> tuple[Place, ...]:
    """The calendars in which a type can be booked."""
    return tuple(place for each in bookable if each.type is type_ for place in each.places)


def _why_no_booking(seen: View) -> tuple[Hindrance, ...]:
    """What keeps patients from booking with their GP, whatever the type."""
    return next(each.why_not for each in seen.services if each.service == "booking")


def _is_for_all(place: Place) -> bool:
    patients = place.calendar.patients
    return patients is not None and patients.kind in _FOR_ALL


def _where(seen: View) -> Path:
    """Who has the list, or had it last as its GP."""
    has_it = seen.has_it or seen.patient_list
    if has_it.kind == "employee":
        return ("employees", has_it.id)
    return ("clinic", "vacant_lists", "lists", has_it.id)


def _calendars(places: Iterable[Place]) -> str:
    return first_of([each.calendar.name for each in places], MOST_SHOWN)


def _name(spec: Spec, key: str) -> str:
    return spec.text_of(spec.appointment_types[key].name)
