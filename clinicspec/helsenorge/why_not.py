"""What keeps patients from a service, in words."""

from collections.abc import Iterable

from clinicspec.helsenorge.services import Hindrance
from clinicspec.model.names import listed
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec

_OF_GP: dict[Hindrance, str] = {
    "not_offered": "does not offer it",
    "no_her_id": "has no HER-ID",
    "her_id_pending": "has only applied for a HER-ID",
    "no_calendar": "owns no calendar",
    "several_calendars": "owns several calendars",
    "calendar_offline": "owns a calendar that is not online",
    "no_bookable_type": "owns a calendar without a type that is online and scheduled",
    "not_started": "has not started",
}
"""What is said of a GP after the name."""

_OF_LIST: dict[Hindrance, str] = {
    "no_gp": "the list has no GP, and patients book in their own GP’s calendar only",
    "her_id_pending": "the HER-ID of the service for vacant lists is only applied for",
    "not_started": "the service for vacant lists is not registered yet",
    "left": "the GP has left, and the list goes on nowhere",
}

_OF_SHARED: dict[Hindrance, str] = {
    "no_her_id": "the spec has no `resource_booking`, which HelseNorge sends bookings to",
    "her_id_pending": "the HER-ID of `resource_booking` is only applied for",
    "not_started": "`resource_booking` is not registered yet",
}


def why_not_offered(spec: Spec, has_it: Reference | None, why_not: Iterable[Hindrance]) -> str:
    """Why patients are not offered a service, by who has their list; None for nobody."""
    if has_it is not None and has_it.kind == "employee":
        return f"{spec.name_of(has_it)} {listed(_OF_GP[each] for each in why_not)}"
    return listed(_OF_LIST[each] for each in why_not)


def why_not_activated(why_not: Iterable[Hindrance]) -> str:
    """Why patients can't book the shared services."""
    return listed(_OF_SHARED[each] for each in why_not)
