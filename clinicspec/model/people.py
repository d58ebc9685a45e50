"""Employees, and the units, roles, positions, groups and lists they belong to."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from clinicspec.model.numbers import Flag, HerIdOrNone, whole
from clinicspec.model.organisation import Addresses, OpeningHours
from clinicspec.model.part import Entity, Part
from clinicspec.model.reference import Heir, Holder, ListOwner
from clinicspec.model.text import CodeSystem, CodeValue, HprNumber, Name, NamedId
from clinicspec.model.times import Date
from clinicspec.model.unreadable import Code, Once

Capacity = Annotated[int, *whole(1, 5000, "patients")]

Service = Literal[
    "booking", "time_request", "e_contact", "e_consultation", "prescription_renewal", "video"
]
"""What a GP offers patients at HelseNorge."""

Profession = Literal[
    "gp",
    "gp_substitute",
    "lis1",
    "doctor",
    "nurse",
    "health_secretary",
    "bioengineer",
    "midwife",
    "physiotherapist",
    "psychologist",
    "administrator",
]


class Employment(Part):
    """When somebody is employed; an end that is left out is open."""

    noun: ClassVar[str] = "employment"

    start: Date | None = Field(None, alias="from", description="First day.")
    end: Date | None = Field(None, alias="to", description="Last day.")


class PatientListOfGp(Part):
    """The list of patients whose GP somebody is."""

    noun: ClassVar[str] = "patient list"

    capacity: Capacity | None = Field(None, description="Places on the list.")
    common: Name | None = Field(None, description="Name of a list that several GPs share.")
    continues_as: Heir | None = Field(
        None, description="Who has the patients after the GP has left."
    )


class Absence(Part):
    """Days on which somebody is away."""

    noun: ClassVar[str] = "absence"

    start: Date = Field(alias="from", description="First day.")
    end: Date = Field(alias="to", description="Last day, included.")
    substitute: NamedId | None = Field(None, description="The employee who stands in.")
    services: Annotated[tuple[Service, ...], Once] = Field(
        (), description="What the absence holds for; all services if left out."
    )


class RegisteredService(Part):
    """A service that NHN registers in place of a person."""

    noun: ClassVar[str] = "service"

    code_system: CodeSystem = Field(description="NHN's code list, as in 8663.")
    code: CodeValue = Field(description="The service's code in that list.")


class Employee(Entity):
    """Somebody who works at the clinic."""

    noun: ClassVar[str] = "employee"

    name: Name = Field(description="First and last name.")
    profession: Profession = Field(description="What the person works as.")
    her_id: Annotated[HerIdOrNone | None, Code("HN006")] = Field(
        None,
        description="NHN's number for this person; pending (applied for); none (NHN registers "
        "no such person).",
    )
    hpr_number: Annotated[HprNumber | None, Code("HN055")] = Field(
        None, description="Number in the Health Personnel Register."
    )
    administrator: Flag = Field(
        False, description="May configure HelseNorge and message routing in PatientSky."
    )
    active: Employment = Field(
        default_factory=Employment, description="When the person is employed."
    )
    licence: Literal["active", "inactive"] = Field("active", description="PatientSky licence.")
    patient_list: PatientListOfGp | None = Field(None, description="GPs only.")
    services: Annotated[tuple[Service, ...], Once] = Field(
        (), description="What this GP's patients are offered at HelseNorge."
    )
    substitute_for: Heir | None = Field(
        None, description="Whom this person stands in for, in the GP register."
    )
    in_gp_register: Flag | None = Field(
        None, description="Whether the GP register lists this person; a GP is unless said."
    )
    absences: tuple[Absence, ...] = Field((), description="When the person is away.")
    service: RegisteredService | None = Field(
        None, description="For midwives and others whom NHN registers as a service."
    )

    @property
    def is_in_gp_register(self) -> bool:
        """A GP is in the register unless the spec denies it, anybody else only if it says so."""
        return self.profession == "gp" if self.in_gp_register is None else self.in_gp_register

    @property
    def is_gp_or_substitute(self) -> bool:
        """Whether this person sees a GP's patients: a GP, or a substitute of one."""
        return self.profession in ("gp", "gp_substitute")

    @property
    def is_registered_person(self) -> bool:
        """Whether NHN registers this employee as a person of its own.

        "GPs and substitutes in the GP register": NHN, registration of GPs in the Address Registry.
        """
        return self.profession == "gp" or (
            self.profession == "gp_substitute" and self.is_in_gp_register
        )


class OrgUnit(Entity):
    """A part of the organisation."""

    noun: ClassVar[str] = "unit"

    name: Name = Field(description="The unit's name.")
    parent: NamedId | None = Field(None, description="The unit above.")
    addresses: Addresses | None = Field(None, description="If they differ from the clinic's.")
    opening_hours: tuple[OpeningHours, ...] = Field((), description="If they differ.")


class Role(Entity):
    """A job title."""

    noun: ClassVar[str] = "role"

    name: Name = Field(description="The title.")


class Position(Entity):
    """A seat in a unit, held by one employee or empty."""

    noun: ClassVar[str] = "position"

    name: Name | None = Field(None, description="Left out, the role's name.")
    role: NamedId = Field(description="The job title.")
    org_unit: NamedId | None = Field(None, description="Left out, the only unit.")
    holder: Holder = Field(None, description="The employee, or null while the seat is empty.")


class Group(Entity):
    """A named set of employees, whose name patients may see."""

    noun: ClassVar[str] = "group"

    name: Name = Field(description="The group's name.")
    org_unit: NamedId | None = Field(None, description="The unit it belongs to.")
    members: Annotated[tuple[NamedId, ...], Once] = Field(description="Employees.")


class PatientList(Entity):
    """A list of patients kept in PatientSky. A spec never names a patient."""

    noun: ClassVar[str] = "patient list"

    name: Name = Field(description="The list's name in PatientSky.")
    owner: ListOwner = Field(description="Who decides on the list's use.")
