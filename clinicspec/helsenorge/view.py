"""What one patient list's patients see at HelseNorge, and what differs in PatientSky's app."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from clinicspec.helsenorge.offer import gp_booking, is_shown, shared_services
from clinicspec.helsenorge.reach import Reach, reach
from clinicspec.helsenorge.services import (
    Hindrance,
    OfferedService,
    no_services,
    not_registered,
    services_of_gp,
    services_of_vacant_list,
)
from clinicspec.model.booking import AppointmentType, Calendar
from clinicspec.model.people import Absence, Employee, Service
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.routing.standing import hindrance, holders, practitioner_of
from clinicspec.schedule.holidays import public_holidays
from clinicspec.schedule.plan import is_closed, types_in
from clinicspec.schedule.presence import absences_on, employed

Closure: TypeAlias = Literal["public_holiday", "clinic_closed"]


@dataclass(frozen=True, slots=True)
class Place:
    """A calendar in which a type can be booked."""

    calendar: Calendar
    closed: bool
    """The calendar is closed on the day, though the clinic may be open."""
    reach: Reach | None
    """What is in reach on the day; None without one."""


@dataclass(frozen=True, slots=True)
class Bookable:
    """An appointment type that the list's patients can book."""

    type: AppointmentType
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Away:
    """An absence of the GP, or of the one who stands in on a vacant list, for a service."""

    service: Service
    who: Employee
    absence: Absence
    substitute: Employee | None
    """Who receives the messages meanwhile; None as well where something keeps them away. Nobody
    stands in for a substitute."""
    substitute_is_away: bool
    """The substitute is away from the service as well."""


@dataclass(frozen=True, slots=True)
class AppCalendar:
    """A calendar that PatientSky's app and portal show by its name, with what can be booked."""

    calendar: Calendar
    types: tuple[AppointmentType, ...]
    owner_is: Literal["not_started", "left"] | None
    """Why the employee who owns it is not there on the day; None as well for other owners."""


@dataclass(frozen=True, slots=True)
class View:
    """What the patients of a list see: on a day, or without one whatever the day."""

    patient_list: Reference
    day: date | None
    has_it: Reference | None
    """Who has the list: itself, or whom it has gone on under by that day; None for nobody."""
    substitute: Employee | None
    """Who stands in on the day, where it is a vacant list that has one substitute."""
    closed: Closure | None
    """Why the clinic is closed on the day."""
    services: tuple[OfferedService, ...]
    away: tuple[Away, ...]
    """The absences on the day of the GP, or of the substitute on a vacant list, for the services
    that are offered."""
    with_gp: tuple[Bookable, ...]
    """The types in the GP's own calendar."""
    not_shown: tuple[AppointmentType, ...]
    """Types in that calendar that are hidden or not online."""
    shared: tuple[Bookable, ...]
    """The resource types."""
    shared_why_not: tuple[Hindrance, ...]
    """What keeps patients from booking them."""
    app_calendars: tuple[AppCalendar, ...]

    def service(self, wanted: Service) -> OfferedService:
        """One of the services, whether it is offered or not."""
        return next(each for each in self.services if each.service == wanted)


def view(spec: Spec, patient_list: Reference, day: date | None) -> View:
    """What the patients of a GP (``employee``) or of a ``vacant_list`` see."""
    has_it = patient_list if day is None else holders(spec, patient_list, day)[-1]
    gp = spec.employees[has_it.id] if has_it and has_it.kind == "employee" else None
    substitute = None
    if has_it and has_it.kind == "vacant_list" and day:
        substitute = practitioner_of(spec, has_it, day)
    services = _services(spec, has_it, gp, day)
    booking = gp_booking(spec, gp) if gp and _is_offered(services, "booking") else None
    calendar = booking.calendar if booking else None
    with_gp: tuple[Bookable, ...] = ()
    not_shown: tuple[AppointmentType, ...] = ()
    if booking and calendar:
        with_gp = tuple(_bookable(spec, each, (calendar,), day) for each in booking.types)
        not_shown = tuple(each for each in types_in(spec, calendar) if not is_shown(each))
    shared: tuple[Bookable, ...] = ()
    app_calendars: tuple[AppCalendar, ...] = ()
    if has_it and (gp is None or day is None or employed(gp, day)):  # the list has patients
        shared = tuple(
            _bookable(spec, each.type, each.calendars, day) for each in shared_services(spec)
        )
        app_calendars = _app_calendars(spec, has_it, day)
    return View(
        patient_list=patient_list,
        day=day,
        has_it=has_it,
        substitute=substitute,
        closed=_closure(spec, day),
        services=services,
        away=tuple(
            away
            for each in services
            if day and not each.why_not
            for away in _away(spec, gp, substitute, day, each.service)
        ),
        with_gp=with_gp,
        not_shown=not_shown,
        shared=shared,
        shared_why_not=_shared_why_not(spec, day),
        app_calendars=app_calendars,
    )


def _services(
    spec: Spec, has_it: Reference | None, gp: Employee | None, day: date | None
) -> tuple[OfferedService, ...]:
    if gp is not None:
        return services_of_gp(spec, gp, day)
    vacant = spec.clinic.vacant_lists
    if has_it is None or vacant is None:
        return no_services()
    return services_of_vacant_list(vacant, day)


def _is_offered(services: tuple[OfferedService, ...], wanted: Service) -> bool:
    return any(each.service == wanted and not each.why_not for each in services)


def _closure(spec: Spec, day: date | None) -> Closure | None:
    if day is None:
        return None
    if day in public_holidays(day.year):
        return "public_holiday"
    closed = any(run.first <= day <= run.last for run in spec.clinic.closed)
    return "clinic_closed" if closed else None


def _away(
    spec: Spec, gp: Employee | None, substitute: Employee | None, day: date, service: Service
) -> Iterator[Away]:
    """The absences of a list's GP, or without one of the substitute."""
    who = gp or substitute
    if who is None:
        return
    for absence in absences_on(who, day, service):
        stands_in = _stand_in(spec, gp, absence, day) if gp else None
        is_away = stands_in is not None and bool(absences_on(stands_in, day, service))
        yield Away(service, who, absence, stands_in, is_away)


def _stand_in(spec: Spec, gp: Employee, absence: Absence, day: date) -> Employee | None:
    if absence.substitute is None:
        return None
    substitute = spec.employees[absence.substitute]
    return substitute if hindrance(substitute, gp, day) is None else None


def _bookable(
    spec: Spec, type_: AppointmentType, calendars: tuple[Calendar, ...], day: date | None
) -> Bookable:
    return Bookable(
        type_,
        tuple(
            Place(
                each,
                day is not None and is_closed(spec, each, day),
                None if day is None else reach(spec, each, type_, day),
            )
            for each in calendars
        ),
    )


def _shared_why_not(spec: Spec, day: date | None) -> tuple[Hindrance, ...]:
    service = spec.clinic.resource_booking
    return ("no_her_id",) if service is None else not_registered(service, day)


def _app_calendars(spec: Spec, has_it: Reference, day: date | None) -> tuple[AppCalendar, ...]:
    """The calendars that patients of a list can choose between in PatientSky's app and portal.

    There a calendar's own setting says which patients it is for, whereas HelseNorge shows patients
    no GP's calendar but their own GP's.
    """
    found = []
    for calendar in spec.calendars.values():
        if calendar.online and calendar.kind != "internal" and _lets_in(spec, calendar, has_it):
            types = tuple(each for each in types_in(spec, calendar) if is_shown(each))
            if types:
                found.append(AppCalendar(calendar, types, _owner_is(spec, calendar, day)))
    return tuple(found)


def _owner_is(
    spec: Spec, calendar: Calendar, day: date | None
) -> Literal["not_started", "left"] | None:
    owner = calendar.owner
    if day is None or owner.kind != "employee" or employed(spec.employees[owner.id], day):
        return None
    start = spec.employees[owner.id].active.start
    return "not_started" if start is not None and day < start else "left"


def _lets_in(spec: Spec, calendar: Calendar, has_it: Reference) -> bool:
    """Whether all or some of a list's patients can book in a calendar.

    ``own_list`` of a substitute is the list that the substitute stands in for.
    """
    if calendar.patients is None or calendar.patients.kind != "own_list":
        return True
    owner = calendar.owner
    stands_in = owner.kind == "employee" and spec.employees[owner.id].substitute_for == has_it
    return owner == has_it or stands_in
