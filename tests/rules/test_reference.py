"""The reference spec: sound as it is, and with a single mistake just that one's finding."""

import re

import pytest

from tests.clinics import REFERENCE
from tests.rules.mutated import Edit, edited, said_of

TEXT = REFERENCE.read_text("utf-8")

NOTES = [
    "HN169 clinic.resource_booking.her_id",
    "HN004 employees.ali.her_id",
    "HN004 employees.per.her_id",
]


def test_the_reference_is_sound() -> None:
    """The reference spec has no error and no warning; these notes say what it leaves open."""
    found = said_of(TEXT, notes=("HN004", "HN153", "HN169"))
    assert [said.split(":")[0] for said in found] == [f"note {note}" for note in NOTES]


def _calendar(key: str, *edits: Edit) -> Edit:
    """Changes within one calendar; without any, the calendar is left out."""
    calendars = TEXT[TEXT.index("\ncalendars:\n") : TEXT.index("\nrouting:")]
    found = re.search(rf"^  {key}:\n(    .*\n)+", calendars, re.MULTILINE)
    assert found
    return (found.group(), edited(found.group(), *edits) if edits else "")


MISTAKES: dict[str, tuple[Edit, list[str]]] = {
    "the clinic is no member": (
        ("nhn_member: true", "nhn_member: false"),
        ["error HN001 clinic.nhn_member"],
    ),
    "two digits of the organisation number are swapped": (
        ('"999999018"', '"999999081"'),
        ["warning HN052 clinic.organization_number"],
    ),
    "a GP's HER-ID is left out": (
        ("    her_id: 8900101 ", "    #"),
        ["error HN003 employees.kari.her_id"],
    ),
    "a GP is said to have none": (
        ("her_id: 8900102", "her_id: none"),
        ["error HN003 employees.omar.her_id"],
    ),
    "a GP has another's HER-ID": (
        ("her_id: 8900102", "her_id: 8900101"),
        ["error HN005 employees.omar.her_id"],
    ),
    "a substitute's HER-ID is left out": (
        ("    her_id: 8900103\n", ""),
        ["error HN003 employees.lars.her_id"],
    ),
    "a secretary's HER-ID is left out": (
        ('    her_id: none\n    hpr_number: "9900104"\n', ""),
        ["warning HN004 employees.ali.her_id"],
    ),
    "the business type is no code": (
        ("sector: private", 'sector: private\n  business_type: "130"'),
        ["error HN168 clinic.business_type"],
    ),
    "the practitioner's e-consultations name recipients": (
        ("{mode: practitioner}", "{mode: practitioner, recipients: [{group: lab}]}"),
        ["error HN302 routing.e_consultation.recipients"],
    ),
    "selected recipients become the practitioner": (
        ("{mode: selected, ", "{mode: practitioner, "),
        ["error HN302 routing.e_contact.recipients"],
    ),
    "the practitioner becomes both": (
        ("{mode: practitioner}", "{mode: both}"),
        ["error HN303 routing.e_consultation.recipients"],
    ),
    "no recipient is left": (
        ("recipients: [{group: reception}]", "recipients: []"),
        ["error HN303 routing.e_contact.recipients"],
    ),
    "a GP owns another's calendar": (
        ("owner: {employee: omar}", "owner: {employee: kari}"),
        ["error HN401 calendars.omar.owner"],
    ),
    "a group owns a GP's calendar": (
        ("owner: {employee: omar}", "owner: {group: lab}"),
        ["error HN406 calendars.omar.owner"],
    ),
    "a GP has a second calendar": (
        ("\ncalendars:\n", "\ncalendars:\n  v: {name: Video, kind: internal, owner: kari}\n"),
        ["error HN401 calendars.v.owner"],
    ),
    "a GP's calendar is an internal one": (
        _calendar("omar", ("kind: gp", "kind: internal")),
        ["error HN402 calendars.omar.kind"],
    ),
    "a GP's calendar is a resource calendar": (
        _calendar("omar", ("kind: gp", "kind: resource")),
        ["error HN501 calendars.omar.owner"],
    ),
    "a GP's calendar is missing": (
        _calendar("omar"),
        ["error HN402 employees.omar.services[0]"],
    ),
    "a GP's calendar is offline": (
        _calendar("kari", ("online: true", "online: false")),
        ["error HN403 calendars.kari.online"],
    ),
    "a GP's schedule is missing": (
        _calendar(
            "omar", ("    schedule:\n      - {template: gp-week, weeks: 2026-W34/2026-W51}\n", "")
        ),
        ["error HN404 calendars.omar.schedule"],
    ),
    "a GP owns a resource calendar": (
        _calendar("lab-1", ("owner: {group: lab}", "owner: {employee: kari}")),
        ["error HN501 calendars.lab-1.owner"],
    ),
    "a GP is in the group that owns the resource calendars": (
        (
            "Laboratorium, org_unit: main, members: [",
            "Laboratorium, org_unit: main, members: [omar, ",
        ),
        ["warning HN503 groups.lab.members[0]"],
    ),
    "a resource calendar with a booking page is offline": (
        _calendar("lab-2", ("online: true", "online: false")),
        ["error HN504 calendars.lab-2.online"],
    ),
    "a resource calendar is for everyone": (
        _calendar("lab-1", ("patients: clinic_gp_patients", "patients: everyone")),
        ["error HN505 calendars.lab-1.patients"],
    ),
    "a resource calendar has a GP's template": (
        _calendar("lab-1", ("template: lab-week-1", "template: gp-week")),
        ["error HN507 calendars.lab-1.schedule"],
    ),
    "two calendars have one name": (
        ("Labtjenester (helsesekretær 2)", "Labtjenester (helsesekretær 1)"),
        ["error HN515 calendars.lab-2.name"],
    ),
    "a block begins too early": (
        ('{days: [tue], from: "12:30", to: "15:00"', '{days: [tue], from: "09:30", to: "15:00"'),
        ["error HN510 week_templates.lab-week-2[1]"],
    ),
    "a template that two calendars share overlaps": (
        ('{days: [mon, thu], from: "13:00"', '{days: [mon, thu], from: "11:00"'),
        ["error HN510 week_templates.gp-week[1]"],
    ),
    "a template is scheduled twice": (
        _calendar(
            "lab-1",
            ("    schedule:\n", "    schedule:\n      - {template: lab-week-1, weeks: 2026-W51}\n"),
        ),
        ["error HN510 calendars.lab-1.schedule[1]"],
    ),
    "the information is too long": (
        ("nb: For deg som har avtalt sårskift med legen din.", f"nb: {'For deg. ' * 25}"),
        ["error HN607 appointment_types.wound_care.information.nb"],
    ),
    "a type is hidden and online": (
        ("    hidden: true", "    hidden: true\n    online: true"),
        ["error HN609 appointment_types.confidential.online"],
    ),
    "a type of a booking page is hidden": (
        (
            "    resource: {category: vaksine}",
            "    resource: {category: vaksine}\n    hidden: true",
        ),
        ["error HN609 appointment_types.influenza_vaccine.online"],
    ),
    "a booking page names no type": (
        ("appointment_types: [influenza_vaccine]", "appointment_types: []"),
        ["error HN802 booking_sites.influenza.appointment_types"],
    ),
    "a booking page names another calendar": (
        ("calendars: [lab-2]", "calendars: [lab-1]"),
        ["error HN803 booking_sites.influenza.appointment_types[0]"],
    ),
    "a booking page names another type": (
        ("appointment_types: [influenza_vaccine]", "appointment_types: [confidential]"),
        ["error HN803 booking_sites.influenza.appointment_types[0]"],
    ),
}


@pytest.mark.parametrize(("edit", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_one_mistake(edit: Edit, expected: list[str]) -> None:
    """One mistake is one finding, at the line that must change."""
    assert [said.split(":")[0] for said in said_of(edited(TEXT, edit))] == expected
