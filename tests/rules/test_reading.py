"""What is found while a clinic is read, beyond the examples on the rules' own pages."""

import pytest

from clinicspec.model.organisation import BOOKING_ADDRESS
from tests.model.findings import in_full
from tests.rules.mutated import edited
from tests.rules.pages import BASE

CASES: list[tuple[str, str, list[str]]] = [
    (
        "  her_id: 8900100",
        "  her_id: none",
        [
            "HN002 [none] `her_id` of the clinic is `none`, so NHN can register nothing for "
            "it = write the number that NHN gave the clinic when it joined",
        ],
    ),
    (
        "  her_id: 8900100\n",
        "",
        [
            "HN002 [clinic] `her_id` of the clinic is missing, so NHN can register nothing "
            "for it = add `her_id`: the clinic's HER-ID, which NHN gives when the clinic "
            "joins",
        ],
    ),
    (
        "  her_id: 8900100",
        "  her_id: 2147483648",
        [
            "HN006 [2147483648] `her_id` of the clinic is “2147483648”, which is no HER-ID = "
            "write the number that NHN gave the clinic when it joined",
        ],
    ),
    ("  her_id: 8900100", "  her_id: '8900100'", []),
    (
        "her_id: 8900101",
        "her_id: pendng",
        [
            "HN006 [pendng] `her_id` of Kari Lunde is “pendng”, which is no HER-ID = did you "
            "mean `pending`?",
        ],
    ),
    (
        "her_id: 8900101",
        "her_id: 08900101",
        [
            "HN006 [08900101] `her_id` of Kari Lunde is “08900101”, which begins with a "
            "zero, as no HER-ID does = write NHN's number, `pending` while it is applied "
            "for, or `none`",
        ],
    ),
    (
        "her_id: 8900101",
        "her_id: [8900101]",
        [
            "HN006 [[8900101]] `her_id` of Kari Lunde is a list, not a HER-ID = write NHN's "
            "number, `pending` while it is applied for, or `none`",
        ],
    ),
    (
        "her_id: 8900101",
        "her_id:",
        [
            "HN006 [her_id] `her_id` of Kari Lunde is left empty = give it a value, in "
            "quotes if it begins with #, or remove the line",
        ],
    ),
    (
        "{her_id: 8900110",
        "{her_id: none",
        [
            "HN006 [none] `her_id` of the resource booking service of the clinic is “none”, "
            "which is no HER-ID = write NHN's number, or `pending` while it is applied for",
        ],
    ),
    (
        'hpr_number: "9900101"',
        "hpr_number: 99-00",
        [
            "HN055 [99-00] `hpr_number` of Kari Lunde is “99-00”, which is not an HPR number "
            "= write the digits of the number in the Health Personnel Register, at most nine",
        ],
    ),
    ('hpr_number: "9900101"', "hpr_number: 9900101", []),
    (
        "her_id: none}",
        "her_id: none, hpr_number: 9900101}",
        [
            "HN055 [9900101] Ali Demir has the HPR number 9900101 of Kari Lunde, so NHN "
            "would take the one for the other = write the number that each of them has in "
            'the Health Personnel Register + ["9900101"] Kari Lunde has it here',
        ],
    ),
    (
        "  ali:",
        "  eva: {name: Eva Lie, profession: nurse, her_id: none, "
        "active: {from: 2026-01-01, to: 2026-01-01}}\n  ali:",
        [],
    ),
    (
        "  ali:",
        "  eva: {name: Eva Lie, profession: nurse, her_id: none, active: {to: 2026-01-01}}\n  ali:",
        [],
    ),
    (
        "roles:",
        (
            "booking_sites: {a: {title: Prøver, appointment_types: [blood_test], calendars: "
            "[lab], open: {from: 2026-10-01, to: 2026-09-30}}}\nroles:"
        ),
        [
            "HN062 [2026-09-30] the season of the booking site Prøver ends on 2026-09-30, "
            "before it begins on 2026-10-01 = write the first day in `from`, and in `to` the "
            "last one, which is included",
        ],
    ),
    (
        "roles:",
        "message_templates: {x: {type: e-contact, subject: Hei}}\nroles:",
        [
            "HN201 [e-contact] `type` of the message template `x` is “e-contact”, which has "
            "no meaning here = did you mean `e_contact`?",
        ],
    ),
    (
        "roles:",
        "routing: {e_contact: {mode: practitoner}}\nroles:",
        [
            "HN301 [practitoner] `mode` of the route for e-contacts is “practitoner”, which "
            "has no meaning here = did you mean `practitioner`?",
        ],
    ),
    (
        "roles:",
        "routing: {e_contact: {mode: selected, recipients: [{grup: lab}]}}\nroles:",
        [
            "HN304 [grup] `recipients` of the route for e-contacts names the unknown kind "
            "`grup` = did you mean `group`?",
        ],
    ),
    (
        "roles:",
        "routing: {e_contact: {mode: selected, recipients: [{whole_clinic: true}]}}\nroles:",
        [
            "HN304 [whole_clinic] `recipients` of the route for e-contacts names "
            "whole_clinic as a key = write whole_clinic alone",
        ],
    ),
    (
        "roles:",
        ("routing: {e_contact: {mode: selected, recipients: [{group: lab, role: gp}]}}\nroles:"),
        [
            "CS034 [{group: lab, role: gp}] `recipients` of the route for e-contacts holds a "
            "mapping, where one reference belongs = write {position: …}, {group: …}, {role: "
            "…}, {org_unit: …} or whole_clinic",
        ],
    ),
    ("roles:", "routing: {e_contact: {mode: selected, recipients: [whole_clinic]}}\nroles:", []),
    (
        "roles:",
        "routing: {e_contact: {mode: selected, recipients: [{role: lab}]}}\nroles:",
        [
            "HN305 [lab] there is no role `lab`, so no message would reach it = write "
            "{group: lab}, or name one of `roles`",
        ],
    ),
    (
        "roles:",
        (
            "routing: {e_contact: {mode: selected, recipients: [{group: front}, {group: "
            "lab}], fallback: [{group: front}]}}\nroles:"
        ),
        [
            "HN305 [front] there is no group `front`, so no message would reach it = add "
            "`front` to `groups`, or name one that stands there + [front] it is named here "
            "as well",
        ],
    ),
    (
        "roles:",
        "routing: {e_contact: {mode: practitioner, fallback: [{group: labb}]}}\nroles:",
        [
            "HN305 [labb] there is no group `labb`, so no message would reach it = did you "
            "mean `lab`?",
        ],
    ),
    (
        "roles:",
        "routing: {e_consultations: {mode: both}}\nroles:",
        [
            "HN309 [e_consultations] `e_consultations` is no message that patients send to a "
            "clinic = did you mean `e_consultation`?",
        ],
    ),
    (
        "roles:",
        "routing: {e_dialogue: {mode: practitioner}}\nroles:",
        [
            "HN202 [e_dialogue] `e_dialogue` of the routing changes nothing, since e-dialogues "
            "come and go in PatientSky alone, never through HelseNorge = remove `e_dialogue`",
        ],
    ),
    (
        "roles:",
        "routing: {e_contact: {mode: selected, recipients: [ali]}}\nroles:",
        [
            "HN315 [ali] `recipients` of the route for e-contacts holds “ali”, which without "
            "a kind means an employee = write {position: ali}, {group: ali}, {role: ali}, "
            "{org_unit: ali} or whole_clinic",
        ],
    ),
    (
        "roles:",
        "routing: {e_contact: {mode: selected, recipients: [whole_clinc]}}\nroles:",
        [
            "HN315 [whole_clinc] `recipients` of the route for e-contacts holds "
            "“whole_clinc”, which without a kind means an employee = did you mean "
            "`whole_clinic`?",
        ],
    ),
    ("her_id: none}", "her_id: none, absences: [{from: 2027-02-15, to: 2027-02-15}]}", []),
    (
        "her_id: none}",
        (
            "her_id: none, absences: [{from: 2027-02-15, to: 2027-02-15}, {from: 2027-02-19, "
            "to: 2027-02-18}]}"
        ),
        [
            "HN357 [2027-02-18] an absence of Ali Demir ends on 2027-02-18, before it begins "
            "on 2027-02-19 = write the first day in `from`, and in `to` the last one, which "
            "is included",
        ],
    ),
    (
        "owner: {group: lab}",
        "owner: {groups: lab}",
        [
            "HN502 [groups] `owner` of the calendar Laboratorium names the unknown kind "
            "`groups` = did you mean `group`?",
        ],
    ),
    (
        "owner: {group: lab}",
        "owner: {position: lab-ali}",
        [
            "HN502 [position] `owner` of the calendar Laboratorium names a position, which "
            "can't own a calendar = write {employee: …}, {group: …}, {org_unit: …} or "
            "whole_clinic",
        ],
    ),
    (
        "owner: {group: lab}",
        "owner: lab",
        [
            "CS037 [lab] there is no employee `lab` = write {group: lab}, or name one of "
            "`employees`",
        ],
    ),
    (
        "owner: {group: lab}",
        "owner: {group: lab-ali}",
        [
            "CS037 [lab-ali] there is no group `lab-ali` = write {position: lab-ali}, or "
            "name one of `groups`",
        ],
    ),
    (
        "patients: own_list",
        "patients: {patient_list: risk-65}",
        [
            "HN506 [risk-65] there is no patient list `risk-65`, so no patient could book in "
            "the calendar = add `risk-65` to `patient_lists`, or name one that stands there",
        ],
    ),
    (
        "patients: own_list",
        "patients: ownlist",
        [
            "CS034 [ownlist] `patients` of the calendar Kari Lunde is “ownlist”, which has "
            "no meaning here = did you mean `own_list`?",
        ],
    ),
    (
        "patients: own_list",
        "patients: risk-65",
        [
            "CS034 [risk-65] `patients` of the calendar Kari Lunde is “risk-65”, which has "
            "no meaning here = write {patient_list: risk-65}, own_list, clinic_gp_patients "
            "or everyone",
        ],
    ),
    (
        "patients: own_list",
        "patients: {group: lab}",
        [
            "CS034 [group] `patients` of the calendar Kari Lunde names a group, which can't "
            "say which patients can book = write {patient_list: …}, own_list, "
            "clinic_gp_patients or everyone",
        ],
    ),
    (
        "patients: own_list",
        (
            "patients: own_list\n    limits: {book_ahead_days: -1, book_before_hours: '2', "
            "bookings_per_patient: 101}"
        ),
        [
            "HN550 [-1] `book_ahead_days` of the limits of the calendar Kari Lunde is -1, "
            "which is not between 0 and 3650 days = write a whole number of days from 0 to "
            "3650",
            "HN550 [101] `bookings_per_patient` of the limits of the calendar Kari Lunde is "
            "101, which is not between 0 and 100 bookings = write a whole number of bookings "
            "from 0 to 100",
        ],
    ),
    (
        "{category: lab}",
        "{type: lab}",
        [
            "CS030 [type] `type` of the resource setting of the appointment type Blodprøve "
            "is an unknown key = remove it, or use `category`",
        ],
    ),
    (
        "category: lab",
        "category: labb",
        [
            "HN603 [labb] the category “labb” of the appointment type Blodprøve is none that "
            "HelseNorge has, so it can't be sorted there = did you mean `lab`?",
        ],
    ),
    (
        "name: Konsultasjon, ",
        "",
        [
            "HN604 [consultation] `name` of the appointment type `consultation` is missing, "
            "so patients can't tell what they book = add `name`: what patients see; at "
            "HelseNorge it is all they see",
        ],
    ),
    (
        "name: Konsultasjon",
        "name: ''",
        [
            "HN604 [''] `name` of the appointment type `consultation` is blank, so patients can't "
            "tell what they book = write a text",
        ],
    ),
    (
        "Samtale, minutes: 20",
        "Samtale, minutes: 0",
        [
            "HN650 [0] `minutes` of the appointment type Samtale is 0, which is not between "
            "1 and 480 minutes = write a whole number of minutes from 1 to 480",
        ],
    ),
    ("Samtale, minutes: 20", "Samtale, minutes: '20'", []),
    (
        "Samtale, minutes: 20",
        "Samtale, minutes: 20.0",
        [
            "HN650 [20.0] `minutes` of the appointment type Samtale is “20.0”, which is not "
            "a whole number = write a whole number of minutes from 1 to 480",
        ],
    ),
    ("types: [confidential]", "types: [confidential], slot_minutes: 20", []),
    (
        "types: [blood_test]",
        "types: [blood_test, consultation], slot_minutes: 10",
        [
            "HN650 [10] a block of the week template `lab-week` has slots of 10 minutes, and "
            "the appointment type Konsultasjon takes 20 = write 20 or more, or remove the "
            "line for slots as long as the longest type",
        ],
    ),
    (
        "hidden: true",
        "hidden: true, places: 501",
        [
            "HN651 [501] `places` of the appointment type Samtale is 501, which is not "
            "between 2 and 500 places = write a whole number of places from 2 to 500",
        ],
    ),
    ("hidden: true", "hidden: true, places: 500", []),
    ("hidden: true", "hidden: true, price: 250.50", []),
    (
        "hidden: true",
        "hidden: true, price: -5",
        [
            "HN653 [-5] `price` of the appointment type Samtale is “-5”, which is not an "
            "amount = write the kroner as in 250 or 250.50, or as {amount: 250, currency: "
            "NOK}",
        ],
    ),
    ("hidden: true", "hidden: true, price: {amount: 250}", []),
    (
        "hidden: true",
        "hidden: true, price: {amount: 250, curency: NOK}",
        [
            "HN653 [curency] `price` of the appointment type Samtale names the unknown key "
            "`curency` = did you mean `currency`?",
        ],
    ),
    (
        "hidden: true",
        "hidden: true, price: {currency: NOK}",
        [
            "HN653 [{currency: NOK}] `price` of the appointment type Samtale is a mapping "
            "without `amount` = write the kroner as in 250 or 250.50, or as {amount: 250, "
            "currency: NOK}",
        ],
    ),
    (
        "hidden: true",
        "hidden: true, price: {amount: 250, currency: kr}",
        [
            "HN653 [kr] `price` of the appointment type Samtale names “kr”, which is not a "
            "currency's code of three capital letters = write NOK",
        ],
    ),
    (
        "hidden: true",
        "hidden: true, price: [250]",
        [
            "HN653 [[250]] `price` of the appointment type Samtale is a list, which is not "
            "an amount = write the kroner as in 250 or 250.50, or as {amount: 250, currency: "
            "NOK}",
        ],
    ),
    (
        'to: "13:40"',
        'to: "13:00"',
        [
            'HN750 ["13:00"] a block of the week template `gp-week` begins at 13:00 and ends '
            "at 13:00, so it holds no time = write a later time of the same day in `to`",
        ],
    ),
    (
        'from: "08:00", to: "15:30"',
        'from: "15:30", to: "08:00"',
        [
            'HN750 ["08:00"] an opening time of the clinic begins at 15:30 and ends at '
            "08:00, so it holds no time = write a later time of the same day in `to`",
        ],
    ),
    (
        "roles:",
        "staffing: [{employee: ali, days: mon, from: '08:00', to: '07:00'}]\nroles:",
        [
            "HN750 ['07:00'] a shift begins at 08:00 and ends at 07:00, so it holds no time "
            "= write a later time of the same day in `to`",
        ],
    ),
    (
        "gp-week, weeks: 2026-W34/2026-W51",
        "gp-week, weeks: 2027-W53",
        [
            "HN754 [2027-W53] `weeks` of a schedule of the calendar Kari Lunde is "
            "“2027-W53”, which is no week of the calendar = write a week (2026-W34), a range "
            "of weeks (2026-W34/2026-W51) or a period's id",
        ],
    ),
    (
        "gp-week, weeks: 2026-W34/2026-W51",
        "gp-week, weeks: 2026-W51/2026-W34",
        [
            "HN754 [2026-W51/2026-W34] `weeks` of a schedule of the calendar Kari Lunde is "
            "“2026-W51/2026-W34”, which ends before it begins = swap the two weeks",
        ],
    ),
    (
        "gp-week, weeks: 2026-W34/2026-W51",
        "gp-week, weeks: 2026-W34/2026-W60",
        [
            "HN754 [2026-W34/2026-W60] `weeks` of a schedule of the calendar Kari Lunde is "
            "“2026-W34/2026-W60”, where “2026-W60” is no week of the calendar = write a week "
            "(2026-W34), a range of weeks (2026-W34/2026-W51) or a period's id",
        ],
    ),
    (
        "gp-week, weeks: 2026-W34/2026-W51",
        "gp-week, weeks: []",
        [
            "HN754 [[]] `weeks` of a schedule of the calendar Kari Lunde is an empty list, "
            "which names no week = write a week (2026-W34) or a range of weeks "
            "(2026-W34/2026-W51)",
        ],
    ),
    (
        "gp-week, weeks: 2026-W34/2026-W51",
        "gp-week, weeks: [2026-W34, 2026-W60]",
        [
            "HN754 [2026-W60] `weeks` of a schedule of the calendar Kari Lunde holds "
            "“2026-W60”, which is no week of the calendar = write a week (2026-W34), a range "
            "of weeks (2026-W34/2026-W51) or a period's id",
        ],
    ),
    (
        "gp-week, weeks: 2026-W34/2026-W51",
        "gp-week, weeks: 9999-W01",
        [
            "HN754 [9999-W01] `weeks` of a schedule of the calendar Kari Lunde is "
            "“9999-W01”, which is no week of the calendar = write a week (2026-W34), a range "
            "of weeks (2026-W34/2026-W51) or a period's id",
        ],
    ),
    (
        "gp-week, weeks: 2026-W34/2026-W51",
        "gp-week, weeks: 2026-w34",
        [
            "CS037 [2026-w34] there is no period `2026-w34` = write a week as in 2026-W34, "
            "or add `2026-w34` to `periods`",
        ],
    ),
    (
        "gp-week, weeks: 2026-W34/2026-W51",
        "gp-week, weeks: 34",
        [
            "CS037 [34] there is no period `34` = write a week as in 2026-W34, or add `34` "
            "to `periods`",
        ],
    ),
    (
        "gp-week, weeks: 2026-W34/2026-W51",
        "gp-week, weeks: [2026-W34, autumn]",
        [
            "CS037 [autumn] there is no period `autumn` = write a week as in 2026-W34, or "
            "add `autumn` to `periods`",
        ],
    ),
    (
        "gp-week, weeks: 2026-W34/2026-W51",
        "gp-week, weeks: [autumn]",
        [
            "CS037 [autumn] there is no period `autumn` = write a week as in 2026-W34, or "
            "add `autumn` to `periods`",
        ],
    ),
    (
        "roles:",
        "periods: {autumn: [2026-W34/2026-W51], winter: 2026-W54}\nroles:",
        [
            "HN754 [2026-W54] the period `winter` is “2026-W54”, which is no week of the "
            "calendar = write a week (2026-W34) or a range of weeks (2026-W34/2026-W51)",
        ],
    ),
    (
        "id: 3f0c8c1e",
        "id: 3f0c8c1",
        [
            "HN850 [3f0c8c1-6b0f-4c55-9a51-0c9a3f4f7d11] `service_provider_id` of the "
            "PatientSky settings of the clinic is “3f0c8c1-6b0f-4c55-9a51-0c9a3f4f7d11”, "
            "which is not an id from PatientSky = copy it from PatientSky's booking link: "
            "8-4-4-4-12 hexadecimal digits",
        ],
    ),
    (
        "roles:",
        (
            "booking_sites: {a: {title: Prøver, appointment_types: [blood_test], calendars: "
            "[lab], link: http://booking.example}}\nroles:"
        ),
        [
            "HN851 [http://booking.example] `link` of the booking site Prøver is "
            "“http://booking.example”, which is not a web address that begins with https:// "
            "= copy the link that PatientSky gives for this service",
        ],
    ),
    (
        "roles:",
        (
            "booking_sites: {a: {title: Prøver, appointment_types: [blood_test], calendars: "
            "[lab], link: https://booking.example/x}}\nroles:"
        ),
        [
            "HN851 [https://booking.example/x] `link` of the booking site Prøver leads "
            "patients to booking.example, not to psno-patient-platform-fe.svc.pasientsky.no "
            "= copy the link that PatientSky gives for this service",
        ],
    ),
    (
        "roles:",
        (
            "booking_sites: {a: {title: Prøver, appointment_types: [blood_test], calendars: "
            "[lab]}, b: {title: Vaksiner, appointment_types: [blood_test], calendars: [lab], "
            "slug: a}}\nroles:"
        ),
        [
            "HN869 [a] the booking site Vaksiner has the address `a` of the booking site "
            "Prøver, so patients would find only one of them = write another `slug` + [a] "
            "the first one is here",
        ],
    ),
    (
        "roles:",
        (
            "booking_sites: {a: {title: Prøver, appointment_types: [blood_test], calendars: "
            "[lab], slug: a--b}}\nroles:"
        ),
        [
            "HN869 [a--b] `slug` of the booking site Prøver is “a--b”, which is not the last "
            "part of a web address = use a-z, 0-9 and single hyphens, and write æ, ø, å as "
            "ae, o, a",
        ],
    ),
    (
        "roles:",
        (
            "booking_sites: {assets: {title: Prøver, appointment_types: [blood_test], "
            "calendars: [lab]}}\nroles:"
        ),
        [
            "HN869 [assets] the booking site Prøver has the address `assets`, which the "
            "pages need for something else = write another `slug`",
        ],
    ),
    (
        "roles:",
        (
            "booking_sites: {a: {title: Prøver, appointment_types: [blood_test], calendars: "
            "[lab], slug: en}}\nroles:"
        ),
        [
            "HN869 [en] the booking site Prøver has the address `en`, which the pages need "
            "for something else = write another `slug`",
        ],
    ),
    (
        "  phone:",
        "  notifications: {channels: [emial]}\n  phone:",
        [
            "HN903 [emial] `channels` of the notifications of the clinic holds “emial”, "
            "which has no meaning here = did you mean `email`?",
        ],
    ),
]
"""What stands once in the rules' base, what is written in its place, and what is said then."""


@pytest.mark.parametrize(
    ("old", "new", "expected"), CASES, ids=[f"{old} > {new}" for old, new, _ in CASES]
)
def test_reading(old: str, new: str, expected: list[str]) -> None:
    """A mistake in the base is said in full, and what only looks like one is not."""
    assert in_full(edited(BASE, (old, new))) == expected


BOOKING = f"https://{BOOKING_ADDRESS}"
PROVIDER = "3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11"
OTHER = "c5b1e7d2-9f34-4a86-b7c0-2e8d15a9406f"


@pytest.mark.parametrize(
    ("booking_url", "link", "expected"),
    [
        ("", f"{BOOKING}?serviceProviderId={PROVIDER}&timeslotType=2", []),
        ("", f"{BOOKING}?serviceProviderId={PROVIDER.upper()}", []),
        ("", f"{BOOKING}?serviceProviderId={OTHER}", ["names another clinic"]),
        (
            "",
            f"{BOOKING}?serviceProviderId={PROVIDER}&serviceProviderId={OTHER}",
            ["does not say whose booking it is"],
        ),
        ("", f"{BOOKING}?serviceProviderId={PROVIDER}#campaign", ["carries `#campaign`"]),
        ("", BOOKING.replace("/embedded", ":444/embedded"), ["leads patients to"]),
        ("", f"{BOOKING}?serviceProviderId={PROVIDER}&a&utm_source=b", ["carries `a`"]),
        ("booking.example/x", f"https://Booking.example/x?serviceProviderId={PROVIDER}", []),
        ("booking.example/x", "https://booking.example/x", ["does not say whose booking it is"]),
        ("booking.example/x", BOOKING, ["leads patients to psno-patient"]),
    ],
)
def test_link(booking_url: str, link: str, expected: list[str]) -> None:
    """A booking page leads to the clinic's booking, and tells it nothing of the patient."""
    provider = "patientsky: {"
    site = f"{{title: Prøver, appointment_types: [blood_test], calendars: [lab], link: '{link}'}}"
    spec = edited(BASE, ("roles:", f"booking_sites: {{a: {site}}}\nroles:"))
    if booking_url:
        spec = edited(spec, (provider, f"{provider}booking_url: {booking_url}, "))
    found = in_full(spec)
    assert len(found) == len(expected)
    assert all(part in each for part, each in zip(expected, found, strict=True))
