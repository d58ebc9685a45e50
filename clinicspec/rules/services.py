"""Whom a clinic has registered as a service, as several rules ask it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from clinicspec.model.unknown import UnknownValue
from clinicspec.nhn.parties import party_of
from clinicspec.rules.rule import Spot, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec


def others_with_code(values: Collection[str], spec: Spec) -> Iterator[tuple[str, Spot]]:
    """Who but the vacant lists has one of these service codes, and where the code stands."""
    booking = spec.clinic.resource_booking
    if booking is not None and booking.code in values:
        yield f"the {booking.noun}", at(booking, "code")
    for employee in spec.employees.values():
        if _service_code(employee) in values:
            yield employee.name, at(employee, "service", "code")


def _service_code(employee: Employee) -> str | None:
    """The code of somebody whom NHN registers as a service, as far as that can be read."""
    try:
        party = party_of(employee)
    except UnknownValue:
        return None
    return party.codes["service"].value if party is not None and "service" in party.codes else None
