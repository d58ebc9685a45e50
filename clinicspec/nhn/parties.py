"""The communication parties that the Address Registry should hold for a clinic.

NHN registers the organisation, and below it GPs and the substitutes in the GP register as persons;
whatever else receives messages is registered as a service, and nobody else has an entry. Of all
vacant lists there is one service, at whichever of the clinic's offices they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from clinicspec.model.origin import marked_like
from clinicspec.nhn.codes import BUSINESS_TYPES, MUNICIPALITIES, PROFESSIONS, Code, code

if TYPE_CHECKING:
    from datetime import date

    from clinicspec.model.organisation import Address, Clinic
    from clinicspec.model.part import Part
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

DOCTOR = "LE"
"""The profession, in NHN's list 9060, of everybody who is registered as a person."""

ORGANIZATION = "organization"
"""The id of the party that all others stand below."""

VACANT_LISTS = "service-vacant-lists"
RESOURCE_BOOKING = "service-resource-booking"
"""The ids of the services that are the clinic's own."""

PartyKind = Literal["organization", "person", "service"]

CodeUse = Literal["business_type", "municipality", "profession", "service"]


@dataclass(frozen=True, slots=True)
class Party:
    """An entry of the Address Registry, as the spec has it."""

    id: str
    """Unique within the clinic; files are named after it."""
    kind: PartyKind
    her_id: int | None
    pending: bool
    """The HER-ID has been applied for: NHN gives it in answer to the request that creates the
    entry."""
    name: str | None = None
    """None for a service of the clinic's own: the registry shows its code's text."""
    employee: str | None = None
    hpr_number: str | None = None
    start: date | None = None
    end: date | None = None
    """The last day."""
    codes: Mapping[CodeUse, Code] = field(default_factory=dict)
    services: tuple[str, ...] = ()
    """What patients are offered by it at HelseNorge."""
    vacant_list_services: tuple[str, ...] = ()
    """What patients of the vacant list are offered that the person stands in for. NHN gives them
    the HER-ID of who alone does."""
    visiting: Address | None = None
    """Where patients come, if it is not where the clinic says."""
    postal: Address | None = None
    """Where letters go, if it is not where the clinic says."""


def parties(spec: Spec) -> list[Party]:
    """The parties of a clinic: the organisation, then persons, then services."""
    of_employees = [party_of(employee) for employee in spec.employees.values()]
    known = [
        _standing_in(_at_its_unit(party, spec), spec) for party in of_employees if party is not None
    ]
    return [
        organization(spec.clinic),
        *(party for party in known if party.kind == "person"),
        *services_of(spec.clinic),
        *(party for party in known if party.kind == "service"),
    ]


def organization(clinic: Clinic) -> Party:
    """The clinic itself."""
    codes: dict[CodeUse, Code] = {"business_type": code(BUSINESS_TYPES, clinic.business_type)}
    if clinic.municipality is not None:
        codes["municipality"] = code(MUNICIPALITIES, clinic.municipality)
    return Party(ORGANIZATION, "organization", clinic.her_id, False, clinic.name, codes=codes)


def services_of(clinic: Clinic) -> Iterator[Party]:
    """The services that belong to nobody: one for all vacant lists, and the resource booking."""
    vacant = clinic.vacant_lists
    if vacant is not None:
        yield Party(
            VACANT_LISTS,
            "service",
            *_her_id(vacant.her_id),
            start=vacant.start,
            codes=_service_code(vacant.code_system, vacant.code),
            services=vacant.services,
        )
    booking = clinic.resource_booking
    if booking is not None:
        yield Party(
            RESOURCE_BOOKING,
            "service",
            *_her_id(booking.her_id),
            start=booking.start,
            codes=_service_code(booking.code_system, booking.code),
        )


def party_of(employee: Employee) -> Party | None:
    """The entry of somebody whom NHN registers as a person or as a service, or None."""
    if employee.is_registered_person:
        return Party(
            f"person-{employee.id}",
            "person",
            *_her_id(employee.her_id),
            employee.name,
            employee.id,
            employee.hpr_number,
            employee.active.start,
            employee.active.end,
            {"profession": code(PROFESSIONS, DOCTOR)},
            employee.services,
        )
    if employee.service is not None and employee.her_id not in (None, "none"):
        return Party(
            f"service-of-{employee.id}",  # "of" keeps it apart from the clinic's own services
            "service",
            *_her_id(employee.her_id),
            employee.name,
            employee.id,
            start=employee.active.start,
            end=employee.active.end,
            codes=_service_code(employee.service.code_system, employee.service.code),
        )
    return None


def _at_its_unit(party: Party, spec: Spec) -> Party:
    """The party of an employee, with the addresses of the one unit that all positions are in.

    A unit that has none is where the unit above it is. The clinic's own address is left out here,
    since everybody has it who has no other.
    """
    # Imported here, since it takes pydantic, without which a rule's page can be read.
    from clinicspec.routing.expand import unit_of  # noqa: PLC0415

    held = [each for each in spec.positions.values() if each.holder == party.employee]
    units = {unit_of(spec, position) for position in held}
    unit = units.pop() if len(units) == 1 else None
    visiting = postal = None
    while unit is not None:
        addresses = spec.org_units[unit].addresses
        if addresses is not None:
            visiting = visiting or addresses.visiting
            postal = postal or addresses.postal
        unit = spec.org_units[unit].parent
    of_clinic = spec.clinic.addresses
    return replace(
        party,
        visiting=None if visiting == of_clinic.visiting else visiting,
        postal=None if postal == of_clinic.postal else postal,
    )


def _standing_in(party: Party, spec: Spec) -> Party:
    """The party of an employee, with the services of the vacant list that one stands in for."""
    assert party.employee is not None
    list_ = spec.employees[party.employee].substitute_for
    vacant = spec.clinic.vacant_lists
    if list_ is None or list_.kind != "vacant_list" or vacant is None:
        return party
    return replace(party, vacant_list_services=vacant.services)


def part_of(party: Party, spec: Spec) -> Part:
    """What the spec says of a party: an employee, one of the clinic's own services, the clinic."""
    if party.employee is not None:
        return spec.employees[party.employee]
    services = {
        VACANT_LISTS: spec.clinic.vacant_lists,
        RESOURCE_BOOKING: spec.clinic.resource_booking,
    }
    return services.get(party.id) or spec.clinic


def recorded(spec: Spec) -> list[Employee]:
    """Those who have a HER-ID, although NHN registers neither a person nor a service for them."""
    return [
        employee
        for employee in spec.employees.values()
        if isinstance(employee.her_id, int) and party_of(employee) is None
    ]


def _her_id(written: int | str | None) -> tuple[int | None, bool]:
    """A party's number, and whether it is pending."""
    return written if isinstance(written, int) else None, written == "pending"


def _service_code(code_system: str | None, value: str | None) -> dict[CodeUse, Code]:
    if code_system is None or value is None:
        return {}
    return {"service": code(marked_like([code_system], int(code_system)), value)}
