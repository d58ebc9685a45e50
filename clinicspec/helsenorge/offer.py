"""What patients can book at HelseNorge: in their GP's calendar, and of the shared services."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from clinicspec.model.booking import AppointmentType, Calendar, Limits
from clinicspec.model.people import Employee
from clinicspec.model.spec import Spec
from clinicspec.schedule.plan import types_in

BookingHindrance: TypeAlias = Literal[
    "booking_not_offered",
    "no_calendar",
    "several_calendars",
    "calendar_offline",
    "no_bookable_type",
]
"""Why no patient can book with a GP."""

Limiter: TypeAlias = Literal["calendar", "type", "calendar_and_type"]
"""Where a limit stands in the spec; in both if they say the same."""


@dataclass(frozen=True, slots=True)
class GpBooking:
    """What a GP's patients can book with the GP; without a calendar nothing, and why."""

    calendar: Calendar | None
    types: tuple[AppointmentType, ...]
    hindrance: BookingHindrance | None


@dataclass(frozen=True, slots=True)
class SharedService:
    """A resource type that patients can book, and the calendars that offer it."""

    type: AppointmentType
    calendars: tuple[Calendar, ...]


def gp_booking(spec: Spec, gp: Employee) -> GpBooking:
    """What patients of a GP can book with the GP.

    The guide: “The GP can only own one calendar in PatientSky. The calendar must be available
    online. The appointment types must be available online.” A hidden appointment is not shown.
    """
    calendars = spec.calendars_of(gp)
    if "booking" not in gp.services:
        return _no_booking("booking_not_offered")
    if not calendars:
        return _no_booking("no_calendar")
    if len(calendars) > 1:
        return _no_booking("several_calendars")
    (calendar,) = calendars
    if not calendar.online:
        return _no_booking("calendar_offline")
    types = tuple(each for each in types_in(spec, calendar) if is_shown(each))
    if not types:
        return _no_booking("no_bookable_type")
    return GpBooking(calendar, types, None)


def shared_services(spec: Spec) -> list[SharedService]:
    """The resource types that the clinic's patients can book, in the spec's order.

    The guide: resource planners “are not attached to a GP or a specific practitioner, and are owned
    by the whole clinic, a group or any other employee than a GP”, and are for “patients with GPs at
    the clinic” or a list of patients.
    """
    planners = [
        (calendar, {each.id for each in types_in(spec, calendar)})
        for calendar in spec.calendars.values()
        if calendar.kind == "resource"
        and calendar.online
        and is_for_gp_patients(calendar)
        and not _is_owned_by_gp(spec, calendar)
    ]
    services = []
    for type_ in spec.appointment_types.values():
        if type_.resource is not None and is_shown(type_):
            calendars = tuple(calendar for calendar, types in planners if type_.id in types)
            if calendars:
                services.append(SharedService(type_, calendars))
    return services


def is_for_gp_patients(calendar: Calendar) -> bool:
    """Whether HelseNorge has the choice that a resource calendar makes of its patients."""
    return calendar.patients is not None and calendar.patients.kind not in ("own_list", "everyone")


def limits(calendar: Calendar, type_: AppointmentType) -> Limits:
    """The limits that hold for a type in a calendar: of two deadlines the earlier one."""
    deadlines = (calendar.limits.cancel_before_hours, type_.cancel_before_hours)
    hours = [each for each in deadlines if each is not None]
    return calendar.limits.model_copy(update={"cancel_before_hours": max(hours, default=None)})


def limited_by(calendar: Calendar, type_: AppointmentType) -> dict[str, Limiter | None]:
    """Where each limit comes from that holds for a type in a calendar; None if there is no limit.

    A type has a deadline for cancelling and no other limit.
    """
    found: dict[str, Limiter | None] = {
        name: None if getattr(calendar.limits, name) is None else "calendar"
        for name in Limits.model_fields
    }
    of_calendar, of_type = calendar.limits.cancel_before_hours, type_.cancel_before_hours
    if of_type is not None and of_calendar is not None and of_type == of_calendar:
        found["cancel_before_hours"] = "calendar_and_type"
    elif of_type is not None and (of_calendar is None or of_type > of_calendar):
        found["cancel_before_hours"] = "type"
    return found


def _no_booking(hindrance: BookingHindrance) -> GpBooking:
    return GpBooking(None, (), hindrance)


def is_shown(type_: AppointmentType) -> bool:
    """Whether patients can book a type where it stands in a calendar that they can book in."""
    return type_.online and not type_.hidden


def _is_owned_by_gp(spec: Spec, calendar: Calendar) -> bool:
    owner = calendar.owner
    return owner.kind == "employee" and spec.employees[owner.id].profession == "gp"
