"""``services.json``: what HelseNorge shows the patients of each GP and of the vacant lists."""

from clinicspec.artefact import json_bytes
from clinicspec.helsenorge.data import (
    Data,
    calendar_data,
    limits_data,
    service_data,
    type_data,
)
from clinicspec.helsenorge.fixed import FIXED
from clinicspec.helsenorge.offer import SharedService, gp_booking, shared_services
from clinicspec.helsenorge.services import (
    MESSAGE_SERVICES,
    not_registered,
    services_of_gp,
    services_of_vacant_list,
)
from clinicspec.model.people import Employee
from clinicspec.model.spec import Spec


def artefacts(spec: Spec) -> dict[str, bytes]:
    """The HelseNorge files of a clinic, by path."""
    return {"helsenorge/services.json": json_bytes(services(spec))}


def services(spec: Spec) -> Data:
    """What HelseNorge shows, as ``services.json`` has it."""
    resource_booking = spec.clinic.resource_booking
    return {
        "version": 1,
        "clinic": spec.id,
        "languages": list(spec.clinic.languages),
        "practitioners": [
            _practitioner(spec, each) for each in spec.employees.values() if each.profession == "gp"
        ],
        "vacant_lists": _vacant_lists(spec),
        "resource_booking_her_id": _number(resource_booking.her_id if resource_booking else None),
        "resource_booking_why_not": (
            list(not_registered(resource_booking)) if resource_booking else ["no_her_id"]
        ),
        "resource_types": [_resource_type(spec, each) for each in shared_services(spec)],
        "fixed": {
            name: {"value": fact.value, "source": fact.source} for name, fact in FIXED.items()
        },
    }


def _practitioner(spec: Spec, gp: Employee) -> Data:
    booking = gp_booking(spec, gp)
    calendar = booking.calendar
    types: list[Data] = []
    if calendar is not None:
        types = [{**type_data(spec, each), **limits_data(calendar, each)} for each in booking.types]
    heir = gp.patient_list.continues_as if gp.patient_list else None
    return {
        "practitioner": gp.id,
        "name": gp.name,
        "her_id": _number(gp.her_id),
        "from": gp.active.start and gp.active.start.isoformat(),
        "to": gp.active.end and gp.active.end.isoformat(),
        "continues_as": None if heir is None else str(heir),
        "calendar": calendar.id if calendar else None,
        "calendar_name": calendar.name if calendar else None,
        "shown": calendar.shown if calendar else None,
        "bookable_types": types,
        "not_bookable": booking.hindrance,
        "message_services": [each for each in MESSAGE_SERVICES if each in gp.services],
        "video": "video" in gp.services,
        "services": [service_data(each) for each in services_of_gp(spec, gp)],
    }


def _vacant_lists(spec: Spec) -> list[Data]:
    vacant = spec.clinic.vacant_lists
    if vacant is None:
        return []
    return [
        {
            "vacant_list": each.id,
            "name": each.name,
            "her_id": _number(vacant.her_id),
            "message_services": [each for each in MESSAGE_SERVICES if each in vacant.services],
            "services": [service_data(each) for each in services_of_vacant_list(vacant)],
        }
        for each in vacant.lists.values()
    ]


def _resource_type(spec: Spec, service: SharedService) -> Data:
    type_ = service.type
    assert type_.resource is not None
    return {
        **type_data(spec, type_),
        "category": type_.resource.category,
        "calendars": [calendar_data(each, type_) for each in service.calendars],
    }


def _number(her_id: int | str | None) -> int | None:
    """A HER-ID that NHN has given; None where it is pending or there is none."""
    return her_id if isinstance(her_id, int) else None
