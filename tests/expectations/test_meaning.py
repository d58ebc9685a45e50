"""What tests mean: which pass, and what those that fail say."""

from datetime import date

import pytest

from clinicspec.model.names import MessageService
from clinicspec.model.reference import Reference
from clinicspec.routing.explain import explain
from clinicspec.routing.table import Delivery
from tests.clinics import REFERENCE, spec_of
from tests.expectations.clinic import Said, failure, said
from tests.rules.mutated import edited

KARI = "message: e_consultation, practitioner: kari"
E_CONTACT = "message: e_contact, practitioner: kari, on: 2026-12-15"
AWAY = ("from: 2026-12-14, to: 2026-12-18, substitute: lars", "from: 2026-12-14, to: 2026-12-18")
"""Nobody stands in for Kari Lunde."""

FALLBACK = ("{mode: practitioner}", "{mode: practitioner, fallback: [{group: lab}]}")
LAB_LIST = [
    (
        "    patients: clinic_gp_patients\n    schedule:\n      - {template: lab-week-1",
        "    patients: {patient_list: risk-65}\n    schedule:\n      - {template: lab-week-1",
    ),
    ("types: [blood_test, wound_care], staff: per", "types: [blood_test], staff: per"),
]
"""The only laboratory calendar with wound care is for patients on a list."""

ALI_HAS_LEFT = (
    "  ali:\n    name: Ali Demir",
    "  ali:\n    active: {to: 2026-09-07}\n    name: Ali Demir",
)

PASSES = [
    f"{KARI}, on: 2026-12-13, only: [kari]",
    f"{KARI}, on: 2026-12-14, only: [lars, kari], absent: [kari], fallback: false",
    f"{KARI}, on: 2026-12-18, reaches: [lars], not: [omar, ali]",
    f"{KARI}, on: 2026-12-19, not: [lars]",
    f"{E_CONTACT}, reaches: [per], not: [kari]",
    "message: prescription_renewal, practitioner: omar, on: 2026-12-01, only: [per, omar, ali]",
    "patient_of: kari, can_book: [consultation, phone, blood_test], cannot_book: [confidential]",
    "patient_of: kari, on: 2026-12-10, can_book: [consultation]",
    "patient_of: kari, on: 2026-12-11, cannot_book: [consultation], can_book: [blood_test]",
    "patient_of: omar, on: 2026-12-11, can_book: [consultation]",
    "patient_of: omar, on: 2026-12-18, cannot_book: [consultation, phone]",
    "patient_of: omar, on: 2026-06-17, cannot_book: [consultation], can_book: [blood_test]",
    "patient_of: omar, on: 2026-06-18, can_book: [consultation]",
    'calendar: lab-1, on: 2026-09-07, type: blood_test, first: "08:00", last: "09:50", count: 12',
    'calendar: lab-1, on: 2026-09-07, first: "08:00", last: "11:40", count: 18',
    "calendar: lab-1, on: 2026-09-07, type: consultation, count: 0",
    "calendar: kari, on: 2026-12-10, count: 15",
    "calendar: kari, on: 2026-12-14, count: 0",
]


@pytest.mark.parametrize("test", PASSES)
def test_what_is_so(test: str) -> None:
    """What the reference spec says is what tests can promise."""
    assert failure(test) is None


GOES_ELSEWHERE: dict[str, tuple[str, list[tuple[str, str]], list[str], str]] = {
    "everything about a message": (
        f"{E_CONTACT}, reaches: [kari], not: [ali], absent: [per], fallback: true",
        [],
        [
            "they reach Kari Lunde",
            "they do not reach Ali Demir",
            "they reach Per Vik, who is away",
            "the fallback is used",
        ],
        "e-contacts from Kari Lunde's patients on 2026-12-15 reach Ali Demir and Per Vik, and the "
        "fallback is not used",
    ),
    "nobody else": (
        f"{KARI}, on: 2026-12-15, only: [lars]",
        [],
        ["they reach Lars Moen, and nobody else"],
        "e-consultations from Kari Lunde's patients on 2026-12-15 reach Kari Lunde (away) and Lars "
        "Moen",
    ),
    "the fallback": (
        f"{KARI}, on: 2026-12-15, fallback: false",
        [AWAY, FALLBACK],
        ["the fallback is not used"],
        "e-consultations from Kari Lunde's patients on 2026-12-15 reach Kari Lunde (away), Ali "
        "Demir and Per Vik, and the fallback is used",
    ),
}


@pytest.mark.parametrize(
    ("test", "changes", "expected", "actual"), GOES_ELSEWHERE.values(), ids=GOES_ELSEWHERE
)
def test_a_message_goes_elsewhere(
    test: str, changes: list[tuple[str, str]], expected: list[str], actual: str
) -> None:
    """A failure says whom a message does not reach, whom it reaches, and by which steps."""
    spec = spec_of(edited(REFERENCE.read_text("utf-8"), *changes))
    message_type: MessageService = "e_contact" if test.startswith(E_CONTACT) else "e_consultation"
    delivery = Delivery(spec, message_type)
    steps = explain(delivery, Reference("employee", "kari"), date(2026, 12, 15))
    why = [step.message for step in steps]
    assert said(test, *changes) == Said(expected, actual, why)


FAILS: dict[str, tuple[str, list[tuple[str, str]], Said]] = {
    "a message that is not offered": (
        f"{E_CONTACT}, not: [kari]",
        [
            (
                "capacity: 1100}\n    services: [booking, e_consultation, e_contact, ",
                "capacity: 1100}\n    services: [booking, e_consultation, ",
            )
        ],
        Said(
            ["Kari Lunde's patients are offered e-contacts"],
            "patients of Kari Lunde are not offered e-contacts, so nobody can send one",
            ["`services` lists what they are offered"],
        ),
    ),
    "what can't be booked, and what can": (
        "patient_of: kari, can_book: [confidential, wound_care], cannot_book: [blood_test]",
        [],
        Said(
            ["they can book Samtale", "they can't book Blodprøve"],
            "Kari Lunde's patients can book Konsultasjon, Telefontime, Blodprøve, Sårskift and "
            "Influensavaksine",
            [
                "Samtale is a hidden appointment",
                "Blodprøve stands in Labtjenester (helsesekretær 1) and Labtjenester "
                "(helsesekretær 2)",
            ],
        ),
    ),
    "a GP without booking": (
        "patient_of: omar, can_book: [consultation]",
        [
            (
                "capacity: 950}\n    services: [booking, ",
                "capacity: 950}\n    services: [",
            )
        ],
        Said(
            ["they can book Konsultasjon"],
            "Omar Haddad's patients can book Blodprøve, Sårskift and Influensavaksine",
            ["no booking with the GP: Omar Haddad does not offer it"],
        ),
    ),
    "a type that is not online": (
        "patient_of: omar, can_book: [phone]",
        [("Telephone appointment}\n    minutes: 10\n    online: true", "Phone}\n    minutes: 10")],
        Said(
            ["they can book Telefontime"],
            "Omar Haddad's patients can book Konsultasjon, Blodprøve, Sårskift and "
            "Influensavaksine",
            ["Telefontime is not online"],
        ),
    ),
    "a slot out of reach": (
        "patient_of: omar, on: 2026-06-17, can_book: [consultation]",
        [],
        Said(
            ["they can book Konsultasjon"],
            "Omar Haddad's patients can book Blodprøve, Sårskift and Influensavaksine on "
            "2026-06-17",
            ["Konsultasjon has no slot in reach on 2026-06-17 in Omar Haddad"],
        ),
    ),
    "a GP who has not started": (
        "patient_of: omar, on: 2026-08-31, can_book: [consultation, blood_test]",
        [
            (
                "capacity: 950}",
                "capacity: 950}\n    active: {from: 2026-09-01}",
            )
        ],
        Said(
            ["they can book Konsultasjon", "they can book Blodprøve"],
            "Omar Haddad's patients can book nothing on 2026-08-31",
            ["no booking with the GP: Omar Haddad has not started"] * 2,
        ),
    ),
    "a GP who has left": (
        "patient_of: omar, on: 2026-12-11, can_book: [consultation, blood_test]",
        [
            (
                "{capacity: 950}",
                "{capacity: 950, continues_as: kari}\n    active: {to: 2026-11-30}",
            )
        ],
        Said(
            ["they can book Konsultasjon"],
            "Omar Haddad's patients can book Blodprøve, Sårskift and Influensavaksine on "
            "2026-12-11",
            ["Konsultasjon has no slot in reach on 2026-12-11 in Kari Lunde"],
        ),
    ),
    "shared services that are not activated": (
        "patient_of: omar, can_book: [blood_test]",
        [("  resource_booking: {her_id: 8900110}", "  #")],
        Said(
            ["they can book Blodprøve"],
            "Omar Haddad's patients can book Konsultasjon and Telefontime",
            [
                "shared services are not activated: the spec has no `resource_booking`, which "
                "HelseNorge sends bookings to"
            ],
        ),
    ),
    "a type that no calendar has": (
        "patient_of: omar, can_book: [influenza_vaccine]",
        [
            ("types: [influenza_vaccine], staff", "types: [wound_care], staff"),
            ("    appointment_types: [influenza_vaccine]", "    appointment_types: [wound_care]"),
        ],
        Said(
            ["they can book Influensavaksine"],
            "Omar Haddad's patients can book Konsultasjon, Telefontime, Blodprøve and Sårskift",
            ["Influensavaksine stands in no online calendar for them"],
        ),
    ),
    "a type that some of them can book": (
        "patient_of: omar, can_book: [wound_care]",
        LAB_LIST,
        Said(
            ["they can book Sårskift"],
            "Omar Haddad's patients can book Konsultasjon, Telefontime, Blodprøve and "
            "Influensavaksine",
            ["Sårskift stands in Labtjenester (helsesekretær 1), where only some of them can book"],
        ),
    ),
    "a type that some of them can book is not one that nobody can": (
        "patient_of: omar, cannot_book: [wound_care]",
        LAB_LIST,
        Said(
            ["they can't book Sårskift"],
            "Omar Haddad's patients can book Konsultasjon, Telefontime, Blodprøve and "
            "Influensavaksine",
            ["Sårskift stands in Labtjenester (helsesekretær 1), where only some of them can book"],
        ),
    ),
    "first, last and count": (
        "calendar: lab-1, on: 2026-09-07, type: blood_test, "
        'first: "08:10", last: "10:00", count: 1',
        [],
        Said(
            ["the first slot begins at 08:10", "the last slot begins at 10:00", "there is 1 slot"],
            "the calendar Labtjenester (helsesekretær 1) has 12 slots for Blodprøve on Monday "
            "2026-09-07, the first at 08:00 and the last at 09:50",
            [
                "08:00–10:00, 12 slots for Blodprøve, by Ali Demir",
                "10:00–12:00, 6 slots for Sårskift, by Per Vik",
            ],
        ),
    ),
    "who does them is away": (
        "calendar: kari, on: 2026-12-15, count: 11",
        [],
        Said(
            ["there are 11 slots"],
            "the calendar Kari Lunde has no slot on Tuesday 2026-12-15",
            [
                "08:30–11:30, 9 slots for Konsultasjon, not on offer: Kari Lunde is away",
                "13:00–13:40, 2 slots for Samtale, not on offer: Kari Lunde is away",
            ],
        ),
    ),
    "who does them is not employed": (
        "calendar: lab-1, on: 2026-09-08, count: 12",
        [ALI_HAS_LEFT],
        Said(
            ["there are 12 slots"],
            "the calendar Labtjenester (helsesekretær 1) has no slot on Tuesday 2026-09-08",
            [
                "08:00–10:00, 12 slots for Blodprøve, not on offer: Ali Demir is not employed that "
                "day"
            ],
        ),
    ),
    "a weekend": (
        "calendar: lab-1, on: 2026-09-12, count: 2",
        [],
        Said(
            ["there are 2 slots"],
            "the calendar Labtjenester (helsesekretær 1) has no slot on Saturday 2026-09-12",
            ["no block of `lab-week-1` is on a Saturday"],
        ),
    ),
    "a week without a template, and a public holiday": (
        'calendar: lab-1, on: 2026-12-25, first: "08:00"',
        [],
        Said(
            ["the first slot begins at 08:00"],
            "the calendar Labtjenester (helsesekretær 1) has no slot on Friday 2026-12-25",
            ["no week template is scheduled in week 2026-W52", "2026-12-25 is a public holiday"],
        ),
    ),
    "a closed day": (
        'calendar: kari, on: 2026-09-07, last: "13:50"',
        [
            ("closed: [2026-12-24, ", "closed: [2026-09-07, "),
            (
                "    owner: {employee: kari}\n",
                "    owner: {employee: kari}\n    closed: [2026-09-07]\n",
            ),
        ],
        Said(
            ["the last slot begins at 13:50"],
            "the calendar Kari Lunde has no slot on Monday 2026-09-07",
            [
                "the clinic is closed on 2026-09-07",
                "the calendar is closed on 2026-09-07",
                "08:30–11:30, 9 slots for Konsultasjon, by Kari Lunde",
                "13:00–14:00, 6 slots for Telefontime, by Kari Lunde",
            ],
        ),
    ),
}


@pytest.mark.parametrize(("test", "changes", "expected"), FAILS.values(), ids=FAILS)
def test_what_is_not_so(test: str, changes: list[tuple[str, str]], expected: Said) -> None:
    """A failure says all that is not as expected, what is so instead, and why."""
    assert said(test, *changes) == expected


def test_a_reason_is_about_whoever_has_the_list() -> None:
    """Where a list has gone on, the reason points to the one with whom nobody can book."""
    goes_on = (
        "patient_list: {capacity: 1100}",
        "patient_list: {continues_as: omar}\n    active: {to: 2026-08-31}",
    )
    without_booking = (
        "capacity: 950}\n    services: [booking, ",
        "capacity: 950}\n    services: [",
    )
    found = failure(
        "patient_of: kari, on: 2026-09-01, can_book: [consultation]", goes_on, without_booking
    )
    assert found is not None
    ((text, place),) = found.why
    assert (text, place and place.path) == (
        "no booking with the GP: Omar Haddad does not offer it",
        ("employees", "omar"),
    )


def test_reasons_stand_in_the_spec() -> None:
    """A reason names the line of the spec that it follows from, where there is one."""
    found = failure("calendar: kari, on: 2026-12-15, count: 11")
    assert found is not None
    lines = [each.place and each.place.span.start.line for each in found.why]
    blocks = ["types: [consultation]}", "types: [confidential]}"]
    text = REFERENCE.read_text("utf-8").splitlines()
    assert lines == [
        next(number for number, line in enumerate(text, 1) if line.endswith(block))
        for block in blocks
    ]


def test_a_long_failure_is_cut() -> None:
    """A message to very many people names the first of them, and says how many there are."""
    more = "".join(
        f"  p{number}: {{name: Person {number}, profession: nurse, her_id: none}}\n"
        for number in range(100)
    )
    whole_clinic = ("recipients: [{group: reception}]}", "recipients: [whole_clinic]}")
    found = said(f"{E_CONTACT}, only: []", ("employees:\n", f"employees:\n{more}"), whole_clinic)
    assert found.expected == ["they reach nobody"]
    assert found.actual.endswith("Person 18, Person 19 and 85 others")
