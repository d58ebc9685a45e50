"""Which services the patients of a list are offered, and why not the others."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from clinicspec.helsenorge.offer import BookingHindrance, gp_booking
from clinicspec.model.organisation import ResourceBooking, VacantLists
from clinicspec.model.people import Employee, Service
from clinicspec.model.spec import Spec

MessageService: TypeAlias = Literal[
    "time_request", "e_contact", "e_consultation", "prescription_renewal"
]
"""How a patient writes to the clinic; beside the routed messages also a wish for an appointment."""

MESSAGE_SERVICES: tuple[MessageService, ...] = (
    "time_request",
    "e_contact",
    "e_consultation",
    "prescription_renewal",
)
"""In the order in which they are listed."""

SERVICES: tuple[Service, ...] = ("booking", *MESSAGE_SERVICES, "video")
"""All services, in the order in which they are listed."""

Hindrance: TypeAlias = Literal[
    "not_offered", "no_gp", "no_her_id", "her_id_pending", BookingHindrance, "not_started", "left"
]
"""Why patients are not offered a service. On a day it may also be that the GP or the registered
service has ``not_started``, or that the GP has ``left`` and the list goes on nowhere."""


@dataclass(frozen=True, slots=True)
class OfferedService:
    """A service, and what keeps patients from it; offered if nothing does."""

    service: Service
    why_not: tuple[Hindrance, ...]


def services_of_gp(spec: Spec, gp: Employee, day: date | None = None) -> tuple[OfferedService, ...]:
    """The services of a GP, each with all that keeps patients from it, on a day if one is given.

    The day is none after the GP has left: then somebody else has the list, or nobody.
    """
    always = _not_started(gp.active.start, day)
    found = []
    for service in SERVICES:
        why_not = list(always)
        if service not in gp.services:
            why_not.append("not_offered")
        else:
            why_not += _without_her_id(gp.her_id)
            hindrance = gp_booking(spec, gp).hindrance if service == "booking" else None
            if hindrance is not None:
                why_not.append(hindrance)
        found.append(OfferedService(service, tuple(why_not)))
    return tuple(found)


def services_of_vacant_list(
    vacant: VacantLists, day: date | None = None
) -> tuple[OfferedService, ...]:
    """The services of the lists without a GP: no booking and no video, which need one."""
    registered = not_registered(vacant, day)
    found = []
    for service in SERVICES:
        why_not: tuple[Hindrance, ...] = registered
        if service in ("booking", "video"):
            why_not = ("no_gp",)
        elif service not in vacant.services:
            why_not = ("not_offered",)
        found.append(OfferedService(service, why_not))
    return tuple(found)


def no_services() -> tuple[OfferedService, ...]:
    """The services of a list whose GP has left and that nobody else has."""
    return tuple(OfferedService(service, ("left",)) for service in SERVICES)


def not_registered(
    service: ResourceBooking | VacantLists, day: date | None = None
) -> tuple[Hindrance, ...]:
    """Why HelseNorge can't address a service that NHN registers for the clinic, if it can't."""
    return (*_without_her_id(service.her_id), *_not_started(service.start, day))


def _without_her_id(her_id: int | str | None) -> tuple[Hindrance, ...]:
    """HelseNorge addresses whoever offers a service by HER-ID."""
    if isinstance(her_id, int):
        return ()
    return ("her_id_pending",) if her_id == "pending" else ("no_her_id",)


def _not_started(start: date | None, day: date | None) -> tuple[Hindrance, ...]:
    return () if start is None or day is None or start <= day else ("not_started",)
