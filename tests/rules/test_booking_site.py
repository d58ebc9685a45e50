"""Calendars and appointment types of booking pages, beyond the rules' own pages."""

import pytest

from tests.rules.mutated import Edit, edited, said_of
from tests.rules.pages import completed

SITE = """booking_sites:
  page: {{title: {{nb: Blodprøve}}, appointment_types: {types}, calendars: {calendars}}}
"""
SERVICES = "services: [booking, e_consultation, e_contact, prescription_renewal]"
NO_BOOKING: Edit = (SERVICES, "services: [e_consultation, e_contact, prescription_renewal]")
KARI_OFFLINE: Edit = ("online: true\n    patients: own_list", "patients: own_list")
LAB_OFFLINE: Edit = ("online: true\n    patients: clinic_gp", "patients: clinic_gp")
BLOOD_TEST = "minutes: 10\n    online: true"
CONSULTATION = "name: Konsultasjon, minutes: 20, online: true"


@pytest.mark.parametrize(
    ("types", "calendars", "edits", "expected"),
    [
        pytest.param("[blood_test]", "[lab]", [], [], id="sound"),
        pytest.param("[consultation, blood_test]", "[lab, kari]", [], [], id="two of each"),
        pytest.param(
            "[blood_test]",
            "[lab]",
            [LAB_OFFLINE],
            ["HN504 calendars.lab.online"],
            id="a resource calendar that is offline is no second finding",
        ),
        pytest.param(
            "[consultation]",
            "[kari]",
            [KARI_OFFLINE],
            ["HN403 calendars.kari.online"],
            id="nor is that of a GP with booking",
        ),
        pytest.param(
            "[consultation]",
            "[kari]",
            [KARI_OFFLINE, NO_BOOKING],
            ["HN801 booking_sites.page.calendars[0]"],
            id="that of a GP without booking is found here",
        ),
        pytest.param(
            "[blood_test]",
            "[lab, labb]",
            [],
            ["CS037 booking_sites.page.calendars[1]"],
            id="a calendar that isn't there",
        ),
        pytest.param(
            "[]",
            "[]",
            [],
            [
                "HN802 booking_sites.page.appointment_types",
                "HN802 booking_sites.page.calendars",
            ],
            id="names nothing at all",
        ),
        pytest.param(
            "[blood_test]", "[]", [], ["HN802 booking_sites.page.calendars"], id="no calendar"
        ),
        pytest.param(
            "[]", "[lab]", [], ["HN802 booking_sites.page.appointment_types"], id="no type"
        ),
        pytest.param(
            "[blood_test]",
            "[lab]",
            [(BLOOD_TEST, "minutes: 10\n    online: false")],
            ["HN803 booking_sites.page.appointment_types[0]"],
            id="a type that is offline",
        ),
        pytest.param(
            "[consultation, confidential]",
            "[kari]",
            [],
            ["HN803 booking_sites.page.appointment_types[1]"],
            id="a type that is hidden",
        ),
        pytest.param(
            "[consultation]",
            "[kari]",
            [(CONSULTATION, f"{CONSULTATION}, hidden: true")],
            ["HN609 appointment_types.consultation.online"],
            id="one that is hidden and online is found there",
        ),
        pytest.param(
            "[blood_test, consultation]",
            "[lab]",
            [],
            ["HN803 booking_sites.page.appointment_types[1]"],
            id="a type of other calendars",
        ),
        pytest.param(
            "[blood_test]",
            "[lab]",
            [("    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]\n", "")],
            ["HN507 calendars.lab.schedule"],
            id="a type that is scheduled nowhere is not the page's fault",
        ),
    ],
)
def test_booking_pages(types: str, calendars: str, edits: list[Edit], expected: list[str]) -> None:
    """A page leads to what can be booked, and one mistake is one finding."""
    spec = edited(completed(SITE.format(types=types, calendars=calendars)), *edits)
    assert [said.split(" ", 1)[1].split(":")[0] for said in said_of(spec)] == expected


@pytest.mark.parametrize(
    ("types", "edits", "message"),
    [
        pytest.param(
            "[blood_test]",
            [(BLOOD_TEST, "minutes: 10")],
            "the booking page Blodprøve is for Blodprøve, which is not online, so patients can't "
            "book it there",
            id="offline",
        ),
        pytest.param(
            "[confidential]",
            [],
            "the booking page Blodprøve is for Samtale, which is hidden, so patients can't book it "
            "there",
            id="hidden",
        ),
    ],
)
def test_why_a_type_can_not_be_booked(types: str, edits: list[Edit], message: str) -> None:
    """The message names the page, the type and the reason."""
    spec = edited(completed(SITE.format(types=types, calendars="[lab]")), *edits)
    assert said_of(spec) == [f"error HN803 booking_sites.page.appointment_types[0]: {message}"]
