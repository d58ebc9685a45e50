"""Each rule broken in fjordbyen."""

from datetime import date

from tests.violations.clinic import Violation

VIOLATIONS: dict[str, Violation] = {
    "HN001": Violation(
        [("nhn_member: true", "nhn_member: false")],
        ["HN001 false"],
        "Fjordbyen legesenter is no member",
    ),
    "HN002": Violation(
        [("her_id: 8900100", "her_id: pending")],
        ["HN002 pending"],
        "`her_id` of the clinic is `pending`",
    ),
    "HN003": Violation(
        [("her_id: 8900102", "her_id: none")],
        ["HN003 none"],
        "Omar Haddad is a GP without a HER-ID",
    ),
    "HN004": Violation(
        [("\n    her_id: none\n\npositions", "\n\npositions")],
        ["HN004 per"],
        "Per Vik has no HER-ID",
    ),
    "HN005": Violation(
        [("her_id: 8900102", "her_id: 8900101")],
        ["HN005 8900101"],
        "Omar Haddad has the HER-ID 8900101 of Kari Lunde",
    ),
    "HN006": Violation(
        [("her_id: 8900101", "her_id: HER-8900101")],
        ["HN006 HER-8900101"],
        "`her_id` of Kari Lunde is “HER-8900101”",
    ),
    "HN008": Violation(
        [("registered_by: patientsky ", "sync: false\n    registered_by: patientsky ")],
        ["HN008 sync"],
        "`sync` of the PatientSky settings",
    ),
    "HN050": Violation(
        [('hpr_number: "9900104"', 'hpr_number: "9900104"\n    services: [e_contact]')],
        ["HN050 [e_contact]"],
        "Ali Demir is a health secretary",
    ),
    "HN051": Violation(
        [('to: "15:30"', "to: 15:30")], ["HN051 15:30"], "`to` is 15:30 without quotes"
    ),
    "HN052": Violation(
        [('"999999018"', '"999999081"')],
        ['HN052 "999999081"'],
        "the organisation number 999999081 of Fjordbyen legesenter",
    ),
    "HN053": Violation(
        [("digital_dialog_ordered: true", "digital_dialog_ordered: false")],
        ["HN053 false"],
        "no patient can write to the clinic from HelseNorge",
    ),
    "HN054": Violation(
        [('    hpr_number: "9900102"\n', "")], ["HN054 omar"], "Omar Haddad has no HPR number"
    ),
    "HN055": Violation(
        [('"9900104"', '"9900102"')],
        ['HN055 "9900102"'],
        "Ali Demir has the HPR number 9900102 of Omar Haddad",
    ),
    "HN056": Violation(
        [("holder: per", "holder: ali")],
        ["HN056 ali"],
        (
            "Ali Demir holds the position Laboratorium already, so in PatientSky the "
            "position Skranke"
        ),
    ),
    "HN057": Violation(
        [("org_units:\n", "org_units:\n  lab: {name: Laboratorium, parent: main}\n")],
        ["HN057 clinic"],
        "the clinic has 2 units",
    ),
    "HN061": Violation(
        [("name: Resepsjon,", "name: Skranken,")],
        ["HN061 reception: {name: Skranken, org_unit: main, members: [ali, per]}"],
        "PatientSky's group Resepsjon is not among",
    ),
    "HN062": Violation(
        [("to: 2026-12-31}", "to: 2025-12-31}")],
        ["HN062 2025-12-31"],
        "the employment of Lars Moen ends on 2025-12-31, before it begins on 2026-12-01",
    ),
    "HN065": Violation(
        [("capacity: 950}", "capacity: 950}\n    active: {from: 2026-08-17}")],
        ["HN065 2026-08-17"],
        "Omar Haddad begins on 2026-08-17",
    ),
    "HN102": Violation(
        [
            (
                "  ali:\n",
                "  nils: {name: Nils Dahl, profession: gp_substitute, her_id: none, "
                "services: [e_consultation]}\n  ali:\n",
            )
        ],
        ["HN102 [e_consultation]"],
        "Nils Dahl offers services without a HER-ID",
    ),
    "HN103": Violation(
        [("bookings_per_patient: 2", "bookings_per_patient: 0")],
        ["HN103 0"],
        "a patient can have 0 appointments in the calendar Kari Lunde",
    ),
    "HN151": Violation(
        [
            (
                "resource_booking: {her_id: 8900110} ",
                "vacant_lists: {her_id: 8900120, lists: {list-4: {name: Liste 4}}}\n"
                '  resource_booking: {her_id: 8900110, code_system: "8666", code: KX17} ',
            )
        ],
        ["HN151 KX17"],
        "the resource booking service has the code of the service for lists without a GP",
    ),
    "HN152": Violation(
        [("her_id: 8900110}", 'her_id: 8900110, code_system: "8666", code: KX17}')],
        ["HN152 KX17"],
        "the clinic has no such list",
    ),
    "HN153": Violation(
        [
            (
                "    absences:\n"
                "      - {from: 2026-12-14, to: 2026-12-18, substitute: lars, "
                "services: [booking, e_consultation]}\n",
                "",
            ),
            ("    in_gp_register: true\n", ""),
        ],
        ["HN153 8900103"],
        "Lars Moen is a substitute outside the GP register",
    ),
    "HN154": Violation(
        [
            ("from: 2026-12-01, to: 2026-12-31}", "from: 2026-08-01, to: 2026-08-31}"),
            (
                "from: 2026-12-14, to: 2026-12-18, substitute",
                "from: 2026-08-17, to: 2026-08-21, substitute",
            ),
        ],
        ["HN154 2026-08-31"],
        "Lars Moen left on 2026-08-31",
        date(2026, 9, 1),
    ),
    "HN156": Violation(
        [('    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}\n', "")],
        ["HN156 addresses"],
        "Fjordbyen legesenter has no postal address",
    ),
    "HN163": Violation(
        [("  resource_booking: {her_id: 8900110} ", "")],
        ["HN163 clinic"],
        "the bookings of the appointment type Blodprøve and 2 others",
    ),
    "HN167": Violation(
        [
            (
                "patient_list: {capacity: 950}",
                "patient_list: {capacity: 950, continues_as: ali}\n    active: {to: 2027-06-30}",
            )
        ],
        ["HN167 ali"],
        "Ali Demir, who has the patients of Omar Haddad from 2027-07-01",
    ),
    "HN168": Violation(
        [("her_id: 8900100", 'her_id: 8900100\n  business_type: "106"')],
        ['HN168 "106"'],
        "business type 106 (Privat rehabiliterings- og opptreningssenter)",
    ),
    "HN169": Violation(
        [("her_id: 8900102", "her_id: pending")],
        ["HN169 pending"],
        "the spec lacks the first day of Omar Haddad",
    ),
    "HN201": Violation(
        [("type: e_contact ", "type: sms ")],
        ["HN201 sms"],
        "`type` of the message template `lab-preparation` is “sms”",
    ),
    "HN202": Violation(
        [
            (
                "  e_consultation: {mode",
                (
                    "  e_dialogue: {mode: selected, recipients: [{group: lab}]}\n"
                    "  e_consultation: {mode"
                ),
            )
        ],
        ["HN202 e_dialogue"],
        "`e_dialogue` of the routing changes nothing",
    ),
    "HN203": Violation(
        [("blodprøve\n    attachments", "blodprøve\n    audience: colleagues\n    attachments")],
        ["HN203 e_contact"],
        "the message template “Før du kommer til blodprøve” is for colleagues",
    ),
    "HN204": Violation(
        [("subject: Før du kommer til blodprøve", "subject: Prøvesvar fra legen")],
        ["HN204 e_contact"],
        "“Prøvesvar fra legen” is an e-contact and speaks of “prøvesvar”",
    ),
    "HN207": Violation(
        [("owner: {group: lab}}", "owner: {group: lab}}  # as for 018190 00200")],
        ["HN207 018190 00200"],
        "a patient's birth number or D-number",
    ),
    "HN211": Violation(
        [
            (
                "e_contact: {mode: selected, recipients: [{group: reception}]}",
                "e_contact: {mode: selected, recipients: [{group: reception}], notify: false}",
            )
        ],
        ["HN211 notify"],
        "`notify` of the route for e-contacts changes nothing",
    ),
    "HN301": Violation(
        [("e_contact: {mode: selected", "e_contact: {mode: everyone")],
        ["HN301 everyone"],
        "`mode` of the route for e-contacts is “everyone”",
    ),
    "HN302": Violation(
        [("{mode: practitioner}", "{mode: practitioner, recipients: [{group: lab}]}")],
        ["HN302 [{group: lab}]"],
        "e-consultations go to the patient's practitioner alone, so the group Laboratorium",
    ),
    "HN303": Violation(
        [
            (
                "e_contact: {mode: selected, recipients: [{group: reception}]}",
                "e_contact: {mode: selected}",
            )
        ],
        ["HN303 e_contact"],
        "e-contacts go to selected recipients and none is named",
    ),
    "HN304": Violation(
        [("{group: reception}", "{patient_list: risk-65}")],
        ["HN304 patient_list"],
        "the route for e-contacts names a patient list",
    ),
    "HN305": Violation(
        [("{group: reception}", "{group: resepsjon}")],
        ["HN305 resepsjon"],
        "there is no group `resepsjon`",
    ),
    "HN306": Violation(
        [
            (
                "Resepsjon, org_unit: main, members: [ali, per]",
                "Resepsjon, org_unit: main, members: []",
            )
        ],
        ["HN306 [{group: reception}]"],
        (
            "e-contacts from patients of Kari Lunde and Omar Haddad reach nobody, since "
            "nobody in the group Resepsjon"
        ),
    ),
    "HN307": Violation(
        [("  e_contact: {mode: selected, recipients: [{group: reception}]}\n", "")],
        ["HN307 e_consultation: {mode: practitioner}"],
        "e-contacts go to the whole clinic",
    ),
    "HN308": Violation(
        [("administrator: true  ", "administrator: false ")],
        ["HN308 kari:"],
        "no employee of Fjordbyen legesenter is administrator",
    ),
    "HN309": Violation(
        [("prescription_renewal: {mode", "prescription: {mode")],
        ["HN309 prescription"],
        "`prescription` is no message",
    ),
    "HN310": Violation(
        [
            (
                "e_contact: {mode: selected, recipients: [{group: reception}]}",
                (
                    "e_contact: {mode: selected, recipients: [{group: reception}], journal: "
                    "automatic}"
                ),
            )
        ],
        ["HN310 journal"],
        "`journal` of the route for e-contacts",
    ),
    "HN311": Violation(
        [
            (
                "prescription_renewal: {mode: both, recipients: [{role: health_secretary}]}",
                (
                    "prescription_renewal: {mode: both, recipients: [{role: health_secretary}], "
                    "replies: [renewed, postponed]}"
                ),
            )
        ],
        ["HN311 replies"],
        "`replies` of the route for prescription renewals",
    ),
    "HN312": Violation(
        [("{mode: practitioner}", "{mode: practitioner, converts_to: [e_contact]}")],
        ["HN312 converts_to"],
        "`converts_to` of the route for e-consultations",
    ),
    "HN313": Violation(
        [("{mode: practitioner}", "{mode: selected, recipients: [{group: lab}]}")],
        ["HN313 [{group: lab}]"],
        "e-consultations go to the group Laboratorium, without a GP",
    ),
    "HN314": Violation(
        [("[{role: health_secretary}]", "[{role: gp}]")],
        ["HN314 {role: gp}"],
        "the role Fastlege, which holds Kari Lunde and Omar Haddad",
    ),
    "HN315": Violation(
        [("{group: reception}", "{employee: ali}")],
        ["HN315 employee"],
        "the route for e-contacts names an employee",
    ),
    "HN350": Violation(
        [
            (
                "  desk-per:",
                "  room: {name: Prøverom, role: health_secretary, org_unit: main, holder: null}\n"
                "  desk-per:",
            ),
            ("[{group: reception}]", "[{group: reception}, {position: room}]"),
        ],
        ["HN350 {position: room}"],
        "e-contacts go to the position Prøverom, which nobody holds",
    ),
    "HN351": Violation(
        [
            ("  gp: {name: Fastlege}\n", "  gp: {name: Fastlege}\n  nurse: {name: Sykepleier}\n"),
            ("[{group: reception}]", "[{group: reception}, {role: nurse}]"),
        ],
        ["HN351 {role: nurse}"],
        "e-contacts go to the role Sykepleier, and no position has it",
    ),
    "HN353": Violation(
        [("substitute: lars, ", "")],
        ["HN353 practitioner"],
        (
            "e-consultations from patients of Kari Lunde reach nobody from 2026-12-14 to "
            "2026-12-18, since Kari Lunde is away"
        ),
    ),
    "HN354": Violation(
        [("from: 2026-12-01, to: 2026-12-31", "from: 2026-12-01, to: 2026-12-16")],
        ["HN354 lars"],
        (
            "Lars Moen, who stands in for Kari Lunde, is not employed on all days of the absence, "
            "so e-consultations from Kari Lunde's patients reach no substitute who is there "
            "from 2026-12-17 to 2026-12-18"
        ),
    ),
    "HN356": Violation(
        [("services: [booking, e_consultation]}", "services: []}")],
        ["HN356 []"],
        "the absence of Kari Lunde from 2026-12-14 to 2026-12-18 lists no service",
    ),
    "HN357": Violation(
        [("to: 2026-12-18, substitute", "to: 2026-12-11, substitute")],
        ["HN357 2026-12-11"],
        "an absence of Kari Lunde ends on 2026-12-11, before it begins on 2026-12-14",
    ),
    "HN358": Violation(
        [
            ("    administrator: true             # may configure HelseNorge and routing\n", ""),
            (
                "  per:\n",
                "  bjorg:\n"
                "    name: Bjørg Nes\n"
                "    profession: administrator\n"
                "    her_id: none\n"
                "    administrator: true\n"
                "    active: {to: 2026-11-30}\n"
                "  per:\n",
            ),
        ],
        [
            "HN358 {from: 2026-12-14, to: 2026-12-18, substitute: lars, services: [booking, "
            "e_consultation]}"
        ],
        "Kari Lunde is away from 2026-12-14, when no administrator is employed",
    ),
    "HN360": Violation(
        [("{mode: both, recipients", "{mode: selected, recipients")],
        ["HN360 [{role: health_secretary}]"],
        "prescription renewals go to the role Helsesekretær, without a doctor",
    ),
    "HN362": Violation(
        [("substitute: lars, ", "substitute: omar, ")],
        ["HN362 omar"],
        "the GP register has Lars Moen for Kari Lunde, whose absences name Omar Haddad instead",
    ),
    "HN363": Violation(
        [
            ("  reception: {name", "  desk: {name: Skranken, members: []}\n  reception: {name"),
            ("[{group: reception}]", "[{group: reception}, {group: desk}]"),
        ],
        ["HN363 {group: desk}"],
        "e-contacts go to the group Skranken, which has no members",
    ),
    "HN364": Violation(
        [("[{group: reception}]", "[{group: reception}], fallback: [{role: gp}]")],
        ["HN364 [{role: gp}]"],
        "the fallback of e-contacts to the role Fastlege is never used",
    ),
    "HN365": Violation(
        [("[{group: reception}]", "[{group: reception}, {group: lab}]")],
        ["HN365 {group: lab}"],
        "e-contacts go to the group Laboratorium and to the group Resepsjon",
    ),
    "HN366": Violation(
        [
            (
                "  per:\n",
                "  bjorg:\n"
                "    name: Bjørg Nes\n"
                "    profession: administrator\n"
                "    her_id: none\n"
                "    active: {to: 2026-11-30}\n"
                "  per:\n",
            ),
            (
                "  reception: {name",
                "  office: {name: Kontoret, members: [bjorg]}\n  reception: {name",
            ),
            ("[{group: reception}]", "[{group: reception}, {group: office}]"),
        ],
        ["HN366 {group: office}"],
        "e-contacts go to the group Kontoret, where nobody is employed from 2026-12-01",
    ),
    "HN401": Violation(
        [
            (
                "calendars:\n  kari",
                (
                    "calendars:\n"
                    "  walks:\n"
                    "    {name: Sykebesøk, kind: gp, owner: {employee: kari}}\n"
                    "  kari"
                ),
            )
        ],
        ["HN401 {employee: kari}"],
        "Kari Lunde owns 2 calendars",
    ),
    "HN402": Violation(
        [
            (
                "kind: gp\n    owner: {employee: omar}\n",
                "kind: internal\n    owner: {employee: omar}\n",
            )
        ],
        ["HN402 internal"],
        "the only calendar of Omar Haddad, who offers booking, is internal",
    ),
    "HN403": Violation(
        [
            (
                "    owner: {employee: omar}\n    online: true",
                "    owner: {employee: omar}\n    online: false",
            )
        ],
        ["HN403 false"],
        "the calendar Omar Haddad is not online",
    ),
    "HN404": Violation(
        [
            (
                "    schedule:\n      - {template: gp-week, weeks: 2026-W34/2026-W51}\n    limits",
                "    limits",
            )
        ],
        ["HN404 omar"],
        "nothing is scheduled in the calendar Omar Haddad",
    ),
    "HN405": Violation(
        [
            ("  confidential:", "  control: {name: Kontroll, minutes: 20}\n  confidential:"),
            (
                "  lab-week-1:\n",
                (
                    '  control-week: [{days: fri, from: "09:00", to: "11:00", types: [control]}]\n'
                    "  lab-week-1:\n"
                ),
            ),
            (
                (
                    "      - {template: gp-week, weeks: 2026-W34/2026-W51}\n"
                    "    limits: {book_ahead_days: 60, cancel_before_hours: 24}"
                ),
                (
                    "      - {template: gp-week, weeks: 2026-W34/2026-W51}\n"
                    "      - {template: control-week, weeks: 2026-W34/2026-W51}\n"
                    "    limits: {book_ahead_days: 60, cancel_before_hours: 24}"
                ),
            ),
        ],
        ["HN405 - {template: gp-week, weeks: 2026-W34/2026-W51}"],
        "patients can't book Kontroll in the calendar Omar Haddad",
    ),
    "HN406": Violation(
        [("owner: {employee: omar}", "owner: {group: reception}")],
        ["HN406 {group: reception}"],
        "the GP calendar Omar Haddad belongs to the group Resepsjon",
    ),
    "HN407": Violation(
        [
            (
                "    owner: {employee: omar}\n    online: true\n    patients: own_list",
                "    owner: {employee: omar}\n    online: true\n    patients: clinic_gp_patients",
            )
        ],
        ["HN407 clinic_gp_patients"],
        "the GP calendar Omar Haddad is for all patients of the clinic",
    ),
    "HN408": Violation(
        [
            (
                "    owner: {employee: omar}\n",
                "    owner: {employee: omar}\n    comment_required: false\n",
            )
        ],
        ["HN408 comment_required"],
        "`comment_required` of the calendar Omar Haddad",
    ),
    "HN409": Violation(
        [("2026-W34/2026-W51}   #", "2026-W51}   #")],
        ["HN409 - {template: gp-week, weeks: 2026-W51}"],
        "the calendar Kari Lunde is on offer, as Kari Lunde is away on all days",
    ),
    "HN450": Violation(
        [("{capacity: 950}", "{capacity: 950, common: Fjordlista}")],
        ["HN450 Fjordlista"],
        "Omar Haddad is the only GP of the common list Fjordlista",
    ),
    "HN452": Violation(
        [
            ("  ali:\n", "  ida: {name: Ida Holm, profession: lis1, her_id: none}\n  ali:\n"),
            (
                "  lab-1:\n",
                (
                    "  ida: {name: Ida Holm, kind: gp, owner: {employee: ida}, online: true, "
                    "patients: own_list}\n"
                    "  lab-1:\n"
                ),
            ),
        ],
        ["HN452 {employee: ida}"],
        "Ida Holm is a LIS1 doctor without a patient list",
    ),
    "HN453": Violation(
        [("950}\n    services: [booking, ", "950}\n    services: [")],
        ["HN453 [e_consultation, e_contact, prescription_renewal]"],
        "Omar Haddad offers no booking",
    ),
    "HN454": Violation(
        [("950}\n    services: [booking, ", "950}\n    services: [time_request, ")],
        ["HN454 time_request"],
        "Omar Haddad takes time requests and offers no booking",
    ),
    "HN456": Violation(
        [("from: 2026-12-14,", "from: 2026-12-01,")],
        ["HN456 lars"],
        "Kari Lunde is away for 18 days from 2026-12-01 on, and Lars Moen",
    ),
    "HN457": Violation(
        [
            (
                "limits: {book_ahead_days: 60, cancel_before_hours: 24",
                "limits: {book_ahead_days: 60, cancel_before_hours: 72",
            )
        ],
        ["HN457 72"],
        "the calendar Omar Haddad in the last 72 hours",
    ),
    "HN501": Violation(
        [
            (
                (
                    "    name: Labtjenester (helsesekretær 1)\n"
                    "    kind: resource\n"
                    "    owner: {group: lab}"
                ),
                (
                    "    name: Labtjenester (helsesekretær 1)\n"
                    "    kind: resource\n"
                    "    owner: {employee: kari}"
                ),
            )
        ],
        ["HN501 {employee: kari}"],
        "the resource calendar Labtjenester (helsesekretær 1) belongs to Kari Lunde, a GP",
    ),
    "HN502": Violation(
        [
            (
                (
                    "    name: Labtjenester (helsesekretær 1)\n"
                    "    kind: resource\n"
                    "    owner: {group: lab}"
                ),
                (
                    "    name: Labtjenester (helsesekretær 1)\n"
                    "    kind: resource\n"
                    "    owner: {role: health_secretary}"
                ),
            )
        ],
        ["HN502 role"],
        "the calendar Labtjenester (helsesekretær 1) names a role",
    ),
    "HN503": Violation(
        [
            (
                "Laboratorium, org_unit: main, members: [ali, per]",
                "Laboratorium, org_unit: main, members: [ali, per, kari]",
            )
        ],
        ["HN503 kari"],
        "Kari Lunde is a GP and a member of the group Laboratorium",
    ),
    "HN504": Violation(
        [
            (
                (
                    "    name: Labtjenester (helsesekretær 1)\n"
                    "    kind: resource\n"
                    "    owner: {group: lab}\n"
                    "    online: true"
                ),
                (
                    "    name: Labtjenester (helsesekretær 1)\n"
                    "    kind: resource\n"
                    "    owner: {group: lab}\n"
                    "    online: false"
                ),
            )
        ],
        ["HN504 false"],
        "Labtjenester (helsesekretær 1) is not online",
    ),
    "HN505": Violation(
        [
            (
                "patients: clinic_gp_patients\n    schedule:\n      - {template: lab-week-1",
                "patients: everyone\n    schedule:\n      - {template: lab-week-1",
            )
        ],
        ["HN505 everyone"],
        "Labtjenester (helsesekretær 1) is for everyone",
    ),
    "HN506": Violation(
        [
            (
                "patients: clinic_gp_patients\n    schedule:\n      - {template: lab-week-1",
                "patients: {patient_list: risk65}\n    schedule:\n      - {template: lab-week-1",
            )
        ],
        ["HN506 risk65"],
        "there is no patient list `risk65`",
    ),
    "HN507": Violation(
        [("template: lab-week-1,", "template: gp-week,")],
        ["HN507 - {template: gp-week, weeks: 2026-W34/2026-W51}"],
        "scheduled in the resource calendar Labtjenester (helsesekretær 1) is a resource",
    ),
    "HN508": Violation(
        [
            (
                (
                    '    - {days: [tue], from: "12:30", to: "15:00", types: [influenza_vaccine], '
                    "staff: per}\n"
                ),
                "",
            )
        ],
        ["HN508 {category: vaksine}"],
        "the resource appointment Influensavaksine is scheduled in no resource calendar",
    ),
    "HN509": Violation(
        [("en: Consultation}\n", "en: Consultation}\n    resource: {category: annen}\n")],
        ["HN509 {category: annen}"],
        "scheduled only in the calendar of a GP (Kari Lunde)",
    ),
    "HN510": Violation(
        [('from: "13:00", to: "14:00"', 'from: "11:00", to: "12:00"')],
        ['HN510 {days: [mon, thu], from: "11:00", to: "12:00", types: [phone]}'],
        (
            "08:30–11:30 and 11:00–12:00 of Kari Lunde overlap on 34 days, first on Monday "
            "2026-08-17"
        ),
    ),
    "HN511": Violation(
        [
            (
                "message_templates:\n",
                (
                    "staffing:\n"
                    '  - {employee: ali, days: mon-fri, from: "08:00", to: "10:00"}\n'
                    '  - {employee: per, days: [tue, thu], from: "08:00", to: "10:00"}\n'
                    '  - {employee: per, days: [mon, wed], from: "10:00", to: "12:00"}\n'
                    '  - {employee: per, days: tue, from: "12:30", to: "15:00"}\n'
                    '  - {employee: per, days: fri, from: "08:00", to: "10:00"}\n'
                    "message_templates:\n"
                ),
            )
        ],
        ['HN511 {employee: per, days: fri, from: "08:00", to: "10:00"}'],
        (
            "Ali Demir and Per Vik offer shared services at the same time on 18 days, "
            "first on Friday 2026-08-21 at 08:00–10:00, which takes 2 calendars"
        ),
    ),
    "HN512": Violation(
        [("staff: per, slot_minutes", "staff: ali, slot_minutes")],
        ["HN512 ali"],
        "at the same time on 36 days, first on Tuesday 2026-08-18 at 08:00–10:00",
    ),
    "HN513": Violation(
        [('{days: [mon, wed], from: "10:00"', '{days: [mon, wed], from: "09:00"')],
        [('HN513 {days: [mon, wed], from: "09:00", to: "12:00", types: [wound_care], staff: per}')],
        (
            "Ali Demir and Per Vik have slots in Labtjenester (helsesekretær 1) at the "
            "same time on 36 days, first on Monday 2026-08-17 at 09:00–10:00"
        ),
    ),
    "HN514": Violation(
        [
            (
                "message_templates:\n",
                (
                    "staffing:\n"
                    '  - {employee: ali, days: mon-fri, from: "08:00", to: "10:00"}\n'
                    '  - {employee: per, days: [tue, thu], from: "08:00", to: "10:00"}\n'
                    '  - {employee: per, days: [mon, wed], from: "10:00", to: "12:00"}\n'
                    "message_templates:\n"
                ),
            )
        ],
        [
            (
                'HN514 {days: [tue], from: "12:30", to: "15:00", types: [influenza_vaccine], '
                "staff: per}"
            )
        ],
        (
            "Labtjenester (helsesekretær 2) has slots on 18 days, first on Tuesday "
            "2026-08-18 at 12:30–15:00"
        ),
    ),
    "HN515": Violation(
        [("(helsesekretær 2)", "(helsesekretær 1)")],
        ["HN515 Labtjenester (helsesekretær 1)"],
        "2 calendars that are online are called Labtjenester (helsesekretær 1)",
    ),
    "HN516": Violation(
        [
            (
                "types: [blood_test], staff: ali",
                "types: [blood_test, influenza_vaccine], staff: ali",
            ),
            ("Labtjenester (helsesekretær 2)", "Prøver"),
        ],
        ["HN516 Prøver"],
        "Labtjenester (helsesekretær 1) and Prøver offer the same services",
    ),
    "HN517": Violation(
        [("(helsesekretær 2)", "(helsesekretær 3)")],
        ["HN517 Labtjenester (helsesekretær 3)"],
        "Labtjenester (helsesekretær 1) and Labtjenester (helsesekretær 3) leave out a number",
    ),
    "HN518": Violation(
        [
            (
                (
                    '    - {days: [mon, wed], from: "10:00", to: "12:00", types: [wound_care], '
                    "staff: per}\n"
                ),
                "",
            ),
            ("Labtjenester (helsesekretær 1)", "Underetasjen"),
        ],
        ["HN518 Underetasjen"],
        "the calendar Underetasjen offers Blodprøve alone",
    ),
    "HN519": Violation(
        [("Labtjenester (helsesekretær 1)", "Labtjenester 65+")],
        ["HN519 Labtjenester 65+"],
        "“65+” stands only in the name of the calendar Labtjenester 65+",
    ),
    "HN520": Violation(
        [("en: Consultation}\n", "en: Consultation}\n    cancel_before_hours: 2\n")],
        ["HN520 2"],
        "cancel Konsultasjon 24 hours before, as the calendar Kari Lunde says, so the 2 hours",
    ),
    "HN550": Violation(
        [
            (
                "limits: {book_ahead_days: 60, cancel_before_hours: 24",
                "limits: {book_ahead_days: 60, cancel_before_hours: 24h",
            )
        ],
        ["HN550 24h"],
        "the limits of the calendar Omar Haddad is “24h”",
    ),
    "HN551": Violation(
        [
            (
                "book_ahead_days: 60, book_before_hours: 2",
                "book_ahead_days: 60, book_before_hours: 1440",
            )
        ],
        ["HN551 1440"],
        "60 days ahead at most and 1440 hours before",
    ),
    "HN554": Violation(
        [
            (
                (
                    '    - {days: [mon, wed], from: "10:00", to: "12:00", types: [wound_care], '
                    "staff: per}\n"
                ),
                "",
            ),
            ("types: [blood_test], staff: ali", "types: [blood_test]"),
            (
                (
                    "name: Labtjenester (helsesekretær 1)\n"
                    "    kind: resource\n"
                    "    owner: {group: lab}\n"
                    "    online: true\n"
                ),
                (
                    "name: Labtjenester (helsesekretær 1)\n"
                    "    kind: resource\n"
                    "    owner: {group: lab}\n"
                    "    online: true\n"
                    "    shown: first_free\n"
                ),
            ),
            (
                "  lab-2:\n",
                (
                    "  lab-3:\n"
                    "    name: Labtjenester (helsesekretær 3)\n"
                    "    kind: resource\n"
                    "    owner: {group: lab}\n"
                    "    online: true\n"
                    "    patients: clinic_gp_patients\n"
                    "    shown: first_free\n"
                    "    schedule: [{template: lab-week-1, weeks: 2026-W34/2026-W51}]\n"
                    "  lab-2:\n"
                ),
            ),
        ],
        ["HN554 first_free"],
        "at the same time on 90 days, first on Monday 2026-08-17",
    ),
    "HN555": Violation(
        [("resource: {category: lab}       #", "places: 6\n    resource: {category: lab}       #")],
        ["HN555 6"],
        "Blodprøve is a group appointment for 6",
    ),
    "HN556": Violation(
        [
            ("owner: {group: lab}}", "owner: {employee: kari}}"),
            (
                "patients: clinic_gp_patients\n    schedule:\n      - {template: lab-week-1",
                "patients: {patient_list: risk-65}\n    schedule:\n      - {template: lab-week-1",
            ),
        ],
        ["HN556 {patient_list: risk-65}"],
        "the list Risikogruppe 65+, which belongs to Kari Lunde, so the group Laboratorium",
    ),
    "HN601": Violation(
        [
            (
                (
                    "en: Wound care}\n"
                    "    minutes: 20\n"
                    "    online: true\n"
                    "    resource: {category: lab}\n"
                ),
                "en: Wound care}\n    minutes: 20\n    online: true\n",
            )
        ],
        ["HN601 wound_care"],
        "Sårskift is scheduled in the resource calendar Labtjenester (helsesekretær 1)",
    ),
    "HN602": Violation(
        [("resource: {category: lab}       #", "resource: {}       #")],
        ["HN602 resource"],
        "the appointment type Blodprøve is missing",
    ),
    "HN603": Violation(
        [("category: vaksine", "category: vaksin")],
        ["HN603 vaksin"],
        "the category “vaksin” of the appointment type Influensavaksine",
    ),
    "HN604": Violation(
        [("name: Samtale", 'name: " "')],
        ['HN604 " "'],
        "`name` of the appointment type `confidential` is blank",
    ),
    "HN605": Violation(
        [("nb: Telefontime", "nb: Konsultasjon")],
        ["HN605 Konsultasjon"],
        "2 appointment types that are online are called Konsultasjon",
    ),
    "HN606": Violation(
        [
            (
                (
                    "    information:\n"
                    "      nb: For deg som har avtalt sårskift med legen din.\n"
                    "      en: For patients who have agreed on wound care with their GP.\n"
                ),
                "",
            )
        ],
        ["HN606 wound_care"],
        "Sårskift has no additional information",
    ),
    "HN607": Violation(
        [
            (
                "Møt fastende hvis legen har sagt det.",
                (
                    "Møt fastende hvis legen har sagt det, og si fra i skranken når du kommer. "
                    "Laboratoriet ligger i andre etasje, til høyre for heisen, og du venter "
                    "utenfor døren."
                ),
            )
        ],
        [
            (
                "HN607 Bare for pasienter som har fått beskjed av legen om å ta prøve. Møt "
                "fastende hvis legen har sagt det, og si fra i skranken når du kommer. "
                "Laboratoriet ligger i andre etasje, til høyre for heisen, og du venter "
                "utenfor døren."
            )
        ],
        "the information on Blodprøve has 223 characters in bokmål",
    ),
    "HN608": Violation(
        [
            (
                "en: Wound care}\n    minutes: 20\n    online: true",
                "en: Wound care}\n    minutes: 20\n    online: false",
            )
        ],
        ["HN608 false"],
        "the resource appointment Sårskift is not online",
    ),
    "HN609": Violation(
        [("hidden: true ", "online: true\n    hidden: true ")],
        ["HN609 true"],
        "the appointment type Samtale is hidden and online",
    ),
    "HN610": Violation(
        [("hidden: true ", "resource: {category: annen}\n    hidden: true ")],
        ["HN610 {category: annen}"],
        "the hidden appointment type Samtale is a resource appointment",
    ),
    "HN611": Violation(
        [("name: Samtale\n    minutes: 20", "name: Samtale\n    minutes: 30")],
        ["HN611 30"],
        "no hidden appointment type is as long as one that is booked with a GP (10 or 20 minutes)",
    ),
    "HN612": Violation(
        [("nb: Telefontime", "nb: Konsultasjon 2")],
        ["HN612 Konsultasjon 2"],
        "Konsultasjon and Konsultasjon 2 differ in a number alone",
    ),
    "HN613": Violation(
        [("nb: Konsultasjon", "nb: Kons KJ2")],
        ["HN613 Kons KJ2"],
        "the name Kons KJ2 has a short form in it (“Kons”)",
    ),
    "HN614": Violation(
        [('    - {days: [mon, thu], from: "13:00", to: "14:00", types: [phone]}\n', "")],
        ["HN614 true"],
        "Telefontime is online and stands in no week template",
    ),
    "HN616": Violation(
        [("Risikogruppe 65+", '"Risikogruppe  65+"')],
        ['HN616 "Risikogruppe  65+"'],
        "the name “Risikogruppe  65+” has too many spaces",
    ),
    "HN650": Violation(
        [("slot_minutes: 20", "slot_minutes: 10")],
        ["HN650 10"],
        "`lab-week-2` has slots of 10 minutes, and the appointment type Sårskift takes 20",
    ),
    "HN651": Violation(
        [("name: Samtale\n", "name: Samtale\n    places: 1\n")],
        ["HN651 1"],
        "the appointment type Samtale is 1, which is not between 2 and 500",
    ),
    "HN652": Violation(
        [
            (
                "  confidential:",
                "  review: {name: Gjennomgang av avvik, minutes: 20}\n  confidential:",
            ),
            (
                "  lab-week-1:\n",
                (
                    '  own-week: [{days: fri, from: "13:00", to: "14:00", types: [review]}]\n'
                    "  lab-week-1:\n"
                ),
            ),
            (
                "  lab-1:\n",
                (
                    "  own: {name: Internt, kind: internal, owner: {group: reception}, schedule: "
                    "[{template: own-week, weeks: 2026-W34/2026-W51}]}\n"
                    "  lab-1:\n"
                ),
            ),
        ],
        ["HN652 review"],
        "Gjennomgang av avvik is scheduled only in internal calendars (Internt)",
    ),
    "HN653": Violation(
        [("price: 250 ", 'price: "250,-" ')],
        ['HN653 "250,-"'],
        "the appointment type Influensavaksine is “250,-”",
    ),
    "HN654": Violation(
        [
            (
                "en: Blood test}\n",
                (
                    "en: Blood test}\n"
                    '    address: {street: Fjordgata 1, postal_code: "0155", city: Oslo}\n'
                ),
            )
        ],
        ['HN654 {street: Fjordgata 1, postal_code: "0155", city: Oslo}'],
        "the address of Blodprøve is the clinic's own",
    ),
    "HN701": Violation(
        [
            (
                '    - {days: [mon, thu], from: "13:00"',
                '  gp-afternoon:\n    - {days: [mon, thu], from: "13:00"',
            )
        ],
        ['HN701 - {days: [mon, thu], from: "13:00", to: "14:00", types: [phone]}'],
        (
            "no calendar schedules the week template `gp-afternoon`, so patients can't "
            "book Telefontime"
        ),
    ),
    "HN702": Violation(
        [("lab-week-1, weeks: 2026-W34/2026-W51", "lab-week-1, weeks: 2026-W34/2026-W40")],
        ["HN702 - {template: lab-week-1, weeks: 2026-W34/2026-W40}"],
        "Labtjenester (helsesekretær 1) ended on 2026-10-02",
        date(2026, 11, 2),
    ),
    "HN750": Violation(
        [('to: "13:40"', 'to: "01:40"')],
        ['HN750 "01:40"'],
        "`gp-week` begins at 13:00 and ends at 01:40",
    ),
    "HN751": Violation(
        [('from: "12:30", to: "15:00"', 'from: "12:30", to: "17:00"')],
        [
            (
                'HN751 {days: [tue], from: "12:30", to: "17:00", types: [influenza_vaccine], '
                "staff: per}"
            )
        ],
        (
            "12:30–17:00 of Labtjenester (helsesekretær 2) lies outside the opening hours "
            "on 18 days, first on Tuesday 2026-08-18"
        ),
    ),
    "HN752": Violation(
        [
            (
                "      - {template: gp-week, weeks: 2026-W34/2026-W51}\n    limits",
                "      - {template: gp-week, weeks: 2026-W20/2026-W51}\n    limits",
            )
        ],
        ["HN752 - {template: gp-week, weeks: 2026-W20/2026-W51}"],
        "30 planned slots on public holidays: 2026-05-14 and 2026-05-25",
    ),
    "HN754": Violation(
        [
            (
                "      - {template: gp-week, weeks: 2026-W34/2026-W51}\n    limits",
                "      - {template: gp-week, weeks: 2026-W34/2026-W54}\n    limits",
            )
        ],
        ["HN754 2026-W34/2026-W54"],
        "the calendar Omar Haddad is “2026-W34/2026-W54”, where “2026-W54” is no week",
    ),
    "HN755": Violation(
        [
            (
                "capacity: 950}",
                "capacity: 950}\n"
                "    absences: [{from: 2026-09-09, to: 2026-09-10, services: [booking]}]",
            )
        ],
        ["HN755 [{from: 2026-09-09, to: 2026-09-10, services: [booking]}]"],
        (
            "24 planned slots of Omar Haddad, as Omar Haddad is away on 2 days, first on "
            "Wednesday 2026-09-09"
        ),
    ),
    "HN756": Violation(
        [
            (
                "      - {template: gp-week, weeks: 2026-W34/2026-W51}\n    limits",
                (
                    "      - {template: gp-week, weeks: [2026-W34/2026-W40, 2026-W43/2026-W51]}\n"
                    "    limits"
                ),
            )
        ],
        ["HN756 - {template: gp-week, weeks: [2026-W34/2026-W40, 2026-W43/2026-W51]}"],
        "the calendar Omar Haddad in 2026-W41/2026-W42",
    ),
    "HN757": Violation(
        [
            (
                '- {days: mon-fri, from: "08:00", to: "15:30"}',
                (
                    '- {days: mon-fri, from: "08:00", to: "15:30"}\n'
                    '    - {days: sun, from: "00:00", to: "06:00"}'
                ),
            ),
            (
                '{days: [tue], from: "13:00", to: "13:40", types: [confidential]}\n',
                (
                    '{days: [tue], from: "13:00", to: "13:40", types: [confidential]}\n'
                    '    - {days: sun, from: "01:00", to: "04:00", types: [consultation]}\n'
                ),
            ),
        ],
        ['HN757 {days: sun, from: "01:00", to: "04:00", types: [consultation]}'],
        "01:00–04:00 of Kari Lunde has slots between 02:00 and 03:00 on Sunday 2026-10-25",
    ),
    "HN760": Violation(
        [('hpr_number: "9900104"', 'hpr_number: "9900104"\n    active: {to: 2026-10-31}')],
        ["HN760 {template: lab-week-1, weeks: 2026-W34/2026-W51}"],
        (
            "420 slots of Labtjenester (helsesekretær 1) lie outside the employment of Ali "
            "Demir on 35 days, first on Monday 2026-11-02"
        ),
    ),
    "HN761": Violation(
        [('to: "13:40"', 'to: "13:15"')],
        ['HN761 {days: [tue], from: "13:00", to: "13:15", types: [confidential]}'],
        "13:00–13:15 of the week template `gp-week` is too short for a slot of 20 minutes",
    ),
    "HN801": Violation(
        [
            (
                "  lab-1:\n",
                "  spare: {name: Reserve, kind: internal, owner: {group: lab}}\n  lab-1:\n",
            ),
            ("calendars: [lab-2]", "calendars: [lab-2, spare]"),
        ],
        ["HN801 spare"],
        "leads to the calendar Reserve, which is not online",
    ),
    "HN802": Violation(
        [("calendars: [lab-2]", "calendars: []")],
        ["HN802 []"],
        "the booking page Influensavaksine names no calendar",
    ),
    "HN803": Violation(
        [
            (
                "appointment_types: [influenza_vaccine]",
                "appointment_types: [influenza_vaccine, confidential]",
            )
        ],
        ["HN803 confidential"],
        "the booking page Influensavaksine is for Samtale, which is hidden",
    ),
    "HN804": Violation(
        [("calendars: [lab-2]", "calendars: [lab-2, omar]")],
        ["HN804 omar"],
        "leads to the GP calendar Omar Haddad without a login",
    ),
    "HN805": Violation(
        [
            (
                "Vi vaksinerer mot influensa på legesenteret hele høsten.",
                "Logg inn med BankID og velg en time.",
            )
        ],
        ["HN805 Logg inn med BankID og velg en time."],
        "the booking page Influensavaksine says “Logg inn med BankID og velg en time”",
    ),
    "HN806": Violation(
        [
            (
                "patients: clinic_gp_patients\n    schedule:\n      - {template: lab-week-2",
                "patients: {patient_list: risk-65}\n    schedule:\n      - {template: lab-week-2",
            )
        ],
        ["HN806 lab-2"],
        (
            "the calendar Labtjenester (helsesekretær 2) only to patients on the list "
            "Risikogruppe 65+"
        ),
    ),
    "HN850": Violation(
        [("3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11", "YOUR-ID")],
        ["HN850 YOUR-ID"],
        "the PatientSky settings of the clinic is “YOUR-ID”",
    ),
    "HN851": Violation(
        [
            (
                "slug: influensavaksine",
                (
                    "slug: influensavaksine\n"
                    "    link: "
                    "https://psno-patient-platform-fe.svc.pasientsky.no/embedded/planner/booking?se"
                    "rviceProviderId=3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11&utm_source=sms"
                ),
            )
        ],
        [
            (
                "HN851 "
                "https://psno-patient-platform-fe.svc.pasientsky.no/embedded/planner/booking?se"
                "rviceProviderId=3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11&utm_source=sms"
            )
        ],
        "the booking site Influensavaksine carries `utm_source`",
    ),
    "HN853": Violation(
        [
            (
                "Vi vaksinerer mot influensa på legesenteret hele høsten.",
                "Du bestiller uten innlogging.",
            )
        ],
        ["HN853 Du bestiller uten innlogging."],
        "the booking page Influensavaksine says “Du bestiller uten innlogging”",
    ),
    "HN857": Violation(
        [("  privacy_notice: https://fjordbyen.example/personvern\n", "")],
        ["HN857 clinic"],
        "Fjordbyen legesenter has booking pages and no privacy notice",
    ),
    "HN862": Violation(
        [("sector: private ", "sector: municipal ")],
        ["HN862 clinic"],
        "Fjordbyen legesenter is municipal and has booking pages without",
    ),
    "HN864": Violation(
        [
            (
                "sector: private ",
                "accessibility_statement: https://uustatus.no/f\n  sector: municipal ",
            ),
            ('municipality: "0301"', 'municipality: "4640"'),
        ],
        ["HN864 [nb, en]"],
        "a municipality that the state writes nynorsk to",
    ),
    "HN865": Violation(
        [
            (
                "sector: private ",
                "accessibility_statement: https://uustatus.no/f\n  sector: municipal ",
            ),
            ('municipality: "0301"', 'municipality: "5610"'),
        ],
        ["HN865 [nb, en]"],
        "Fjordbyen legesenter lies in the administrative area for Sámi",
    ),
    "HN866": Violation(
        [("  opening_hours:", "  emergency_notice: Ring legevakten.\n  opening_hours:")],
        ["HN866 Ring legevakten."],
        "the emergency notice of Fjordbyen legesenter lacks 113",
    ),
    "HN867": Violation(
        [("open: {from: 2026-10-01, to: 2026-12-18}", "open: {from: 2026-10-01, to: 2026-11-13}")],
        ["HN867 2026-11-13"],
        "the booking page Influensavaksine closed on 2026-11-13",
        date(2026, 11, 16),
    ),
    "HN869": Violation(
        [("slug: influensavaksine", "slug: influensavaksine-på-legesenteret")],
        ["HN869 influensavaksine-på-legesenteret"],
        "the booking site Influensavaksine is “influensavaksine-på-legesenteret”",
    ),
    "HN871": Violation(
        [("open: {from: 2026-10-01, to: 2026-12-18}", "open: {from: 2027-10-01, to: 2027-12-18}")],
        ["HN871 {from: 2027-10-01, to: 2027-12-18}"],
        "the booking page Influensavaksine leads to no bookable slot between its dates",
    ),
    "HN901": Violation(
        [
            (
                "en: Influenza vaccination}\n    minutes",
                "en: Influenza vaccination}\n    notify: true\n    minutes",
            ),
            (
                (
                    "lab-week-2, weeks: 2026-W34/2026-W51}\n"
                    "    limits: {cancel_before_hours: 24}\n"
                    "    notify: true"
                ),
                (
                    "lab-week-2, weeks: 2026-W34/2026-W51}\n"
                    "    limits: {cancel_before_hours: 24}\n"
                    "    notify: false"
                ),
            ),
        ],
        ["HN901 true"],
        (
            "Influensavaksine would notify, but notifications are off in the calendar "
            "Labtjenester (helsesekretær 2)"
        ),
    ),
    "HN902": Violation(
        [("enabled: true", "enabled: false")],
        ["HN902 false"],
        "`notify: true` of the calendar Kari Lunde and 3 others has no effect",
    ),
    "HN903": Violation(
        [("[sms, email]", "[sms, letter]")],
        ["HN903 letter"],
        "the notifications of the clinic holds “letter”",
    ),
    "HN904": Violation(
        [("[sms, email]", "[sms, email], reminder_hours: 72")],
        ["HN904 reminder_hours"],
        "`reminder_hours` of the notifications",
    ),
    "HN905": Violation(
        [("[sms, email]", "[sms, email], notices: [confirmation, reminder]")],
        ["HN905 notices"],
        "`notices` of the notifications",
    ),
    "HN906": Violation(
        [("    owner: {employee: omar}\n", "    owner: {employee: omar}\n    show_source: true\n")],
        ["HN906 show_source"],
        "`show_source` of the calendar Omar Haddad",
    ),
    "HN907": Violation(
        [("subject: Før du kommer til blodprøve", "subject: Nyheter om helsenorge.no")],
        ["HN907 Nyheter om helsenorge.no"],
        "the message template “Nyheter om helsenorge.no”",
    ),
    "HN908": Violation(
        [("nb: Telefontime", "nb: Prevensjon på telefon")],
        ["HN908 Prevensjon på telefon"],
        "takes 10 minutes as Prevensjon på telefon does",
    ),
    "HN951": Violation(
        [("[sms, email]", "[push]")],
        ["HN951 [push]"],
        "PatientSky's notices would go out by push alone",
    ),
}

DOES_NOT_FIT: dict[str, str] = {
    "HN170": "`plan` finds it against a snapshot of the registry",
    "HN171": "`plan` finds it against a snapshot of the registry",
    "HN172": "`plan` finds it against a snapshot of the registry",
    "HN059": "it has a single unit",
    "HN205": "its attachment would have to grow, and no text of the spec is wrong",
    "HN210": "its calendars notify patients, so it is HN902 that its notifications are off",
    "HN352": "no list is without a GP",
    "HN359": "it has a single unit",
    "HN451": "no list is without a GP",
}
