"""What can be booked, as patients see it: shared services, each type's words, limits, the app."""

from collections.abc import Iterator
from typing import Any

from clinicspec.diff.entry import Audience, Effect, Impact
from clinicspec.diff.lists import About, about_list, lists
from clinicspec.diff.meaning import texts_differ
from clinicspec.diff.words import value_text
from clinicspec.helsenorge.offer import SharedService, gp_booking, limits, shared_services
from clinicspec.helsenorge.services import not_registered
from clinicspec.helsenorge.view import view
from clinicspec.model.booking import AppointmentType, Calendar, Limits
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.schedule.plan import types_in

OF_SHARED = (
    "clinic.resource_booking",
    "calendars.owner",
    "calendars.online",
    "calendars.kind",
    "calendars.patients",
    "calendars.schedule",
    "week_templates",
    "employees.profession",
    "appointment_types.online",
    "appointment_types.hidden",
    "appointment_types.resource",
)
OF_LIMITS = ("calendars.limits", "appointment_types.cancel_before_hours")
OF_APP = (
    "calendars.owner",
    "calendars.online",
    "calendars.kind",
    "calendars.patients",
    "calendars.schedule",
    "week_templates",
    "employees.substitute_for",
    "appointment_types.online",
    "appointment_types.hidden",
)

SHOWN = {
    "name": "is called",
    "minutes": "takes this many minutes:",
    "places": "has this many places:",
    "information": "says of itself",
    "price": "costs",
    "address": "is at",
    "resource": "is sorted as",
}
"""What patients see of a type, by the attribute, and how a sentence says it."""

LIMITS = {
    "book_ahead_days": "days ahead on which they can book",
    "book_before_hours": "hours before an appointment until which they can book",
    "cancel_before_hours": "hours before an appointment until which they can cancel",
    "bookings_per_patient": "appointments that a patient can have booked",
}


def effects(old: Spec, new: Spec) -> Iterator[Effect]:
    """What patients can book, and are told of it, otherwise than before."""
    shared_before, shared_after = _shared(old), _shared(new)
    yield from _shared_services(old, new, shared_before, shared_after)
    before, after = _bookable(old, shared_before), _bookable(new, shared_after)
    for key in after:
        if key in before:
            yield from _shown(old, new, key)
    yield from _limits(old, new, before, after)
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
                if type_.online and not type_.hidden:
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
                f" {verb} bookable at HelseNorge",
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
                    f" {'no longer' if gone else 'now'} bookable in the calendar "
                    f"{(one if gone else other)[id_].name}",
                    OF_SHARED,
                    frozenset({("calendars", id_)}),
                    about | _templates_of(old, {id_}) | _templates_of(new, {id_}),
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
    for name, says in SHOWN.items():
        one, other = getattr(before, name), getattr(after, name)
        if name in ("name", "information"):
            differs = texts_differ(old, new, one, other)
        else:
            differs = one != other
        if differs:
            now, was = _text(new, name, other), _text(old, name, one)
            words = f"now {says} {now}, was {was}" if now != was else f"now {says} something else"
            yield Effect(
                Audience.PATIENTS,
                Impact.NOTABLE,
                "type-changed",
                f"“{old.text_of(before.name)}”",
                "",
                f" {words}",
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
                        f"“{new.text_of(type_.name)}” with {calendar.name}",
                        "",
                        f": {_number(now)} {LIMITS[name]}, was {_number(was)}",
                        OF_LIMITS,
                        frozenset({("appointment_types", key), ("calendars", calendar.id)}),
                    )


def _number(limit: int | None) -> str:
    return "no limit to the" if limit is None else str(limit)


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
