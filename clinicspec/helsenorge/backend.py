"""``services.json``: what HelseNorge shows the patients of each GP and of the vacant lists."""

from clinicspec.artefact import json_bytes
from clinicspec.helsenorge.fixed import FIXED
from clinicspec.helsenorge.offer import SharedService, gp_booking, limits, shared_services
from clinicspec.model.booking import AppointmentType, Calendar
from clinicspec.model.numbers import Price
from clinicspec.model.people import Employee
from clinicspec.model.spec import Spec
from clinicspec.model.words import Texts, in_language

MESSAGE_SERVICES = ("time_request", "e_contact", "e_consultation", "prescription_renewal")
"""The services by which a patient writes to the clinic, in the order in which they are listed."""


def artefacts(spec: Spec) -> dict[str, bytes]:
    """The HelseNorge files of a clinic, by path."""
    return {"helsenorge/services.json": json_bytes(services(spec))}


def services(spec: Spec) -> dict[str, object]:
    """What HelseNorge shows, as ``services.json`` has it."""
    resource_booking = spec.clinic.resource_booking
    return {
        "version": 1,
        "clinic": spec.id,
        "practitioners": [
            _practitioner(spec, each) for each in spec.employees.values() if each.profession == "gp"
        ],
        "vacant_lists": _vacant_lists(spec),
        "resource_booking_her_id": _number(resource_booking.her_id if resource_booking else None),
        "resource_types": [_resource_type(spec, each) for each in shared_services(spec)],
        "fixed": {
            name: {"value": fact.value, "source": fact.source} for name, fact in FIXED.items()
        },
    }


def _practitioner(spec: Spec, gp: Employee) -> dict[str, object]:
    booking = gp_booking(spec, gp)
    calendar = booking.calendar
    types: list[dict[str, object]] = []
    if calendar is not None:
        types = [
            {**_type(spec, each), "limits": limits(calendar, each).model_dump()}
            for each in booking.types
        ]
    return {
        "practitioner": gp.id,
        "name": gp.name,
        "her_id": _number(gp.her_id),
        "from": gp.active.start and gp.active.start.isoformat(),
        "to": gp.active.end and gp.active.end.isoformat(),
        "calendar": calendar.id if calendar else None,
        "bookable_types": types,
        "not_bookable": booking.obstacle,
        "message_services": [each for each in MESSAGE_SERVICES if each in gp.services],
        "video": "video" in gp.services,
    }


def _vacant_lists(spec: Spec) -> list[dict[str, object]]:
    vacant = spec.clinic.vacant_lists
    if vacant is None:
        return []
    offered = [each for each in MESSAGE_SERVICES if each in vacant.services]
    return [
        {
            "vacant_list": each.id,
            "name": each.name,
            "her_id": _number(vacant.her_id),
            "message_services": offered,
        }
        for each in vacant.lists.values()
    ]


def _resource_type(spec: Spec, service: SharedService) -> dict[str, object]:
    type_ = service.type
    assert type_.resource is not None
    return {
        **_type(spec, type_),
        "category": type_.resource.category,
        "information": None if type_.information is None else _texts(spec, type_.information),
        "price": None if type_.price is None else _price(type_.price),
        "calendars": [_planner(each, type_) for each in service.calendars],
    }


def _planner(calendar: Calendar, type_: AppointmentType) -> dict[str, object]:
    return {
        "calendar": calendar.id,
        "patients": None if calendar.patients is None else str(calendar.patients),
        "limits": limits(calendar, type_).model_dump(),
    }


def _type(spec: Spec, type_: AppointmentType) -> dict[str, object]:
    return {
        "type": type_.id,
        "names": _texts(spec, type_.name),
        "minutes": type_.minutes,
    }


def _texts(spec: Spec, words: str | Texts) -> dict[str, str]:
    """A text in each of the clinic's languages."""
    languages = spec.clinic.languages
    return {each: in_language(words, each, languages[0])[0] for each in languages}


def _price(price: Price) -> dict[str, object]:
    whole = price.amount == price.amount.to_integral_value()
    amount = int(price.amount) if whole else float(price.amount)
    return {"amount": amount, "currency": price.currency}


def _number(her_id: int | str | None) -> int | None:
    """A HER-ID that NHN has given; None where it is pending or there is none."""
    return her_id if isinstance(her_id, int) else None
