"""What stands in a ``*.test.yaml``: tests of messages, of booking and of slots."""

from typing import Annotated, ClassVar

from pydantic import Field

from clinicspec.model.names import MessageService
from clinicspec.model.numbers import Flag, whole
from clinicspec.model.part import Part
from clinicspec.model.text import Name, NamedId
from clinicspec.model.times import Date, Time
from clinicspec.model.unreadable import Once

Ids = Annotated[tuple[NamedId, ...], Field(min_length=1), Once]
"""One id or more, each once."""

SlotCount = Annotated[int, *whole(0, 1440, "slots")]
"""At most one slot begins with each minute of a day."""


class Expectation(Part):
    """What all tests have."""

    name: Name = Field(description="What the test promises, shown where it fails.")


class MessageExpectation(Expectation):
    """Who receives a message that a patient sends on a day."""

    noun: ClassVar[str] = "test of a message"

    message: MessageService = Field(description="The type of message.")
    practitioner: NamedId | None = Field(None, description="The GP whose patient sends it.")
    vacant_list: NamedId | None = Field(None, description="The vacant list of who sends it.")
    on: Date = Field(description="The day on which it is sent.")
    reaches: Ids = Field((), description="Employees who receive it; others may as well.")
    only: Annotated[tuple[NamedId, ...], Once] | None = Field(
        None, description="All employees who receive it, and no others; [] for nobody."
    )
    reaches_not: Ids = Field((), alias="not", description="Employees who don't receive it.")
    absent: Ids = Field((), description="Employees who receive it although they are away.")
    fallback: Flag | None = Field(None, description="Whether the route's fallback is used.")


class BookingExpectation(Expectation):
    """What the patients of a GP can book at HelseNorge."""

    noun: ClassVar[str] = "test of booking"

    patient_of: NamedId = Field(description="The GP whose patients book.")
    on: Date | None = Field(
        None, description="The day on which they look; left out, whatever the day."
    )
    can_book: Ids = Field((), description="Appointment types that they can book.")
    cannot_book: Ids = Field((), description="Appointment types that they can't book.")


class SlotsExpectation(Expectation):
    """The slots of a calendar on a day."""

    noun: ClassVar[str] = "test of slots"

    calendar: NamedId = Field(description="The calendar.")
    on: Date = Field(description="The day.")
    type: NamedId | None = Field(
        None, description="Count only slots for this appointment type; left out, all slots."
    )
    first: Time | None = Field(None, description="When the first slot begins, 24-hour clock.")
    last: Time | None = Field(None, description="When the last slot begins, 24-hour clock.")
    count: SlotCount | None = Field(None, description="How many slots there are; 0 for none.")


class Expectations(Part):
    """The users' own tests of a clinic."""

    noun: ClassVar[str] = "test file"

    tests: tuple[MessageExpectation | BookingExpectation | SlotsExpectation, ...] = Field(
        min_length=1, description="The tests, each with a name of its own."
    )
