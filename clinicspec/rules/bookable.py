"""Where appointment types are scheduled, and which of them patients can book."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType, Calendar
    from clinicspec.model.spec import Spec


def is_shown(type_: AppointmentType) -> bool:
    """Whether patients are shown a type to book; one that is hidden and online is HN609."""
    return type_.online and not type_.hidden


def calendars_with(type_: AppointmentType, spec: Spec) -> list[Calendar]:
    """The calendars in which a type is scheduled, in the spec's order."""
    return spec.once(("calendars with types", ""), lambda: _by_type(spec)).get(type_.id, [])


def resource_calendars_with(type_: AppointmentType, spec: Spec) -> list[Calendar]:
    """The resource calendars in which a type is scheduled, in the spec's order."""
    return [each for each in calendars_with(type_, spec) if each.kind == "resource"]


def has_resource_types(calendar: Calendar, spec: Spec) -> bool:
    """Whether a resource appointment is scheduled in a calendar; in a shared one, HN507 asks it."""
    return any(type_.resource is not None for type_ in types_in(spec, calendar))


def minutes_of_hidden_types(spec: Spec) -> set[int]:
    """How long the hidden types take."""
    types = spec.appointment_types.values()
    return spec.once(
        ("minutes of hidden types", ""), lambda: {each.minutes for each in types if each.hidden}
    )


def _by_type(spec: Spec) -> dict[str, list[Calendar]]:
    found: dict[str, list[Calendar]] = defaultdict(list)
    for calendar in spec.calendars.values():
        for type_ in types_in(spec, calendar):
            found[type_.id].append(calendar)
    return found
