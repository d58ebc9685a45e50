"""What GPs and substitutes offer, and to whom, beyond the rules' own pages."""

from datetime import date

import pytest

from clinicspec.diagnostics.finding import path_text
from tests.clinics import REFERENCE, checked
from tests.rules.mutated import Edit, edited, said_of, said_of_base
from tests.rules.pages import BASE

SERVICES = "services: [booking, e_consultation, e_contact, prescription_renewal]"
GP_LIST = "    patient_list: {capacity: 1100}\n"
GP_PATIENTS = "patients: own_list"
GP_SCHEDULE = "    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]\n  lab:"
GP_ONLINE = f"    online: true\n    {GP_PATIENTS}"
CONSULTATION = "consultation: {name: Konsultasjon, minutes: 20, online: true}"
CONFIDENTIAL = "confidential: {name: Samtale, minutes: 20, hidden: true}"
ALI = "ali: {name: Ali Demir, profession: health_secretary, her_id: none}"
RISK: Edit = (
    "appointment_types:",
    "patient_lists: {risk: {name: 65+, owner: {group: lab}}}\nappointment_types:",
)
OFFLINE: Edit = (GP_ONLINE, f"    {GP_PATIENTS}")
CALENDARS = "calendars:\n"
OMAR = """
  omar:
    name: Omar Haddad
    profession: gp
    her_id: 8900102
    hpr_number: "9900102"
    patient_list: {capacity: 950, common: Fjordlista}
    services: [e_contact]"""


def _substitute(more: str) -> Edit:
    """Another employee, Lars Moen, who is a substitute."""
    return (ALI, f"{ALI}\n  lars: {{name: Lars Moen, profession: gp_substitute, {more}}}")


def _limits(limits: str) -> Edit:
    """Limits of the GP's calendar."""
    return (GP_SCHEDULE, GP_SCHEDULE.replace("\n  lab:", f"\n    limits: {{{limits}}}\n  lab:"))


def _said(code: str, *edits: Edit) -> list[str]:
    """What one rule says of the base after some edits, notes too."""
    return [each for each in said_of_base(*edits, notes=(code,)) if f" {code} " in each]


IN_REGISTER = 'her_id: 8900103, hpr_number: "9900103", in_gp_register: true'


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("her_id: none, services: [e_contact]", 1, id="none"),
        pytest.param("services: [e_contact]", 1, id="not written"),
        pytest.param("her_id: none", 0, id="no services"),
        pytest.param("her_id: 8900103, services: [e_contact]", 0, id="a number"),
        pytest.param(f"{IN_REGISTER}, services: [e_contact]", 0, id="in the register"),
        pytest.param("in_gp_register: true, services: [e_contact]", 0, id="which is HN003"),
        pytest.param("her_id: x, services: [e_contact]", 0, id="can't be read"),
    ],
)
def test_services_without_a_her_id(more: str, expected: int) -> None:
    """Only a substitute outside the register, with services and without a HER-ID, is HN102."""
    assert len(_said("HN102", _substitute(more))) == expected


OTHERS_CAN_NOT = (
    "warning HN103 calendars.kari.patients: the calendar Kari Lunde is only for the patient list "
    "65+, so other patients of Kari Lunde are offered booking and can't book"
)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [RISK, (GP_PATIENTS, "patients: {patient_list: risk}")],
            [OTHERS_CAN_NOT],
            id="a custom list",
        ),
        pytest.param([_limits("bookings_per_patient: 1")], [], id="one booking"),
        pytest.param([_limits("bookings_per_patient: -1")], [], id="can't be read"),
        pytest.param(
            [_limits("bookings_per_patient: 0"), (SERVICES, "services: [e_contact]")],
            [],
            id="no booking is offered",
        ),
        pytest.param(
            [_limits("bookings_per_patient: 0"), OFFLINE],
            [],
            id="offline, which is HN403",
        ),
        pytest.param(
            [_limits("bookings_per_patient: 0, book_ahead_days: 1, book_before_hours: 24")],
            [],
            id="nothing in reach, which is HN551",
        ),
        pytest.param(
            [
                (
                    GP_SCHEDULE,
                    GP_SCHEDULE.replace(
                        "\n  lab:",
                        "\n    limits: {bookings_per_patient: 0}\n"
                        "    closed: [2026-08-01/2026-12-31]\n  lab:",
                    ),
                )
            ],
            [],
            id="always closed, which is HN409",
        ),
    ],
)
def test_unusable_booking(edits: list[Edit], expected: list[str]) -> None:
    """That nobody can use the booking is said once, by the rule that knows why."""
    assert _said("HN103", *edits) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (None, []),
        (date(2026, 12, 31), []),
        (
            date(2027, 1, 1),
            [
                "employees.lars.active.to: Lars Moen left on 2026-12-31, and messages from "
                "patients can still be sent to the HER-ID 8900103 until its entry in the Address "
                "Registry has ended"
            ],
        ),
    ],
)
@pytest.mark.parametrize(("her_id", "has_entry"), [("8900103", True), ("pending", False)])
def test_who_has_left(
    day: date | None, expected: list[str], her_id: str, *, has_entry: bool
) -> None:
    """Of an entry that must end is told from the day after, and only if a day is named."""
    lars = IN_REGISTER.replace("8900103", her_id) + ", active: {from: 2026-12-01, to: 2026-12-31}"
    findings = checked(edited(BASE, _substitute(lars)), today=day).findings
    assert [
        f"{path_text(each.place.path)}: {each.message}" for each in findings if each.code == "HN154"
    ] == (expected if has_entry else [])


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="a hidden one"),
        pytest.param(
            [
                (CONFIDENTIAL, f"{CONFIDENTIAL[:-15]}}}\n  phone: {{name: Telefon, minutes: 10}}"),
                ("[confidential]", "[confidential, phone]"),
            ],
            [
                "note HN405 calendars.kari.schedule: patients can't book Samtale and Telefon in "
                "the calendar Kari Lunde, as they are not online"
            ],
            id="two",
        ),
        pytest.param(
            [
                (CONFIDENTIAL, f"{CONFIDENTIAL[:-1]}, resource: {{category: lab}}}}"),
                ("hidden: true", "hidden: false"),
            ],
            [],
            id="a resource appointment",
        ),
        pytest.param(
            [(CONSULTATION, CONSULTATION.replace("true", "false"))], [], id="all, which is HN404"
        ),
        pytest.param(
            [("hidden: true", "hidden: false"), OFFLINE],
            [],
            id="in a calendar that is offline",
        ),
    ],
)
def test_offline_types(edits: list[Edit], expected: list[str]) -> None:
    """What patients can't book in a GP's calendar is one note."""
    assert _said("HN405", *edits) == expected


PAGE: Edit = (
    "appointment_types:\n",
    "booking_sites:\n"
    "  talk: {title: Time, appointment_types: [consultation], calendars: [kari]}\n"
    "appointment_types:\n",
)
EVERYONE: Edit = (GP_PATIENTS, "patients: everyone")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([EVERYONE], ["warning HN407 calendars.kari.patients"], id="everyone"),
        pytest.param([EVERYONE, PAGE], [], id="on a booking page"),
        pytest.param([OFFLINE, EVERYONE], [], id="offline"),
        pytest.param(
            [EVERYONE, ("owner: {employee: kari}", "owner: {group: lab}")],
            [],
            id="of nobody, which is HN406",
        ),
        pytest.param([RISK, (GP_PATIENTS, "patients: {patient_list: risk}")], [], id="narrower"),
    ],
)
def test_a_calendar_for_others(edits: list[Edit], expected: list[str]) -> None:
    """Letting others into a GP's calendar is found where it has no effect."""
    assert [said.split(":")[0] for said in _said("HN407", *edits)] == expected


def _common(name: str) -> Edit:
    return (GP_LIST, f"    patient_list: {{capacity: 1100, common: {name}}}\n")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [_common("Fjordlisten"), (ALI, ALI + OMAR)],
            [
                "warning HN450 employees.kari.patient_list.common: Kari Lunde is the only GP of "
                "the common list Fjordlisten, so nobody shares its patients",
                "warning HN450 employees.omar.patient_list.common: Omar Haddad is the only GP of "
                "the common list Fjordlista, so nobody shares its patients",
            ],
            id="two names",
        ),
        pytest.param([_common("Fjordlista"), (ALI, ALI + OMAR)], [], id="one offers booking"),
        pytest.param(
            [_common("Fjordlista"), (ALI, ALI + OMAR.replace("[e_contact]", "[booking]"))],
            [
                "note HN450 employees.kari.patient_list.common: Kari Lunde and Omar Haddad share "
                "the list Fjordlista and all offer booking, so it is open whose calendar "
                "HelseNorge shows to its patients"
            ],
            id="both offer booking",
        ),
        pytest.param(
            [_common("Fjordlista"), (ALI, ALI + OMAR.replace("Fjordlista", "[]"))],
            [],
            id="another's can't be read",
        ),
    ],
)
def test_common_lists(edits: list[Edit], expected: list[str]) -> None:
    """A common list has several GPs; with booking at more than one of them a note says so."""
    assert _said("HN450", *edits) == expected


VACANT = """  vacant_lists:
    her_id: 8900120
    lists: {list-4: {name: Liste 4}}
    services: SERVICES
org_units:"""


@pytest.mark.parametrize(
    ("services", "expected"),
    [
        pytest.param("[e_contact]", [], id="messages"),
        pytest.param(
            "[e_contact, booking]",
            ["error HN451 clinic.vacant_lists.services[1]"],
            id="booking",
        ),
        pytest.param(
            "[video, booking]", ["error HN451 clinic.vacant_lists.services[1]"], id="said first"
        ),
        pytest.param(
            "[e_kontakt]", ["error CS033 clinic.vacant_lists.services[0]"], id="another word"
        ),
        pytest.param("booking", ["error CS032 clinic.vacant_lists.services"], id="no list"),
    ],
)
def test_booking_of_a_vacant_list(services: str, expected: list[str]) -> None:
    """Booking of a vacant list has its own code; other mistakes there keep theirs."""
    found = said_of_base(("org_units:", VACANT.replace("SERVICES", services)))
    assert [said.split(":")[0] for said in found if "vacant_lists.services" in said] == expected


@pytest.mark.parametrize(
    ("profession", "more", "expected"),
    [
        pytest.param("lis1", ", online: true", ["HN452"], id="LIS1"),
        pytest.param("doctor", ", online: true", ["HN452"], id="another doctor"),
        pytest.param("lis1", "", ["HN406"], id="offline"),
        pytest.param("nurse", ", online: true", ["HN406"], id="no doctor"),
    ],
)
def test_a_calendar_of_another_doctor(profession: str, more: str, expected: list[str]) -> None:
    """Whose calendar nobody is shown is one finding, by what the owner is."""
    ida = f"{ALI}\n  ida: {{name: Ida Holm, profession: {profession}, her_id: none}}"
    calendar = f"  ida: {{name: Ida Holm, kind: gp, owner: ida, patients: own_list{more}}}\n"
    found = said_of_base((ALI, ida), (CALENDARS, CALENDARS + calendar))
    assert [said.split()[1] for said in found if "calendars.ida" in said] == expected


@pytest.mark.parametrize(
    ("services", "expected"),
    [
        ("services: [booking]", []),
        ("services: [booking, time_request]", []),
        ("services: [time_request]", ["HN454 employees.kari.services[0]"]),
        ("services: [video]", ["HN453 employees.kari.services"]),
        ("services: []", ["HN453 employees.kari.services"]),
        ("active: {from: 2020-01-01}", ["HN453 employees.kari.services"]),
        ("services: [e_contact, bocking]", []),
    ],
)
def test_no_booking(services: str, expected: list[str]) -> None:
    """A GP without booking is one note, and none while the services can't be read."""
    found = said_of_base((SERVICES, services), notes=("HN453", "HN454"))
    notes = [said.removeprefix("note ").split(":")[0] for said in found if "note" in said]
    assert notes == expected


def _absence(more: str, to: str = "2026-09-20") -> Edit:
    return (SERVICES, f"{SERVICES}\n    absences: [{{from: 2026-09-07, to: {to}{more}}}]")


LARS_CALENDAR = (
    "  lars: {name: Lars Moen, kind: gp, owner: lars, online: true, patients: own_list, schedule: "
    "[{template: gp-week, weeks: 2026-W37/2026-W38}]}\n"
)


@pytest.mark.parametrize(
    ("absence", "calendar", "expected"),
    [
        pytest.param(_absence(", substitute: lars"), "", 1, id="two weeks"),
        pytest.param(_absence(", substitute: lars", "2026-09-19"), "", 0, id="a day less"),
        pytest.param(_absence(""), "", 0, id="no substitute"),
        pytest.param(
            _absence(", substitute: lars, services: [e_contact]"), "", 0, id="not for booking"
        ),
        pytest.param(_absence(", substitute: lars"), LARS_CALENDAR, 0, id="with a calendar"),
        pytest.param(
            _absence(", substitute: lars"), LARS_CALENDAR.replace("true", "false"), 1, id="offline"
        ),
        pytest.param(
            _absence(", substitute: lars"),
            LARS_CALENDAR.replace("own_list", "everyone"),
            1,
            id="for others",
        ),
    ],
)
def test_long_absences(absence: Edit, calendar: str, expected: int) -> None:
    """A substitute for two weeks and more has an online calendar for the list."""
    lars = _substitute(f"{IN_REGISTER}, substitute_for: kari")
    found = _said("HN456", absence, lars, (CALENDARS, CALENDARS + calendar))
    assert len(found) == expected
    for said in found:
        assert said.startswith("note HN456 employees.kari.absences[0].substitute: Kari Lunde is")
        assert "is away for 14 days from 2026-09-07 on, and Lars Moen has no" in said


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([_limits("cancel_before_hours: 24")], [], id="a day"),
        pytest.param(
            [_limits("cancel_before_hours: 25")],
            ["warning HN457 calendars.kari.limits.cancel_before_hours"],
            id="an hour more",
        ),
        pytest.param(
            [(CONSULTATION, CONSULTATION.replace("true", "true, cancel_before_hours: 48"))],
            ["warning HN457 appointment_types.consultation.cancel_before_hours"],
            id="a type",
        ),
        pytest.param(
            [(CONFIDENTIAL, CONFIDENTIAL.replace("true", "true, cancel_before_hours: 48"))],
            [],
            id="a type that is offline",
        ),
        pytest.param(
            [
                (CONFIDENTIAL, CONFIDENTIAL.replace("20", "x")),
                (CONSULTATION, CONSULTATION.replace("true", "true, cancel_before_hours: 48")),
            ],
            ["warning HN457 appointment_types.consultation.cancel_before_hours"],
            id="another type can't be read",
        ),
    ],
)
def test_early_cancellation(edits: list[Edit], expected: list[str]) -> None:
    """Patients who book online can cancel until a day before."""
    assert [said.split(":")[0] for said in _said("HN457", *edits)] == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ("book_ahead_days: 3, book_before_hours: 71", 0),
        ("book_ahead_days: 3, book_before_hours: 72", 1),
        ("book_ahead_days: 0, book_before_hours: 2", 1),
        ("book_before_hours: 72", 0),
        ("book_ahead_days: 0", 0),
        ("book_ahead_days: x, book_before_hours: 72", 0),
    ],
)
def test_nothing_in_reach(limits: str, expected: int) -> None:
    """What has to be booked as early as it can be seen at all can't be booked."""
    assert len(_said("HN551", _limits(limits))) == expected
    assert not _said("HN551", _limits(limits), OFFLINE)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("gp", "HN103 calendars.kari.limits.bookings_per_patient"),
        ("resource", "HN551 calendars.lab.limits.bookings_per_patient"),
    ],
)
def test_no_appointment_for_a_patient(kind: str, expected: str) -> None:
    """A calendar in which nobody can have an appointment is one finding, whoever owns it."""
    limits = f"    kind: {kind}\n    limits: {{bookings_per_patient: 0}}\n"
    (found,) = said_of_base((f"    kind: {kind}\n", limits))
    assert found.startswith(f"warning {expected}: ")


def test_an_offline_type_of_two_calendars_is_one_note() -> None:
    """A type that goes offline in a template of several GPs is one mistake."""
    text = REFERENCE.read_text("utf-8")
    phone = "en: Telephone appointment}\n    minutes: 10\n"
    said = said_of(edited(text, (f"{phone}    online: true\n", phone)), notes=("HN405",))
    assert [each.split(":")[1] for each in said] == [
        " patients can't book Telefontime in the calendars Kari Lunde and Omar Haddad, as it is "
        "not online"
    ]
