"""Keys that would change what no clinic can change, and why they can't.

The guide's sentences stand on the pages of the codes. What they say for scripts is `fixed` of
``helsenorge/fixed.py``.
"""

from collections.abc import Mapping
from typing import NamedTuple

from clinicspec.model.booking import AppointmentType, Calendar
from clinicspec.model.messages import MessageTemplate, Route, Routing
from clinicspec.model.organisation import Clinic, Notifications, PatientSky
from clinicspec.model.part import Part


class FixedKey(NamedTuple):
    """Why a key has no meaning."""

    code: str
    since: str
    """Goes on from "`key` of somebody changes nothing, since"."""


_SYNC = FixedKey(
    "HN008", "HelseNorge and PatientSky are always synced, and every booking and message arrives"
)
_NOTIFY = FixedKey("HN211", "HelseNorge itself tells the patient of each message and reply")
_COMMENT = FixedKey(
    "HN408", "patients who book at HelseNorge must always say what the appointment is about"
)

FIXED_KEYS: Mapping[type[Part], Mapping[str, FixedKey]] = {
    Clinic: {"sync": _SYNC},
    PatientSky: {"sync": _SYNC},
    Notifications: {
        "reminder_hours": FixedKey("HN904", "HelseNorge itself sets when patients are reminded"),
        "notices": FixedKey(
            "HN905", "HelseNorge sends the same notices to the patients of every clinic"
        ),
    },
    Routing: {
        "e_dialogue": FixedKey(
            "HN202", "e-dialogues come and go in PatientSky alone, never through HelseNorge"
        )
    },
    Route: {
        "notify": _NOTIFY,
        "journal": FixedKey(
            "HN310", "e-consultations, and they alone, are added to the journal by themselves"
        ),
        "replies": FixedKey(
            "HN311", "every clinic has the same answers to a request for a prescription renewal"
        ),
        "converts_to": FixedKey(
            "HN312", "at every clinic the same messages can be turned into the same others"
        ),
    },
    MessageTemplate: {"notify": _NOTIFY},
    Calendar: {
        "comment_required": _COMMENT,
        "show_source": FixedKey(
            "HN906", "no calendar shows whether an appointment was booked through HelseNorge"
        ),
    },
    AppointmentType: {"comment_required": _COMMENT},
}
"""By the part that the key would stand in."""
