"""What can be booked, as patients see it: shared services, each type's words, limits, the app."""

from collections.abc import Iterator
from typing import Any

from clinicspec.diff.entry import Audience, Effect, Impact
from clinicspec.diff.lists import About, about_list, lists
from clinicspec.diff.meaning import texts_differ
from clinicspec.diff.words import texts_in_words, value_text
from clinicspec.helsenorge.offer import (
    SharedService,
    gp_booking,
    is_shown,
    limits,
    shared_services,
)
from clinicspec.helsenorge.services import not_registered
from clinicspec.helsenorge.view import view
from clinicspec.model.booking import AppointmentType, Calendar, Limits
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.schedule.plan import types_in

OF_BOTH = (
    "calendars.owner",
    "calendars.online",
    "calendars.kind",
    "calendars.patients",
    "calendars.schedule",
    "week_templates",
    "appointment_types.online",
    "appointment_types.hidden",
)
OF_SHARED = (
    *OF_BOTH,
    "clinic.resource_booking",
    "employees.profession",
    "appointment_types.resource",
)
OF_APP = (*OF_BOTH, "employees.substitute_for")

SHOWN = {
    "name": ("is now called {}", "was {}"),
    "minutes": ("now takes {} minutes", "was {}"),
    "places": ("now has {} places", "was {}"),
    "information": ("now says {}", "was {}"),
    "price": ("now costs {}", "was {}"),
    "address": ("is now at {}", "was at {}"),
    "resource": ("is now sorted as {}", "was as {}"),
}
"""What patients see of a type, by the attribute, and how a sentence says it."""

LEFT_OUT = {
    "places": ("is now for one patient at a time", "and was for one"),
    "information": ("now says nothing", "and said nothing"),
    "price": ("now says no price", "and said none"),
    "address": ("is now at the clinic's address", "and was at the clinic's"),
}
"""The same for what is left out now, or was."""

LIMITS = {
    "book_ahead_days": "can be booked {} days ahead",
    "book_before_hours": "can be booked until {} hours before",
    "cancel_before_hours": "can be cancelled until {} hours before",
    "bookings_per_patient": "can be booked {} times by one patient at a time",
}
"""Limits by attribute, and how a sentence says them."""


def effects(old: Spec, new: Spec) -> Iterator[Effect]:
    """What patients can book, and are told of it, otherwise than before."""
    shared_before, shared_after = _shared(old), _shared(new)
    yield from _shared_services(old, new, shared_before, shared_after)
    yield from _start(old, new, shared_after)
    before, after = _bookable(old, shared_before), _bookable(new, shared_after)
    for key in after:
        if key in before:
            yield from _shown(old, new, key)
    yield from _limits(old, new, before, after)
    yield from _calendars(old, new, before, after)
    yield from _in_the_app(old, new)


def _shared(spec: Spec) -> dict[str, SharedService]:
    """The shared services that patients can book; none where HelseNorge can't address them."""
    booking = spec.clinic.resource_booking
    if booking is None or not_registered(booking):
        return {}
    return {each.type.id: each for each in shared_services(spec)}


def _bookable(spec: Spec, shared: dict[str, SharedService]) -> dict[str, tuple[Calendar, ...]]:
    """The calendars in which patients can book each type, at HelseNorge or in the app."""
    found: dict[str, list[Calendar]] = {key: [*each.calendars] for key, each in shared.items()}
    for gp in spec.employees.values():
        booking = gp_booking(spec, gp) if gp.profession == "gp" else None
        if booking and booking.calendar:
            for type_ in booking.types:
                found.setdefault(type_.id, []).append(booking.calendar)
    for calendar in spec.calendars.values():
        if calendar.online and calendar.kind != "internal":
            for type_ in types_in(spec, calendar):
                if is_shown(type_):
                    found.setdefault(type_.id, []).append(calendar)
    return {key: tuple({each.id: each for each in its}.values()) for key, its in found.items()}


def _shared_services(
    old: Spec, new: Spec, before: dict[str, SharedService], after: dict[str, SharedService]
) -> Iterator[Effect]:
    for key in dict.fromkeys((*after, *before)):
        lost, come = key not in after, key not in before
        spec, there = (old, before[key]) if lost else (new, after[key])
        held = {each.id for its in (before, after) if key in its for each in its[key].calendars}
        about: About = frozenset({("appointment_types", key)})
        around: About = frozenset(
            {("calendars", each) for each in held} | {("clinic", "resource_booking")}
        )
        around |= _templates_of(old, held) | _templates_of(new, held)
        if lost or come:
            verb = "no longer" if lost else "now"
            yield Effect(
                Audience.PATIENTS,
                Impact.BREAKING if lost else Impact.NOTABLE,
                "type-lost" if lost else "type-added",
                f"“{spec.text_of(there.type.name)}”",
                "",
                f" is {verb} bookable at HelseNorge",
                OF_SHARED,
                about,
                around,
                details=tuple(f"in the calendar {each.name}" for each in there.calendars),
            )
            continue
        one, other = ({each.id: each for each in its[key].calendars} for its in (before, after))
        for id_ in dict.fromkeys((*other, *one)):
            if id_ not in one or id_ not in other:
                gone = id_ in one
                yield Effect(
                    Audience.PATIENTS,
                    Impact.NOTABLE,
                    "calendar-lost" if gone else "calendar-added",
                    f"“{spec.text_of(there.type.name)}”",
                    "",
                    f" is {'no longer' if gone else 'now'} bookable in the calendar "
                    f"{(one if gone else other)[id_].name}",
                    OF_SHARED,
                    frozenset({("calendars", id_)}),
                    about | _templates_of(old, {id_}) | _templates_of(new, {id_}),
                )


def _start(old: Spec, new: Spec, shared: dict[str, SharedService]) -> Iterator[Effect]:
    """From when on the shared services are there, where that is another day."""
    before, after = old.clinic.resource_booking, new.clinic.resource_booking
    if before and after and before.start != after.start:
        for each in shared.values():
            yield Effect(
                Audience.PATIENTS,
                Impact.NOTABLE,
                "service-moved",
                f"“{new.text_of(each.type.name)}”",
                "",
                " is there at HelseNorge "
                + (f"from {after.start}" if after.start else "whatever the day"),
                ("clinic.resource_booking.from",),
                frozenset({("clinic", "resource_booking")}),
            )


def _templates_of(spec: Spec, calendars: set[str]) -> About:
    return frozenset(
        ("week_templates", each.template)
        for key in calendars
        if key in spec.calendars
        for each in spec.calendars[key].schedule
    )


def _shown(old: Spec, new: Spec, key: str) -> Iterator[Effect]:
    """What patients see of a type that they can book."""
    before, after = old.appointment_types[key], new.appointment_types[key]
    for name, (says, said) in SHOWN.items():
        one, other = getattr(before, name), getattr(after, name)
        if name in ("name", "information"):
            differs = texts_differ(old, new, one, other)
        elif name == "resource":  # without one it is another service
            differs = None not in (one, other) and one != other
        else:
            differs = one != other
        if differs:
            now, was = _text(new, name, other), _text(old, name, one)
            if name in ("name", "information") and None not in (one, other):
                now, was = texts_in_words(old, new, one, other)
            yield Effect(
                Audience.PATIENTS,
                Impact.NOTABLE,
                "type-changed",
                f"“{old.text_of(before.name)}”",
                "",
                f" {LEFT_OUT[name][0] if other is None else says.format(now)},"
                f" {LEFT_OUT[name][1] if one is None else said.format(was)}",
                (f"appointment_types.{name}",),
                frozenset({("appointment_types", key)}),
            )


def _text(spec: Spec, name: str, value: Any) -> str:
    if name == "resource" and value is not None:
        return f"“{value.category}”"
    return value_text(spec, value)


def _limits(
    old: Spec,
    new: Spec,
    before: dict[str, tuple[Calendar, ...]],
    after: dict[str, tuple[Calendar, ...]],
) -> Iterator[Effect]:
    """Until when, and how often, patients can book and cancel what is there on both sides."""
    for key, calendars in after.items():
        there = {each.id: each for each in before.get(key, ())}
        for calendar in calendars:
            if calendar.id not in there:
                continue
            type_: AppointmentType = new.appointment_types[key]
            one = limits(there[calendar.id], old.appointment_types[key])
            other = limits(calendar, type_)
            for name in Limits.model_fields:
                was, now = getattr(one, name), getattr(other, name)
                if was != now:
                    yield Effect(
                        Audience.PATIENTS,
                        Impact.NOTABLE,
                        "limit-changed",
                        f"“{new.text_of(type_.name)}” in the calendar {calendar.name}",
                        "",
                        f" {LIMITS[name].format(_number(now))}, was {_number(was)}",
                        (f"calendars.limits.{name}", f"appointment_types.{name}"),
                        frozenset({("appointment_types", key), ("calendars", calendar.id)}),
                    )


def _calendars(
    old: Spec,
    new: Spec,
    before: dict[str, tuple[Calendar, ...]],
    after: dict[str, tuple[Calendar, ...]],
) -> Iterator[Effect]:
    """What calendars that patients can book in are called, show, and whom they are for."""
    one, other = (
        {each.id: each for calendars in its.values() for each in calendars}
        for its in (before, after)
    )
    for key, calendar in other.items():
        if key not in one:
            continue
        was = one[key]
        said = []
        if was.name != calendar.name:
            said.append(("name", Impact.NOTABLE, f"is now called “{calendar.name}”"))
        if was.shown != calendar.shown:
            said.append(("shown", Impact.NOTABLE, SHOWN_SLOTS[calendar.shown]))
        if was.patients != calendar.patients and calendar.kind == "resource":
            narrower = _width(was.patients) <= _width(calendar.patients)
            for_whom = f"is now for {_for_whom(new, calendar)}, was for {_for_whom(old, was)}"
            said.append(("patients", Impact.BREAKING if narrower else Impact.NOTABLE, for_whom))
        for field, impact, words in said:
            yield Effect(
                Audience.PATIENTS,
                impact,
                "fewer-patients" if impact is Impact.BREAKING else "calendar-changed",
                f"the calendar {was.name}",
                "",
                f" {words}",
                (f"calendars.{field}",),
                frozenset({("calendars", key)}),
            )


SHOWN_SLOTS = {
    "all": "now shows all free slots, and not the first of them alone",
    "first_free": "now shows the first free slot alone, and not all",
}

PATIENTS = {
    "everyone": "everyone",
    "clinic_gp_patients": "patients with a GP at the clinic",
    "own_list": "the owner's own patients",
}
"""Whom a calendar is for, the widest first."""


def _width(patients: Reference | None) -> int:
    """How narrow a choice of patients is; one named list may hold fewer than another."""
    return [*PATIENTS].index(patients.kind) if patients and patients.kind in PATIENTS else 3


def _for_whom(spec: Spec, calendar: Calendar) -> str:
    patients = calendar.patients
    if patients is None:
        return "nobody in particular"
    return PATIENTS.get(patients.kind) or value_text(spec, patients)


def _number(limit: int | None) -> str:
    return "any number of" if limit is None else str(limit)


def _in_the_app(old: Spec, new: Spec) -> Iterator[Effect]:
    """The calendars that PatientSky's app and portal show the patients of a list."""
    common = [each for each in lists(new) if each in lists(old)]
    for patient_list in common:
        before, after = _app(old, patient_list), _app(new, patient_list)
        for key in dict.fromkeys((*after, *before)):
            if (key in before) == (key in after):
                continue
            lost = key in before
            calendar = (before if lost else after)[key]
            yield Effect(
                Audience.PATIENTS,
                Impact.BREAKING if lost else Impact.NOTABLE,
                "app-calendar-lost" if lost else "app-calendar-added",
                new.name_of(patient_list),
                f"in PatientSky's app the calendar {calendar.name} is "
                f"{'no longer' if lost else 'now'} there for patients of ",
                "",
                OF_APP,
                frozenset({("calendars", key)}),
                about_list(new, patient_list)
                | _templates_of(old, {key})
                | _templates_of(new, {key})
                | _types_of(old, key)
                | _types_of(new, key),
            )


def _app(spec: Spec, patient_list: Reference) -> dict[str, Calendar]:
    return {
        each.calendar.id: each.calendar for each in view(spec, patient_list, None).app_calendars
    }


def _types_of(spec: Spec, calendar: str) -> About:
    if calendar not in spec.calendars:
        return frozenset()
    return frozenset(
        ("appointment_types", each.id) for each in types_in(spec, spec.calendars[calendar])
    )
