"""The second half of PatientSky's guide to HelseNorge: booking, calendars, notices."""

from collections.abc import Mapping

from clinicspec.rules.sentence import (
    AT_HELSENORGE,
    AT_PATIENTSKY,
    CLICKS,
    ELSEWHERE,
    LEAD,
    PICTURE,
    Sentence,
)

SYNCED = "no key turns the syncing off"
GROUP_OWNS = "a group can own a calendar, as a unit, the whole clinic or an employee can"
TYPE_NAMES = "helsenorge/services.json: resource_types.names"
RESOURCE_TYPES = "helsenorge/services.json: resource_types"
BOOKABLE_TYPES = "helsenorge/services.json: practitioners.bookable_types"
NOT_BOOKABLE = "helsenorge/services.json: practitioners.not_bookable"
NOTICES = "helsenorge/services.json: fixed.notices"

BOOKING: Mapping[str, tuple[Sentence, ...]] = {
    "Appointment booking via HelseNorge": (
        Sentence(
            "L69",
            "where the clinic offers it, patients can book at HelseNorge",
            artefacts=(BOOKABLE_TYPES, RESOURCE_TYPES),
        ),
        Sentence("L70", "there are two kinds of bookings", reason=LEAD),
        Sentence(
            "L71",
            "appointments in the GP's calendar",
            artefacts=("helsenorge/services.json: practitioners.calendar",),
        ),
        Sentence("L72", "resource appointments: shared services", artefacts=(RESOURCE_TYPES,)),
    ),
    "Book appointment with a GP": (
        Sentence(
            "L76",
            "patients can book in their own GP's calendar only",
            artefacts=("helsenorge/services.json: fixed.own_gp_calendar_only",),
        ),
        Sentence(
            "L76b", "for it to be displayed, conditions must be met", artefacts=(NOT_BOOKABLE,)
        ),
        Sentence("L77", "a GP owns one calendar only"),
        Sentence("L77b", "with several, no patient can book", artefacts=(NOT_BOOKABLE,)),
        Sentence("L78", "it is available online", artefacts=(NOT_BOOKABLE,)),
        Sentence("L79", "and so are its appointment types", artefacts=(NOT_BOOKABLE,)),
        Sentence("L80", "the planner's settings", reason=PICTURE),
        Sentence("L81", "booking at HelseNorge", reason=PICTURE),
        Sentence("L82", "the GP must own the calendar, and it must be online"),
        Sentence(
            "L83",
            "patients see what else the clinic has made available beside it",
            artefacts=(BOOKABLE_TYPES, RESOURCE_TYPES),
        ),
        Sentence("L84", "patients see what is free online", artefacts=(BOOKABLE_TYPES,)),
        Sentence(
            "L84b",
            "they must say what the appointment is about",
            artefacts=("helsenorge/services.json: fixed.booking_comment",),
        ),
        Sentence("L84c", "a booking is in the GP's calendar at once", construction=SYNCED),
    ),
    "Book appointment in resource calendar": (
        Sentence("L88", "resource appointments serve many purposes", reason=LEAD),
        Sentence(
            "L89",
            "in resource planners patients book shared services",
            artefacts=(RESOURCE_TYPES,),
        ),
        Sentence(
            "L89b",
            "they are the whole clinic's, a group's or another employee's, not a GP's",
        ),
        Sentence("L90", "resource calendars", reason=PICTURE),
        Sentence("L91", "booking at HelseNorge", reason=PICTURE),
        Sentence("L92", "a clinic with calendars for its lab services", reason=PICTURE),
        Sentence("L92b", "the lab group owns them", construction=GROUP_OWNS),
        Sentence(
            "L93",
            "patients book both with their GP and what the clinic shares",
            artefacts=(BOOKABLE_TYPES, RESOURCE_TYPES),
        ),
        Sentence("L94", "NHN's guide says more", reason=ELSEWHERE),
    ),
    "Configure resource calendar": (
        Sentence("L98", "it takes appointment types of their own, added to shared calendars"),
        Sentence("L99", "a calendar has no parallel appointments, so it takes one per employee"),
        Sentence("L101", "when one calendar is enough", reason=LEAD),
        Sentence("L103", "where one employee at a time offers services"),
        Sentence("L104", "or several do, but not at the same time"),
        Sentence(
            "L104b",
            "Ali takes blood at 08.00, and Kari vaccinates at 09.00, in one calendar",
            construction="each block of a template can name its own `staff`",
        ),
        Sentence("L105", "when two calendars or more are needed", reason=LEAD),
        Sentence("L106", "where several offer services at the same time"),
        Sentence("L106b", "since one planner is one employee"),
        Sentence("L106c", "Ali, Per and Kari all work at one time"),
        Sentence("L106d", "each with a service of their own at 08.00"),
        Sentence("L106e", "so each needs a calendar"),
        Sentence("L107", "several at the same time take several calendars"),
    ),
    "Name the calendar": (
        Sentence(
            "L111",
            "what is online is displayed at HelseNorge, in the app and in the portal",
            artefacts=(RESOURCE_TYPES,),
        ),
        Sentence(
            "L111b", "so calendars for different services need names that patients understand"
        ),
        Sentence("L112", "that matters in the app and in the portal"),
        Sentence(
            "L112b",
            "HelseNorge shows appointment types, not calendars",
            artefacts=(TYPE_NAMES,),
        ),
        Sentence("L113", "a calendar for one service can be named after it"),
        Sentence("L113b", "then patients know which to choose"),
        Sentence("L114", "the app", reason=PICTURE),
        Sentence("L115", "calendars of a lab group", reason=PICTURE),
        Sentence("L116", "what patients see at HelseNorge", reason=PICTURE),
        Sentence(
            "L117",
            "patients can book resource appointments in the app",
            reason="PatientSky's app shows what is online; nothing else is set up for it",
        ),
        Sentence("L118", "with several of one name and one service, patients can't choose"),
        Sentence("L118b", "such names should be numbered"),
        Sentence("L119", "Lab services (Health secretary 1)"),
        Sentence("L120", "Lab services (Health secretary 2)"),
        Sentence("L121", "Lab services (Health secretary 3)"),
        Sentence("L122", "names of several who offer the same", reason=PICTURE),
    ),
    "Create resource calendar": (
        Sentence(
            "L126",
            "it is created as any calendar is",
            construction="both stand in `calendars`, and `kind` tells them apart",
        ),
        Sentence("L126b", "and differs in some things", reason=LEAD),
        Sentence("L128", "no GP can own it"),
        Sentence("L128b", "the whole clinic, a group or another employee can"),
        Sentence("L128c", "a lab group, for one", construction=GROUP_OWNS),
        Sentence("L130", "it has a name", construction="a calendar without a `name` is an error"),
        Sentence("L130b", "which only the app and the portal show"),
        Sentence("L130c", "HelseNorge shows appointment types only", artefacts=(TYPE_NAMES,)),
        Sentence("L130d", "there are examples of names", reason="points to L113 to L121"),
        Sentence("L132", "it is available online"),
        Sentence(
            "L134",
            "it is for the clinic's GP patients, or for certain patients",
            artefacts=("helsenorge/services.json: resource_types.calendars.patients",),
        ),
        Sentence("L134b", "then for a patient list"),
        Sentence("L135", "the settings that matter", reason=PICTURE),
        Sentence(
            "L135b",
            "limits of the calendar and its types, as on cancelling, hold at HelseNorge",
            artefacts=(
                "helsenorge/services.json: practitioners.bookable_types.limits",
                "helsenorge/services.json: resource_types.calendars.limits",
            ),
        ),
    ),
    "Adjust appointment types": (
        Sentence(
            "L139",
            "new or existing types can be resource appointments",
            construction="`resource` is a key of every appointment type",
        ),
        Sentence("L139b", "how a type is created", reason=ELSEWHERE),
        Sentence("L139c", "the steps for one that is to be at HelseNorge", reason=LEAD),
        Sentence("L141", "open the type", reason=CLICKS),
        Sentence("L143", "make it a resource appointment", artefacts=(RESOURCE_TYPES,)),
        Sentence(
            "L145",
            "choose its Type",
            artefacts=("helsenorge/services.json: resource_types.category",),
        ),
        Sentence("L147", "give it a name that patients understand"),
        Sentence("L149", "add information"),
        Sentence("L151", "save it", reason=CLICKS),
        Sentence("L152", "what to note", reason=LEAD),
        Sentence(
            "L153",
            "HelseNorge displays types that are resource appointments as resource calendars",
            artefacts=(RESOURCE_TYPES,),
        ),
        Sentence(
            "L154",
            "the Type sorts them, and the name is what is displayed",
            artefacts=(TYPE_NAMES,),
        ),
        Sentence("L155", "examples of names, as wound care or Covid-test"),
        Sentence(
            "L156",
            "the information is displayed below the name",
            artefacts=("helsenorge/services.json: resource_types.information",),
        ),
        Sentence("L156b", "it can say what the appointment is, and for whom"),
        Sentence("L156c", "HelseNorge takes 200 characters"),
        Sentence("L157", "the types must be added to the resource calendar"),
        Sentence("L158", "to a week template, and the schedule must be updated"),
        Sentence("L158b", "how that is done", reason=ELSEWHERE),
        Sentence(
            "L159",
            "in a calendar that has them already they can be booked at once",
            artefacts=("helsenorge/services.json: resource_types.calendars",),
            construction="a type is on offer in every calendar that schedules it",
        ),
    ),
    "Create external booking site": (
        Sentence(
            "L163",
            "a clinic's website can link to a booking site for one service",
            artefacts=("site/*/index.html",),
        ),
        Sentence(
            "L163b",
            "as for influenza vaccination",
            reason="an example; a page can be for any service",
        ),
        Sentence(
            "L163c",
            "patients book there without logging in to HelseNorge, the app or the portal",
        ),
        Sentence("L163d", "how that is set up", reason=ELSEWHERE),
    ),
    "Set up an appointment": (
        Sentence("L167", "the clinic itself can create appointments", reason=AT_PATIENTSKY),
        Sentence("L168", "NHN's guide shows how patients book", reason=ELSEWHERE),
        Sentence(
            "L169",
            "HelseNorge notifies the patient, and shows the appointment",
            artefacts=(NOTICES,),
        ),
        Sentence("L169b", "the app and the portal show it as well", reason=AT_PATIENTSKY),
        Sentence(
            "L170", "of a change or a cancellation the patient is notified", artefacts=(NOTICES,)
        ),
        Sentence("L171", "patients see all their appointments", reason=AT_HELSENORGE),
        Sentence(
            "L172",
            "parents represent children under 16, and see their health information",
            artefacts=("helsenorge/services.json: fixed.parents_represent_children_under",),
        ),
        Sentence("L172b", "what parents should not see must be a hidden appointment"),
        Sentence("L175", "HelseNorge sends these notices", artefacts=(NOTICES,)),
        Sentence("L176", "confirmation", artefacts=(NOTICES,)),
        Sentence("L177", "change or move", artefacts=(NOTICES,)),
        Sentence("L178", "cancellation", artefacts=(NOTICES,)),
        Sentence(
            "L179",
            "reminder, 48 to 24 hours before",
            artefacts=(NOTICES, "helsenorge/services.json: fixed.reminder_hours_before"),
        ),
        Sentence(
            "L180", "patients who are not active, or have not agreed, get none from HelseNorge"
        ),
        Sentence("L180b", "PatientSky notifies them if clinic, calendar and type all say so"),
        Sentence("L180c", "by e-mail, SMS or push"),
        Sentence("L183", "how bookings and dialogues from HelseNorge are known", reason=LEAD),
        Sentence(
            "L183b",
            "a calendar doesn't show where an appointment was booked",
            artefacts=("helsenorge/services.json: fixed.booking_origin_shown",),
        ),
        Sentence(
            "L183c",
            "wherever it was booked, it is in the calendar",
            construction=SYNCED,
        ),
        Sentence(
            "L183d",
            "dialogues have helsenorge.no in their title",
            artefacts=("helsenorge/services.json: fixed.dialogue_title_contains",),
        ),
        Sentence("L184", "when the page was changed", reason="the page's foot, no requirement"),
    ),
}
"""By heading, in the guide's order."""
