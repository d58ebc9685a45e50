"""Who is the practitioner of a patient list on a day, and whose inboxes that one's messages reach.

The rules are those of “Absence” and “Rows of the table” in the spec language's page.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from clinicspec.model.names import MessageService
from clinicspec.model.people import Employee
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.routing.inbox import Inbox, inbox
from clinicspec.schedule.presence import absences_on, employed

State: TypeAlias = Literal["not_started", "present", "substituted", "absent", "left", "vacant"]

Hindrance: TypeAlias = Literal[
    "self",
    "not_in_gp_register",
    "no_her_id",
    "her_id_pending",
    "licence_inactive",
    "not_employed",
]

HINDRANCES: dict[Hindrance, str] = {
    "self": "is named as their own substitute",
    "not_in_gp_register": "is not in the GP register",
    "no_her_id": "has no HER-ID",
    "her_id_pending": "has no HER-ID yet",
    "licence_inactive": "has no active licence at PatientSky",
    "not_employed": "is not employed",
}
"""What is said of the substitute, or of the GP whose licence it is, after the name."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with a patient list on a day, for one type of message."""

    state: State
    inboxes: tuple[Inbox, ...] = ()
    """Those that the practitioner's messages reach; none where there is no practitioner."""
    continues_as: Reference | None = None
    """Who has the list after its GP has left; None as well where it goes on nowhere."""


def hindrance(substitute: Employee, gp: Employee | None, day: date) -> Hindrance | None:
    """What keeps a substitute from standing in for a GP, or for a vacant list (None).

    None if nothing does. What lasts comes before what is so on this day.
    """
    if substitute is gp:
        return "self"
    if not substitute.is_in_gp_register:
        return "not_in_gp_register"
    if not isinstance(substitute.her_id, int):
        return "her_id_pending" if substitute.her_id == "pending" else "no_her_id"
    if (gp or substitute).licence != "active":
        return "licence_inactive"
    return None if employed(substitute, day) else "not_employed"


def registered_for(
    spec: Spec, vacant_list: Reference, day: date
) -> list[tuple[Employee, Hindrance | None]]:
    """Whom the GP register has for a vacant list, each with what keeps them from standing in."""
    return [
        (each, hindrance(each, None, day))
        for each in spec.employees.values()
        if each.substitute_for == vacant_list
    ]


def practitioner_of(spec: Spec, vacant_list: Reference, day: date) -> Employee | None:
    """The only one who stands in for a vacant list on a day; None for nobody or several."""
    able = [each for each, hindered in registered_for(spec, vacant_list, day) if not hindered]
    return able[0] if len(able) == 1 else None


def standing(
    spec: Spec, patient_list: Reference, message_type: MessageService, day: date
) -> Standing:
    """How it stands with the list of a GP (``employee``) or with a vacant list on a day."""
    has_it = holders(spec, patient_list, day)[-1]
    if has_it is None:
        return Standing("left")
    if has_it.kind == "vacant_list":
        there = _of_vacant_list(spec, has_it, message_type, day)
    else:
        there = _of_gp(spec, has_it.id, message_type, day)
    if has_it == patient_list:
        return there
    return replace(there, state="left", continues_as=has_it)


def holders(spec: Spec, patient_list: Reference, day: date) -> list[Reference | None]:
    """Who has had a list until a day, in turn: itself, then whom it goes on under.

    The last has it that day; None where it has come to an end.
    """
    turns: list[Reference | None] = [patient_list]
    while (has_it := turns[-1]) is not None and has_it.kind == "employee":
        gp = spec.employees[has_it.id]
        if gp.active.end is None or day <= gp.active.end:
            break
        turns.append(gp.patient_list.continues_as if gp.patient_list else None)
    return turns


def offers(spec: Spec, has_it: Reference, message_type: MessageService) -> bool:
    """Whether a GP, or the service for vacant lists, offers patients a type of message."""
    if has_it.kind == "employee":
        return message_type in spec.employees[has_it.id].services
    vacant = spec.clinic.vacant_lists
    return vacant is not None and message_type in vacant.services


def _of_gp(spec: Spec, key: str, message_type: MessageService, day: date) -> Standing:
    gp = spec.employees[key]
    if not employed(gp, day):
        return Standing("not_started")
    absences = absences_on(gp, day, message_type)
    named = dict.fromkeys(each.substitute for each in absences)
    substitutes = [
        inbox(spec, each, (f"substitute:{key}",), message_type, day)
        for each in named
        if each is not None and hindrance(spec.employees[each], gp, day) is None
    ]
    state: State = "substituted" if substitutes else "absent" if absences else "present"
    if gp.her_id in (None, "none"):
        # HelseNorge addresses a practitioner by HER-ID. One that is pending will be there; without
        # any, no message reaches the practitioner, nor anybody in the practitioner's place.
        return Standing(state)
    own = inbox(spec, key, ("practitioner",), message_type, day)
    return Standing(state, (own, *substitutes))


def _of_vacant_list(
    spec: Spec, patient_list: Reference, message_type: MessageService, day: date
) -> Standing:
    """How it stands with a vacant list itself.

    Before its service is registered nobody can write to it, unless somebody stands in.
    """
    practitioner = practitioner_of(spec, patient_list, day)
    if practitioner is None:
        vacant = spec.clinic.vacant_lists
        start = vacant.start if vacant is not None else None
        hindrances = [hindered for _, hindered in registered_for(spec, patient_list, day)]
        if start is not None and day < start and all(hindrances):
            return Standing("not_started")
        return Standing("vacant")
    own = inbox(spec, practitioner.id, ("practitioner",), message_type, day)
    return Standing("absent" if own.absent else "substituted", (own,))
