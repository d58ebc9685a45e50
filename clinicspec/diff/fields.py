"""Who notices a change that no backend shows, and how much it is to them, by the field."""

from collections.abc import Mapping

from clinicspec.diff.changes import Change
from clinicspec.diff.entry import Audience, Impact
from clinicspec.model.spec import Spec
from clinicspec.model.unknown import read

PATIENTS, CLINIC, REGISTRY, SITE = Audience
HARMLESS, NOTABLE, BREAKING = Impact.HARMLESS, Impact.NOTABLE, Impact.BREAKING

NOTICED: Mapping[str, tuple[Audience, Impact]] = {
    "clinic.notifications": (PATIENTS, NOTABLE),
    "clinic.site": (SITE, NOTABLE),
    "clinic.patientsky.booking_url": (SITE, HARMLESS),
    "clinic.patientsky.service_provider_id": (SITE, HARMLESS),
    "clinic.patientsky.registered_by": (REGISTRY, NOTABLE),
    "clinic.messaging": (REGISTRY, NOTABLE),
    "clinic.vacant_lists": (PATIENTS, NOTABLE),
    "clinic.resource_booking": (REGISTRY, NOTABLE),
    "employees.active": (CLINIC, NOTABLE),
    "employees.absences": (CLINIC, NOTABLE),
    "employees.patient_list": (CLINIC, NOTABLE),
    "roles": (CLINIC, HARMLESS),
    "positions": (CLINIC, HARMLESS),
    "groups.name": (PATIENTS, NOTABLE),
    "appointment_types.notify": (PATIENTS, NOTABLE),
    "week_templates": (CLINIC, HARMLESS),
    "periods": (CLINIC, HARMLESS),
    "calendars.name": (PATIENTS, NOTABLE),
    "calendars.internal_name": (CLINIC, HARMLESS),
    "calendars.shown": (PATIENTS, NOTABLE),
    "calendars.notify": (PATIENTS, NOTABLE),
    "message_templates": (PATIENTS, NOTABLE),
    "booking_sites": (SITE, HARMLESS),
}
"""By the field, or what it begins with; anything else is notable for the clinic."""

NEEDED = ("clinic.nhn_member", "clinic.digital_dialog_ordered")
"""Without these nothing works at HelseNorge."""


def audience_and_impact(change: Change, new: Spec) -> tuple[Audience, Impact]:
    """Who notices a change, and how much it is to them."""
    if change.how == "renamed":
        return CLINIC, HARMLESS if change.path else NOTABLE  # what is built stands below the id
    if change.field in NEEDED and change.after is False:
        return CLINIC, BREAKING
    if change.field == "week_templates" and change.how == "changed":
        return CLINIC, NOTABLE  # of one that is not used yet as well, but that is seldom
    if change.field.startswith("message_templates"):
        template = new.message_templates.get(str(change.path[1]), change.before)
        if read(template, "audience") == "colleagues":
            return CLINIC, NOTABLE
    steps = change.field.split(".")
    for count in range(len(steps), 0, -1):
        noticed = NOTICED.get(".".join(steps[:count]))
        if noticed is not None:
            return noticed
    return CLINIC, NOTABLE
