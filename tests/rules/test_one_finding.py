"""One mistake is one finding, and no mistake hides another: what ids, names, lists and rules do."""

import pytest

from clinicspec.rules.catalogue import catalogue
from tests.clinics import checked
from tests.rules.mutated import Edit, edited, said_of_base
from tests.rules.pages import BASE, completed, example

PERIOD = ("weeks: 2026-W34/2026-W51}]\n  lab:", "weeks: autumn}]\n  lab:")
LONG = "a" * 65
TWO_LABS = (
    "    patients: clinic_gp_patients\n",
    "    patients: clinic_gp_patients\n    schedule: [{template: lab-week, weeks: 2026-W33}]\n"
    "  lab-2:\n    name: Laboratorium\n    kind: resource\n    owner: {group: lab}\n"
    "    online: true\n    patients: clinic_gp_patients\n",
)
SECOND = "kind: gp, owner: {employee: kari}, patients: own_list}\n"


def _said(*edits: Edit) -> list[str]:
    """Code and path of the errors and warnings of the base after some edits."""
    return [each.split(" ", 1)[1].partition(":")[0] for each in said_of_base(*edits)]


@pytest.mark.parametrize("id_", ["Autumn", LONG, "høst"])
def test_a_period_that_is_no_id(id_: str) -> None:
    """A period's id that is none is said at the key, however the weeks name it."""
    roles = ("roles:", f"periods: {{{id_}: 2026-W34/2026-W51}}\nroles:")
    for weeks in ("autumn", id_):
        named = (PERIOD[0], PERIOD[1].replace("autumn", weeks))
        assert _said(roles, named) == [f"CS038 periods.{id_}"]


@pytest.mark.parametrize("id_", ["Ali", LONG])
def test_an_id_that_is_named_as_it_is_written(id_: str) -> None:
    """An employee's id that is none is one finding, also where all that name it do so alike."""
    employee = ("  ali: {name", f"  {id_}: {{name")
    named = [
        ("holder: ali", f"holder: {id_}"),
        ("[ali]", f"[{id_}]"),
        ("staff: ali", f"staff: {id_}"),
    ]
    assert _said(employee) == _said(employee, *named) == [f"CS038 employees.{id_}"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ('"Kari\\n   Lunde"', "is “Kari Lunde” with a line break or a tab in it"),
        (f'"{"Kari " * 600}Lunde"', "which has 3005 characters"),
    ],
)
def test_a_name_is_a_line(name: str, said: str) -> None:
    """A name that runs over lines or goes on and on is one short finding on one line."""
    (found,) = said_of_base(("name: Kari Lunde\n    profession", f"name: {name}\n    profession"))
    assert found.startswith("error CS034 employees.kari.name: `name` of Kari")
    assert said in found
    assert len(found) < 200
    assert "\n" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"To\\nlinjer."', []),
        ("x" * 2000, ["HN607 appointment_types.blood_test.information"]),
        ("x" * 2001, ["CS034 appointment_types.blood_test.information"]),
    ],
)
def test_a_long_text(text: str, expected: list[str]) -> None:
    """A text of its own may have lines, and ends somewhere."""
    old = "information: Bare for pasienter som har fått beskjed av legen."
    assert _said((old, f"information: {text}")) == expected


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (("[ali]", "[ali, ali]"), "CS034 groups.lab.members[1]"),
        (
            ("types: [blood_test]", "types: [blood_test, blood_test]"),
            "CS034 week_templates.lab-week[0].types[1]",
        ),
        (
            ("services: [booking, ", "services: [booking, booking, "),
            "CS034 employees.kari.services[1]",
        ),
        (
            (
                "roles:",
                "routing: {e_contact: {mode: both, recipients: [{group: lab}, {group: lab}]}}\n"
                "roles:",
            ),
            "CS034 routing.e_contact.recipients[1]",
        ),
        (
            ("  resource_booking:", "  notifications: {channels: [sms, sms]}\n  resource_booking:"),
            "HN903 clinic.notifications.channels[1]",
        ),
    ],
)
def test_what_stands_twice_in_a_list(edit: Edit, expected: str) -> None:
    """An item that is repeated is one finding, at the second."""
    assert _said(edit) == [expected]


@pytest.mark.parametrize("broken", ["patients: [x]", "online: perhaps", "owner: 1"])
def test_a_broken_calendar_hides_no_namesakes(broken: str) -> None:
    """A calendar that can't be read keeps HN515 silent about itself alone."""
    key = broken.partition(":")[0]
    third = {"online": "online: false", "owner": "owner: whole_clinic", "patients": "shown: all"}
    third[key] = broken
    calendar = f"  third: {{name: Laboratorium, kind: internal, {', '.join(third.values())}}}\n"
    found = said_of_base(TWO_LABS, ("  lab:\n    name: Lab", calendar + "  lab:\n    name: Lab"))
    assert any("HN515" in each and "2 calendars" in each for each in found)
    assert len(found) == 2


def test_a_calendar_of_an_unknown_owner_hides_no_second_calendar() -> None:
    """HN401 goes by the calendars whose owner is known; HN402 says nothing where one is not."""
    more = f"calendars:\n  more: {{name: Mer, {SECOND}"
    more += "  other: {name: Andre, kind: internal, owner: nobody}\n"
    assert sorted(_said(("calendars:\n", more))) == [
        "CS037 calendars.other.owner",
        "HN401 calendars.kari.owner",
    ]


def test_names_that_are_proposed() -> None:
    """Names that end in a number go on counting, past those that others have."""
    names = ("Lab (rom 1)", "Lab (rom 1)", "Lab (rom 2)")
    calendars = "".join(
        f"  c{number}: {{name: {name}, kind: internal, owner: whole_clinic, online: true}}\n"
        for number, name in enumerate(names)
    )
    spec = edited(BASE, ("calendars:\n", f"calendars:\n{calendars}"))
    helps = [each.help for each in checked(spec).findings if each.code == "HN515"]
    assert helps == ["tell them apart, as in “Lab (rom 1)” and “Lab (rom 3)”"]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            ("patient_list: {capacity: 1100}", "patient_list: {continues_as: {group: lab}}"),
            "names a group, but who has the patients is an employee or a vacant list",
        ),
        (
            ("patient_list: {capacity: 1100}", "patient_list: {continues_as: kari}"),
            "the list of Kari Lunde comes back to itself, so nobody has its patients",
        ),
    ],
)
def test_who_has_the_patients(edit: Edit, expected: str) -> None:
    """A list goes on under somebody else, and the message says who that can be."""
    (found,) = said_of_base(edit)
    assert expected in found


def test_a_block_at_night() -> None:
    """A block outside the opening hours is that mistake, also where clocks change."""
    night = '    - {days: sun, from: "01:00", to: "04:00", types: [consultation]}\n  lab-week:\n'
    assert _said(("  lab-week:\n", night)) == ["HN751 week_templates.gp-week[2]"]


def test_notifications_that_are_off() -> None:
    """Calendars and types that notify in vain are that mistake, with or without a telephone."""
    without_phone = ('  phone: "+47 21 00 00 00"\n', "")
    calendar = ("    patients: own_list\n", "    patients: own_list\n    notify: true\n")
    type_ = ("minutes: 20, online: true", "minutes: 20, online: true, notify: true")
    assert _said(without_phone) == ["HN210 clinic.phone"]
    assert _said(without_phone, calendar) == ["HN902 clinic.notifications.enabled"]
    assert _said(without_phone, type_) == ["HN901 clinic.notifications.enabled"]


@pytest.mark.parametrize(
    "edit",
    [
        ("roles:", "routing: {e_contact: {mode: both, recipients: [{group: reception}]}}\nroles:"),
        (
            "roles:",
            "routing: {e_contact: {mode: both, recipients: [{role: gp}], "
            "fallback: [{group: reception}]}}\nroles:",
        ),
        ("roles:", "patient_lists: {risk: {name: 65+, owner: {group: reception}}}\nroles:"),
        (
            "kind: resource\n    owner: {group: lab}",
            "kind: resource\n    owner: {group: reception}",
        ),
    ],
)
def test_a_reception_that_is_missing(edit: Edit) -> None:
    """A group that something names and that isn't there is one finding, the reception too."""
    (found,) = said_of_base(edit, notes=["HN061"])
    assert "there is no group `reception`" in found


def test_a_weaker_rule_yields() -> None:
    """A page that leads to a calendar which must be online anyway is not said beside that."""
    site = (
        "roles:",
        "booking_sites: {lab: {title: Lab, appointment_types: [blood_test], "
        "calendars: [lab]}}\nroles:",
    )
    offline = ("owner: {group: lab}\n    online: true", "owner: {group: lab}")
    assert _said(site, offline) == ["HN504 calendars.lab.online"]
    internal = (
        "kind: resource\n    owner: {group: lab}\n    online: true",
        "kind: internal\n    owner: {group: lab}",
    )
    assert _said(site, internal) == ["HN801 booking_sites.lab.calendars[0]"]


BROKEN = {
    "employees": "  other: {name: [x], profession: health_secretary, her_id: none}\n",
    "calendars": "  other: {name: Zz, kind: odd, owner: whole_clinic, schedule: []}\n",
    "appointment_types": "  other: {name: Zz, minutes: 20, online: perhaps}\n",
}
"""An entity of each kind with something that can't be read."""

MAY_BE_DIFFERENT = {
    "HN163": "the type may be a resource appointment's",
    "HN511": "the calendar may be the one that is missing",
    "HN514": "the calendar may be for shared services",
    "HN518": "the calendar may offer the same",
    "HN611": "the calendar may be a GP's",
    "HN701": "the calendar may have the template",
}
"""Rules whose finding may be wrong as long as that entity can't be read."""


@pytest.mark.parametrize("section", BROKEN)
def test_what_is_broken_hides_nothing_else(section: str) -> None:
    """What a rule about the whole spec finds, it finds beside something else that is broken."""
    for code, entry in catalogue().items():
        shown = example(entry.page)
        if entry.rule.each != "spec" or shown is None or code in MAY_BE_DIFFERENT:
            continue
        spec = completed(shown.broken)
        if f"\n{section}:\n" in spec:
            spec = edited(spec, (f"\n{section}:\n", f"\n{section}:\n{BROKEN[section]}"))
            assert code in {each.code for each in checked(spec).findings}, code
