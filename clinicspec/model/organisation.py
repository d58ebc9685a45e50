"""The ``clinic`` section: the organisation, what NHN and PatientSky know of it, and its pages."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from clinicspec.model.names import VACANT_LIST_CODE
from clinicspec.model.numbers import ClinicHerId, Flag, HerIdOrPending
from clinicspec.model.part import Entity, Part
from clinicspec.model.text import (
    BookingAddress,
    CodeSystem,
    CodeValue,
    Colour,
    Email,
    FileName,
    Id,
    Municipality,
    Name,
    OrganizationNumber,
    Phone,
    PostalCode,
    Queues,
    SiteUrl,
    Url,
    Uuid,
)
from clinicspec.model.times import Date, DateRange, Days, Time
from clinicspec.model.unreadable import Code, Once, unreadable
from clinicspec.model.words import Language, LongWords


class Address(Part):
    """A visiting or postal address."""

    noun: ClassVar[str] = "address"

    street: Name | None = Field(None, description="Street and number.")
    postbox: Name | None = Field(None, description="Post-office box, as in Postboks 18.")
    postal_code: PostalCode = Field(description="Four digits, in quotes.")
    city: Name = Field(description="Postal town.")


class Addresses(Part):
    """The addresses of a clinic or a unit."""

    noun: ClassVar[str] = "addresses"

    visiting: Address | None = Field(None, description="Where patients come.")
    postal: Address | None = Field(
        None, description="Where letters go; NHN asks every communication party for one."
    )


class OpeningHours(Part):
    """Hours of a run of weekdays."""

    noun: ClassVar[str] = "opening time"

    days: Days = Field(description="A day, a run of days, or a list of these.")
    start: Time = Field(alias="from", description="When the clinic opens, 24-hour clock.")
    end: Time = Field(alias="to", description="When it closes, 24-hour clock.")


class Messaging(Part):
    """Where electronic messages reach the clinic."""

    noun: ClassVar[str] = "messaging"

    amqp: Queues | None = Field(
        None,
        description="Host and name space of the AMQP queues; a party's queues are "
        "<amqp>/<HER-ID>_async, _sync, _error and _syncreply.",
    )
    edi: Email | None = Field(None, description="EDI address.")


class Notifications(Part):
    """PatientSky's own notices to patients, beside those that HelseNorge sends."""

    noun: ClassVar[str] = "notifications"

    enabled: Flag = Field(
        False,
        description="Sent only where clinic, calendar and appointment type all say so.",
    )
    channels: Annotated[tuple[Literal["email", "sms", "push"], ...], Once, Code("HN903")] = Field(
        (), description="How patients are told: email, sms, push."
    )


BOOKING_ADDRESS = "psno-patient-platform-fe.svc.pasientsky.no/embedded/planner/booking"
"""Host and path of PatientSky's booking, as the websites of several providers link to it
(public code of such websites, with ``serviceProviderId`` as the only parameter)."""


class PatientSky(Part):
    """What PatientSky knows of the clinic."""

    noun: ClassVar[str] = "PatientSky settings"

    registered_by: Literal["patientsky", "clinic", "nhn"] = Field(
        "patientsky", description="Who registers the services in the Address Registry."
    )
    service_provider_id: Annotated[Uuid | None, Code("HN850")] = Field(
        None, description="The clinic's id in PatientSky's booking links."
    )
    booking_url: BookingAddress | None = Field(
        None, description="Host and path of the booking, in place of PatientSky's."
    )

    @property
    def booking_address(self) -> str:
        """Host and path of the booking that pages link to."""
        return self.booking_url or BOOKING_ADDRESS


class ResourceBooking(Part):
    """The service that HelseNorge addresses resource bookings to, settled with PatientSky."""

    noun: ClassVar[str] = "resource booking service"

    her_id: Annotated[HerIdOrPending, Code("HN006")] = Field(
        description="The service's HER-ID, or pending."
    )
    code_system: CodeSystem | None = Field(None, description="NHN's code list of the service.")
    code: CodeValue | None = Field(None, description="The service's code in that list.")
    start: Date | None = Field(None, alias="from", description="From when it is registered.")


class VacantList(Entity):
    """A patient list without a GP."""

    noun: ClassVar[str] = "vacant list"

    name: Name = Field(description="What the clinic calls the list.")


def _no_booking(services: object) -> object:
    """Patients book in their own GP's calendar, and those of a vacant list have no GP."""
    if isinstance(services, list) and "booking" in services:
        raise unreadable(
            "`booking`, which patients of a list without a GP have no calendar for",
            "remove `booking`; `time_request` lets patients ask for an appointment",
            at=(services.index("booking"),),
            code="HN451",
        )
    return services


class VacantLists(Part):
    """The lists without a GP and the one service that NHN registers for them."""

    noun: ClassVar[str] = "vacant lists"

    her_id: Annotated[HerIdOrPending, Code("HN006")] = Field(
        description="HER-ID of the service “Fastlege, liste uten fast lege”, or pending."
    )
    code_system: CodeSystem = Field("8666", description="NHN's code list of the service.")
    code: CodeValue = Field(VACANT_LIST_CODE, description="The service's code in that list.")
    start: Date | None = Field(None, alias="from", description="From when it is registered.")
    lists: dict[Id, VacantList] = Field(
        min_length=1, description="The lists, each under an id of its own."
    )
    services: Annotated[
        tuple[Literal["time_request", "e_contact", "e_consultation", "prescription_renewal"], ...],
        BeforeValidator(_no_booking),
        Once,
    ] = Field((), description="Message services that patients of these lists are offered.")


class Site(Part):
    """What holds for all booking pages."""

    noun: ClassVar[str] = "site settings"

    base_url: SiteUrl | None = Field(None, description="Where the pages will lie.")
    colour: Colour | None = Field(None, description="The clinic's colour, as in #1c5d6b.")
    logo: FileName | None = Field(None, description="A small PNG, or a plain SVG, beside the spec.")
    no_show: LongWords | None = Field(None, description="What happens when somebody stays away.")


class Clinic(Part):
    """The organisation."""

    noun: ClassVar[str] = "clinic"

    name: Name = Field(description="The clinic's name, as patients know it.")
    organization_number: OrganizationNumber = Field(
        description="Nine digits, from the Brønnøysund registers."
    )
    her_id: Annotated[
        ClinicHerId,
        Code("HN006", missing="HN002", so=", so NHN can register nothing for it"),
    ] = Field(description="The clinic's HER-ID, which NHN gives when the clinic joins.")
    nhn_member: Flag = Field(
        description="Whether the clinic is a member of Norsk Helsenett; the integration needs it."
    )
    digital_dialog_ordered: Flag = Field(
        False, description="“Digital dialog fastlege” has been ordered from NHN."
    )
    sector: Literal["private", "municipal"] = Field(description="Who owns the clinic.")
    kind: Literal["clinic", "health_centre", "hospital"] = Field(
        "clinic", description="PatientSky's type of clinic."
    )
    business_type: CodeValue = Field("103", description="Code of NHN's list 9040.")
    languages: Annotated[tuple[Language, ...], Once] = Field(
        ("nb",),
        min_length=1,
        description="Languages of what patients read; the first is the default one.",
    )
    municipality: Municipality | None = Field(None, description="Four digits, in quotes.")
    addresses: Addresses = Field(description="Visiting and postal address.")
    phone: Phone | None = Field(None, description="As patients dial it.")
    email: Email | None = Field(None, description="The clinic's e-mail address.")
    homepage: Url | None = Field(None, description="The clinic's own pages.")
    privacy_notice: Url | None = Field(None, description="The clinic's privacy notice.")
    accessibility_statement: Url | None = Field(
        None, description="Required of public bodies, at uustatus.no."
    )
    emergency_notice: LongWords | None = Field(
        None, description="In place of the built-in text with 113 and 116 117."
    )
    opening_hours: tuple[OpeningHours, ...] = Field((), description="When the clinic is open.")
    closed: tuple[DateRange, ...] = Field(
        (), description="Days the clinic is closed, beside the public holidays."
    )
    messaging: Messaging | None = Field(None, description="AMQP queues and EDI address.")
    notifications: Notifications = Field(
        default_factory=Notifications, description="PatientSky's own notices to patients."
    )
    patientsky: PatientSky = Field(
        default_factory=PatientSky, description="What PatientSky knows of the clinic."
    )
    resource_booking: ResourceBooking | None = Field(
        None, description="The service that HelseNorge addresses resource bookings to."
    )
    vacant_lists: VacantLists | None = Field(None, description="Patient lists without a GP.")
    site: Site = Field(default_factory=Site, description="What holds for all booking pages.")
