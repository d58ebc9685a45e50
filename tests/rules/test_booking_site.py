"""Calendars and appointment types of booking pages, beyond the rules' own pages."""

import pytest

from tests.clinics import checked
from tests.rules.mutated import Edit, edited, said_of
from tests.rules.pages import completed

SITE = """booking_sites:
  page: {{title: {{nb: Blodprøve}}, appointment_types: {types}, calendars: {calendars}}}
"""
SERVICES = "services: [booking, e_consultation, e_contact, prescription_renewal]"
NO_BOOKING: Edit = (SERVICES, "services: [e_consultation, e_contact, prescription_renewal]")
KARI_OFFLINE: Edit = ("online: true\n    patients: own_list", "patients: own_list")
LAB_OFFLINE: Edit = ("online: true\n    patients: clinic_gp", "patients: clinic_gp")
OPEN_TO_ALL: Edit = ("patients: own_list", "patients: everyone")
BLOOD_TEST = "minutes: 10\n    online: true"
CONSULTATION = "name: Konsultasjon, minutes: 20, online: true"


@pytest.mark.parametrize(
    ("types", "calendars", "edits", "expected"),
    [
        pytest.param("[blood_test]", "[lab]", [], [], id="sound"),
        pytest.param(
            "[consultation, blood_test]",
            "[lab, kari]",
            [OPEN_TO_ALL],
            [],
            id="two of each",
        ),
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
            [OPEN_TO_ALL],
            ["HN803 booking_sites.page.appointment_types[1]"],
            id="a type that is hidden",
        ),
        pytest.param(
            "[consultation]",
            "[kari]",
            [OPEN_TO_ALL, (CONSULTATION, f"{CONSULTATION}, hidden: true")],
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


PAGE = """booking_sites:
  page: {{title: Blodprøve, appointment_types: [blood_test], calendars: [lab], {text}}}
"""


@pytest.mark.parametrize(
    ("patients", "expected"),
    [
        ("own_list", ["HN804 booking_sites.page.calendars[0]"]),
        ("clinic_gp_patients", ["HN804 booking_sites.page.calendars[0]"]),
        ("everyone", []),
        ("{patient_list: risk}", ["HN806 booking_sites.page.calendars[0]"]),
    ],
)
def test_whom_a_page_lets_in(patients: str, expected: list[str]) -> None:
    """Whom a GP's calendar is for and who can book through a page agree, or one rule says so."""
    site = SITE.format(types="[consultation]", calendars="[kari]")
    lists = "patient_lists: {risk: {name: Risiko, owner: {group: lab}}}\n"
    spec = edited(completed(site + lists), ("patients: own_list", f"patients: {patients}"))
    said = [each.split(" ", 1)[1].split(":")[0] for each in said_of(spec)]
    assert [each for each in said if each[:5] in ("HN804", "HN806")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Logg inn med BankID.",
        "Du logger deg inn med Bank-ID og velger en time.",
        "Du loggar inn på Helsenorge.",
        "Bestill via HelseNorge.",
        "Book through helsenorge.no and choose a time.",
        "You log in with BankID at PatientSky.",
        "You need BankID to book.",
        "Vi holder til i 2. etasje. Du trenger BankID.",
        "BankID-innlogging, ikke passord.",
    ],
)
def test_texts_that_claim_a_login(text: str) -> None:
    """A sentence that promises a login which the link doesn't ask for is found."""
    for field in ("introduction", "login_note"):
        (said,) = said_of(completed(PAGE.format(text=f'{field}: "{text}"')))
        assert said.startswith(
            f"error HN805 booking_sites.page.{field}: the booking page Blodprøve"
        )


@pytest.mark.parametrize(
    "text",
    [
        "Bestill uten BankID.",
        "Du bestiller utan å logge inn med BankID.",
        "Book without logging in with BankID on HelseNorge.",
        "You don't need BankID.",
        "Du trenger ikke BankID, og du kan bestille for andre.",
        "Du kan også bestille via Helsenorge.",
        "Velg en time her, eller logg inn på Helsenorge.",
        "Time hos fastlegen bestiller du når du logger inn på Helsenorge.",
        "Ditt navn finner vi på helsenorge.no.",
        "Bankidyll ved fjorden.",
        "Der ser du om du må logge inn.",
    ],
)
def test_texts_that_claim_none(text: str) -> None:
    """What denies a login, or names another way, is let pass."""
    assert said_of(completed(PAGE.format(text=f'introduction: "{text}"'))) == []


def test_a_claim_in_two_languages_is_one_finding() -> None:
    """Each page has one finding, with every text that claims a login."""
    text = "login_note: {nb: Logg inn med BankID, en: Log in with BankID}"
    spec = edited(completed(PAGE.format(text=text)), ("languages: [nb]", "languages: [nb, en]"))
    (found,) = (each for each in checked(spec).findings if each.code == "HN805")
    assert found.place.path[-1] == "nb"
    assert [each.message for each in found.related] == ["“Log in with BankID” stands here"]


@pytest.mark.parametrize(
    "text",
    [
        "Du bestiller uten innlogging.",
        "Bestill uten å logge inn.",
        "Ingen pålogging.",
        "Du slipper å logge deg inn.",
        "Du trenger ikke logge inn.",
        "Du må ikke logge inn.",
        "Du treng ikkje å logge inn.",
        "Her slepp du innlogging.",
        "No login.",
        "Book an appointment without logging in.",
        "You don't need to log in.",
        "There is no need to log in.",
    ],
)
def test_texts_that_promise_no_login(text: str) -> None:
    """Nobody promises for PatientSky what only PatientSky knows."""
    for field in ("introduction", "login_note"):
        (said,) = said_of(completed(PAGE.format(text=f'{field}: "{text}"')))
        assert said.startswith(
            f"warning HN853 booking_sites.page.{field}: the booking page Blodprøve"
        )


@pytest.mark.parametrize(
    "text",
    [
        "Velg en time uten å logge inn på Helsenorge.",
        "Du trenger ikke logge inn med BankID.",
        "Book without logging in to the patient portal.",
        "PatientSky spør om navn og telefonnummer.",
        "Kom uten følge. Logg deg på køen i skranken.",
        "No parking at the clinic.",
    ],
)
def test_texts_that_promise_nothing(text: str) -> None:
    """A login that is named is really not needed, and other sentences are none of its affair."""
    assert said_of(completed(PAGE.format(text=f'introduction: "{text}"'))) == []


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        ("Ring 113.", []),
        ("Ring 1 1 3 når det står om liv.", []),
        ("Ring 1130.", ["HN866 clinic.emergency_notice"]),
        ("Ring 21 13 11 30.", ["HN866 clinic.emergency_notice"]),
        ("Haster det, ring 116 117.", ["HN866 clinic.emergency_notice"]),
    ],
)
def test_number_in_the_notice(notice: str, expected: list[str]) -> None:
    """113 counts where it can be read as the number to call."""
    spec = edited(
        completed(""), ("  privacy_notice", f"  emergency_notice: {notice}\n  privacy_notice")
    )
    assert [said.split(" ", 1)[1].split(":")[0] for said in said_of(spec)] == expected


@pytest.mark.parametrize(
    ("sector", "municipality", "languages", "expected"),
    [
        ("municipal", "4650", "[nn]", []),
        ("municipal", "4650", "[en, nn]", []),
        ("municipal", "4650", "[nn, nb]", []),
        ("municipal", "4650", "[nb, nn]", ["HN864"]),
        ("municipal", "4650", "[en]", ["HN864"]),
        ("municipal", "4601", "[nb]", []),
        ("municipal", "1146", "[nb]", []),
        ("municipal", "0301", "[nb]", []),
        ("private", "4650", "[nb]", []),
        ("municipal", "5540", "[nb]", ["HN865"]),
        ("municipal", "5540", "[nb, se]", []),
        ("municipal", "1875", "[nb]", []),
        ("private", "5540", "[nb]", []),
    ],
)
def test_languages_of_a_municipal_clinic(
    sector: str, municipality: str, languages: str, expected: list[str]
) -> None:
    """A municipal clinic is told which languages are expected of it, if pages have them."""
    spec = edited(
        completed(
            SITE.format(types="[blood_test]", calendars="[lab]").replace("{nb: Blodprøve}", "A")
        ),
        ("sector: private", f"sector: {sector}\n  accessibility_statement: https://uustatus.no/a"),
        ("languages: [nb]", f"languages: {languages}"),
        ('municipality: "0301"', f'municipality: "{municipality}"'),
    )
    said = said_of(spec, notes=["HN864"])
    assert [each.split()[1] for each in said] == expected


def test_clinics_without_booking_pages_owe_none_of_it() -> None:
    """Who has no booking page needs neither notice nor statement for it."""
    spec = edited(
        completed(""),
        ("sector: private", "sector: municipal"),
        ("  privacy_notice: https://fjordbyen.example/personvern\n", ""),
        ('municipality: "0301"', 'municipality: "4650"'),
    )
    assert said_of(spec) == []


@pytest.mark.parametrize(
    ("season", "edits", "expected"),
    [
        ("", [], []),
        ("open: {from: 2026-12-14}", [], []),
        ("open: {from: 2026-12-18, to: 2026-12-18}", [], []),
        ("open: {from: 2026-12-19}", [], ["HN871 booking_sites.page.open"]),
        ("open: {to: 2026-08-14}", [], ["HN871 booking_sites.page.open"]),
        (
            "open: {from: 2026-10-05, to: 2026-10-09}",
            [("privacy_notice", "closed: [2026-10-05/2026-10-09]\n  privacy_notice")],
            ["HN871 booking_sites.page.open"],
        ),
        # Of dates that can't be read or don't agree, nobody knows what they hold.
        ("open: {from: 2027-03-26, to: 2027-01-04}", [], ["HN062 booking_sites.page.open.to"]),
        ("open: {from: 2027-03-26, to: 2027-04-31}", [], ["CS034 booking_sites.page.open.to"]),
        # A calendar without any slot is the calendar's finding.
        (
            "open: {from: 2026-10-05, to: 2026-10-09}",
            [("patients: clinic_gp", "closed: [2026-08-17/2026-12-20]\n    patients: clinic_gp")],
            ["HN409 calendars.lab.schedule"],
        ),
    ],
)
def test_season_with_a_slot(season: str, edits: list[Edit], expected: list[str]) -> None:
    """A page's dates hold a day on which its calendars offer its types."""
    spec = edited(completed(PAGE.format(text=season).replace(", }", "}")), *edits)
    assert [said.split(" ", 1)[1].split(":")[0] for said in said_of(spec)] == expected


OWN_ID = "{service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}"
LINK = "https://psno-patient-platform-fe.svc.pasientsky.no/embedded/planner/booking"


@pytest.mark.parametrize("own", [OWN_ID, "{}"])
@pytest.mark.parametrize("id_", ["", "abc", "3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d1"])
def test_a_link_with_half_an_id(own: str, id_: str) -> None:
    """A link that was cut short leads to no clinic, whether the spec has the clinic's id or not."""
    page = PAGE.format(text=f'link: "{LINK}?serviceProviderId={id_}"')
    (said,) = said_of(edited(completed(page), (OWN_ID, own)))
    assert said.startswith("error HN851 booking_sites.page.link: ")
    assert "does not say whose booking it is" in said


def test_two_pages_at_an_address_that_is_taken() -> None:
    """Each has one finding: another address for both is what mends it."""
    page = "title: Blodprøve, appointment_types: [blood_test], calendars: [lab], slug: nb"
    said = said_of(completed(f"booking_sites:\n  a: {{{page}}}\n  b: {{{page}}}\n"))
    assert [each.split(":")[0] for each in said] == [
        "error HN869 booking_sites.a.slug",
        "error HN869 booking_sites.b.slug",
    ]
