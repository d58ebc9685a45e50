"""What patients can book: appointment types, week templates, calendars, booking sites."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, WithJsonSchema

from clinicspec.model.names import ID, RESOURCE_CATEGORIES, time_text
from clinicspec.model.numbers import Flag, PriceValue, whole
from clinicspec.model.organisation import Address
from clinicspec.model.part import Entity, Part
from clinicspec.model.reference import Audience, CalendarOwner
from clinicspec.model.text import BookingLink, Name, NamedId, Slug
from clinicspec.model.times import Date, DateRange, Days, Time, Weeks
from clinicspec.model.unreadable import Code, Once, one_of
from clinicspec.model.words import LongWords, Words

Minutes = Annotated[int, *whole(1, 480, "minutes")]
Hours = Annotated[int, *whole(0, 8760, "hours")]
BookAhead = Annotated[int, *whole(0, 3650, "days")]
Places = Annotated[int, *whole(2, 500, "places")]
Bookings = Annotated[int, *whole(0, 100, "bookings")]
EveryWeeks = Annotated[int, *whole(1, 52, "weeks")]
Category = Annotated[
    Name,
    WithJsonSchema(
        {
            "type": "string",
            "anyOf": [{"enum": [*RESOURCE_CATEGORIES]}, {"pattern": f"^{ID.pattern}$"}],
        }
    ),
]
"""Any word, since a project's settings can add categories."""


class Resource(Part):
    """“Use as resource appointment at HelseNorge”, and its Type."""

    noun: ClassVar[str] = "resource setting"

    category: Annotated[
        Category, Code("HN603", missing="HN602", so=", so HelseNorge can't sort it")
    ] = Field(description=f"The Type at HelseNorge: {one_of(RESOURCE_CATEGORIES)}.")


class AppointmentType(Entity):
    """Something that can be booked."""

    noun: ClassVar[str] = "appointment type"

    name: Annotated[
        Words, Code("HN604", missing="HN604", so=", so patients can't tell what they book")
    ] = Field(description="What patients see; at HelseNorge it is all they see.")
    minutes: Annotated[Minutes, Code("HN650")] = Field(description="How long an appointment takes.")
    online: Flag = Field(False, description="Patients can book it themselves.")
    hidden: Flag = Field(
        False, description="“Hidden appointment”: parents don't see it at HelseNorge."
    )
    places: Annotated[Places | None, Code("HN651")] = Field(
        None, description="Places of a group appointment."
    )
    resource: Resource | None = Field(
        None, description="Makes it a resource appointment, bookable for the clinic's patients."
    )
    information: LongWords | None = Field(
        None, description="Shown under the name; HelseNorge takes 200 characters."
    )
    price: Annotated[PriceValue | None, Code("HN653")] = Field(
        None, description="In NOK, or {amount, currency}."
    )
    address: Address | None = Field(None, description="If it differs from the clinic's.")
    notify: Flag | None = Field(None, description="Left out, as its calendar.")
    cancel_before_hours: Annotated[Hours | None, Code("HN550")] = Field(
        None, description="Latest cancellation, in hours before."
    )


class Block(Part):
    """A run of slots on some weekdays."""

    noun: ClassVar[str] = "block"

    days: Days = Field(description="A day, a run of days, or a list of these.")
    start: Time = Field(alias="from", description="When the block begins, 24-hour clock.")
    end: Time = Field(alias="to", description="When it ends; the last slot ends by then.")
    types: Annotated[tuple[NamedId, ...], Once] = Field(
        min_length=1, description="Appointment types that can be booked here."
    )
    staff: NamedId | None = Field(None, description="The employee who does them.")
    slot_minutes: Annotated[Minutes | None, Code("HN650")] = Field(
        None, description="Length of a slot; left out, the longest type's."
    )

    @property
    def hours(self) -> str:
        """From when to when, as in 08:00–10:00."""
        return f"{time_text(self.start)}–{time_text(self.end)}"


class Schedule(Part):
    """In which weeks a template is used."""

    noun: ClassVar[str] = "schedule"

    template: NamedId = Field(description="The week template.")
    weeks: Annotated[Weeks, Code("HN754")] = Field(
        description="A week, a range, a period's id, or a list of these."
    )
    every_weeks: EveryWeeks = Field(
        1, description="2 for every second week; the first week of each range counts."
    )


class Limits(Part):
    """What limits booking and cancelling."""

    noun: ClassVar[str] = "limits"

    book_ahead_days: Annotated[BookAhead | None, Code("HN550")] = Field(
        None, description="How far ahead patients can book."
    )
    book_before_hours: Annotated[Hours | None, Code("HN550")] = Field(
        None, description="Latest booking, in hours before."
    )
    cancel_before_hours: Annotated[Hours | None, Code("HN550")] = Field(
        None, description="Latest cancellation, in hours before."
    )
    bookings_per_patient: Annotated[Bookings | None, Code("HN550")] = Field(
        None, description="How many appointments a patient can have booked."
    )


class Calendar(Entity):
    """A planner."""

    noun: ClassVar[str] = "calendar"

    name: Name = Field(description="What patients see in the PatientSky app and portal.")
    internal_name: Name | None = Field(None, description="What colleagues see.")
    kind: Literal["gp", "resource", "internal"] = Field(
        description="A GP's own, one for shared services, or one that patients don't book in."
    )
    owner: CalendarOwner = Field(description="An employee, a group, a unit or the whole clinic.")
    online: Flag = Field(False, description="Patients can book in it.")
    patients: Audience | None = Field(
        None,
        description="Who can book: own_list, clinic_gp_patients, everyone or {patient_list: …}.",
    )
    schedule: tuple[Schedule, ...] = Field((), description="Templates, each with its weeks.")
    closed: tuple[DateRange, ...] = Field((), description="Days without appointments.")
    limits: Limits = Field(default_factory=Limits, description="Limits on booking.")
    shown: Literal["all", "first_free"] = Field(
        "all", description="Which free slots patients are shown."
    )
    notify: Flag | None = Field(None, description="Left out, as the clinic.")


class Season(Part):
    """From when to when a page books; an end that is left out is open."""

    noun: ClassVar[str] = "season"

    start: Date | None = Field(None, alias="from", description="First day.")
    end: Date | None = Field(None, alias="to", description="Last day.")


class BookingSite(Entity):
    """An external booking page for designated calendars."""

    noun: ClassVar[str] = "booking site"

    slug: Annotated[Slug | None, Code("HN869")] = Field(
        None, description="Last part of the page's address; left out, the id."
    )
    title: Words = Field(description="The page's heading.")
    introduction: LongWords | None = Field(None, description="A sentence or two under the heading.")
    appointment_types: Annotated[tuple[NamedId, ...], Once] = Field(
        description="What can be booked through the page."
    )
    calendars: Annotated[tuple[NamedId, ...], Once] = Field(description="The designated calendars.")
    open: Season | None = Field(None, description="The season in which the page books.")
    login_note: LongWords | None = Field(
        None, description="What the page says about logging in at PatientSky."
    )
    link: Annotated[BookingLink | None, Code("HN851")] = Field(
        None, description="The link that PatientSky gives for this service."
    )


class Shift(Part):
    """Somebody who offers shared services at certain hours, whatever the calendars say."""

    noun: ClassVar[str] = "shift"

    employee: NamedId = Field(description="Who works.")
    days: Days = Field(description="A day, a run of days, or a list of these.")
    start: Time = Field(alias="from", description="When the shift begins, 24-hour clock.")
    end: Time = Field(alias="to", description="When it ends, 24-hour clock.")
    weeks: Annotated[Weeks | None, Code("HN754")] = Field(
        None, description="Left out, the weeks of the shared calendars."
    )
