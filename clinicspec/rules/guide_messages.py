"""The first half of PatientSky's guide to HelseNorge: the integration, dialogues, prescriptions."""

from collections.abc import Mapping

from clinicspec.rules.sentence import (
    AT_HELSENORGE,
    AT_PATIENTSKY,
    CLICKS,
    LEAD,
    PICTURE,
    Sentence,
)

PRECONDITIONS = ("helsenorge/services.json: fixed.preconditions",)
JOURNAL = (
    "helsenorge/services.json: fixed.automatically_journalled",
    "routing/routing.json: routes.journal",
)
CONVERSIONS = (
    "helsenorge/services.json: fixed.conversions",
    "routing/routing.json: routes.converts_to",
)
REPLIES = (
    "helsenorge/services.json: fixed.prescription_replies",
    "routing/routing.json: routes.replies",
)
DEFAULT = "a route that is left out is read as this one"

MESSAGES: Mapping[str, tuple[Sentence, ...]] = {
    "PatientSky is integrated with HelseNorge": (
        Sentence(
            "L1",
            "PatientSky is integrated with HelseNorge",
            reason="says what this is about; a spec describes a clinic that has the integration",
        ),
        Sentence(
            "L1b",
            "GPs with PatientSky can offer booking, e-consultations, prescriptions and inquiries",
            artefacts=(
                "helsenorge/services.json: practitioners.bookable_types",
                "helsenorge/services.json: practitioners.message_services",
            ),
        ),
        Sentence(
            "L2",
            "the two are synced by themselves, and every booking and inquiry arrives",
            construction="no key turns the syncing off",
        ),
        Sentence(
            "L5",
            "PatientSky activates the integration for the clinic",
            reason="a step that PatientSky takes once; nothing in a spec can take it or undo it",
        ),
        Sentence("L6", "the clinic must be a member of Norsk Helsenett"),
        Sentence(
            "L6b",
            "the clinic and each employee must have a HER-ID",
            artefacts=("nhn/parties.json: parties.her_id", "nhn/change-set.json: requests.her_id"),
        ),
        Sentence(
            "L7",
            "what a GP offers must be registered in NHN's Address Registry",
            artefacts=("nhn/parties.json: parties.services", "nhn/parties.json: parties.processes"),
        ),
        Sentence(
            "L7b",
            "PatientSky registers it, together with the clinic",
            construction="`patientsky.registered_by` is PatientSky unless a spec says who else",
        ),
    ),
    "Send a dialogue": (
        Sentence("L12", "there are several ways to communicate", reason=LEAD),
        Sentence("L12b", "where a dialogue is begun", reason=CLICKS),
        Sentence("L12c", "there are three types of dialogue"),
        Sentence("L13", "e-contact: for general inquiries"),
        Sentence("L13b", "patients receive it at HelseNorge", reason=AT_HELSENORGE),
        Sentence("L14", "e-consultation: for medical content"),
        Sentence("L14b", "patients receive it at HelseNorge", reason=AT_HELSENORGE),
        Sentence("L15", "e-dialogue: reaches patients in PatientSky's app and portal only"),
        Sentence("L15b", "e-dialogues also go to colleagues at the clinic"),
        Sentence(
            "L16",
            "files can be attached to dialogues that are received at HelseNorge",
            construction="a message template of an e-contact or an e-consultation can have "
            "`attachments`; the guide leaves open whether an e-dialogue, which HelseNorge doesn't "
            "show, can have files too",
        ),
        Sentence(
            "L16b",
            "a file has 12 MB at most",
            artefacts=("helsenorge/services.json: fixed.attachment_megabytes",),
        ),
        Sentence("L17", "a dialogue can also be begun from the search field", reason=CLICKS),
        Sentence("L17b", "HelseNorge notifies the patient"),
        Sentence(
            "L18",
            "only patients with a full birth number or D-number can be sent dialogues",
            artefacts=PRECONDITIONS,
        ),
        Sentence(
            "L18b",
            "the patient must have agreed to be contacted digitally",
            artefacts=PRECONDITIONS,
            construction="no key speaks of consent, so none can be presumed",
        ),
        Sentence(
            "L18c",
            "a patient who has not, or is not active at HelseNorge, can't be sent any",
            artefacts=PRECONDITIONS,
        ),
        Sentence("L18d", "whoever begins the dialogue is told so", reason=AT_PATIENTSKY),
        Sentence("L19", "what the practitioner is then shown", reason=PICTURE),
    ),
    "Receive dialogue": (
        Sentence(
            "L23",
            "patients can write from HelseNorge",
            artefacts=("helsenorge/services.json: practitioners.message_services",),
        ),
        Sentence(
            "L23b",
            "the clinic decides which employees receive which messages",
            artefacts=("routing/routing.json: routes.inboxes", "routing/routing.csv"),
        ),
        Sentence("L23c", "the clinic's administrator can set HelseNorge up"),
        Sentence("L23d", "where that is done", reason=CLICKS),
        Sentence(
            "L24",
            "each type of message has the same choices",
            artefacts=("routing/routing.json: routes.mode",),
        ),
        Sentence(
            "L25",
            "the patient's practitioner: the GP's inbox receives",
            artefacts=("routing/routing.json: routes.inboxes.via",),
        ),
        Sentence("L25b", "then the recipient is given already"),
        Sentence(
            "L26",
            "selected receiver: those receive whom the clinic has chosen",
            artefacts=("routing/routing.json: routes.shared_inboxes",),
        ),
        Sentence("L26b", "recipients are of four kinds"),
        Sentence("L27", "positions"),
        Sentence("L28", "groups"),
        Sentence("L29", "roles"),
        Sentence("L30", "organisation units, the whole clinic for one"),
        Sentence(
            "L31",
            "both: the GP's inbox and those chosen",
            artefacts=("routing/routing.json: routes.inboxes.via",),
        ),
        Sentence("L32", "there are defaults"),
        Sentence(
            "L33",
            "e-consultation: the patient's practitioner",
            construction=DEFAULT,
        ),
        Sentence(
            "L34",
            "e-contact: selected receiver",
            construction=DEFAULT,
        ),
        Sentence(
            "L34b",
            "which is the whole clinic",
            construction=DEFAULT,
        ),
        Sentence(
            "L35",
            "prescription renewal: selected receiver",
            construction=DEFAULT,
        ),
        Sentence(
            "L35b",
            "which is the whole clinic",
            construction=DEFAULT,
        ),
        Sentence("L36", "where the setting is chosen", reason=CLICKS),
        Sentence("L36b", "where recipients are chosen"),
        Sentence(
            "L37",
            "dialogues from HelseNorge arrive in the inboxes that the clinic has named",
            artefacts=("routing/routing.json: routes.inboxes",),
        ),
        Sentence(
            "L38",
            "e-consultations are added to the journal by themselves",
            artefacts=JOURNAL,
        ),
        Sentence("L38b", "HelseNorge notifies the patient of the answer"),
    ),
    "Add dialogues to journal": (
        Sentence(
            "L42",
            "nothing but e-consultations is added to the journal by itself",
            artefacts=JOURNAL,
        ),
        Sentence(
            "L43",
            "an e-contact with clinical content can be converted to an e-consultation",
            artefacts=CONVERSIONS,
        ),
        Sentence("L44", "how an e-contact is converted", reason=PICTURE),
    ),
    "Prescription requests": (
        Sentence("L48", "a request for a renewal can be answered in several ways", reason=LEAD),
        Sentence("L49", "the ways to answer", reason=PICTURE),
        Sentence("L51", "open the message", reason=CLICKS),
        Sentence(
            "L51b",
            "it lists the prescriptions to renew",
            reason="they are the patient's; a spec holds nothing about patients",
        ),
        Sentence("L53", "write a message", reason=CLICKS),
        Sentence(
            "L53b",
            "choose one of the answers",
            artefacts=REPLIES,
        ),
        Sentence("L55", "rejected", artefacts=REPLIES),
        Sentence("L57", "renewed", artefacts=REPLIES),
        Sentence("L59", "cannot be renewed", artefacts=REPLIES),
        Sentence("L61", "partly renewed", artefacts=REPLIES),
        Sentence("L63", "send it", reason=CLICKS),
        Sentence("L63b", "the patient sees the answer as a note", reason=AT_HELSENORGE),
        Sentence(
            "L65",
            "the answer can be turned into an e-contact or an e-consultation",
            artefacts=CONVERSIONS,
        ),
    ),
}
"""By heading, in the guide's order."""
