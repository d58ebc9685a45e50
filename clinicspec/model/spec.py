"""The whole of one clinic's spec."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import Field, WithJsonSchema

from clinicspec.model.booking import AppointmentType, Block, BookingSite, Calendar, Shift
from clinicspec.model.messages import MessageTemplate, Routing
from clinicspec.model.organisation import Clinic
from clinicspec.model.part import Entity
from clinicspec.model.people import Employee, Group, OrgUnit, PatientList, Position, Role
from clinicspec.model.reference import Reference
from clinicspec.model.text import EmployeeId, Id
from clinicspec.model.times import WeekRanges
from clinicspec.model.unknown import UnknownValue, known
from clinicspec.model.unreadable import Code
from clinicspec.model.words import Words, in_language

LanguageVersion = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]


T = TypeVar("T")


class Spec(Entity):
    """One clinic."""

    noun: ClassVar[str] = "spec"

    version: LanguageVersion = Field(
        alias="clinicspec", description="Version of the spec language: 1."
    )
    environment: Literal["production", "test"] = Field(
        "production",
        description="In test, check digits that NHN's test organisations break are warnings.",
    )
    clinic: Clinic = Field(description="The organisation.")
    org_units: dict[Id, OrgUnit] = Field({}, description="Organisation units.")
    roles: dict[Id, Role] = Field({}, description="Job titles.")
    employees: dict[EmployeeId, Employee] = Field({}, description="People.")
    positions: dict[Id, Position] = Field({}, description="Seats; an employee holds one at most.")
    groups: dict[Id, Group] = Field({}, description="Named sets of employees.")
    patient_lists: dict[Id, PatientList] = Field({}, description="Lists kept in PatientSky.")
    appointment_types: dict[Id, AppointmentType] = Field({}, description="What can be booked.")
    week_templates: dict[Id, tuple[Block, ...]] = Field(
        {}, description="Recurring blocks of slots."
    )
    periods: Annotated[dict[Id, WeekRanges], Code("HN754")] = Field(
        {}, description="Names for weeks."
    )
    calendars: dict[Id, Calendar] = Field({}, description="Planners.")
    staffing: tuple[Shift, ...] = Field((), description="Who offers shared services when.")
    routing: Routing = Field(default_factory=Routing, description="Who receives which message.")
    message_templates: dict[Id, MessageTemplate] = Field(
        {}, description="Texts sent to patients or colleagues."
    )
    booking_sites: dict[Id, BookingSite] = Field({}, description="External booking pages.")

    def once(self, about: tuple[str, str], work_out: Callable[[], T]) -> T:
        """What ``work_out`` gives of this spec, which is worked out only the first time.

        ``about`` says what it is, and of which calendar or the like.
        """
        worked_out = self._worked_out
        if about not in worked_out:
            worked_out[about] = work_out()
        found: T = worked_out[about]
        return found

    def __copy__(self) -> "Spec":
        """The same fields, without what was worked out from them: some are about to change."""
        copied = super().__copy__()
        for name in list(copied.__dict__):
            if isinstance(getattr(Spec, name, None), cached_property):
                del copied.__dict__[name]
        return copied

    @cached_property
    def _worked_out(self) -> dict[tuple[str, str], Any]:
        return {}

    def calendars_of(self, employee: Employee) -> list[Calendar]:
        """The calendars that somebody owns, in the spec's order; Unknown if one may be lacking."""
        if not self._owners_known:
            raise UnknownValue("owner")
        return self.known_calendars_of(employee)

    @cached_property
    def _owners_known(self) -> bool:
        return all(known(calendar, "owner") for calendar in self.calendars.values())

    def known_calendars_of(self, employee: Employee) -> list[Calendar]:
        """The calendars of which it is known that somebody owns them, in the spec's order."""
        return self._calendars_by_owner.get(Reference("employee", employee.id), [])

    @cached_property
    def _calendars_by_owner(self) -> Mapping[Reference, list[Calendar]]:
        owned: dict[Reference, list[Calendar]] = defaultdict(list)
        for calendar in self.calendars.values():
            if known(calendar, "owner"):
                owned[calendar.owner].append(calendar)
        return owned

    def name_of(self, reference: Reference) -> str:
        """What a reference names, as people call it."""
        match reference.kind:
            case "employee":
                return self.employees[reference.id].name
            case "group":
                return f"the group {self.groups[reference.id].name}"
            case "role":
                return f"the role {self.roles[reference.id].name}"
            case "position":
                return f"the position {self.name_of_position(self.positions[reference.id])}"
            case "org_unit":
                return f"the unit {self.org_units[reference.id].name}"
            case "patient_list":
                return f"the patient list {self.patient_lists[reference.id].name}"
            case "vacant_list" if self.clinic.vacant_lists is not None:
                return f"the vacant list {self.clinic.vacant_lists.lists[reference.id].name}"
            case _:
                return "the whole clinic"

    def text_of(self, words: Words) -> str:
        """Words for patients, in the clinic's default language."""
        default = self.clinic.languages[0]
        return in_language(words, default, default)[0]

    def name_of_position(self, position: Position) -> str:
        """A position's own name, or else its role's."""
        return position.name or self.roles[position.role].name

    def name_entities(self, clinic: str) -> None:
        """Tell every entity the id it stands under; the spec's own is the clinic's."""
        self.stands_under(clinic)
        for section in type(self).model_fields:
            value = getattr(self, section) if known(self, section) else None
            entities = value.items() if isinstance(value, dict) else ()
            for key, entity in entities:
                if isinstance(entity, Entity):
                    entity.stands_under(key)
        if known(self, "clinic") and known(self.clinic, "vacant_lists"):
            vacant = self.clinic.vacant_lists
            if vacant is not None and known(vacant, "lists"):
                for key, vacant_list in vacant.lists.items():
                    vacant_list.stands_under(key)
        if known(self, "routing"):
            for message_type in Routing.model_fields:
                if known(self.routing, message_type):
                    getattr(self.routing, message_type).stands_under(message_type)
