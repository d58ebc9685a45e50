"""A view as JSON, with the parts of ``services.json`` as these are there."""

import json
from typing import Any

from clinicspec.helsenorge.data import Data, calendar_data, service_data, type_data
from clinicspec.helsenorge.view import Bookable, Place, View
from clinicspec.helsenorge.words import HEADINGS, heading
from clinicspec.model.booking import AppointmentType
from clinicspec.model.spec import Spec

VERSION = 1


def document(spec: Spec, view: View, language: str) -> dict[str, Any]:
    """The JSON of a view, with HelseNorge's headings in a language."""
    return {
        "version": VERSION,
        "clinic": spec.id,
        "patient_list": str(view.patient_list),
        "on": view.day and view.day.isoformat(),
        "has_the_list": view.has_it and str(view.has_it),
        "substitute": view.substitute and view.substitute.id,
        "closed": view.closed,
        "language": language,
        "services": [
            {
                **service_data(each),
                "heading": heading(each.service, language) if each.service in HEADINGS else None,
                "away": [
                    {
                        "employee": away.who.id,
                        "from": away.absence.start.isoformat(),
                        "to": away.absence.end.isoformat(),
                        "substitute": away.substitute and away.substitute.id,
                        "substitute_is_away": away.substitute_is_away,
                    }
                    for away in view.away
                    if away.service == each.service
                ],
            }
            for each in view.services
        ],
        "bookable_types": [_bookable(spec, each) for each in view.with_gp],
        "not_shown": [
            {"type": each.id, "why": "hidden" if each.hidden else "offline"}
            for each in view.not_shown
        ],
        "resource_types": [_bookable(spec, each) for each in view.shared],
        "resource_types_why_not": list(view.shared_why_not),
        "app_and_portal": [
            {
                "calendar": each.calendar.id,
                "name": each.calendar.name,
                "types": [type_.id for type_ in each.types],
                "owner_is": each.owner_is,
            }
            for each in view.app_calendars
        ],
    }


def render(document: dict[str, Any]) -> str:
    """The document as it is printed."""
    return json.dumps(document, indent=2)


def _bookable(spec: Spec, bookable: Bookable) -> Data:
    type_ = bookable.type
    return {
        **type_data(spec, type_),
        "category": type_.resource.category if type_.resource else None,
        "calendars": [_place(type_, each) for each in bookable.places],
    }


def _place(type_: AppointmentType, place: Place) -> Data:
    last_day = place.reach.last_day if place.reach else None
    slots = place.reach.first_slots if place.reach else ()
    return {
        **calendar_data(place.calendar, type_),
        "closed": place.closed,
        "bookable_until": last_day and last_day.isoformat(),
        "first_planned_slots": [each.start.isoformat() for each in slots],
    }
