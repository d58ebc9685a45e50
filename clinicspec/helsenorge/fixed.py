"""What holds at HelseNorge whatever a clinic sets up, each fact with the guide's sentence.

The facts about routed messages are stated where messages are routed.
"""

from collections.abc import Mapping

from clinicspec.routing.facts import (
    ATTACHMENT_MEGABYTES,
    AUTOMATICALLY_JOURNALLED,
    CONVERSIONS,
    PRESCRIPTION_REPLIES,
    Fact,
)

DIALOGUE_TITLE_MARK = Fact(
    "helsenorge.no",
    "Dialogues sent from HelseNorge are indicated with helsenorge.no in the title.",
)

FIXED: Mapping[str, Fact[object]] = {
    "preconditions": Fact(
        ("full_birth_number_or_d_number", "consent_to_digital_contact", "active_at_helsenorge"),
        "Dialogues can only be sent to patients with a full birth number or D number. The patient "
        "must also have given consent to be contacted digitally through the HelseNorge portal. If "
        "the patient has not given consent or is not active in the HelseNorge portal, you will not "
        "be able to send dialogues.",
    ),
    "sender_told_of_unreachable_patient": Fact(
        True,
        "You will be informed that the patient cannot be contacted when starting a dialogue.",
    ),
    "dialogue_notices": Fact(
        ("dialogue", "reply"),
        "You can also send dialogues that are received in HelseNorge directly from the search "
        "field when a patient is activated. The patient is notified by HelseNorge. The patient is "
        "notified by HelseNorge when the GP or clinic responds to the dialogue, and the dialogue "
        "is received in the HelseNorge portal.",
    ),
    "own_gp_calendar_only": Fact(
        True,
        "The patient can only book an appointment in its own GP’s calendar - this is the only "
        "calendar made available for the patient.",
    ),
    "booking_comment": Fact(
        "mandatory", "The patient must also add a comment about what the appointment is about."
    ),
    "booking_origin_shown": Fact(
        False,
        "It is not indicated in the calendar if the patient has booked the appointment through "
        "HelseNorge.",
    ),
    "notices": Fact(
        ("confirmation", "change_or_move", "cancellation", "reminder"),
        "The patient receives these notifications from HelseNorge: Confirmation for booked "
        "appointment; Changes to or move of appointment; Cancellation; Reminder between 48 and 24 "
        "hours before the appointment.",
    ),
    "reminder_hours_before": Fact(
        {"from": 48, "to": 24}, "Reminder between 48 and 24 hours before the appointment."
    ),
    "automatically_journalled": AUTOMATICALLY_JOURNALLED,
    "prescription_replies": PRESCRIPTION_REPLIES,
    "conversions": CONVERSIONS,
    "attachment_megabytes": ATTACHMENT_MEGABYTES,
    "dialogue_title_contains": DIALOGUE_TITLE_MARK,
    "parents_represent_children_under": Fact(
        16,
        "Parents can represent their children under 16 years old and have access to their health "
        "information through HelseNorge.",
    ),
}
"""Name → the fact; values are such as JSON has."""
