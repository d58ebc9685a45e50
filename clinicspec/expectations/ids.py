"""Whether what tests name is there, in the spec that they test."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from clinicspec.diagnostics.draft import Draft
from clinicspec.expectations.model import (
    BookingExpectation,
    Expectation,
    MessageExpectation,
    SlotsExpectation,
)
from clinicspec.expectations.read import Asked, Guesses
from clinicspec.model.names import cut, several
from clinicspec.model.reference import SECTIONS_OF_KINDS
from clinicspec.model.spec import Spec
from clinicspec.source.tree import Path

_SECTIONS = {
    "GP": "employees",
    "employee": SECTIONS_OF_KINDS["employee"],
    "vacant list": SECTIONS_OF_KINDS["vacant_list"],
    "appointment type": "appointment_types",
    "calendar": "calendars",
}
"""Where what a test names stands in a spec, by what it has to be."""


class _Named(NamedTuple):
    """An id that a test names, where in the test, and what it has to be."""

    at: Path
    id: str
    noun: str


def unknown_ids(asked: Asked, spec: Spec, suggest: Guesses) -> Iterator[Draft]:
    """A draft for each id that a test names and the spec does not have."""
    for named in _names(asked.expectation):
        known = _known(spec, named.noun)
        if named.id not in known:
            help = _other_list(spec, named)
            if help is None:
                guess = _bearer(named.id, known) or suggest(named.id, known)
                help = f"did you mean `{guess}`?" if guess else _help(spec, named)
            message = f"there is no {named.noun} `{cut(named.id)}`, which {asked.called} names"
            yield Draft("CS092", message, help, asked.place(*named.at))


def _bearer(name: str, known: Mapping[str, object]) -> str | None:
    """The id of what bears a name, where a test says the name instead of it."""
    return next((key for key, it in known.items() if getattr(it, "name", None) == name), None)


def _names(expectation: Expectation) -> Iterator[_Named]:
    match expectation:
        case MessageExpectation():
            yield from _one("practitioner", expectation.practitioner, "GP")
            yield from _one("vacant_list", expectation.vacant_list, "vacant list")
            yield from _each("reaches", expectation.reaches, "employee")
            yield from _each("only", expectation.only or (), "employee")
            yield from _each("not", expectation.reaches_not, "employee")
            yield from _each("absent", expectation.absent, "employee")
        case BookingExpectation():
            yield from _one("patient_of", expectation.patient_of, "GP")
            yield from _each("can_book", expectation.can_book, "appointment type")
            yield from _each("cannot_book", expectation.cannot_book, "appointment type")
        case SlotsExpectation():
            yield from _one("calendar", expectation.calendar, "calendar")
            yield from _one("type", expectation.type, "appointment type")


def _one(key: str, id_: str | None, noun: str) -> Iterator[_Named]:
    if id_ is not None:
        yield _Named((key,), id_, noun)


def _each(key: str, ids: Iterable[str], noun: str) -> Iterator[_Named]:
    for index, id_ in enumerate(ids):
        yield _Named((key, index), id_, noun)


def _known(spec: Spec, noun: str) -> Mapping[str, object]:
    match noun:
        case "GP":
            return spec.once(
                ("GPs", ""),
                lambda: {key: it for key, it in spec.employees.items() if it.profession == "gp"},
            )
        case "vacant list":
            vacant = spec.clinic.vacant_lists
            return {} if vacant is None else vacant.lists
        case "employee":
            return spec.employees
        case "appointment type":
            return spec.appointment_types
        case _:
            return spec.calendars


def _other_list(spec: Spec, named: _Named) -> str | None:
    """What to write where a test takes a vacant list for a GP, or a GP for a vacant list."""
    if named.noun == "GP" and named.id in _known(spec, "vacant list"):
        if named.at == ("practitioner",):
            return f"`{named.id}` is a vacant list: write `vacant_list` instead of `practitioner`"
        return f"name a GP: `{named.id}` is a vacant list, whose patients have none to book with"
    if named.noun == "vacant list" and named.id in _known(spec, "GP"):
        name = cut(spec.employees[named.id].name)
        return f"{name} is a GP: write `practitioner` instead of `vacant_list`"
    return None


def _help(spec: Spec, named: _Named) -> str:
    if named.noun == "GP" and named.id in spec.employees:
        name = spec.employees[named.id].name
        return f"name a GP: {cut(name)} is none, and so has no patients"
    if named.noun == "employee" and named.id in spec.groups:
        members = spec.groups[named.id].members
        return f"name the members of the group one by one: {several(members)}"
    return f"name one of `{_SECTIONS[named.noun]}`"
