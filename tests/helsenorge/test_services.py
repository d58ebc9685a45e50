"""What HelseNorge shows, as ``services.json`` says it."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from clinicspec.helsenorge.backend import artefacts
from clinicspec.schemas import schema
from tests.clinics import reference_spec
from tests.helsenorge.changed import changed_spec

SCHEMA = schema("services")

Sections = dict[str, Any]


def services_of(change: str) -> Sections:
    """``services.json`` of the reference spec with some keys changed, held against its schema."""
    data: Sections = json.loads(artefacts(changed_spec(change))["helsenorge/services.json"])
    Draft202012Validator(SCHEMA).validate(data)
    return data


def practitioner(data: Sections, key: str) -> Sections:
    """What is said of a GP."""
    (found,) = (each for each in data["practitioners"] if each["practitioner"] == key)
    return dict(found)


def bookable(data: Sections, gp: str) -> list[str]:
    """The ids of the types that a GP's patients can book with the GP."""
    return [each["type"] for each in practitioner(data, gp)["bookable_types"]]


def why_not(listed: Sections) -> dict[str, list[str]]:
    """What keeps the patients of a list from each service."""
    return {each["service"]: each["why_not"] for each in listed["services"]}


def resource_types(data: Sections) -> dict[str, list[str]]:
    """The ids of the resource types, each with the calendars that offer it."""
    return {
        each["type"]: [calendar["calendar"] for calendar in each["calendars"]]
        for each in data["resource_types"]
    }


def test_reference_spec_shows_what_was_reviewed(snapshot: SnapshotAssertion) -> None:
    """What the reference clinic shows patients changes only when somebody has looked at it."""
    files = artefacts(reference_spec())
    assert {path: content.decode() for path, content in files.items()} == snapshot


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("employees: {kari: {services: [e_contact]}}", "booking_not_offered"),
        ("calendars: {kari: {owner: {employee: null, group: lab}}}", "no_calendar"),
        (
            "calendars: {video: {name: Video, kind: internal, owner: {employee: kari}}}",
            "several_calendars",
        ),
        ("calendars: {kari: {online: false}}", "calendar_offline"),
        ("calendars: {kari: {schedule: []}}", "no_bookable_type"),
        (
            "appointment_types: {consultation: {online: false}, phone: {hidden: true}}",
            "no_bookable_type",
        ),
    ],
)
def test_gp_whom_no_patient_can_book_with(change: str, reason: str) -> None:
    """Where the guide's conditions for a GP's calendar don't hold, nothing is shown, and why."""
    kari = practitioner(services_of(change), "kari")
    assert (kari["not_bookable"], kari["calendar"], kari["bookable_types"]) == (reason, None, [])


def test_messages_are_offered_without_booking() -> None:
    """A GP whose calendar can't be booked is written to all the same."""
    data = services_of(
        "employees: {kari: {services: [video, prescription_renewal, time_request, booking]}}\n"
        "calendars: {kari: {online: false}}"
    )
    kari = practitioner(data, "kari")
    assert kari["message_services"] == ["time_request", "prescription_renewal"]
    assert kari["video"]
    assert not practitioner(data, "omar")["video"]


def test_only_gps_are_listed() -> None:
    """A substitute has no patients at HelseNorge, whatever calendar the substitute owns."""
    data = services_of(
        "calendars: {lars: {name: Lars, kind: gp, owner: {employee: lars}, online: true, "
        "patients: own_list, schedule: [{template: gp-week, weeks: 2026-W51}]}}"
    )
    assert [each["practitioner"] for each in data["practitioners"]] == ["kari", "omar"]


def test_types_that_are_offline_or_hidden_are_not_shown() -> None:
    """Patients see a type only if it is available online and no hidden appointment."""
    assert bookable(services_of("{}"), "kari") == ["consultation", "phone"]
    offline = services_of("appointment_types: {phone: {online: false}}")
    assert bookable(offline, "kari") == ["consultation"]
    hidden = services_of("appointment_types: {phone: {hidden: true}, blood_test: {hidden: true}}")
    assert bookable(hidden, "kari") == ["consultation"]
    assert "blood_test" not in resource_types(hidden)


def test_types_come_from_scheduled_templates() -> None:
    """A type that stands only in a template which no schedule uses is not shown."""
    unscheduled = """
    appointment_types: {checkup: {name: Kontroll, minutes: 20, online: true}}
    week_templates: {summer: [{days: mon, from: "09:00", to: "10:00", types: [checkup]}]}
    """
    assert bookable(services_of(unscheduled), "kari") == ["consultation", "phone"]
    scheduled = "calendars: {omar: {schedule: [{template: summer, weeks: 2026-W30}]}}"
    data = services_of(unscheduled + scheduled)
    assert bookable(data, "omar") == ["checkup"]
    assert bookable(data, "kari") == ["consultation", "phone"]


@pytest.mark.parametrize(
    ("calendar", "type_", "holds", "whose"),
    [
        ("24", "48", 48, "type"),
        ("24", "2", 24, "calendar"),
        ("null", "2", 2, "type"),
        ("24", "null", 24, "calendar"),
        ("24", "24", 24, "calendar_and_type"),
        ("null", "0", 0, "type"),
        ("null", "null", None, None),
    ],
)
def test_the_earlier_deadline_for_cancelling_holds(
    calendar: str, type_: str, holds: int | None, whose: str | None
) -> None:
    """Of the calendar's and the type's deadline the stricter one reaches HelseNorge, and whose."""
    data = services_of(
        f"calendars: {{kari: {{limits: {{cancel_before_hours: {calendar}}}}}}}\n"
        f"appointment_types: {{phone: {{cancel_before_hours: {type_}}}}}"
    )
    consultation, phone = practitioner(data, "kari")["bookable_types"]
    assert phone["limits"] == {
        "book_ahead_days": 60,
        "book_before_hours": 2,
        "bookings_per_patient": 2,
        "cancel_before_hours": holds,
    }
    assert phone["limited_by"] == {
        "book_ahead_days": "calendar",
        "book_before_hours": "calendar",
        "bookings_per_patient": "calendar",
        "cancel_before_hours": whose,
    }
    assert consultation["limits"]["cancel_before_hours"] == (
        None if calendar == "null" else int(calendar)
    )


@pytest.mark.parametrize(
    "change",
    [
        "{appointment_types: {influenza_vaccine: {resource: null}}}",
        "{appointment_types: {influenza_vaccine: {online: false}}}",
        "{calendars: {lab-2: {online: false}}}",
        "{calendars: {lab-2: {kind: internal}}}",
        "{calendars: {lab-2: {patients: everyone}}}",
        "{calendars: {lab-2: {schedule: []}}}",
        "{calendars: {lab-2: {owner: {group: null, employee: kari}}}}",
    ],
)
def test_type_that_is_no_resource_appointment(change: str) -> None:
    """A shared service is shown only from an online resource calendar for patients, not a GP's."""
    assert "influenza_vaccine" in resource_types(services_of("{}"))
    assert "influenza_vaccine" not in resource_types(services_of(change))


def test_resource_type_in_a_gp_calendar_is_no_resource_appointment() -> None:
    """A resource type that stands only in a GP's calendar is booked with the GP."""
    data = services_of(
        """
        appointment_types:
          vitamin: {name: Vitamin, minutes: 10, online: true, resource: {category: lab}}
        week_templates:
          gp-week: [{days: mon, from: "09:00", to: "10:00", types: [vitamin]}]
        """
    )
    assert "vitamin" not in resource_types(data)
    assert bookable(data, "kari") == ["vitamin"]


def test_resource_type_is_one_entry_with_all_its_calendars() -> None:
    """HelseNorge shows the type, however many calendars offer it; limits follow the calendar."""
    data = services_of("calendars: {lab-2: {owner: whole_clinic, limits: {book_ahead_days: 9}}}")
    assert resource_types(data) == {
        "blood_test": ["lab-1", "lab-2"],
        "wound_care": ["lab-1", "lab-2"],
        "influenza_vaccine": ["lab-2"],
    }
    ahead = [each["limits"]["book_ahead_days"] for each in data["resource_types"][0]["calendars"]]
    assert ahead == [None, 9]


def test_texts_are_in_every_language_of_the_clinic() -> None:
    """A text that is written once holds for all languages."""
    data = services_of("appointment_types: {phone: {name: Telefon}}")
    _, phone = practitioner(data, "kari")["bookable_types"]
    assert phone["names"] == {"nb": "Telefon", "en": "Telefon"}


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ("250", {"amount": 250, "currency": "NOK"}),
        ("99.50", {"amount": 99.5, "currency": "NOK"}),
        ("{amount: 20, currency: EUR}", {"amount": 20, "currency": "EUR"}),
        ("null", None),
    ],
)
def test_price_is_a_number_with_its_currency(price: str, expected: object) -> None:
    """What patients pay arrives as it was written."""
    data = services_of(f"appointment_types: {{influenza_vaccine: {{price: {price}}}}}")
    assert data["resource_types"][-1]["price"] == expected


def test_vacant_lists_show_message_services_only() -> None:
    """Patients without a GP can write, where the clinic says so, and book with no GP."""
    data = services_of(
        "clinic: {vacant_lists: {her_id: pending, lists: {v: {name: Liste 4}}, "
        "services: [prescription_renewal, e_contact]}}"
    )
    (listed,) = data["vacant_lists"]
    assert listed["vacant_list"] == "v"
    assert listed["name"] == "Liste 4"
    assert listed["her_id"] is None
    assert listed["message_services"] == ["e_contact", "prescription_renewal"]
    assert why_not(listed) == {
        "booking": ["no_gp"],
        "time_request": ["not_offered"],
        "e_contact": ["her_id_pending"],
        "e_consultation": ["not_offered"],
        "prescription_renewal": ["her_id_pending"],
        "video": ["no_gp"],
    }


@pytest.mark.parametrize(
    ("change", "booking", "e_contact"),
    [
        ("{}", [], []),
        ("employees: {kari: {her_id: pending}}", ["her_id_pending"], ["her_id_pending"]),
        ("employees: {kari: {her_id: none}}", ["no_her_id"], ["no_her_id"]),
        ("employees: {kari: {her_id: null}}", ["no_her_id"], ["no_her_id"]),
        ("employees: {kari: {services: [booking]}}", [], ["not_offered"]),
        ("employees: {kari: {services: [e_contact]}}", ["not_offered"], []),
        ("calendars: {kari: {online: false}}", ["calendar_offline"], []),
        ("calendars: {kari: {schedule: []}}", ["no_bookable_type"], []),
        ("calendars: {kari: {owner: {employee: null, group: lab}}}", ["no_calendar"], []),
        ("calendars: {omar: {owner: {employee: kari}}}", ["several_calendars"], []),
        (
            "{employees: {kari: {her_id: pending}}, calendars: {kari: {online: false}}}",
            ["her_id_pending", "calendar_offline"],
            ["her_id_pending"],
        ),
    ],
)
def test_all_that_keeps_patients_from_a_service(
    change: str, booking: list[str], e_contact: list[str]
) -> None:
    """Whoever asks why a service is missing gets every reason at once."""
    reasons = why_not(practitioner(services_of(change), "kari"))
    assert (reasons["booking"], reasons["e_contact"]) == (booking, e_contact)
    assert reasons["video"] == ["not_offered"]


def test_who_has_the_list_later() -> None:
    """A reader sees where the patients are after the GP's last day."""
    data = services_of(
        "employees: {kari: {active: {to: 2027-01-31}, "
        "patient_list: {continues_as: {employee: omar}}}}"
    )
    assert practitioner(data, "kari")["continues_as"] == "employee:omar"
    assert practitioner(data, "kari")["to"] == "2027-01-31"
    assert practitioner(data, "omar")["continues_as"] is None


def test_which_times_are_shown() -> None:
    """A calendar that shows the first free time only is told from one that shows all."""
    data = services_of("calendars: {kari: {shown: first_free}, lab-1: {shown: first_free}}")
    assert practitioner(data, "kari")["shown"] == "first_free"
    assert practitioner(data, "omar")["shown"] == "all"
    blood_test = data["resource_types"][0]
    shown = {each["name"]: each["shown"] for each in blood_test["calendars"]}
    assert shown == {
        "Labtjenester (helsesekretær 1)": "first_free",
        "Labtjenester (helsesekretær 2)": "all",
    }


def test_address_and_places() -> None:
    """Where an appointment is and how many it takes stand beside its price."""
    data = services_of(
        "appointment_types: {blood_test: {places: 8, "
        "address: {street: Elvevegen 11, postal_code: '6829', city: Hyen}}}"
    )
    blood_test, wound_care, _ = data["resource_types"]
    assert blood_test["places"] == 8
    assert blood_test["address"] == {
        "street": "Elvevegen 11",
        "postbox": None,
        "postal_code": "6829",
        "city": "Hyen",
    }
    assert (wound_care["places"], wound_care["address"]) == (None, None)


@pytest.mark.parametrize(
    ("her_id", "expected", "reasons"),
    [("7", 7, []), ("pending", None, ["her_id_pending"]), (None, None, ["no_her_id"])],
)
def test_resource_booking_tells_whether_it_is_activated(
    her_id: str | None, expected: int | None, reasons: list[str]
) -> None:
    """A reader sees whether HelseNorge has anybody to send resource bookings to."""
    service = f"{{her_id: {her_id}}}" if her_id else "null"
    data = services_of(f"clinic: {{resource_booking: {service}}}")
    assert data["resource_booking_her_id"] == expected
    assert data["resource_booking_why_not"] == reasons


def test_every_fixed_fact_has_its_sentence() -> None:
    """What no clinic can change is stated with the guide's words for it."""
    fixed = services_of("{}")["fixed"]
    assert len(fixed["notices"]["value"]) == 4
    assert fixed["reminder_hours_before"]["value"] == {"from": 48, "to": 24}
    assert fixed["attachment_megabytes"]["value"] == 12
    assert fixed["sender_told_of_unreachable_patient"]["value"] is True
    assert fixed["dialogue_notices"]["value"] == ["dialogue", "reply"]
    assert [name for name, fact in fixed.items() if not fact["source"].endswith(".")] == []
    assert set(fixed) == set(SCHEMA["$defs"]["fixed"]["properties"])


def test_every_property_of_the_schema_is_described() -> None:
    """A reader of the schema learns what each value means."""
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    properties = [item for each in objects for item in each.get("properties", {}).items()]
    assert len(properties) > 40
    assert [name for name, value in properties if not value.get("description")] == []
