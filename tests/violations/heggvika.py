"""Each rule broken in heggvika."""

from datetime import date

from tests.violations.clinic import Violation

# She answers e-consultations while she is away, so no fallback is needed for them.
SIGRID_ANSWERS = (
    "        services: [booking, e_contact, e_consultation, prescription_renewal]\n",
    "        services: [booking, e_contact, prescription_renewal]\n",
)

VIOLATIONS: dict[str, Violation] = {
    "HN001": Violation(
        [("nhn_member: true", "nhn_member: false")], ["HN001 false"], "Heggvika legekontor"
    ),
    "HN002": Violation([("her_id: 8900400", "her_id: pending")], ["HN002 pending"], "`pending`"),
    "HN003": Violation(
        [("    her_id: 8900402\n", "")], ["HN003 torleif"], "Torleif Myklebust is a GP"
    ),
    "HN004": Violation(
        [
            (
                ("    name: Oddny Hamre\n    profession: health_secretary\n    her_id: none\n"),
                "    name: Oddny Hamre\n    profession: health_secretary\n",
            )
        ],
        ["HN004 oddny"],
        "Oddny Hamre",
    ),
    "HN005": Violation(
        [("her_id: 8900402", "her_id: 8900401")],
        ["HN005 8900401"],
        "Torleif Myklebust has the HER-ID 8900401 of Sigrid Aasen",
    ),
    "HN006": Violation(
        [("her_id: 8900402", "her_id: HER-8900402")],
        ["HN006 HER-8900402"],
        "Torleif Myklebust is “HER-8900402”",
    ),
    "HN008": Violation(
        [("registered_by: clinic ", "sync: false\n    registered_by: clinic ")],
        ["HN008 sync"],
        "`sync` of the PatientSky settings",
    ),
    "HN050": Violation(
        [('hpr_number: "9900406"', 'hpr_number: "9900406"\n    services: [e_contact]')],
        ["HN050 [e_contact]"],
        "Gunn Tveit is a health secretary",
    ),
    "HN051": Violation(
        [('municipality: "4650"', "municipality: 4650")], ["HN051 4650"], "`municipality` is 4650"
    ),
    "HN052": Violation(
        [('"999999034"', '"999999035"')], ['HN052 "999999035"'], "999999035 of Heggvika legekontor"
    ),
    "HN053": Violation(
        [("digital_dialog_ordered: true", "digital_dialog_ordered: false")],
        ["HN053 false"],
        "Digital dialog has not been ordered",
    ),
    "HN054": Violation(
        [('    hpr_number: "9900402"\n', "")],
        ["HN054 torleif"],
        "Torleif Myklebust has no HPR number",
    ),
    "HN055": Violation(
        [('hpr_number: "9900407"', 'hpr_number: "9900406"')],
        ['HN055 "9900406"'],
        "Aina Fossheim has the HPR number 9900406 of Gunn Tveit",
    ),
    "HN056": Violation(
        [
            (
                "manager: {role: manager, org_unit: sandane, holder: bjorg}",
                (
                    "manager: {role: manager, org_unit: sandane, holder: bjorg}\n"
                    "  desk-sandane: {role: health_secretary, org_unit: sandane, holder: "
                    "gunn}"
                ),
            )
        ],
        ["HN056 gunn"],
        "Gunn Tveit holds the position `lab-gunn` already",
    ),
    "HN057": Violation([("kind: health_centre ", "kind: clinic ")], ["HN057 clinic"], "2 units"),
    "HN059": Violation(
        [("members: [gunn, aina, lene]}", "members: [gunn, aina, lene, oddny]}")],
        ["HN059 oddny"],
        "Oddny Hamre has no position in the unit Legekontoret på Sandane",
    ),
    "HN061": Violation(
        [("name: Resepsjon,", "name: Skranken,")],
        [
            (
                "HN061 reception: {name: Skranken, members: [gunn, aina, lene, oddny]} "
                "  # of both offices"
            )
        ],
        "Resepsjon",
    ),
    "HN062": Violation(
        [("to: 2027-02-28", "to: 2026-02-28")],
        ["HN062 2026-02-28"],
        "Jonas Berget ends on 2026-02-28, before it begins on 2026-09-01",
    ),
    "HN065": Violation(
        [("active: {from: 2026-10-01}", "active: {from: 2026-10-05}")],
        ["HN065 2026-10-05"],
        "Marit Eikeland begins on 2026-10-05",
    ),
    "HN102": Violation(
        [
            (
                "  bjorg:\n    name",
                (
                    "  nils:\n"
                    "    name: Nils Moen\n"
                    "    profession: gp_substitute\n"
                    "    her_id: none\n"
                    "    services: [e_consultation]\n"
                    "  bjorg:\n"
                    "    name"
                ),
            )
        ],
        ["HN102 [e_consultation]"],
        "Nils Moen",
    ),
    "HN103": Violation(
        [
            (
                ("schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]\n    limits: {"),
                (
                    "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]\n"
                    "    limits: {bookings_per_patient: 0, "
                ),
            )
        ],
        ["HN103 0"],
        "0 appointments in the calendar Marit Eikeland",
    ),
    "HN151": Violation(
        [('code_system: "8663", code: KF01', 'code_system: "8666", code: KX17')],
        ["HN151 KX17"],
        "Randi Sørbø has the code of the service for lists without a GP",
    ),
    "HN152": Violation(
        [
            (
                "  vacant_lists:                    # one service for the office, however many "
                "lists\n"
                "    her_id: 8900411\n"
                "    lists:\n"
                "      list-4: {name: Liste 4 (ledig)}\n"
                "    services: [e_contact, prescription_renewal]\n",
                "",
            ),
            ('code_system: "8663", code: KF01', 'code_system: "8666", code: KX17'),
        ],
        ["HN152 KX17"],
        "Randi Sørbø has the code of the service for lists without a GP",
    ),
    "HN153": Violation(
        [
            (
                "  bjorg:\n    name",
                (
                    "  nils:\n"
                    "    name: Nils Moen\n"
                    "    profession: gp_substitute\n"
                    "    her_id: 8900412\n"
                    '    hpr_number: "9900412"\n'
                    "  bjorg:\n"
                    "    name"
                ),
            )
        ],
        ["HN153 8900412"],
        "Nils Moen is a substitute outside the GP register",
    ),
    "HN154": Violation(
        [
            (
                "  bjorg:\n    name",
                (
                    "  nils:\n"
                    "    name: Nils Moen\n"
                    "    profession: gp_substitute\n"
                    "    her_id: 8900412\n"
                    '    hpr_number: "9900412"\n'
                    "    in_gp_register: true\n"
                    "    active: {to: 2026-06-30}\n"
                    "  bjorg:\n"
                    "    name"
                ),
            )
        ],
        ["HN154 2026-06-30"],
        "Nils Moen left on 2026-06-30",
        today=date(2026, 9, 1),
    ),
    "HN156": Violation(
        [("  email: post@heggvika.example\n", "")],
        ["HN156 clinic"],
        "Heggvika legekontor has no e-mail address",
    ),
    "HN163": Violation(
        [("  resource_booking: {her_id: 8900410}\n", "")],
        ["HN163 clinic"],
        "the appointment type Blodprøve and 5 others",
    ),
    "HN167": Violation(
        [
            ("her_id: 8900411\n", "her_id: 8900411\n    from: 2027-09-01\n"),
            (
                "active: {from: 2026-10-01}\n    patient_list: {capacity: 600}",
                "active: {from: 2026-10-01, to: 2027-07-31}\n"
                "    patient_list: {capacity: 600, continues_as: {vacant_list: list-4}}",
            ),
        ],
        ["HN167 {vacant_list: list-4}"],
        "the list of Marit Eikeland is vacant, and on 2027-08-01 it has neither",
    ),
    "HN168": Violation(
        [("sector: municipal", 'sector: municipal\n  business_type: "106"')],
        ['HN168 "106"'],
        "106 (Privat rehabiliterings- og opptreningssenter)",
    ),
    "HN169": Violation(
        [("    active: {from: 2026-10-01}\n", "")],
        ["HN169 pending"],
        "the first day of Marit Eikeland",
    ),
    "HN201": Violation(
        [("type: e_contact\n", "type: sms\n")], ["HN201 sms"], "`before-blood-test` is “sms”"
    ),
    "HN202": Violation(
        [
            (
                "\nmessage_templates:",
                (
                    "  e_dialogue: {mode: selected, recipients: [{group: reception}]}\n"
                    "\n"
                    "message_templates:"
                ),
            )
        ],
        ["HN202 e_dialogue"],
        "`e_dialogue`",
    ),
    "HN203": Violation(
        [("type: e_dialogue\n", "type: e_contact\n")],
        ["HN203 e_contact"],
        "“Kven har vakt denne veka?” is for colleagues",
    ),
    "HN204": Violation(
        [("subject: Før du kjem til blodprøve", "subject: Prøvesvar frå legen")],
        ["HN204 e_contact"],
        "speaks of “prøvesvar”",
    ),
    "HN207": Violation(
        [("# of both offices", "# of both offices, as for 018190 00200")],
        ["HN207 018190 00200"],
        "birth number",
    ),
    "HN210": Violation(
        [
            ('  phone: "+47 21 00 04 00"\n', ""),
            ("notifications: {enabled: true", "notifications: {enabled: false"),
        ],
        ["HN210 clinic"],
        "Heggvika legekontor has no telephone number",
    ),
    "HN211": Violation(
        [
            (
                (
                    "{mode: selected, recipients: [{group: reception}], fallback: "
                    "[{position: manager}]}"
                ),
                (
                    "{mode: selected, recipients: [{group: reception}], fallback: "
                    "[{position: manager}], notify: false}"
                ),
            )
        ],
        ["HN211 notify"],
        "the route for e-contacts",
    ),
    "HN301": Violation(
        [
            (
                (
                    "{mode: selected, recipients: [{group: reception}], fallback: "
                    "[{position: manager}]}"
                ),
                (
                    "{mode: everyone, recipients: [{group: reception}], fallback: "
                    "[{position: manager}]}"
                ),
            )
        ],
        ["HN301 everyone"],
        "the route for e-contacts is “everyone”",
    ),
    "HN302": Violation(
        [
            (
                "{mode: practitioner, fallback",
                "{mode: practitioner, recipients: [{group: prescriptions}], fallback",
            )
        ],
        ["HN302 [{group: prescriptions}]"],
        "the group Reseptgruppa would receive none",
    ),
    "HN303": Violation(
        [("recipients: [{group: reception}], ", "")],
        ["HN303 e_contact"],
        "e-contacts go to selected recipients and none is named",
    ),
    "HN304": Violation(
        [
            ("recipients: [{group: reception}]", "recipients: [{patient_list: risk}]"),
            (
                "\ngroups:",
                ("\npatient_lists:\n  risk: {name: Risikogrupper, owner: {group: lab}}\n\ngroups:"),
            ),
        ],
        ["HN304 patient_list"],
        "e-contacts names a patient list",
    ),
    "HN305": Violation(
        [("recipients: [{group: reception}]", "recipients: [{group: receptoin}]")],
        ["HN305 receptoin"],
        "no group `receptoin`",
    ),
    "HN306": Violation(
        [
            (
                "recipients: [{group: reception}], fallback: [{position: manager}]",
                "recipients: [{position: lis1}]",
            )
        ],
        ["HN306 [{position: lis1}]"],
        "Sigrid Aasen and 2 others reach nobody until 2026-08-31",
    ),
    "HN307": Violation(
        [
            (
                "  e_consultation: {mode: practitioner, fallback: [{role: gp}]}\n",
                "",
            ),
            SIGRID_ANSWERS,
        ],
        [
            "HN307 e_contact: {mode: selected, recipients: [{group: reception}], "
            "fallback: [{position: manager}]}"
        ],
        "e-consultations go to the patient's practitioner",
    ),
    "HN308": Violation(
        [("    administrator: true\n", "")], ["HN308 sigrid:"], "no employee of Heggvika legekontor"
    ),
    "HN309": Violation(
        [
            (
                "\nmessage_templates:",
                (
                    "  prescription: {mode: selected, recipients: [{group: "
                    "prescriptions}]}\n"
                    "\n"
                    "message_templates:"
                ),
            )
        ],
        ["HN309 prescription"],
        "`prescription`",
    ),
    "HN310": Violation(
        [
            (
                (
                    "{mode: selected, recipients: [{group: reception}], fallback: "
                    "[{position: manager}]}"
                ),
                (
                    "{mode: selected, recipients: [{group: reception}], fallback: "
                    "[{position: manager}], journal: automatic}"
                ),
            )
        ],
        ["HN310 journal"],
        "`journal` of the route for e-contacts",
    ),
    "HN311": Violation(
        [("{mode: both, ", "{mode: both, replies: [renewed, postponed], ")],
        ["HN311 replies"],
        "`replies` of the route for prescription renewals",
    ),
    "HN312": Violation(
        [("{mode: practitioner, ", "{mode: practitioner, converts_to: [e_contact], ")],
        ["HN312 converts_to"],
        "`converts_to` of the route for e-consultations",
    ),
    "HN313": Violation(
        [
            (
                "{mode: practitioner, fallback: [{role: gp}]}",
                ("{mode: selected, recipients: [{group: reception}], fallback: [{role: gp}]}"),
            )
        ],
        ["HN313 [{group: reception}]"],
        "the group Resepsjon, without a GP",
    ),
    "HN314": Violation(
        [
            (
                "mode: selected, recipients: [{group: reception}]",
                "mode: both, recipients: [{group: reception}, {role: gp}]",
            )
        ],
        ["HN314 {role: gp}"],
        "the role Fastlege, which holds Sigrid Aasen and 2 others",
    ),
    "HN315": Violation(
        [("recipients: [{group: reception}]", "recipients: [{employee: gunn}]")],
        ["HN315 employee"],
        "e-contacts names an employee",
    ),
    "HN350": Violation(
        [("holder: bjorg", "holder: null")],
        ["HN350 {position: manager}"],
        "e-contacts go to the position Kontorleiar, which nobody holds",
    ),
    "HN351": Violation(
        [
            ("  gp: {name: Fastlege}\n", "  gp: {name: Fastlege}\n  nurse: {name: Sjukepleiar}\n"),
            (
                "recipients: [{group: prescriptions}]",
                "recipients: [{group: prescriptions}, {role: nurse}]",
            ),
        ],
        ["HN351 {role: nurse}"],
        "prescription renewals go to the role Sjukepleiar, and no position has it",
    ),
    "HN352": Violation(
        [
            (
                "services: [e_contact, prescription_renewal]\n",
                "services: [e_contact, e_consultation, prescription_renewal]\n",
            ),
            ("{mode: practitioner, fallback: [{role: gp}]}", "{mode: practitioner}"),
            SIGRID_ANSWERS,
        ],
        ["HN352 e_consultation"],
        "Liste 4 (ledig) reach nobody",
    ),
    "HN353": Violation(
        [("{mode: practitioner, fallback: [{role: gp}]}", "{mode: practitioner}")],
        ["HN353 practitioner"],
        (
            "e-consultations from patients of Sigrid Aasen reach nobody from 2026-10-05 to "
            "2026-10-09, since Sigrid Aasen is away"
        ),
    ),
    "HN354": Violation(
        [("        to: 2026-10-09\n", "        to: 2026-10-09\n        substitute: jonas\n")],
        ["HN354 jonas"],
        (
            "Jonas Berget, who stands in for Sigrid Aasen, is not in the GP register, so "
            "e-consultations and prescription renewals from Sigrid Aasen's patients reach no "
            "substitute who is there from 2026-10-05 to 2026-10-09"
        ),
    ),
    "HN356": Violation(
        [
            (
                "2026-10-09\n"
                "        services: [booking, e_contact, e_consultation, prescription_renewal]\n",
                "2026-10-09\n        services: []\n",
            )
        ],
        ["HN356 []"],
        "the absence of Sigrid Aasen from 2026-10-05 to 2026-10-09 lists no service",
    ),
    "HN357": Violation(
        [("to: 2026-11-13", "to: 2026-11-03")],
        ["HN357 2026-11-03"],
        "Aina Fossheim ends on 2026-11-03, before it begins on 2026-11-09",
    ),
    "HN358": Violation(
        [
            ("    administrator: true\n", ""),
            (
                "  bjorg:\n",
                "  turid:\n"
                "    name: Turid Hauge\n"
                "    profession: administrator\n"
                "    her_id: none\n"
                "    administrator: true\n"
                "    active: {to: 2026-09-30}\n"
                "  bjorg:\n",
            ),
        ],
        ["HN358 from: 2026-10-05"],
        "Sigrid Aasen is away from 2026-10-05, when no administrator is employed",
    ),
    "HN359": Violation(
        [
            (
                "recipients: [{group: reception}], fallback: [{position: manager}]",
                "recipients: [whole_clinic]",
            )
        ],
        ["HN359 whole_clinic"],
        "everybody at Legekontoret på Sandane and Legekontoret i Hyen reads",
    ),
    "HN360": Violation(
        [
            (
                "{mode: both, recipients: [{group: prescriptions}]",
                "{mode: selected, recipients: [{group: lab}]",
            )
        ],
        ["HN360 [{group: lab}]"],
        "prescription renewals go to the group Laboratoriet, without a doctor",
    ),
    "HN362": Violation(
        [
            ("        to: 2026-10-09\n", "        to: 2026-10-09\n        substitute: torleif\n"),
            (
                "  randi:\n",
                "  lars:\n"
                "    name: Lars Moen\n"
                "    profession: gp_substitute\n"
                "    her_id: 8900420\n"
                '    hpr_number: "9900420"\n'
                "    in_gp_register: true\n"
                "    substitute_for: sigrid\n"
                "  randi:\n",
            ),
        ],
        ["HN362 torleif"],
        "the GP register has Lars Moen for Sigrid Aasen, whose absences name Torleif Myklebust",
    ),
    "HN363": Violation(
        [
            (
                "  reception: {name",
                "  desk: {name: Skranken, org_unit: hyen, members: []}\n  reception: {name",
            ),
            ("recipients: [{group: reception}]", "recipients: [{group: reception}, {group: desk}]"),
        ],
        ["HN363 {group: desk}"],
        "e-contacts go to the group Skranken, which has no members",
    ),
    "HN364": Violation(
        [("fallback: [{position: manager}]", "fallback: [{position: lab-gunn}]")],
        ["HN364 [{position: lab-gunn}]"],
        "stands only for people who receive them anyway",
    ),
    "HN365": Violation(
        [("recipients: [{group: reception}]", "recipients: [{group: lab}, {group: reception}]")],
        ["HN365 {group: lab}"],
        "e-contacts go to the group Laboratoriet and to the group Resepsjon",
    ),
    "HN366": Violation(
        [
            (
                "recipients: [{group: reception}]",
                "recipients: [{group: reception}, {position: lis1}]",
            )
        ],
        ["HN366 {position: lis1}"],
        "e-contacts go to the position LIS1-lege, where nobody is employed from 2027-03-01",
    ),
    "HN401": Violation(
        [
            (
                "  lis1:\n    name: Jonas",
                (
                    "  torleif-2:\n"
                    "    name: Torleif Myklebust (2)\n"
                    "    kind: gp\n"
                    "    owner: {employee: torleif}\n"
                    "    online: true\n"
                    "    patients: own_list\n"
                    "    schedule: [{template: gp-sandane, weeks: 2027-W02/2027-W10}]\n"
                    "  lis1:\n"
                    "    name: Jonas"
                ),
            )
        ],
        ["HN401 {employee: torleif}"],
        "Torleif Myklebust owns 2 calendars",
    ),
    "HN402": Violation(
        [
            (
                (
                    "  torleif:\n"
                    "    name: Torleif Myklebust\n"
                    "    kind: gp\n"
                    "    owner: {employee: torleif}\n"
                    "    online: true\n"
                    "    patients: own_list\n"
                    "    schedule: [{template: gp-sandane, weeks: autumn}]\n"
                    "    limits: {book_ahead_days: 60, cancel_before_hours: 24}\n"
                ),
                "",
            )
        ],
        ["HN402 booking"],
        "Torleif Myklebust offers booking and owns no calendar",
    ),
    "HN403": Violation(
        [
            (
                "owner: {employee: marit}\n    online: true\n    patients: own_list",
                "owner: {employee: marit}\n    patients: own_list",
            )
        ],
        ["HN403 marit"],
        "the calendar Marit Eikeland is not online",
    ),
    "HN404": Violation(
        [
            (
                "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]",
                "schedule: [{template: gp-private, weeks: 2026-W41/2026-W51}]",
            ),
            (
                "  lis1:\n    - {days",
                (
                    "  gp-private:\n"
                    '    - {days: [tue], from: "12:30", to: "13:30", types: '
                    "[confidential]}\n"
                    "  lis1:\n"
                    "    - {days"
                ),
            ),
        ],
        ["HN404 [{template: gp-private, weeks: 2026-W41/2026-W51}]"],
        "the calendar Marit Eikeland is online",
    ),
    "HN405": Violation(
        [
            (
                "\nweek_templates:",
                "  home_visit:\n    name: Heimebesøk\n    minutes: 20\n\nweek_templates:",
            ),
            (
                'to: "12:00", types: [consultation]}',
                'to: "12:00", types: [consultation, home_visit]}',
            ),
        ],
        ["HN405 [{template: gp-hyen, weeks: 2026-W41/2026-W51}]"],
        "can't book Heimebesøk in the calendar Marit Eikeland",
    ),
    "HN406": Violation(
        [
            (
                "owner: {employee: marit}\n    online: true\n    patients: own_list",
                "owner: {group: prescriptions}\n    online: true\n    patients: own_list",
            )
        ],
        ["HN406 {group: prescriptions}"],
        "Marit Eikeland belongs to the group Reseptgruppa",
    ),
    "HN407": Violation(
        [
            (
                "owner: {employee: marit}\n    online: true\n    patients: own_list",
                ("owner: {employee: marit}\n    online: true\n    patients: clinic_gp_patients"),
            )
        ],
        ["HN407 clinic_gp_patients"],
        "the GP calendar Marit Eikeland",
    ),
    "HN408": Violation(
        [
            (
                "owner: {employee: marit}\n    online: true\n    patients: own_list",
                (
                    "owner: {employee: marit}\n"
                    "    online: true\n"
                    "    patients: own_list\n"
                    "    comment_required: false"
                ),
            )
        ],
        ["HN408 comment_required"],
        "the calendar Marit Eikeland",
    ),
    "HN409": Violation(
        [
            (
                "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]",
                (
                    "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]\n"
                    "    closed: [2026-10-05/2026-12-20]"
                ),
            )
        ],
        ["HN409 [{template: gp-hyen, weeks: 2026-W41/2026-W51}]"],
        "the calendar Marit Eikeland is on offer, as it is closed on all",
    ),
    "HN450": Violation(
        [
            (
                "patient_list: {capacity: 900, common: Fellesliste Sandane}\n",
                "patient_list: {capacity: 900}\n",
            )
        ],
        ["HN450 Fellesliste Sandane"],
        "Sigrid Aasen is the only GP of the common list Fellesliste Sandane",
    ),
    "HN451": Violation(
        [
            (
                "services: [e_contact, prescription_renewal]\n",
                "services: [booking, e_contact, prescription_renewal]\n",
            )
        ],
        ["HN451 booking"],
        "the vacant lists of the clinic",
    ),
    "HN452": Violation(
        [
            (
                (
                    "kind: internal                 # the reception books here, patients "
                    "don't\n"
                    "    owner: {employee: jonas}"
                ),
                (
                    "kind: gp\n"
                    "    owner: {employee: jonas}\n"
                    "    online: true\n"
                    "    patients: own_list"
                ),
            )
        ],
        ["HN452 {employee: jonas}"],
        "Jonas Berget is a LIS1 doctor",
    ),
    "HN453": Violation(
        [("{capacity: 600}\n    services: [booking, ", "{capacity: 600}\n    services: [")],
        ["HN453 [e_contact, e_consultation, prescription_renewal]"],
        "Marit Eikeland offers no booking",
    ),
    "HN454": Violation(
        [
            (
                "{capacity: 600}\n    services: [booking, ",
                "{capacity: 600}\n    services: [time_request, ",
            )
        ],
        ["HN454 time_request"],
        "Marit Eikeland takes time requests",
    ),
    "HN456": Violation(
        [
            (
                (
                    "  torleif:\n"
                    "    name: Torleif Myklebust\n"
                    "    profession: gp\n"
                    "    her_id: 8900402\n"
                ),
                (
                    "  torleif:\n"
                    "    name: Torleif Myklebust\n"
                    "    profession: gp\n"
                    "    her_id: 8900402\n"
                    "    absences: [{from: 2026-09-07, to: 2026-10-02, substitute: nils}]\n"
                ),
            ),
            (
                "  bjorg:\n    name",
                (
                    "  nils:\n"
                    "    name: Nils Moen\n"
                    "    profession: gp_substitute\n"
                    "    her_id: 8900412\n"
                    '    hpr_number: "9900412"\n'
                    "    in_gp_register: true\n"
                    "    substitute_for: torleif\n"
                    "  bjorg:\n"
                    "    name"
                ),
            ),
        ],
        ["HN456 nils"],
        "Torleif Myklebust is away for 26 days from 2026-09-07 on",
    ),
    "HN457": Violation(
        [
            (
                (
                    "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]\n"
                    "    limits: {book_ahead_days: 60, cancel_before_hours: 24}"
                ),
                (
                    "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]\n"
                    "    limits: {book_ahead_days: 60, cancel_before_hours: 72}"
                ),
            )
        ],
        ["HN457 72"],
        "Marit Eikeland in the last 72 hours",
    ),
    "HN501": Violation(
        [("owner: {org_unit: hyen}", "owner: {employee: torleif}")],
        ["HN501 {employee: torleif}"],
        "Influensavaksine i Hyen belongs to Torleif Myklebust, a GP",
    ),
    "HN502": Violation(
        [("owner: {employee: randi}", "owner: {role: midwife}")],
        ["HN502 role"],
        "Svangerskapskontroll names a role",
    ),
    "HN503": Violation(
        [("members: [gunn, aina, lene]}", "members: [gunn, aina, lene, torleif]}")],
        ["HN503 torleif"],
        "Torleif Myklebust is a GP and a member of the group Laboratoriet",
    ),
    "HN504": Violation(
        [("owner: {employee: randi}\n    online: true\n", "owner: {employee: randi}\n")],
        ["HN504 midwife"],
        "Svangerskapskontroll is not online",
    ),
    "HN505": Violation(
        [
            (
                ("owner: {employee: randi}\n    online: true\n    patients: clinic_gp_patients"),
                "owner: {employee: randi}\n    online: true\n    patients: everyone",
            )
        ],
        ["HN505 everyone"],
        "Svangerskapskontroll is for everyone",
    ),
    "HN506": Violation(
        [
            (
                ("owner: {employee: randi}\n    online: true\n    patients: clinic_gp_patients"),
                (
                    "owner: {employee: randi}\n"
                    "    online: true\n"
                    "    patients: {patient_list: gravide}"
                ),
            )
        ],
        ["HN506 gravide"],
        "no patient list `gravide`",
    ),
    "HN507": Violation(
        [("schedule: [{template: vaccine-hyen, weeks: vaccination}]", "schedule: []")],
        ["HN507 []"],
        "the resource calendar Influensavaksine i Hyen",
    ),
    "HN508": Violation(
        [("types: [wound_care], staff: aina", "types: [blood_test], staff: aina")],
        ["HN508 {category: lab}"],
        "the resource appointment Sårstell",
    ),
    "HN509": Violation(
        [
            ("types: [wound_care], staff: aina", "types: [blood_test], staff: aina"),
            (
                ('- {days: [tue], from: "12:30", to: "13:30", types: [phone]}\n    - {days: [thu]'),
                (
                    '- {days: [tue], from: "12:30", to: "13:30", types: [phone, '
                    "wound_care]}\n"
                    "    - {days: [thu]"
                ),
            ),
        ],
        ["HN509 {category: lab}"],
        "the calendar of a GP (Sigrid Aasen)",
    ),
    "HN510": Violation(
        [
            (
                'from: "12:30", to: "13:30", types: [phone]}\n  lis1',
                'from: "11:30", to: "13:30", types: [phone]}\n  lis1',
            )
        ],
        ['HN510 {days: [tue], from: "11:30", to: "13:30", types: [phone]}'],
        "Marit Eikeland overlap on 11 days, first on Tuesday 2026-10-06",
    ),
    "HN511": Violation(
        [
            (
                '  - {employee: randi, days: [mon, thu], from: "12:20", to: "15:00"}\n',
                (
                    '  - {employee: randi, days: [mon, thu], from: "12:20", to: "15:00"}\n'
                    '  - {employee: oddny, days: [mon], from: "08:00", to: "09:00", weeks: '
                    "2026-W36}\n"
                ),
            )
        ],
        [('HN511 {employee: oddny, days: [mon], from: "08:00", to: "09:00", weeks: 2026-W36}')],
        "on Monday 2026-08-31 at 08:00–09:00, which takes 4 calendars",
    ),
    "HN512": Violation(
        [("types: [wound_care], staff: aina", "types: [wound_care], staff: gunn")],
        ["HN512 gunn"],
        "at the same time on 36 days, first on Monday 2026-08-17 at 08:00–11:00",
    ),
    "HN513": Violation(
        [
            (
                "staff: oddny}",
                (
                    "staff: oddny}\n"
                    '    - {days: [wed], from: "13:00", to: "14:00", types: '
                    "[influenza_hyen], staff: lene}"
                ),
            )
        ],
        [('HN513 {days: [wed], from: "13:00", to: "14:00", types: [influenza_hyen], staff: lene}')],
        "Oddny Hamre and Lene Vereide have slots in Influensavaksine i Hyen",
    ),
    "HN514": Violation(
        [
            (
                (
                    '  - {employee: oddny, days: [wed], from: "12:00", to: "14:00", weeks: '
                    "vaccination}\n"
                ),
                "",
            )
        ],
        [
            (
                'HN514 {days: [wed], from: "12:00", to: "14:00", types: '
                "[influenza_hyen], staff: oddny}"
            )
        ],
        "on 10 days, first on Wednesday 2026-10-07 at 12:00–14:00",
    ),
    "HN515": Violation(
        [("name: Laboratoriet (helsesekretær 2)", "name: Laboratoriet (helsesekretær 1)")],
        ["HN515 Laboratoriet (helsesekretær 1)"],
        "2 calendars that are online are called Laboratoriet (helsesekretær 1)",
    ),
    "HN516": Violation(
        [("name: Laboratoriet (helsesekretær 3)", "name: Prøvetaking")],
        ["HN516 Prøvetaking"],
        "Laboratoriet (helsesekretær 1) and Prøvetaking",
    ),
    "HN517": Violation(
        [("name: Laboratoriet (helsesekretær 3)", "name: Laboratoriet (helsesekretær 4)")],
        ["HN517 Laboratoriet (helsesekretær 4)"],
        "to Laboratoriet (helsesekretær 4) leave out a number",
    ),
    "HN518": Violation(
        [("name: Svangerskapskontroll\n", "name: Rom 4\n")],
        ["HN518 Rom 4"],
        "Rom 4 offers Svangerskapskontroll alone",
    ),
    "HN519": Violation(
        [("name: Influensavaksine i Hyen\n", "name: Influensavaksine i Hyen 70+\n")],
        ["HN519 Influensavaksine i Hyen 70+"],
        "“70+” stands only in the name",
    ),
    "HN520": Violation(
        [
            (
                "name: {nn: Telefontime, en: Telephone appointment}\n",
                (
                    "name: {nn: Telefontime, en: Telephone appointment}\n"
                    "    cancel_before_hours: 2\n"
                ),
            )
        ],
        ["HN520 2"],
        "Telefontime 24 hours before, as the calendar Sigrid Aasen says",
    ),
    "HN550": Violation(
        [
            (
                (
                    "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]\n"
                    "    limits: {book_ahead_days: 60, cancel_before_hours: 24}"
                ),
                (
                    "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]\n"
                    "    limits: {book_ahead_days: 60, cancel_before_hours: 24h}"
                ),
            )
        ],
        ["HN550 24h"],
        "Marit Eikeland is “24h”",
    ),
    "HN551": Violation(
        [
            (
                (
                    "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]\n"
                    "    limits: {book_ahead_days: 60, "
                ),
                (
                    "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]\n"
                    "    limits: {book_ahead_days: 2, book_before_hours: 48, "
                ),
            )
        ],
        ["HN551 48"],
        "2 days ahead at most and 48 hours before",
    ),
    "HN554": Violation(
        [
            ("[blood_test, b12_injection]\n      staff: gunn", "[blood_test]\n      staff: gunn"),
            ("[blood_test, b12_injection]\n      staff: lene", "[blood_test]\n      staff: lene"),
            ("types: [wound_care], staff: aina", "types: [wound_care, b12_injection], staff: aina"),
            (
                "schedule: [{template: lab-gunn, weeks: autumn}]",
                "schedule: [{template: lab-gunn, weeks: autumn}]\n    shown: first_free",
            ),
            (
                "schedule: [{template: lab-lene, weeks: autumn}]",
                "schedule: [{template: lab-lene, weeks: autumn}]\n    shown: first_free",
            ),
        ],
        ["HN554 first_free"],
        "on 36 days, first on Monday 2026-08-17",
    ),
    "HN555": Violation(
        [("resource: {category: annen}\n", "resource: {category: annen}\n    places: 6\n")],
        ["HN555 6"],
        "a group appointment for 6",
    ),
    "HN556": Violation(
        [
            (
                ("owner: {employee: randi}\n    online: true\n    patients: clinic_gp_patients"),
                (
                    "owner: {employee: randi}\n"
                    "    online: true\n"
                    "    patients: {patient_list: gravide}"
                ),
            ),
            (
                "\ngroups:",
                (
                    "\n"
                    "patient_lists:\n"
                    "  gravide: {name: Gravide, owner: {employee: marit}}\n"
                    "\n"
                    "groups:"
                ),
            ),
        ],
        ["HN556 {patient_list: gravide}"],
        "the list Gravide, which belongs to Marit Eikeland, so Randi Sørbø",
    ),
    "HN601": Violation(
        [
            (
                (
                    "    resource: {category: lab}\n"
                    "    information:\n"
                    "      nn: På Sandane, for deg som har avtalt sårstell"
                ),
                "    information:\n      nn: På Sandane, for deg som har avtalt sårstell",
            )
        ],
        ["HN601 wound_care"],
        ("Sårstell is scheduled in the resource calendar Laboratoriet (helsesekretær 2)"),
    ),
    "HN602": Violation(
        [("resource: {category: annen}", "resource: {}")],
        ["HN602 resource"],
        "the appointment type Svangerskapskontroll",
    ),
    "HN603": Violation(
        [("resource: {category: annen}", "resource: {category: jordmor}")],
        ["HN603 jordmor"],
        "“jordmor” of the appointment type Svangerskapskontroll",
    ),
    "HN604": Violation(
        [("name: Samtale\n", 'name: " "\n')], ['HN604 " "'], "`confidential` is blank"
    ),
    "HN605": Violation(
        [("nn: Telefontime,", "nn: konsultasjon,")],
        ["HN605 konsultasjon"],
        "2 appointment types that are online are called Konsultasjon",
    ),
    "HN606": Violation(
        [
            (
                (
                    "    information:\n"
                    "      nn: På Sandane, for deg som har avtalt sårstell med legen.\n"
                    "      en: In Sandane, for patients who have agreed on wound care with "
                    "their GP.\n"
                ),
                "",
            )
        ],
        ["HN606 wound_care"],
        "Sårstell has no additional information",
    ),
    "HN607": Violation(
        [
            (
                "med legen.\n      en: In Sandane, for patients who have agreed",
                (
                    "med legen. Kom ti minutt før timen, og ta gjerne med det du har av "
                    "bandasjar heime. Kom ti minutt før timen, og ta gjerne med det du har "
                    "av bandasjar heime. Kom ti minutt før timen, og ta gjerne med det du "
                    "har av bandasjar heime. \n"
                    "      en: In Sandane, for patients who have agreed"
                ),
            )
        ],
        [
            (
                "HN607 På Sandane, for deg som har avtalt sårstell med legen. Kom ti "
                "minutt før timen, og ta gjerne med det du har av bandasjar heime. Kom "
                "ti minutt før timen, og ta gjerne med det du har av bandasjar heime. "
                "Kom ti minutt før timen, og ta gjerne med det du har av bandasjar "
                "heime."
            )
        ],
        "273 characters in nynorsk",
    ),
    "HN608": Violation(
        [
            (
                "en: Wound care}\n    minutes: 20\n    online: true\n",
                "en: Wound care}\n    minutes: 20\n",
            )
        ],
        ["HN608 wound_care"],
        "the resource appointment Sårstell",
    ),
    "HN609": Violation(
        [
            (
                "name: Samtale\n    minutes: 20\n    hidden: true",
                "name: Samtale\n    minutes: 20\n    hidden: true\n    online: true",
            )
        ],
        ["HN609 true"],
        "Samtale is hidden and online",
    ),
    "HN610": Violation(
        [
            (
                "name: Samtale\n    minutes: 20\n    hidden: true",
                (
                    "name: Samtale\n"
                    "    minutes: 20\n"
                    "    hidden: true\n"
                    "    resource: {category: annen}"
                ),
            )
        ],
        ["HN610 {category: annen}"],
        "Samtale is a resource appointment",
    ),
    "HN611": Violation(
        [("    minutes: 20\n    hidden: true", "    minutes: 30\n    hidden: true")],
        ["HN611 30"],
        "10 or 20 minutes",
    ),
    "HN612": Violation(
        [
            ("nn: Konsultasjon, en: Consultation}", "nn: Time 1, en: Consultation}"),
            ("nn: Telefontime,", "nn: Time 2,"),
        ],
        ["HN612 Time 2"],
        "Time 1 and Time 2",
    ),
    "HN613": Violation([("nn: Konsultasjon, ", "nn: Kons KJ2, ")], ["HN613 Kons KJ2"], "“Kons”"),
    "HN614": Violation(
        [
            (
                "\nweek_templates:",
                (
                    "  long:\n"
                    "    name: {nn: Lang konsultasjon, en: Long consultation}\n"
                    "    minutes: 20\n"
                    "    online: true\n"
                    "\n"
                    "week_templates:"
                ),
            )
        ],
        ["HN614 true"],
        "Lang konsultasjon",
    ),
    "HN616": Violation(
        [("name: Laboratoriet, org_unit", 'name: "Laboratoriet ", org_unit')],
        ['HN616 "Laboratoriet "'],
        "“Laboratoriet ”",
    ),
    "HN650": Violation(
        [
            (
                'types: [pregnancy_check]}\n    - {days: [mon, thu], from: "12:20"',
                (
                    "types: [pregnancy_check], slot_minutes: 30}\n"
                    '    - {days: [mon, thu], from: "12:20"'
                ),
            )
        ],
        ["HN650 30"],
        ("slots of 30 minutes, and the appointment type Svangerskapskontroll takes 40"),
    ),
    "HN651": Violation(
        [
            (
                "name: Samtale\n    minutes: 20\n    hidden: true",
                "name: Samtale\n    minutes: 20\n    hidden: true\n    places: 1",
            )
        ],
        ["HN651 1"],
        "Samtale is 1",
    ),
    "HN652": Violation(
        [
            (
                "\nweek_templates:",
                "  review:\n    name: Gjennomgang\n    minutes: 20\n\nweek_templates:",
            ),
            ('to: "11:00", types: [consultation]}', 'to: "11:00", types: [consultation, review]}'),
        ],
        ["HN652 review"],
        "internal calendars (Jonas Berget)",
    ),
    "HN653": Violation(
        [("resource: {category: annen}\n", 'resource: {category: annen}\n    price: "250,-"\n')],
        ['HN653 "250,-"'],
        "“250,-”",
    ),
    "HN654": Violation(
        [("Kyrkjevegen 2", "Heggvikvegen 4")],
        ['HN654 {street: Heggvikvegen 4, postal_code: "6823", city: Sandane}'],
        "the address of Svangerskapskontroll",
    ),
    "HN701": Violation(
        [
            (
                (
                    '    - {days: [tue], from: "12:30", to: "13:30", types: [phone]}\n'
                    "    - {days: [thu]"
                ),
                "    - {days: [thu]",
            ),
            (
                '    - {days: [tue], from: "12:30", to: "13:30", types: [phone]}\n  lis1',
                (
                    "  gp-phone:\n"
                    '    - {days: [tue], from: "12:30", to: "13:30", types: [phone]}\n'
                    "  lis1"
                ),
            ),
        ],
        ['HN701 - {days: [tue], from: "12:30", to: "13:30", types: [phone]}'],
        "`gp-phone`, so patients can't book Telefontime",
    ),
    "HN702": Violation(
        [
            (
                "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]",
                "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W43}]",
            )
        ],
        ["HN702 [{template: gp-hyen, weeks: 2026-W41/2026-W43}]"],
        "Marit Eikeland ended on 2026-10-22",
        today=date(2026, 11, 2),
    ),
    "HN750": Violation(
        [('from: "12:20", to: "15:00", types', 'from: "12:20", to: "03:00", types')],
        ['HN750 "03:00"'],
        "begins at 12:20 and ends at 03:00",
    ),
    "HN751": Violation(
        [
            (
                'to: "11:30", types: [consultation]}',
                (
                    'to: "11:30", types: [consultation]}\n'
                    '    - {days: [wed], from: "16:00", to: "18:00", types: [consultation]}'
                ),
            )
        ],
        ['HN751 {days: [wed], from: "16:00", to: "18:00", types: [consultation]}'],
        "on 17 days, first on Wednesday 2026-08-19",
    ),
    "HN752": Violation(
        [
            (
                "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]",
                "schedule: [{template: gp-hyen, weeks: 2026-W41/2027-W13}]",
            )
        ],
        ["HN752 [{template: gp-hyen, weeks: 2026-W41/2027-W13}]"],
        "18 planned slots on public holidays: 2027-03-25 and 2027-03-29",
    ),
    "HN754": Violation(
        [("autumn: 2026-W34/2026-W51", "autumn: 2026-W34/2026-W54")],
        ["HN754 2026-W34/2026-W54"],
        "“2026-W54” is no week",
    ),
    "HN755": Violation(
        [
            (
                'hpr_number: "9900405"',
                ('hpr_number: "9900405"\n    absences: [{from: 2026-09-07, to: 2026-09-11}]'),
            )
        ],
        ["HN755 [{from: 2026-09-07, to: 2026-09-11}]"],
        "Randi Sørbø is away on 2 days, first on Monday 2026-09-07",
    ),
    "HN756": Violation(
        [
            (
                "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]",
                ("schedule: [{template: gp-hyen, weeks: [2026-W41/2026-W44, 2026-W47/2026-W51]}]"),
            )
        ],
        [("HN756 [{template: gp-hyen, weeks: [2026-W41/2026-W44, 2026-W47/2026-W51]}]")],
        "Marit Eikeland in 2026-W45/2026-W46",
    ),
    "HN757": Violation(
        [
            (
                'to: "12:00", types: [consultation]}',
                (
                    'to: "12:00", types: [consultation]}\n'
                    '    - {days: [sun], from: "01:00", to: "04:00", types: [consultation]}'
                ),
            ),
            (
                '- {days: mon-thu, from: "08:30", to: "14:30"}',
                (
                    '- {days: mon-thu, from: "08:30", to: "14:30"}\n'
                    '      - {days: [sun], from: "01:00", to: "04:00"}'
                ),
            ),
        ],
        ['HN757 {days: [sun], from: "01:00", to: "04:00", types: [consultation]}'],
        "between 02:00 and 03:00 on Sunday 2026-10-25",
    ),
    "HN760": Violation(
        [
            (
                "schedule: [{template: gp-hyen, weeks: 2026-W41/2026-W51}]",
                "schedule: [{template: gp-hyen, weeks: 2026-W39/2026-W51}]",
            )
        ],
        ["HN760 {template: gp-hyen, weeks: 2026-W39/2026-W51}"],
        "57 slots of Marit Eikeland",
    ),
    "HN761": Violation(
        [('to: "13:10", types: [confidential]', 'to: "12:45", types: [confidential]')],
        ['HN761 {days: [thu], from: "12:30", to: "12:45", types: [confidential]}'],
        "the block 12:30–12:45",
    ),
    "HN801": Violation(
        [
            (
                "calendars: [vaccine-sandane, vaccine-hyen]",
                "calendars: [vaccine-sandane, vaccine-hyen, lis1]",
            )
        ],
        ["HN801 lis1"],
        "the calendar Jonas Berget, which is not online",
    ),
    "HN802": Violation(
        [("appointment_types: [influenza_sandane, influenza_hyen]", "appointment_types: []")],
        ["HN802 []"],
        "names no appointment type",
    ),
    "HN803": Violation(
        [
            (
                "appointment_types: [influenza_sandane, influenza_hyen]",
                "appointment_types: [influenza_sandane, influenza_hyen, confidential]",
            )
        ],
        ["HN803 confidential"],
        "is for Samtale, which is hidden",
    ),
    "HN804": Violation(
        [
            (
                "appointment_types: [influenza_sandane, influenza_hyen]",
                "appointment_types: [influenza_sandane, influenza_hyen, consultation]",
            ),
            (
                "calendars: [vaccine-sandane, vaccine-hyen]",
                "calendars: [vaccine-sandane, vaccine-hyen, marit]",
            ),
        ],
        ["HN804 marit"],
        "the GP calendar Marit Eikeland without a login",
    ),
    "HN805": Violation(
        [("Vel det kontoret som passar deg best.", "Logg inn med BankID og vel ein time.")],
        [("HN805 Vi vaksinerer både på Sandane og i Hyen. Logg inn med BankID og vel ein time.")],
        "“Logg inn med BankID og vel ein time”",
    ),
    "HN806": Violation(
        [
            (
                ("owner: {org_unit: hyen}\n    online: true\n    patients: clinic_gp_patients"),
                ("owner: {org_unit: hyen}\n    online: true\n    patients: {patient_list: risk}"),
            ),
            (
                "\ngroups:",
                (
                    "\n"
                    "patient_lists:\n"
                    "  risk: {name: Risikogrupper, owner: {org_unit: hyen}}\n"
                    "\n"
                    "groups:"
                ),
            ),
        ],
        ["HN806 vaccine-hyen"],
        "patients on the list Risikogrupper",
    ),
    "HN850": Violation(
        [("c5b1e7d2-9f34-4a86-b7c0-2e8d15a9406f", "YOUR-ID")], ["HN850 YOUR-ID"], "“YOUR-ID”"
    ),
    "HN851": Violation(
        [
            (
                "    slug: influensavaksine\n",
                (
                    "    slug: influensavaksine\n"
                    "    link: "
                    "https://psno-patient-platform-fe.svc.pasientsky.no/embedded/planner/bo"
                    "oking?serviceProviderId=c5b1e7d2-9f34-4a86-b7c0-2e8d15a9406f&utm_sourc"
                    "e=sms\n"
                ),
            )
        ],
        [
            (
                "HN851 "
                "https://psno-patient-platform-fe.svc.pasientsky.no/embedded/planner/bo"
                "oking?serviceProviderId=c5b1e7d2-9f34-4a86-b7c0-2e8d15a9406f&utm_sourc"
                "e=sms"
            )
        ],
        "`utm_source`",
    ),
    "HN853": Violation(
        [("Vel det kontoret som passar deg best.", "Du treng ikkje logge inn.")],
        [("HN853 Vi vaksinerer både på Sandane og i Hyen. Du treng ikkje logge inn.")],
        "says “Du treng ikkje logge inn”",
    ),
    "HN857": Violation(
        [("  privacy_notice: https://heggvika.example/personvern\n", "")],
        ["HN857 clinic"],
        "Heggvika legekontor has booking pages and no privacy notice",
    ),
    "HN862": Violation(
        [
            (
                "  accessibility_statement: https://uustatus.no/nn/erklaringer/publisert/heggvika\n",
                "",
            )
        ],
        ["HN862 clinic"],
        "Heggvika legekontor is municipal",
    ),
    "HN864": Violation(
        [("languages: [nn, en] ", "languages: [en] ")],
        ["HN864 [en]"],
        "Heggvika legekontor belongs to a municipality that the state writes nynorsk to",
    ),
    "HN865": Violation(
        [('municipality: "4650"', 'municipality: "5636"')],
        ["HN865 [nn, en]"],
        "Heggvika legekontor lies in the administrative area for Sámi",
    ),
    "HN866": Violation(
        [
            (
                "  closed: [2026-12-24",
                "  emergency_notice: {nn: Ring 113., en: Call us.}\n  closed: [2026-12-24",
            )
        ],
        ["HN866 Call us."],
        "the emergency notice of Heggvika legekontor lacks 113",
    ),
    "HN867": Violation(
        [("open: {from: 2026-10-05, to: 2026-12-11}", "open: {from: 2026-10-05, to: 2026-11-13}")],
        ["HN867 2026-11-13"],
        "the booking page Influensavaksine closed on 2026-11-13",
        date(2026, 11, 16),
    ),
    "HN869": Violation(
        [("slug: influensavaksine", "slug: Influensavaksine")],
        ["HN869 Influensavaksine"],
        "“Influensavaksine”",
    ),
    "HN871": Violation(
        [("open: {from: 2026-10-05, to: 2026-12-11}", "open: {to: 2026-10-02}")],
        ["HN871 {to: 2026-10-02}"],
        "the booking page Influensavaksine leads to no bookable slot between its dates",
    ),
    "HN901": Violation(
        [
            ("notifications: {enabled: true", "notifications: {enabled: false"),
            (
                "nn: Konsultasjon, en: Consultation}\n",
                "nn: Konsultasjon, en: Consultation}\n    notify: true\n",
            ),
        ],
        ["HN901 false"],
        "the appointment type Konsultasjon has no effect",
    ),
    "HN902": Violation(
        [
            ("notifications: {enabled: true", "notifications: {enabled: false"),
            (
                "owner: {employee: marit}\n    online: true\n    patients: own_list",
                (
                    "owner: {employee: marit}\n"
                    "    online: true\n"
                    "    patients: own_list\n"
                    "    notify: true"
                ),
            ),
        ],
        ["HN902 false"],
        "the calendar Marit Eikeland has no effect",
    ),
    "HN903": Violation([("[sms, push]", "[sms, letter]")], ["HN903 letter"], "“letter”"),
    "HN904": Violation(
        [("[sms, push]}", "[sms, push], reminder_hours: 72}")],
        ["HN904 reminder_hours"],
        "`reminder_hours`",
    ),
    "HN905": Violation(
        [("[sms, push]}", "[sms, push], notices: [confirmation]}")], ["HN905 notices"], "`notices`"
    ),
    "HN906": Violation(
        [
            (
                "owner: {employee: marit}\n    online: true\n    patients: own_list",
                (
                    "owner: {employee: marit}\n"
                    "    online: true\n"
                    "    patients: own_list\n"
                    "    show_source: true"
                ),
            )
        ],
        ["HN906 show_source"],
        "the calendar Marit Eikeland",
    ),
    "HN907": Violation(
        [("Kven har vakt denne veka?", "Nytt frå helsenorge.no")],
        ["HN907 Nytt frå helsenorge.no"],
        "“Nytt frå helsenorge.no”",
    ),
    "HN908": Violation(
        [
            (
                "\nweek_templates:",
                (
                    "  contraception:\n"
                    "    name: {nn: Prevensjonsrettleiing, en: Contraception advice}\n"
                    "    minutes: 30\n"
                    "    online: true\n"
                    "\n"
                    "week_templates:"
                ),
            ),
            (
                'to: "12:00", types: [consultation]}',
                'to: "12:00", types: [consultation, contraception]}',
            ),
        ],
        ["HN908 Prevensjonsrettleiing"],
        "30 minutes as Prevensjonsrettleiing does",
    ),
    "HN951": Violation([("[sms, push]", "[push]")], ["HN951 [push]"], "push alone"),
}

DOES_NOT_FIT: dict[str, str] = {
    "HN170": "`plan` finds it against a snapshot of the registry",
    "HN171": "`plan` finds it against a snapshot of the registry",
    "HN172": "`plan` finds it against a snapshot of the registry",
    "HN205": "its messages have no attachments, and the size is read from the file",
}
