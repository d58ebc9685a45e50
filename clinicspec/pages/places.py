"""Where appointments are."""

from dataclasses import dataclass

from clinicspec.model.booking import AppointmentType, Calendar
from clinicspec.model.organisation import Address
from clinicspec.model.origin import marked_like
from clinicspec.model.people import OrgUnit
from clinicspec.model.spec import Spec
from clinicspec.pages.languages import NO_BREAK


@dataclass(frozen=True, slots=True)
class Place:
    """A visiting address, and the unit that it belongs to where that is not the whole clinic."""

    unit: str | None
    address: str

    def __str__(self) -> str:
        lines = (self.unit, self.address)
        return marked_like(lines, ", ".join(line for line in lines if line))


def address_text(address: Address) -> str:
    """An address in one line, as in Fjordgata 1, 0155 Oslo."""
    city = (address.postal_code, address.city)
    lines = (address.street, address.postbox, NO_BREAK.join(city))
    return marked_like((*lines, *city), ", ".join(line for line in lines if line))


def place_of(spec: Spec, calendar: Calendar, type_: AppointmentType) -> Place | None:
    """Where a calendar's appointments of a type are; None if the spec has no visiting address.

    A type's own address goes first, then that of the unit which the calendar's owner belongs to,
    or of a unit above it, and then the clinic's.
    """
    place = _place_of_owner(spec, calendar)
    if type_.address is None:
        return place
    address = address_text(type_.address)
    return place if place is not None and place.address == address else Place(None, address)


def _place_of_owner(spec: Spec, calendar: Calendar) -> Place | None:
    unit = _unit_of_owner(spec, calendar)
    while unit is not None:
        if unit.addresses is not None and unit.addresses.visiting is not None:
            return Place(unit.name, address_text(unit.addresses.visiting))
        unit = spec.org_units[unit.parent] if unit.parent else None
    visiting = spec.clinic.addresses.visiting
    return Place(None, address_text(visiting)) if visiting is not None else None


def _unit_of_owner(spec: Spec, calendar: Calendar) -> OrgUnit | None:
    owner = calendar.owner
    unit: str | None = None
    if owner.kind == "org_unit":
        unit = owner.id
    elif owner.kind == "group":
        unit = spec.groups[owner.id].org_unit
    elif owner.kind == "employee":
        seats = (seat for seat in spec.positions.values() if seat.holder == owner.id)
        unit = next((seat.org_unit for seat in seats), None)
    if unit is None and len(spec.org_units) == 1:
        unit = next(iter(spec.org_units))
    return spec.org_units[unit] if unit is not None else None
