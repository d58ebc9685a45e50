"""A booking site with all that it names."""

from collections.abc import Mapping
from dataclasses import dataclass

from clinicspec.model.booking import AppointmentType, BookingSite, Calendar
from clinicspec.model.spec import Spec
from clinicspec.pages.places import Place, place_of
from clinicspec.schedule.plan import types_in


@dataclass(frozen=True, slots=True)
class Selection:
    """What a booking site designates, but for calendars that are not online."""

    spec: Spec
    site: BookingSite
    types: tuple[AppointmentType, ...]
    calendars: tuple[Calendar, ...]
    held: Mapping[str, tuple[str, ...]]
    """By the id of a calendar, the ids of those types that its scheduled templates hold."""

    def calendars_of(self, type_: AppointmentType) -> tuple[Calendar, ...]:
        """Those of the calendars that hold a type."""
        return tuple(each for each in self.calendars if type_.id in self.held[each.id])

    def places_of(self, type_: AppointmentType) -> tuple[Place, ...]:
        """Where appointments of a type are."""
        found = (place_of(self.spec, calendar, type_) for calendar in self.calendars_of(type_))
        return tuple(dict.fromkeys(place for place in found if place is not None))


def selection(spec: Spec, site: BookingSite) -> Selection:
    """What a booking site names, looked up."""
    designated = (spec.calendars[name] for name in site.calendars)
    calendars = tuple(calendar for calendar in designated if calendar.online)
    held = {}
    for calendar in calendars:
        in_calendar = {type_.id for type_ in types_in(spec, calendar)}
        held[calendar.id] = tuple(name for name in site.appointment_types if name in in_calendar)
    types = tuple(spec.appointment_types[name] for name in site.appointment_types)
    return Selection(spec, site, types, calendars, held)
