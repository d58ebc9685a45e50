"""What the patients of one list see, on a day or whatever the day."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from clinicspec.helsenorge import as_json, as_text
from clinicspec.helsenorge.view import view
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.schemas import schema
from tests.helsenorge.changed import changed_spec
from tests.routing import oracle
from tests.routing.strategies import DAYS, clinics, model_of

SCHEMA = schema("services")
VIEW = Draft202012Validator({"$ref": "#/$defs/view", "$defs": SCHEMA["$defs"]})

KARI = Reference("employee", "kari")
VACANT = "clinic: {vacant_lists: {her_id: 8900120, lists: {v: {name: Liste 4}}, services: []}}\n"

Data = dict[str, Any]


def seen(
    spec: Spec, patient_list: Reference = KARI, day: str | None = None, language: str = "nb"
) -> Data:
    """The view of a list as JSON, held against its schema, after its text has been made too."""
    found = view(spec, patient_list, date.fromisoformat(day) if day else None)
    assert [*as_text.lines(spec, found, language)]
    document = as_json.document(spec, found, language)
    VIEW.validate(document)
    return document


def text(spec: Spec, day: str | None = None, language: str = "nb") -> str:
    """The view of Kari's list as people read it."""
    found = view(spec, KARI, date.fromisoformat(day) if day else None)
    return "\n".join(as_text.lines(spec, found, language))


def why_not(data: Data, service: str) -> list[str]:
    """What keeps patients from a service."""
    (found,) = (each["why_not"] for each in data["services"] if each["service"] == service)
    return list(found)


def away(data: Data, service: str) -> list[Data]:
    """The GP's absences from a service."""
    (found,) = (each["away"] for each in data["services"] if each["service"] == service)
    return list(found)


@settings(max_examples=60)
@given(st.data())
def test_any_list_on_any_day(data: st.DataObject) -> None:
    """Whoever has a list on a day is whom the routing's oracle names, and every view can be shown.

    A list that nobody has is offered nothing, and neither is one whose GP has not started.
    """
    sections = data.draw(clinics())
    spec = model_of(sections)
    lists = [Reference("employee", key) for key in spec.employees]
    if spec.clinic.vacant_lists:
        lists += [Reference("vacant_list", key) for key in spec.clinic.vacant_lists.lists]
    patient_list = data.draw(st.sampled_from(lists))
    day = data.draw(st.sampled_from(DAYS))
    document = seen(spec, patient_list, day)
    there = oracle.answer(sections, "e_contact", *patient_list, day)
    assert document["has_the_list"] == (
        there.continues_as if there.state == "left" else str(patient_list)
    )
    if document["has_the_list"] is None or there.state == "not_started":
        assert [each["service"] for each in document["services"] if each["offered"]] == []


def test_without_a_day_nothing_is_dated() -> None:
    """Whoever names no day gets what holds on any: no clock is looked at."""
    data = seen(changed_spec("employees: {kari: {active: {to: 2020-01-01}}}"))
    assert (data["on"], data["has_the_list"]) == (None, "employee:kari")
    assert why_not(data, "booking") == []
    places = [place for each in data["bookable_types"] for place in each["calendars"]]
    assert {place["bookable_until"] for place in places} == {None}
    assert [place for place in places if place["first_planned_slots"]] == []


def test_first_times_of_a_day() -> None:
    """With a day the first planned times in reach are shown, by Norwegian clocks."""
    data = seen(changed_spec("{}"), day="2026-09-01")
    (place,) = data["bookable_types"][0]["calendars"]
    assert place["first_planned_slots"] == [
        "2026-09-01T08:30:00+02:00",
        "2026-09-01T08:50:00+02:00",
        "2026-09-01T09:10:00+02:00",
    ]
    assert place["bookable_until"] == "2026-10-31"
    assert "planned first: Tuesday 2026-09-01 08:30, 08:50 and 09:10" in text(
        changed_spec("{}"), "2026-09-01"
    )


def test_nothing_in_reach() -> None:
    """A calendar whose schedule begins after the last day in reach has nothing to book."""
    spec = changed_spec("calendars: {kari: {limits: {book_ahead_days: 7}}}")
    assert "nothing in reach, which ends on 2026-08-08" in text(spec, "2026-08-01")


def test_gp_who_is_away() -> None:
    """An absence shows for the services it lists, with who stands in if the substitute may."""
    data = seen(changed_spec("{}"), day="2026-12-15")
    absence = {
        "employee": "kari",
        "from": "2026-12-14",
        "to": "2026-12-18",
        "substitute": "lars",
        "substitute_is_away": False,
    }
    assert away(data, "e_consultation") == [absence]
    assert away(data, "booking") == [absence]
    assert away(data, "e_contact") == []
    hindered = seen(changed_spec("employees: {lars: {her_id: pending}}"), day="2026-12-15")
    assert away(hindered, "e_consultation") == [absence | {"substitute": None}]
    assert away(seen(changed_spec("{}"), day="2026-12-19"), "e_consultation") == []


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        ("2026-12-24", "clinic_closed"),
        ("2026-12-25", "public_holiday"),
        ("2026-12-23", None),
    ],
)
def test_closed_clinic(day: str, closed: str | None) -> None:
    """A closed day is shown as what it is."""
    assert seen(changed_spec("{}"), day=day)["closed"] == closed


def test_closed_calendar() -> None:
    """A calendar that is closed on a day when the clinic is open is shown as closed."""
    spec = changed_spec("calendars: {kari: {closed: [2026-09-01]}}")
    assert "Kari Lunde is closed on 2026-09-01" in text(spec, "2026-09-01")
    assert "is closed" not in text(spec, "2026-09-02")


def test_list_that_has_gone_on() -> None:
    """After the GP's last day the patients see what the heir's patients see."""
    spec = changed_spec(
        "employees: {kari: {active: {to: 2026-08-31}, "
        "patient_list: {continues_as: {employee: omar}}}}"
    )
    before, after = seen(spec, day="2026-08-31"), seen(spec, day="2026-09-01")
    assert (before["has_the_list"], after["has_the_list"]) == ("employee:kari", "employee:omar")
    (place,) = after["bookable_types"][0]["calendars"]
    assert place["calendar"] == "omar"
    assert "Kari Lunde’s last day is 2026-08-31; then the list goes on with Omar Haddad" in text(
        spec, "2026-09-01"
    )


def test_list_that_has_ended() -> None:
    """A list that goes on nowhere has no patients, so nothing is shown."""
    spec = changed_spec("employees: {kari: {active: {to: 2026-08-31}}}")
    data = seen(spec, day="2026-09-01")
    assert {tuple(each["why_not"]) for each in data["services"]} == {("left",)}
    assert (data["bookable_types"], data["resource_types"]) == ([], [])
    assert data["app_and_portal"] == []


def test_gp_who_has_not_started() -> None:
    """Before the first day there are no patients, and every service says so."""
    spec = changed_spec("employees: {kari: {active: {from: 2026-09-01}}}")
    data = seen(spec, day="2026-08-31")
    assert all("not_started" in each["why_not"] for each in data["services"])
    assert data["resource_types"] == []
    assert why_not(seen(spec, day="2026-09-01"), "booking") == []


def test_vacant_list() -> None:
    """Patients without a GP see no GP's calendar, and who stands in for them."""
    spec = changed_spec(VACANT + "employees: {lars: {substitute_for: {vacant_list: v}}}")
    data = seen(spec, Reference("vacant_list", "v"), "2026-12-02")
    assert (data["substitute"], data["bookable_types"]) == ("lars", [])
    assert why_not(data, "booking") == ["no_gp"]
    assert [each["type"] for each in data["resource_types"]] != []
    gone = seen(spec, Reference("vacant_list", "v"), "2027-01-01")
    assert gone["substitute"] is None
    gone_as_text = as_text.lines(
        spec, view(spec, Reference("vacant_list", "v"), date(2027, 1, 1)), "nb"
    )
    said = "  nobody, or more than one, stands in on the list, so it has no practitioner"
    assert said in list(gone_as_text)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("{}", "; Lars Moen stands in"),
        (
            "{lars: {absences: [{from: 2026-12-15, to: 2026-12-15}]}}",
            "; Lars Moen stands in, but is away as well",
        ),
        ("{lars: {her_id: pending}}", "; nobody stands in"),
    ],
)
def test_who_stands_in_is_said(change: str, said: str) -> None:
    """Whoever reads of an absence learns whether anybody is there in the GP's place."""
    lines = text(changed_spec(f"employees: {change}"), "2026-12-15").splitlines()
    at = lines.index("Start e-konsultasjon")
    assert lines[at + 2] == f"    Kari Lunde is away from 2026-12-14 to 2026-12-18{said}"


def test_only_substitute_of_a_vacant_list_who_is_away() -> None:
    """Patients of a vacant list are shown to have nobody there while its substitute is away."""
    spec = changed_spec(
        VACANT.replace("services: []", "services: [e_contact, e_consultation]")
        + "employees: {lars: {substitute_for: {vacant_list: v}, absences: "
        "[{from: 2026-12-02, to: 2026-12-04, substitute: omar, services: [e_contact]}]}}"
    )
    listed = Reference("vacant_list", "v")
    data = seen(spec, listed, "2026-12-02")
    (absence,) = away(data, "e_contact")
    assert (absence["employee"], absence["substitute"]) == ("lars", None)
    assert away(data, "e_consultation") == []
    lines = list(as_text.lines(spec, view(spec, listed, date(2026, 12, 2)), "nb"))
    assert lines[lines.index("Kontakt legekontoret") + 2] == (
        "    Lars Moen is away from 2026-12-02 to 2026-12-04; nobody stands in"
    )
    assert away(seen(spec, listed, "2026-12-05"), "e_contact") == []


def test_absences_that_overlap() -> None:
    """Where one of them brings in a substitute, it is not said that nobody stands in."""
    spec = changed_spec(
        "employees: {kari: {absences: [{from: 2026-12-07, to: 2026-12-16, substitute: lars}, "
        "{from: 2026-12-14, to: 2026-12-18}]}}"
    )
    lines = list(as_text.lines(spec, view(spec, KARI, date(2026, 12, 15)), "nb"))
    first = lines.index("Start e-konsultasjon") + 2
    assert lines[first : first + 2] == [
        "    Kari Lunde is away from 2026-12-07 to 2026-12-16; Lars Moen stands in",
        "    Kari Lunde is away from 2026-12-14 to 2026-12-18",
    ]
    lines = list(as_text.lines(spec, view(spec, KARI, date(2026, 12, 17)), "nb"))
    assert "    Kari Lunde is away from 2026-12-14 to 2026-12-18; nobody stands in" in lines


CHAIN = (
    VACANT + "employees:\n"
    "  kari: {active: {to: 2026-08-31}, patient_list: {continues_as: omar}}\n"
    "  omar: {active: {to: 2026-10-31}, patient_list: {continues_as: {vacant_list: v}}}\n"
)


@pytest.mark.parametrize(
    ("day", "turns"),
    [
        ("2026-08-31", 0),
        ("2026-09-01", 1),
        ("2026-11-01", 2),
        (None, 2),
    ],
)
def test_everybody_who_had_the_list_is_named(day: str | None, turns: int) -> None:
    """A list that went on twice is shown with who had it in between, up to the day."""
    said = [
        "  Kari Lunde’s last day is 2026-08-31; then the list goes on with Omar Haddad",
        "  Omar Haddad’s last day is 2026-10-31; then the list goes on with the vacant list "
        "Liste 4",
    ]
    lines = text(changed_spec(CHAIN), day).splitlines()
    assert [line for line in lines if "last day" in line] == said[:turns]


@pytest.mark.parametrize(
    ("service", "day", "reasons"),
    [
        ("null", None, ["no_her_id"]),
        ("{her_id: pending}", None, ["her_id_pending"]),
        ("{her_id: 7, from: 2026-09-02}", "2026-09-01", ["not_started"]),
        ("{her_id: 7, from: 2026-09-02}", "2026-09-02", []),
    ],
)
def test_shared_services_that_are_not_activated(
    service: str, day: str | None, reasons: list[str]
) -> None:
    """Types are listed together with why they can't be booked yet."""
    data = seen(changed_spec(f"clinic: {{resource_booking: {service}}}"), day=day)
    assert data["resource_types_why_not"] == reasons


def test_hidden_type_is_named_as_not_shown() -> None:
    """The reader sees that a hidden type is kept from patients, and from parents."""
    data = seen(changed_spec("appointment_types: {phone: {online: false}}"))
    assert data["not_shown"] == [
        {"type": "phone", "why": "offline"},
        {"type": "confidential", "why": "hidden"},
    ]


def test_calendars_of_the_app() -> None:
    """In the app a calendar's own setting counts, whosever it is.

    Other GPs' calendars may be open, and a substitute's is for the list stood in for.
    """
    spec = changed_spec(
        "calendars:\n"
        "  omar: {patients: clinic_gp_patients}\n"
        "  lars: {name: Lars Moen, kind: gp, owner: {employee: lars}, online: true, "
        "patients: own_list, schedule: [{template: gp-week, weeks: 2026-W51}]}\n"
    )
    shown = {each["calendar"]: each for each in seen(spec, day="2027-01-01")["app_and_portal"]}
    assert list(shown) == ["kari", "omar", "lab-1", "lab-2", "lars"]
    assert shown["lars"]["owner_is"] == "left"
    of_omar = seen(spec, Reference("employee", "omar"))["app_and_portal"]
    assert [each["calendar"] for each in of_omar] == ["omar", "lab-1", "lab-2"]
    assert "Omar Haddad: Konsultasjon and Telefontime (not at HelseNorge)" in text(spec)


@pytest.mark.parametrize(
    ("type_hours", "said"),
    [
        (
            "48",
            "cancel 48 hours before at the latest (the type’s, stricter than the calendar’s 24)",
        ),
        ("2", "cancel 24 hours before at the latest (the calendar’s, stricter than the type’s 2)"),
        ("24", "cancel 24 hours before at the latest; 2 appointments a patient"),
    ],
)
def test_whose_deadline_holds_is_said(type_hours: str, said: str) -> None:
    """Where calendar and type differ, the text says which of them is stricter."""
    spec = changed_spec(f"appointment_types: {{phone: {{cancel_before_hours: {type_hours}}}}}")
    assert said in text(spec)


def test_limits_that_differ_between_calendars() -> None:
    """Of calendars with different rules each is named with its own."""
    spec = changed_spec(
        "calendars: {lab-2: {limits: {book_ahead_days: 9}, patients: {patient_list: risk-65}}}"
    )
    lines = text(spec)
    assert "cancel 24 hours before at the latest (in Labtjenester (helsesekretær 1))" in lines
    assert "only for patients on the patient list Risikogruppe 65+; book 9 days ahead" in lines


def test_text_in_another_language_is_marked() -> None:
    """A text that the clinic has not translated is shown as what it is."""
    assert "Konsultasjon [nb], 20 minutes" in text(changed_spec("{}"), language="nn")
    assert "Consultation, 20 minutes" in text(changed_spec("{}"), language="en")
    assert "Telefon, 10 minutes" in text(
        changed_spec("appointment_types: {phone: {name: Telefon}}"), language="en"
    )


def test_headings_are_those_of_helsenorge() -> None:
    """A heading whose word in a language is not known stays in bokmål."""
    headings = {
        language: [
            each["heading"] for each in seen(changed_spec("{}"), language=language)["services"]
        ]
        for language in ("nb", "nn", "en")
    }
    assert headings["en"] == [
        "Book an appointment",
        "Timeønske",
        "Contact your GP’s surgery",
        "Start e-consultation",
        "Renew prescription",
        None,
    ]
    assert headings["nn"] == headings["nb"]
