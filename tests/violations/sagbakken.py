"""Each rule broken in sagbakken, a practice of one GP with a substitute and a health secretary."""

from datetime import date

from tests.violations.clinic import Violation

# Texts of the clinic that several mistakes change.
SERVICES = "services: [booking, e_contact, e_consultation, prescription_renewal]\n    absences:"
INGRID_LIMITS = "limits: {book_ahead_days: 42, book_before_hours: 2, cancel_before_hours: 24}"
LAB_LIMITS = "limits: {book_before_hours: 12, cancel_before_hours: 24}"
INGRID_ONLINE = "owner: {employee: ingrid}\n    online: true\n    patients: own_list\n"
JON_ONLINE = "owner: {employee: jon}\n    online: true\n"
BLOOD_TEST = "name: Blodprøve\n    minutes: 10\n    online: true\n"
INR = "name: INR-kontroll\n    minutes: 10\n    online: true\n    resource: {category: lab}\n"
YOUTH = "name: Samtale for ungdom\n    minutes: 20\n"
YOUTH_BLOCK = '    - {days: [fri], from: "12:30", to: "13:10", types: [youth]}\n'
PHONE_BLOCK = '    - {days: [tue], from: "12:30", to: "13:30", types: [phone]}\n'
LAB_BLOCK = '    - {days: [mon, tue, thu], from: "08:00", to: "09:30", types: [blood_test, inr]}\n'
NOTIFICATIONS = "notifications: {enabled: true, channels: [sms]}"
RESOURCE_BOOKING = "  resource_booking: {her_id: 8900310}\n"
LAB_OWNER = "owner: {employee: berit}       # so the slots are hers, without `staff`"

# Texts that several mistakes write.
BLOOD_IN_LAB = "appointment_types: [blood_test], calendars: [lab]"
SHARED_BY_RECEPTION = (
    "    owner: {group: reception}\n    online: true\n    patients: clinic_gp_patients\n"
)
UNITS = (
    "\nroles:\n",
    "\norg_units:\n  main: {name: Sagbakken}\n  lab: {name: Laboratorium}\n\nroles:\n",
)
POSITIONS = [
    ("role: gp, holder", "role: gp, org_unit: main, holder"),
    ("role: substitute, holder: jon", "role: substitute, org_unit: main, holder: jon"),
    ("role: substitute, holder: hanne", "role: substitute, org_unit: main, holder: hanne"),
    ("role: health_secretary, holder", "role: health_secretary, org_unit: lab, holder"),
]

Edit = tuple[str, str]


def _calendar(text: str) -> Edit:
    """Another calendar, before the clinic's own."""
    return ("\ncalendars:\n", f"\ncalendars:\n{text}")


def _section(text: str) -> Edit:
    """Another section, before the calendars."""
    return ("\ncalendars:\n", f"\n{text}\n\ncalendars:\n")


def _employee(text: str) -> Edit:
    """Another employee, after the clinic's own."""
    return ("\npositions:\n", f"{text}\npositions:\n")


def _route(text: str) -> Edit:
    """A route; the clinic has none, and PatientSky's defaults hold for the others."""
    return _section(f"routing:\n  {text}")


def _message(text: str) -> Edit:
    """A message template; the clinic has none."""
    return _section(f"message_templates:\n  {text}")


def _site(text: str) -> Edit:
    """A booking page; the clinic has none."""
    return _section(f"booking_sites:\n  {text}")


def _shared(calendar: str, name: str, template: str, more: str = "") -> str:
    """A resource calendar of the group Resepsjon."""
    return (
        f"  {calendar}:\n    name: {name}\n    kind: resource\n{SHARED_BY_RECEPTION}"
        f"    schedule: [{{template: {template}, weeks: second_half}}]\n{more}"
    )


VIOLATIONS: dict[str, Violation] = {
    "HN001": Violation(
        [("nhn_member: true", "nhn_member: false")],
        ["HN001 false"],
        "Sagbakken legekontor is no member of Norsk Helsenett",
    ),
    "HN002": Violation(
        [("her_id: 8900300", "her_id: pending")],
        ["HN002 pending"],
        "`her_id` of the clinic is `pending`",
    ),
    "HN003": Violation(
        [("    her_id: 8900301\n", "")], ["HN003 ingrid"], "Ingrid Solbakk is a GP without a HER-ID"
    ),
    "HN004": Violation(
        [("    her_id: none\n", "")],
        ["HN004 berit"],
        "Berit Haugli has no HER-ID, and the spec doesn't say whether NHN should have given one",
    ),
    "HN005": Violation(
        [("her_id: 8900303", "her_id: 8900302")],
        ["HN005 8900302"],
        "Hanne Brekke has the HER-ID 8900302 of Jon Aasheim",
    ),
    "HN006": Violation(
        [("her_id: 8900301", "her_id: HER-8900301")],
        ["HN006 HER-8900301"],
        "`her_id` of Ingrid Solbakk is “HER-8900301”, which is no HER-ID",
    ),
    "HN008": Violation(
        [("patientsky: {", "patientsky: {sync: false, ")],
        ["HN008 sync"],
        (
            "`sync` of the PatientSky settings of the clinic changes nothing, since "
            "HelseNorge and PatientSky are always synced, and every booking and "
            "message arrives"
        ),
    ),
    "HN050": Violation(
        [("her_id: none\n", "her_id: none\n    services: [e_contact]\n")],
        ["HN050 [e_contact]"],
        "Berit Haugli is a health secretary, and only GPs have patients at HelseNorge",
    ),
    "HN051": Violation(
        [
            (
                'visiting: {street: Sagbakken 7, postal_code: "2609"',
                "visiting: {street: Sagbakken 7, postal_code: 2609",
            )
        ],
        ["HN051 2609"],
        "`postal_code` is 2609 without quotes, which other readers of YAML may take for a number",
    ),
    "HN052": Violation(
        [("999999026", "999999062")],
        ['HN052 "999999062"'],
        "the organisation number 999999062 of Sagbakken legekontor has a wrong check digit",
    ),
    "HN053": Violation(
        [("digital_dialog_ordered: true", "digital_dialog_ordered: false")],
        ["HN053 false"],
        "Digital dialog has not been ordered from NHN",
    ),
    "HN054": Violation(
        [('    hpr_number: "9900301"\n', "")],
        ["HN054 ingrid"],
        "Ingrid Solbakk has no HPR number, by which NHN knows whose a list is",
    ),
    "HN055": Violation(
        [("9900304", "9900301")],
        ['HN055 "9900301"'],
        "Berit Haugli has the HPR number 9900301 of Ingrid Solbakk",
    ),
    "HN056": Violation(
        [
            (
                "holder: berit}\n",
                (
                    "holder: berit}\n"
                    "  lab: {name: Laboratorium, role: health_secretary, holder: berit}\n"
                ),
            )
        ],
        ["HN056 berit"],
        "Berit Haugli holds the position `desk` already",
    ),
    "HN057": Violation(
        [UNITS, *POSITIONS],
        ["HN057 clinic"],
        "the clinic has 2 units, and PatientSky gives one of the kind `clinic` a single one",
    ),
    "HN059": Violation(
        [
            ("  sector: private\n", "  sector: private\n  kind: health_centre\n"),
            UNITS,
            *POSITIONS,
            ("{name: Resepsjon, members", "{name: Resepsjon, org_unit: main, members"),
        ],
        ["HN059 berit"],
        "Berit Haugli has no position in the unit Sagbakken",
    ),
    "HN061": Violation(
        [("name: Resepsjon", "name: Skranken")],
        ["HN061 reception: {name: Skranken, members: [berit]}"],
        "PatientSky's group Resepsjon is not among the spec's groups",
    ),
    "HN062": Violation(
        [
            (
                "active: {from: 2026-07-01, to: 2026-07-31}",
                "active: {from: 2026-07-31, to: 2026-07-01}",
            )
        ],
        ["HN062 2026-07-01"],
        "the employment of Jon Aasheim ends on 2026-07-01, before it begins on 2026-07-31",
    ),
    "HN065": Violation(
        [
            (
                "patient_list: {capacity: 1050}",
                "patient_list: {capacity: 1050}\n    active: {from: 2026-06-15}",
            )
        ],
        ["HN065 2026-06-15"],
        (
            "Ingrid Solbakk begins on 2026-06-15, and PatientSky fetches the list on "
            "the 1st of a month"
        ),
    ),
    "HN102": Violation(
        [
            _employee(
                "  lars: {name: Lars Moen, profession: gp_substitute, her_id: none, "
                "services: [e_contact]}\n"
            )
        ],
        ["HN102 [e_contact]"],
        "Lars Moen offers services without a HER-ID",
    ),
    "HN103": Violation(
        [("book_ahead_days: 42", "bookings_per_patient: 0, book_ahead_days: 42")],
        ["HN103 0"],
        "a patient can have 0 appointments in the calendar Ingrid Solbakk",
    ),
    "HN151": Violation(
        [
            (
                RESOURCE_BOOKING,
                "  resource_booking: {her_id: 8900310, code_system: 8666, code: KX17}\n"
                "  vacant_lists: {her_id: 8900320, lists: {list-2: {name: Liste 2}}}\n",
            )
        ],
        ["HN151 KX17"],
        "which the office has already",
    ),
    "HN152": Violation(
        [("{her_id: 8900310}", '{her_id: 8900310, code_system: "8666", code: KX17}')],
        ["HN152 KX17"],
        "the resource booking service has the code of the service for lists without a GP",
    ),
    "HN153": Violation(
        [
            (
                "      - {from: 2026-10-12, to: 2026-10-16, substitute: hanne, "
                "services: [e_consultation]}\n",
                "",
            ),
            (
                '    hpr_number: "9900303"\n    in_gp_register: true\n',
                '    hpr_number: "9900303"\n',
            ),
        ],
        ["HN153 8900303"],
        "Hanne Brekke is a substitute outside the GP register",
    ),
    "HN154": Violation(
        [
            _employee(
                "  lise:\n"
                "    name: Lise Moen\n"
                "    profession: gp_substitute\n"
                "    her_id: 8900305\n"
                '    hpr_number: "9900305"\n'
                "    in_gp_register: true\n"
                "    substitute_for: ingrid\n"
                "    active: {from: 2025-07-01, to: 2025-07-31}\n"
            )
        ],
        ["HN154 2025-07-31"],
        (
            "Lise Moen left on 2025-07-31, and messages from patients can still be "
            "sent to the HER-ID 8900305 until its entry in the Address Registry has "
            "ended"
        ),
        date(2026, 6, 1),
    ),
    "HN156": Violation(
        [("    amqp: amqp.nhn.example/helsenorge\n", "")],
        ["HN156 messaging"],
        "Sagbakken legekontor has no AMQP queues, so nothing that patients send",
    ),
    "HN163": Violation(
        [(RESOURCE_BOOKING, "")],
        ["HN163 clinic"],
        "the appointment type Blodprøve and the appointment type INR-kontroll",
    ),
    "HN167": Violation(
        [
            (
                "patient_list: {capacity: 1050}",
                "patient_list: {capacity: 1050, continues_as: berit}\n    active: {to: 2026-12-31}",
            )
        ],
        ["HN167 berit"],
        "Berit Haugli, who has the patients of Ingrid Solbakk from 2027-01-01",
    ),
    "HN168": Violation(
        [("  sector: private\n", '  sector: private\n  business_type: "106"\n')],
        ['HN168 "106"'],
        (
            "NHN's list 9040 has no business type 106 (Privat rehabiliterings- og "
            "opptreningssenter) any more"
        ),
    ),
    "HN169": Violation(
        [("her_id: 8900301", "her_id: pending")],
        ["HN169 pending"],
        "the spec lacks the first day of Ingrid Solbakk",
    ),
    "HN201": Violation(
        [_message("preparation: {type: sms, subject: Før du kommer til blodprøve}")],
        ["HN201 sms"],
        "`type` of the message template `preparation` is “sms”, which has no meaning here",
    ),
    "HN202": Violation(
        [_route("e_dialogue: {mode: selected, recipients: [{group: reception}]}")],
        ["HN202 e_dialogue"],
        (
            "`e_dialogue` of the routing changes nothing, since e-dialogues come and "
            "go in PatientSky alone, never through HelseNorge"
        ),
    ),
    "HN203": Violation(
        [
            _message(
                "handover: {type: e_contact, subject: Overlapping før helgen, audience: colleagues}"
            )
        ],
        ["HN203 e_contact"],
        (
            "the message template “Overlapping før helgen” is for colleagues, and "
            "e-contacts go to patients, who would read it at HelseNorge"
        ),
    ),
    "HN204": Violation(
        [_message("results: {type: e_contact, subject: Prøvesvar fra legen}")],
        ["HN204 e_contact"],
        "the message template “Prøvesvar fra legen” is an e-contact and speaks of “prøvesvar”",
    ),
    "HN207": Violation(
        [("name: Telefontime\n", "name: Telefontime              # asked for by 018190 00200\n")],
        ["HN207 018190 00200"],
        "this looks like a patient's birth number or D-number",
    ),
    "HN210": Violation(
        [('  phone: "+47 21 00 03 00"\n', ""), (NOTIFICATIONS, "notifications: {enabled: false}")],
        ["HN210 clinic"],
        "Sagbakken legekontor has no telephone number and PatientSky's notifications are off",
    ),
    "HN211": Violation(
        [_route("e_contact: {mode: selected, recipients: [whole_clinic], notify: false}")],
        ["HN211 notify"],
        (
            "`notify` of the route for e-contacts changes nothing, since HelseNorge "
            "itself tells the patient of each message and reply"
        ),
    ),
    "HN301": Violation(
        [_route("e_contact: {mode: everyone, recipients: [whole_clinic]}")],
        ["HN301 everyone"],
        "`mode` of the route for e-contacts is “everyone”, which has no meaning here",
    ),
    "HN302": Violation(
        [_route("e_contact: {mode: practitioner, recipients: [{group: reception}]}")],
        ["HN302 [{group: reception}]"],
        "e-contacts go to the patient's practitioner alone",
    ),
    "HN303": Violation(
        [_route("e_contact: {mode: selected}")],
        ["HN303 e_contact"],
        "e-contacts go to selected recipients and none is named",
    ),
    "HN304": Violation(
        [_route("e_contact: {mode: selected, recipients: [{patient_list: ingrid}]}")],
        ["HN304 patient_list"],
        (
            "`recipients` of the route for e-contacts names a patient list, which "
            "can't receive messages"
        ),
    ),
    "HN305": Violation(
        [_route("e_contact: {mode: selected, recipients: [{group: resepsjon}]}")],
        ["HN305 resepsjon"],
        "there is no group `resepsjon`",
    ),
    "HN306": Violation(
        [_route("e_contact: {mode: selected, recipients: [{position: summer-substitute}]}")],
        ["HN306 [{position: summer-substitute}]"],
        (
            "e-contacts from patients of Ingrid Solbakk reach nobody until "
            "2026-06-30 and from 2026-08-01, since nobody in the position "
            "Sommervikar is employed"
        ),
    ),
    "HN308": Violation(
        [("    administrator: true\n", "")],
        ["HN308 ingrid:"],
        "no employee of Sagbakken legekontor is administrator",
    ),
    "HN309": Violation(
        [_route("prescription: {mode: selected, recipients: [whole_clinic]}")],
        ["HN309 prescription"],
        "`prescription` is no message that patients send to a clinic",
    ),
    "HN310": Violation(
        [_route("e_contact: {mode: selected, recipients: [whole_clinic], journal: automatic}")],
        ["HN310 journal"],
        (
            "`journal` of the route for e-contacts changes nothing, since "
            "e-consultations, and they alone, are added to the journal by themselves"
        ),
    ),
    "HN311": Violation(
        [
            _route(
                "prescription_renewal: {mode: selected, recipients: [whole_clinic], "
                "replies: [renewed]}"
            )
        ],
        ["HN311 replies"],
        (
            "`replies` of the route for prescription renewals changes nothing, since "
            "every clinic has the same answers to a request for a prescription "
            "renewal"
        ),
    ),
    "HN312": Violation(
        [_route("e_consultation: {mode: practitioner, converts_to: [e_contact]}")],
        ["HN312 converts_to"],
        (
            "`converts_to` of the route for e-consultations changes nothing, since "
            "at every clinic the same messages can be turned into the same others"
        ),
    ),
    "HN313": Violation(
        [_route("e_consultation: {mode: selected, recipients: [{group: reception}]}")],
        ["HN313 [{group: reception}]"],
        "e-consultations go to the group Resepsjon, without a GP or a substitute",
    ),
    "HN314": Violation(
        [_route("e_contact: {mode: both, recipients: [{role: gp}]}")],
        ["HN314 {role: gp}"],
        (
            "e-contacts go to the patient's practitioner and to the role Fastlege, "
            "which holds Ingrid Solbakk: whoever is both gets one copy"
        ),
    ),
    "HN315": Violation(
        [_route("e_contact: {mode: selected, recipients: [{employee: berit}]}")],
        ["HN315 employee"],
        (
            "`recipients` of the route for e-contacts names an employee, who can't "
            "receive messages as a person"
        ),
    ),
    "HN350": Violation(
        [
            (
                "  desk: {role",
                "  lab: {name: Prøverom, role: health_secretary, holder: null}\n  desk: {role",
            ),
            _route("e_contact: {mode: selected, recipients: [{position: lab}, {position: desk}]}"),
        ],
        ["HN350 {position: lab}"],
        "e-contacts go to the position Prøverom, which nobody holds",
    ),
    "HN351": Violation(
        [
            ("  gp: {name: Fastlege}\n", "  gp: {name: Fastlege}\n  nurse: {name: Sykepleier}\n"),
            _route("e_contact: {mode: both, recipients: [{role: nurse}, {group: reception}]}"),
        ],
        ["HN351 {role: nurse}"],
        "e-contacts go to the role Sykepleier, and no position has it",
    ),
    "HN352": Violation(
        [
            (
                RESOURCE_BOOKING,
                RESOURCE_BOOKING
                + (
                    "  vacant_lists:\n"
                    "    her_id: 8900320\n"
                    "    lists: {list-2: {name: Liste 2}}\n"
                    "    services: [e_consultation]\n"
                ),
            )
        ],
        ["HN352 e_consultation"],
        (
            "e-consultations from patients of the vacant list Liste 2 reach nobody, "
            "since they go to the practitioner and the list has none"
        ),
    ),
    "HN353": Violation(
        [("substitute: hanne, ", "")],
        ["HN353 {from: 2026-10-12, to: 2026-10-16, services: [e_consultation]}"],
        (
            "e-consultations from patients of Ingrid Solbakk reach nobody from 2026-10-12 to "
            "2026-10-16, since Ingrid Solbakk is away"
        ),
    ),
    "HN354": Violation(
        [("active: {from: 2026-10-12, to: 2026-10-16}", "active: {from: 2026-10-14}")],
        ["HN354 hanne"],
        "reach no substitute who is there from 2026-10-12 to 2026-10-13",
    ),
    "HN356": Violation(
        [
            (
                "substitute: jon\n"
                "        services: [booking, e_contact, e_consultation, prescription_renewal]\n",
                "substitute: jon\n        services: []\n",
            )
        ],
        ["HN356 []"],
        "the absence of Ingrid Solbakk from 2026-07-06 to 2026-07-31 lists no service",
    ),
    "HN357": Violation(
        [
            (
                "from: 2026-10-12, to: 2026-10-16, substitute",
                "from: 2026-10-16, to: 2026-10-12, substitute",
            )
        ],
        ["HN357 2026-10-12"],
        "an absence of Ingrid Solbakk ends on 2026-10-12, before it begins on 2026-10-16",
    ),
    "HN358": Violation(
        [
            ("    administrator: true\n", ""),
            _employee(
                "  lise:\n"
                "    name: Lise Moen\n"
                "    profession: administrator\n"
                "    her_id: none\n"
                "    administrator: true\n"
                "    active: {to: 2026-08-31}\n"
            ),
        ],
        ["HN358 {from: 2026-10-12, to: 2026-10-16, substitute: hanne, services: [e_consultation]}"],
        "Ingrid Solbakk is away from 2026-10-12, when no administrator is employed",
    ),
    "HN359": Violation(
        [
            ("  sector: private\n", "  sector: private\n  kind: health_centre\n"),
            (
                UNITS[0],
                UNITS[1].replace(
                    "{name: Laboratorium}",
                    "{name: Laboratorium, addresses: {visiting: {street: Sagvegen 2, "
                    'postal_code: "2609", city: Lillehammer}}}',
                ),
            ),
            *POSITIONS,
            _route("prescription_renewal: {mode: practitioner}"),
        ],
        ["HN359 routing"],
        "e-contacts go to the whole clinic, so everybody at Sagbakken and Laboratorium reads",
    ),
    "HN360": Violation(
        [_route("prescription_renewal: {mode: selected, recipients: [{group: reception}]}")],
        ["HN360 [{group: reception}]"],
        "prescription renewals go to the group Resepsjon, without a doctor",
    ),
    "HN362": Violation(
        [
            ("        substitute: jon\n", "        substitute: lise\n"),
            ("substitute: hanne, ", "substitute: lise, "),
            _employee(
                "  lise:\n"
                "    name: Lise Moen\n"
                "    profession: gp_substitute\n"
                "    her_id: 8900305\n"
                '    hpr_number: "9900305"\n'
                "    in_gp_register: true\n"
            ),
        ],
        ["HN362 lise"],
        "the GP register has Jon Aasheim and Hanne Brekke for Ingrid Solbakk",
    ),
    "HN363": Violation(
        [
            ("  reception: {name", "  desk: {name: Skranken, members: []}\n  reception: {name"),
            _route("e_contact: {mode: both, recipients: [{group: reception}, {group: desk}]}"),
        ],
        ["HN363 {group: desk}"],
        "e-contacts go to the group Skranken, which has no members",
    ),
    "HN364": Violation(
        [
            _route(
                "e_contact: {mode: selected, recipients: [{group: reception}], "
                "fallback: [{position: gp}]}"
            )
        ],
        ["HN364 [{position: gp}]"],
        "the fallback of e-contacts to the position Fastlege is never used",
    ),
    "HN365": Violation(
        [_route("e_contact: {mode: selected, recipients: [{position: desk}, whole_clinic]}")],
        ["HN365 {position: desk}"],
        "e-contacts go to the position Helsesekretær and to the whole clinic",
    ),
    "HN366": Violation(
        [
            _route(
                "e_contact: {mode: selected, recipients: [{group: reception}, "
                "{position: summer-substitute}]}"
            )
        ],
        ["HN366 {position: summer-substitute}"],
        "e-contacts go to the position Sommervikar, where nobody is employed from 2026-08-01",
    ),
    "HN401": Violation(
        [
            _calendar(
                "  meetings: {name: Møter, kind: internal, owner: {employee: ingrid}, "
                "schedule: []}\n"
            )
        ],
        ["HN401 {employee: ingrid}"],
        "Ingrid Solbakk owns 2 calendars",
    ),
    "HN402": Violation(
        [("name: Ingrid Solbakk\n    kind: gp\n", "name: Ingrid Solbakk\n    kind: internal\n")],
        ["HN402 internal"],
        "the only calendar of Ingrid Solbakk, who offers booking, is internal",
    ),
    "HN403": Violation(
        [(INGRID_ONLINE, INGRID_ONLINE.replace("    online: true\n", ""))],
        ["HN403 ingrid"],
        "the calendar Ingrid Solbakk is not online",
    ),
    "HN404": Violation(
        [
            (
                (
                    "schedule:\n"
                    "      - {template: gp-week, weeks: second_half}   # her absence takes "
                    "July off the offer\n"
                ),
                "schedule: []\n",
            )
        ],
        ["HN404 []"],
        "nothing is scheduled in the calendar Ingrid Solbakk",
    ),
    "HN405": Violation(
        [
            (
                "appointment_types:\n",
                "appointment_types:\n  visit: {name: Hjemmebesøk, minutes: 40}\n",
            ),
            (
                "week_templates:\n",
                (
                    "week_templates:\n"
                    '  visits: [{days: wed, from: "12:30", to: "13:50", types: [visit]}]\n'
                ),
            ),
            (
                "      - {template: gp-week, weeks: second_half}",
                (
                    "      - {template: visits, weeks: second_half}\n"
                    "      - {template: gp-week, weeks: second_half}"
                ),
            ),
        ],
        ["HN405 - {template: visits, weeks: second_half}"],
        "patients can't book Hjemmebesøk in the calendar Ingrid Solbakk, as it is not online",
    ),
    "HN406": Violation(
        [("owner: {employee: ingrid}", "owner: {group: reception}")],
        ["HN406 {group: reception}"],
        "the GP calendar Ingrid Solbakk belongs to the group Resepsjon",
    ),
    "HN407": Violation(
        [(INGRID_ONLINE, INGRID_ONLINE.replace("own_list", "clinic_gp_patients"))],
        ["HN407 clinic_gp_patients"],
        (
            "the GP calendar Ingrid Solbakk is for all patients of the clinic, but "
            "HelseNorge shows it to the GP's own patients only"
        ),
    ),
    "HN408": Violation(
        [(INGRID_ONLINE, INGRID_ONLINE + "    comment_required: false\n")],
        ["HN408 comment_required"],
        (
            "`comment_required` of the calendar Ingrid Solbakk changes nothing, "
            "since patients who book at HelseNorge must always say what the "
            "appointment is about"
        ),
    ),
    "HN409": Violation(
        [(JON_ONLINE, JON_ONLINE + "    closed: [2026-07-06/2026-07-31]\n")],
        ["HN409 - {template: gp-week, weeks: summer}"],
        (
            "no slot of the calendar Jon Aasheim (vikar for Ingrid Solbakk) is on "
            "offer, as it is closed on all of its days"
        ),
    ),
    "HN450": Violation(
        [("capacity: 1050", "capacity: 1050, common: Sagbakkenlista")],
        ["HN450 Sagbakkenlista"],
        "Ingrid Solbakk is the only GP of the common list Sagbakkenlista",
    ),
    "HN451": Violation(
        [
            (
                RESOURCE_BOOKING,
                RESOURCE_BOOKING
                + (
                    "  vacant_lists:\n"
                    "    her_id: 8900320\n"
                    "    lists: {list-2: {name: Liste 2}}\n"
                    "    services: [booking]\n"
                ),
            )
        ],
        ["HN451 booking"],
        (
            "`services` of the vacant lists of the clinic holds `booking`, which "
            "patients of a list without a GP have no calendar for"
        ),
    ),
    "HN452": Violation(
        [
            _employee("  ida: {name: Ida Holm, profession: lis1, her_id: none}\n"),
            _calendar(
                "  ida:\n"
                "    name: Ida Holm\n"
                "    kind: gp\n"
                "    owner: {employee: ida}\n"
                "    online: true\n"
                "    patients: own_list\n"
                "    schedule: [{template: gp-week, weeks: second_half}]\n"
            ),
        ],
        ["HN452 {employee: ida}"],
        "Ida Holm is a LIS1 doctor without a patient list",
    ),
    "HN453": Violation(
        [(SERVICES, SERVICES.replace("booking, ", ""))],
        ["HN453 [e_contact, e_consultation, prescription_renewal]"],
        "Ingrid Solbakk offers no booking",
    ),
    "HN454": Violation(
        [(SERVICES, SERVICES.replace("booking, ", "time_request, "))],
        ["HN454 time_request"],
        "Ingrid Solbakk takes time requests and offers no booking",
    ),
    "HN456": Violation(
        [(JON_ONLINE, "owner: {employee: jon}\n")],
        ["HN456 jon"],
        (
            "Ingrid Solbakk is away for 26 days from 2026-07-06 on, and Jon Aasheim "
            "has no online calendar for the patients"
        ),
    ),
    "HN457": Violation(
        [(INGRID_LIMITS, INGRID_LIMITS.replace("24", "72"))],
        ["HN457 72"],
        (
            "patients can't cancel an appointment in the calendar Ingrid Solbakk in "
            "the last 72 hours before it, although no fee is due until 24 hours "
            "before"
        ),
    ),
    "HN501": Violation(
        [(LAB_OWNER, "owner: {employee: ingrid}")],
        ["HN501 {employee: ingrid}"],
        "the resource calendar Blodprøver og INR-kontroll belongs to Ingrid Solbakk, a GP",
    ),
    "HN502": Violation(
        [(LAB_OWNER, "owner: {role: health_secretary}")],
        ["HN502 role"],
        (
            "`owner` of the calendar Blodprøver og INR-kontroll names a role, which "
            "can't own a calendar"
        ),
    ),
    "HN503": Violation(
        [
            (LAB_OWNER, "owner: {group: reception}"),
            ("members: [berit]", "members: [berit, ingrid]"),
        ],
        ["HN503 ingrid"],
        "Ingrid Solbakk is a GP and a member of the group Resepsjon",
    ),
    "HN504": Violation(
        [
            (
                "# so the slots are hers, without `staff`\n    online: true\n",
                "# so the slots are hers, without `staff`\n",
            )
        ],
        ["HN504 lab"],
        "the resource calendar Blodprøver og INR-kontroll is not online",
    ),
    "HN505": Violation(
        [("patients: clinic_gp_patients", "patients: everyone")],
        ["HN505 everyone"],
        (
            "the resource calendar Blodprøver og INR-kontroll is for everyone, a "
            "choice that HelseNorge doesn't have"
        ),
    ),
    "HN506": Violation(
        [("patients: clinic_gp_patients", "patients: {patient_list: risk}")],
        ["HN506 risk"],
        "there is no patient list `risk`",
    ),
    "HN507": Violation(
        [
            (
                (
                    "schedule:\n"
                    "      - {template: lab-week, weeks: second_half}\n"
                    "      - {template: inr-day, weeks: second_half, every_weeks: 2}\n"
                ),
                "schedule: []\n",
            )
        ],
        ["HN507 []"],
        "nothing is scheduled in the resource calendar Blodprøver og INR-kontroll",
    ),
    "HN508": Violation(
        [("[blood_test, inr]", "[inr]")],
        ["HN508 {category: lab}"],
        "the resource appointment Blodprøve is scheduled in no resource calendar",
    ),
    "HN509": Violation(
        [
            (
                "minutes: 40\n    online: true\n",
                "minutes: 40\n    online: true\n    resource: {category: annen}\n",
            )
        ],
        ["HN509 {category: annen}"],
        (
            "Dobbelttime is a resource appointment and scheduled only in the "
            "calendar of a GP (Ingrid Solbakk)"
        ),
    ),
    "HN510": Violation(
        [("days: [wed], from", "days: [tue, wed], from")],
        ["HN510 {template: inr-day, weeks: second_half, every_weeks: 2}"],
        (
            "a schedule of Blodprøver og INR-kontroll overlaps one before it on 13 "
            "days, first on Tuesday 2026-06-30 (08:00–09:30 and 09:00–11:00)"
        ),
    ),
    "HN511": Violation(
        [
            _section(
                "staffing:\n"
                '  - {employee: berit, days: [mon, tue, thu], from: "08:00", to: '
                '"09:30"}\n'
                '  - {employee: berit, days: wed, from: "09:00", to: "11:00"}\n'
                '  - {employee: ingrid, days: mon, from: "08:00", to: "08:30"}'
            )
        ],
        ['HN511 {employee: ingrid, days: mon, from: "08:00", to: "08:30"}'],
        (
            "Berit Haugli and Ingrid Solbakk offer shared services at the same time "
            "on 21 days, first on Monday 2026-06-29 at 08:00–08:30, which takes 2 "
            "calendars, and only Blodprøver og INR-kontroll has slots then"
        ),
    ),
    "HN512": Violation(
        [("types: [blood_test, inr]}", "types: [blood_test, inr], staff: ingrid}")],
        ["HN512 ingrid"],
        (
            "Ingrid Solbakk has slots in the calendar Ingrid Solbakk and the "
            "calendar Blodprøver og INR-kontroll at the same time on 63 days, first "
            "on Monday 2026-06-29 at 08:30–09:30"
        ),
    ),
    "HN513": Violation(
        [
            (
                LAB_BLOCK,
                LAB_BLOCK
                + '    - {days: [mon], from: "08:00", to: "08:30", types: [inr], staff: ingrid}\n',
            )
        ],
        ['HN513 {days: [mon], from: "08:00", to: "08:30", types: [inr], staff: ingrid}'],
        (
            "Berit Haugli and Ingrid Solbakk have slots in Blodprøver og "
            "INR-kontroll at the same time on 21 days, first on Monday 2026-06-29 at "
            "08:00–08:30"
        ),
    ),
    "HN514": Violation(
        [
            _section(
                "staffing:\n"
                '  - {employee: berit, days: [mon, tue, thu], from: "08:00", to: "09:30"}'
            )
        ],
        ['HN514 {days: [wed], from: "09:00", to: "11:00", types: [inr]}'],
        (
            "Blodprøver og INR-kontroll has slots on 13 days, first on Wednesday "
            "2026-07-01 at 09:00–11:00, while Berit Haugli doesn't offer shared services"
        ),
    ),
    "HN515": Violation(
        [("name: Jon Aasheim (vikar for Ingrid Solbakk)", "name: Ingrid Solbakk")],
        ["HN515 Ingrid Solbakk"],
        "2 calendars that are online are called Ingrid Solbakk",
    ),
    "HN516": Violation(
        [_calendar(_shared("lab_2", "Sykepleier", "lab-week"))],
        ["HN516 Blodprøver og INR-kontroll"],
        (
            "Sykepleier and Blodprøver og INR-kontroll offer the same services under "
            "names that have nothing in common"
        ),
    ),
    "HN517": Violation(
        [
            ("name: Blodprøver og INR-kontroll", "name: Blodprøver og INR-kontroll 1"),
            _calendar(_shared("lab_3", "Blodprøver og INR-kontroll 3", "lab-week")),
        ],
        ["HN517 Blodprøver og INR-kontroll 3"],
        (
            "the calendars Blodprøver og INR-kontroll 1 and Blodprøver og "
            "INR-kontroll 3 leave out a number"
        ),
    ),
    "HN518": Violation(
        [_calendar(_shared("basement", "Underetasjen", "inr-day"))],
        ["HN518 Underetasjen"],
        "the calendar Underetasjen offers INR-kontroll alone and its name doesn't say so",
    ),
    "HN519": Violation(
        [("name: Blodprøver og INR-kontroll", "name: Blodprøver og INR-kontroll 65+")],
        ["HN519 Blodprøver og INR-kontroll 65+"],
        (
            "“65+” stands only in the name of the calendar Blodprøver og "
            "INR-kontroll 65+, which HelseNorge doesn't show"
        ),
    ),
    "HN520": Violation(
        [(BLOOD_TEST, BLOOD_TEST + "    cancel_before_hours: 2\n")],
        ["HN520 2"],
        (
            "patients must cancel Blodprøve 24 hours before, as the calendar "
            "Blodprøver og INR-kontroll says"
        ),
    ),
    "HN550": Violation(
        [(LAB_LIMITS, LAB_LIMITS.replace("24", "24h"))],
        ["HN550 24h"],
        (
            "`cancel_before_hours` of the limits of the calendar Blodprøver og "
            "INR-kontroll is “24h”, which is not a whole number"
        ),
    ),
    "HN551": Violation(
        [
            (
                INGRID_LIMITS,
                INGRID_LIMITS.replace("42", "2").replace("before_hours: 2,", "before_hours: 48,"),
            )
        ],
        ["HN551 48"],
        (
            "the calendar Ingrid Solbakk can be booked 2 days ahead at most and 48 "
            "hours before at the latest"
        ),
    ),
    "HN554": Violation(
        [
            _calendar(
                _shared("inr_1", "INR-kontroll 1", "inr-day", "    shown: first_free\n")
                + _shared("inr_2", "INR-kontroll 2", "inr-day", "    shown: first_free\n")
            )
        ],
        ["HN554 first_free"],
        (
            "INR-kontroll 1 and INR-kontroll 2 both show only their first free slot "
            "of INR-kontroll, which is at the same time on 25 days, first on "
            "Wednesday 2026-07-01"
        ),
    ),
    "HN555": Violation(
        [(BLOOD_TEST, BLOOD_TEST + "    places: 6\n")],
        ["HN555 6"],
        (
            "Blodprøve is a group appointment for 6 and a resource appointment, and "
            "nothing says that HelseNorge offers more than one of its places"
        ),
    ),
    "HN556": Violation(
        [
            _section("patient_lists:\n  risk: {name: Risikogruppe, owner: {employee: ingrid}}"),
            ("patients: clinic_gp_patients", "patients: {patient_list: risk}"),
        ],
        ["HN556 {patient_list: risk}"],
        (
            "the calendar Blodprøver og INR-kontroll is for the list Risikogruppe, "
            "which belongs to Ingrid Solbakk"
        ),
    ),
    "HN601": Violation(
        [(INR, INR.replace("    resource: {category: lab}\n", ""))],
        ["HN601 inr"],
        (
            "INR-kontroll is scheduled in the resource calendar Blodprøver og "
            "INR-kontroll and is no resource appointment"
        ),
    ),
    "HN602": Violation(
        [(INR, INR.replace("{category: lab}", "{}"))],
        ["HN602 resource"],
        "`category` of the resource setting of the appointment type INR-kontroll is missing",
    ),
    "HN603": Violation(
        [(INR, INR.replace("lab}", "labb}"))],
        ["HN603 labb"],
        "the category “labb” of the appointment type INR-kontroll is none that HelseNorge has",
    ),
    "HN604": Violation(
        [("name: Konsultasjon", 'name: " "')],
        ['HN604 " "'],
        "`name` of the appointment type `consultation` is blank",
    ),
    "HN605": Violation(
        [("name: Dobbelttime", "name: konsultasjon")],
        ["HN605 konsultasjon"],
        "2 appointment types that are online are called Konsultasjon",
    ),
    "HN606": Violation(
        [("    information: For deg som bruker Marevan. Ta med doseringskortet ditt.\n", "")],
        ["HN606 inr"],
        "INR-kontroll has no additional information",
    ),
    "HN607": Violation(
        [
            (
                "information: For deg som bruker Marevan. Ta med doseringskortet ditt.",
                "information: >-\n"
                + "      Ta med doseringskortet ditt, og møt i skranken fem minutter før timen.\n"
                * 3,
            )
        ],
        ["HN607 >-"],
        "the information on INR-kontroll has 212 characters, and HelseNorge shows 200 at most",
    ),
    "HN608": Violation(
        [(BLOOD_TEST, BLOOD_TEST.replace("    online: true\n", ""))],
        ["HN608 blood_test"],
        "the resource appointment Blodprøve is not online",
    ),
    "HN609": Violation(
        [(YOUTH, YOUTH + "    online: true\n")],
        ["HN609 true"],
        "the appointment type Samtale for ungdom is hidden and online",
    ),
    "HN610": Violation(
        [(YOUTH, YOUTH + "    resource: {category: annen}\n")],
        ["HN610 {category: annen}"],
        "the hidden appointment type Samtale for ungdom is a resource appointment",
    ),
    "HN611": Violation(
        [(YOUTH, YOUTH.replace("20", "30"))],
        ["HN611 30"],
        "is as long as one that is booked with a GP (10, 20 or 40 minutes)",
    ),
    "HN612": Violation(
        [("name: Konsultasjon", "name: Time 1"), ("name: Dobbelttime", "name: Time 2")],
        ["HN612 Time 2"],
        "Time 1 and Time 2 differ in a number alone",
    ),
    "HN613": Violation(
        [("name: Konsultasjon", "name: Kons KJ2")],
        ["HN613 Kons KJ2"],
        "the name Kons KJ2 has a short form in it (“Kons”)",
    ),
    "HN614": Violation(
        [(PHONE_BLOCK, "")], ["HN614 true"], "Telefontime is online and stands in no week template"
    ),
    "HN616": Violation(
        [("name: Konsultasjon", 'name: "Konsultasjon "')],
        ['HN616 "Konsultasjon "'],
        "the name “Konsultasjon ” has too many spaces",
    ),
    "HN650": Violation(
        [("types: [consultation]}", "types: [consultation], slot_minutes: 15}")],
        ["HN650 15"],
        (
            "a block of the week template `gp-week` has slots of 15 minutes, and the "
            "appointment type Konsultasjon takes 20"
        ),
    ),
    "HN651": Violation(
        [(YOUTH, YOUTH + "    places: 1\n")],
        ["HN651 1"],
        (
            "`places` of the appointment type Samtale for ungdom is 1, which is not "
            "between 2 and 500 places"
        ),
    ),
    "HN652": Violation(
        [
            (
                "appointment_types:\n",
                "appointment_types:\n  review: {name: Gjennomgang av avvik, minutes: 20}\n",
            ),
            (
                "week_templates:\n",
                (
                    "week_templates:\n"
                    '  own-week: [{days: wed, from: "12:00", to: "12:20", types: [review]}]\n'
                ),
            ),
            _calendar(
                "  own:\n"
                "    name: Internt\n"
                "    kind: internal\n"
                "    owner: whole_clinic\n"
                "    schedule: [{template: own-week, weeks: second_half}]\n"
            ),
        ],
        ["HN652 review"],
        (
            "Gjennomgang av avvik is scheduled only in internal calendars (Internt) "
            "and is not hidden"
        ),
    ),
    "HN653": Violation(
        [("name: Dobbelttime\n", 'name: Dobbelttime\n    price: "250,-"\n')],
        ['HN653 "250,-"'],
        "`price` of the appointment type Dobbelttime is “250,-”, which is not an amount",
    ),
    "HN654": Violation(
        [
            (
                BLOOD_TEST,
                BLOOD_TEST
                + '    address: {street: Sagbakken 7, postal_code: "2609", city: Lillehammer}\n',
            )
        ],
        ['HN654 {street: Sagbakken 7, postal_code: "2609", city: Lillehammer}'],
        "the address of Blodprøve is the clinic's own",
    ),
    "HN701": Violation(
        [(PHONE_BLOCK, ""), (YOUTH_BLOCK, YOUTH_BLOCK + "  gp-phone:\n" + PHONE_BLOCK)],
        ['HN701 - {days: [tue], from: "12:30", to: "13:30", types: [phone]}'],
        "no calendar schedules the week template `gp-phone`",
    ),
    "HN702": Violation(
        [("weeks: second_half}   # her", "weeks: 2026-W02/2026-W20}   # her")],
        ["HN702 - {template: gp-week, weeks: 2026-W02/2026-W20}"],
        "the schedule of the calendar Ingrid Solbakk ended on 2026-05-15",
        date(2026, 6, 1),
    ),
    "HN750": Violation(
        [('"13:10"', '"01:10"')],
        ['HN750 "01:10"'],
        "a block of the week template `gp-week` begins at 12:30 and ends at 01:10",
    ),
    "HN751": Violation(
        [('days: [mon, tue, thu], from: "08:00"', 'days: [mon, tue, thu], from: "07:30"')],
        ['HN751 {days: [mon, tue, thu], from: "07:30", to: "09:30", types: [blood_test, inr]}'],
        (
            "the block 07:30–09:30 of Blodprøver og INR-kontroll lies outside the "
            "opening hours on 75 days, first on Monday 2026-06-29"
        ),
    ),
    "HN752": Violation(
        [("weeks: second_half}   # her", "weeks: [second_half, 2026-W52]}   # her")],
        ["HN752 - {template: gp-week, weeks: [second_half, 2026-W52]}"],
        "patients can't book 9 planned slots on public holidays: 2026-12-25",
    ),
    "HN754": Violation(
        [("2026-W27/2026-W51", "2026-W27/2026-W54")],
        ["HN754 2026-W27/2026-W54"],
        (
            "the period `second_half` is “2026-W27/2026-W54”, where “2026-W54” is no "
            "week of the calendar"
        ),
    ),
    "HN755": Violation(
        [("her_id: none\n", "her_id: none\n    absences: [{from: 2026-09-07, to: 2026-09-11}]\n")],
        ["HN755 [{from: 2026-09-07, to: 2026-09-11}]"],
        (
            "patients can't book 39 planned slots of Blodprøver og INR-kontroll, as "
            "Berit Haugli is away on 4 days, first on Monday 2026-09-07"
        ),
    ),
    "HN756": Violation(
        [("weeks: second_half}   # her", "weeks: [2026-W27/2026-W40, 2026-W43/2026-W51]}   # her")],
        ["HN756 - {template: gp-week, weeks: [2026-W27/2026-W40, 2026-W43/2026-W51]}"],
        "nothing is scheduled in the calendar Ingrid Solbakk in 2026-W41/2026-W42",
    ),
    "HN757": Violation(
        [
            ('to: "15:00"}\n', 'to: "15:00"}\n    - {days: sun, from: "00:00", to: "06:00"}\n'),
            (
                "week_templates:\n",
                (
                    "week_templates:\n"
                    '  night: [{days: sun, from: "01:00", to: "04:00", types: '
                    "[consultation]}]\n"
                ),
            ),
            (
                "      - {template: gp-week, weeks: second_half}",
                (
                    "      - {template: night, weeks: 2026-W43}\n"
                    "      - {template: gp-week, weeks: second_half}"
                ),
            ),
        ],
        ['HN757 {days: sun, from: "01:00", to: "04:00", types: [consultation]}'],
        (
            "the block 01:00–04:00 of Ingrid Solbakk has slots between 02:00 and "
            "03:00 on Sunday 2026-10-25, when clocks change"
        ),
    ),
    "HN760": Violation(
        [("her_id: none\n", "her_id: none\n    active: {to: 2026-10-31}\n")],
        ["HN760 {template: lab-week, weeks: second_half}"],
        (
            "237 slots of Blodprøver og INR-kontroll lie outside the employment of "
            "Berit Haugli on 25 days, first on Monday 2026-11-02"
        ),
    ),
    "HN761": Violation(
        [('"13:10"', '"12:45"')],
        ['HN761 {days: [fri], from: "12:30", to: "12:45", types: [youth]}'],
        (
            "the block 12:30–12:45 of the week template `gp-week` is too short for a "
            "slot of 20 minutes"
        ),
    ),
    "HN801": Violation(
        [
            _site(
                "talk: {title: Konsultasjon hos vikaren, appointment_types: "
                "[consultation], calendars: [jon]}"
            ),
            (JON_ONLINE, "owner: {employee: jon}\n"),
        ],
        ["HN801 jon"],
        (
            "the booking page Konsultasjon hos vikaren leads to the calendar Jon "
            "Aasheim (vikar for Ingrid Solbakk), which is not online"
        ),
    ),
    "HN802": Violation(
        [_site("blood: {title: Blodprøve, appointment_types: [blood_test], calendars: []}")],
        ["HN802 []"],
        "the booking page Blodprøve names no calendar",
    ),
    "HN803": Violation(
        [
            _site(
                "blood: {title: Blodprøve, appointment_types: [blood_test, youth], "
                "calendars: [lab]}"
            )
        ],
        ["HN803 youth"],
        "the booking page Blodprøve is for Samtale for ungdom, which is hidden",
    ),
    "HN804": Violation(
        [
            _site(
                "talk: {title: Konsultasjon, appointment_types: [consultation], "
                "calendars: [ingrid]}"
            )
        ],
        ["HN804 ingrid"],
        "the booking page Konsultasjon leads to the GP calendar Ingrid Solbakk without a login",
    ),
    "HN805": Violation(
        [
            _site(
                "blood: {title: Blodprøve, introduction: Logg inn med BankID og velg en time., "
                f"{BLOOD_IN_LAB}}}"
            )
        ],
        ["HN805 Logg inn med BankID og velg en time."],
        (
            "the booking page Blodprøve says “Logg inn med BankID og velg en time”, "
            "but its link leads to booking without a login at HelseNorge"
        ),
    ),
    "HN806": Violation(
        [
            _site(
                f"blood: {{title: Blodprøve, {BLOOD_IN_LAB}}}\n\n"
                "patient_lists:\n  risk: {name: Risikogruppe, owner: {employee: berit}}"
            ),
            ("patients: clinic_gp_patients", "patients: {patient_list: risk}"),
        ],
        ["HN806 lab"],
        (
            "the booking page Blodprøve is open to all, and the calendar Blodprøver "
            "og INR-kontroll only to patients on the list Risikogruppe"
        ),
    ),
    "HN850": Violation(
        [("8d2f6a90-41c7-4e0b-9d35-6b1f0a7c2e58", "YOUR-ID")],
        ["HN850 YOUR-ID"],
        (
            "`service_provider_id` of the PatientSky settings of the clinic is "
            "“YOUR-ID”, which is not an id from PatientSky"
        ),
    ),
    "HN851": Violation(
        [
            _site(
                "blood:\n"
                "    title: Blodprøve\n"
                "    appointment_types: [blood_test]\n"
                "    calendars: [lab]\n"
                "    link: https://sagbakken.example/timer"
            )
        ],
        ["HN851 https://sagbakken.example/timer"],
        (
            "`link` of the booking site Blodprøve leads patients to "
            "sagbakken.example, not to psno-patient-platform-fe.svc.pasientsky.no"
        ),
    ),
    "HN853": Violation(
        [_site(f"blood: {{title: Blodprøve uten innlogging, {BLOOD_IN_LAB}}}")],
        ["HN853 Blodprøve uten innlogging"],
        "PatientSky may ask patients to log in all the same",
    ),
    "HN857": Violation(
        [
            _site(f"blood: {{title: Blodprøve, {BLOOD_IN_LAB}}}"),
            ("  privacy_notice: https://sagbakken.example/personvern\n", ""),
        ],
        ["HN857 clinic"],
        "Sagbakken legekontor has booking pages and no privacy notice",
    ),
    "HN862": Violation(
        [
            _site(f"blood: {{title: Blodprøve, {BLOOD_IN_LAB}}}"),
            ("sector: private", "sector: municipal"),
        ],
        ["HN862 clinic"],
        "Sagbakken legekontor is municipal",
    ),
    "HN864": Violation(
        [
            _site(f"blood: {{title: Blodprøve, {BLOOD_IN_LAB}}}"),
            (
                "sector: private",
                "sector: municipal\n  accessibility_statement: https://uustatus.no/s",
            ),
            ('municipality: "3405"', 'municipality: "3434"'),
        ],
        ["HN864 clinic"],
        "Sagbakken legekontor belongs to a municipality that the state writes nynorsk to",
    ),
    "HN865": Violation(
        [
            _site(f"blood: {{title: Blodprøve, {BLOOD_IN_LAB}}}"),
            (
                "sector: private",
                "sector: municipal\n  accessibility_statement: https://uustatus.no/s",
            ),
            ('municipality: "3405"', 'municipality: "5540"'),
        ],
        ["HN865 clinic"],
        "Sagbakken legekontor lies in the administrative area for Sámi",
    ),
    "HN866": Violation(
        [("  opening_hours:", "  emergency_notice: Ring 116 117.\n  opening_hours:")],
        ["HN866 Ring 116 117."],
        "the emergency notice of Sagbakken legekontor lacks 113",
    ),
    "HN867": Violation(
        [_site(f"blood: {{title: Blodprøve, {BLOOD_IN_LAB}, open: {{to: 2026-07-10}}}}")],
        ["HN867 2026-07-10"],
        "the booking page Blodprøve closed on 2026-07-10",
        date(2026, 7, 13),
    ),
    "HN869": Violation(
        [_site(f"blood: {{slug: blodprøve, title: Blodprøve, {BLOOD_IN_LAB}}}")],
        ["HN869 blodprøve"],
        (
            "`slug` of the booking site Blodprøve is “blodprøve”, which is not the "
            "last part of a web address"
        ),
    ),
    "HN871": Violation(
        [_site(f"blood: {{title: Blodprøve, {BLOOD_IN_LAB}, open: {{from: 2027-01-04}}}}")],
        ["HN871 {from: 2027-01-04}"],
        "the booking page Blodprøve leads to no bookable slot between its dates",
    ),
    "HN901": Violation(
        [
            (BLOOD_TEST, BLOOD_TEST + "    notify: true\n"),
            (LAB_LIMITS, LAB_LIMITS + "\n    notify: false"),
        ],
        ["HN901 true"],
        (
            "the appointment type Blodprøve would notify, but notifications are off "
            "in the calendar Blodprøver og INR-kontroll"
        ),
    ),
    "HN902": Violation(
        [
            (NOTIFICATIONS, "notifications: {enabled: false}"),
            (LAB_LIMITS, LAB_LIMITS + "\n    notify: true"),
        ],
        ["HN902 false"],
        "PatientSky's notifications are off for the clinic",
    ),
    "HN903": Violation(
        [(NOTIFICATIONS, NOTIFICATIONS.replace("[sms]", "[sms, letter]"))],
        ["HN903 letter"],
        "`channels` of the notifications of the clinic holds “letter”, which has no meaning here",
    ),
    "HN904": Violation(
        [(NOTIFICATIONS, NOTIFICATIONS.replace("}", ", reminder_hours: 72}"))],
        ["HN904 reminder_hours"],
        (
            "`reminder_hours` of the notifications of the clinic changes nothing, "
            "since HelseNorge itself sets when patients are reminded"
        ),
    ),
    "HN905": Violation(
        [(NOTIFICATIONS, NOTIFICATIONS.replace("}", ", notices: [reminder]}"))],
        ["HN905 notices"],
        (
            "`notices` of the notifications of the clinic changes nothing, since "
            "HelseNorge sends the same notices to the patients of every clinic"
        ),
    ),
    "HN906": Violation(
        [(LAB_LIMITS, LAB_LIMITS + "\n    show_source: true")],
        ["HN906 show_source"],
        (
            "`show_source` of the calendar Blodprøver og INR-kontroll changes "
            "nothing, since no calendar shows whether an appointment was booked "
            "through HelseNorge"
        ),
    ),
    "HN907": Violation(
        [_message("welcome: {type: e_dialogue, subject: Nyheter om helsenorge.no}")],
        ["HN907 Nyheter om helsenorge.no"],
        "the message template “Nyheter om helsenorge.no” has helsenorge.no in its subject",
    ),
    "HN908": Violation(
        [("name: Dobbelttime", "name: Prevensjonsveiledning")],
        ["HN908 Prevensjonsveiledning"],
        "no hidden appointment type takes 40 minutes as Prevensjonsveiledning does",
    ),
    "HN951": Violation(
        [(NOTIFICATIONS, NOTIFICATIONS.replace("sms", "push"))],
        ["HN951 [push]"],
        (
            "PatientSky's notices would go out by push alone, which reaches only "
            "patients with the app, and others would not be told of their "
            "appointments"
        ),
    ),
}

DOES_NOT_FIT: dict[str, str] = {
    "HN170": "`plan` finds it against a snapshot of the registry",
    "HN171": "`plan` finds it against a snapshot of the registry",
    "HN172": "`plan` finds it against a snapshot of the registry",
    "HN205": "it would take a file of 12 MB beside the spec",
    "HN307": "its routes are PatientSky's defaults as it stands, and the note is there",
}
