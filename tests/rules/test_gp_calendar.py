"""The calendar of a GP, beyond the rules' own pages."""

import pytest

from tests.rules.mutated import Edit, said_of_base

KIND = "kind: gp"
SERVICES = "services: [booking, e_consultation, e_contact, prescription_renewal]"
NO_BOOKING: Edit = (SERVICES, "services: [e_consultation, e_contact, prescription_renewal]")
GP_ONLINE = "online: true\n    patients: own_list"
GP_SCHEDULE = "schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]"
ALI = "ali: {name: Ali Demir, profession: health_secretary, her_id: none}"
CONSULTATION = "consultation: {name: Konsultasjon, minutes: 20, online: true}"
NO_STAFF: Edit = (", staff: ali", "")

OMAR: Edit = (
    ALI,
    f"""{ALI}
  omar:
    name: Omar Haddad
    profession: gp
    her_id: 8900102
    hpr_number: "9900102"
    patient_list: {{capacity: 950}}
    services: [booking]""",
)
LARS: Edit = (
    ALI,
    f"{ALI}\n  lars: {{name: Lars Moen, profession: gp_substitute, her_id: 8900103, "
    'hpr_number: "9900103", in_gp_register: true}',
)
OMARS_CALENDAR: Edit = (
    "calendars:\n",
    """calendars:
  omar:
    name: Omar Haddad
    kind: gp
    owner: {employee: omar}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
""",
)

NO_CALENDAR = (
    "error HN402 employees.kari.services[0]: Kari Lunde offers booking and owns no calendar, so no "
    "patient can book with Kari Lunde at HelseNorge"
)
NOTHING_SCHEDULED = (
    "error HN404 calendars.kari.schedule: nothing is scheduled in the calendar Kari Lunde, so no "
    "patient can book with Kari Lunde at HelseNorge"
)


def _another(key: str, kind: str, more: str = "") -> Edit:
    """Another calendar of Kari's."""
    line = f"  {key}: {{name: {key}, kind: {kind}, owner: {{employee: kari}}{more}}}\n"
    return ("calendars:\n", f"calendars:\n{line}")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [_another("video", "internal")],
            [
                "error HN401 calendars.video.owner: Kari Lunde owns 2 calendars, so no patient can "
                "book with Kari Lunde at HelseNorge"
            ],
            id="two",
        ),
        pytest.param(
            [_another("video", "internal"), NO_BOOKING],
            [
                "warning HN401 calendars.video.owner: Kari Lunde owns 2 calendars, so no patient "
                "can book with Kari Lunde at HelseNorge"
            ],
            id="two, without booking",
        ),
        pytest.param(
            [_another("video", "internal, online: false"), _another("phone", "gp")],
            [
                "error HN401 calendars.kari.owner: Kari Lunde owns 3 calendars, so no patient can "
                "book with Kari Lunde at HelseNorge"
            ],
            id="three",
        ),
        pytest.param(
            [("    owner: {employee: kari}\n", "    owner: kari\n")], [], id="a bare id is the same"
        ),
    ],
)
def test_several(edits: list[Edit], expected: list[str]) -> None:
    """Several calendars of a GP are one finding, however many and of whatever kind."""
    assert said_of_base(*edits) == expected


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([(KIND, "kind: internal")], ["HN402 calendars.kari.kind"], id="internal"),
        pytest.param(
            [(KIND, "kind: resource")],
            ["HN501 calendars.kari.owner"],
            id="a resource calendar",
        ),
        pytest.param(
            [("{employee: kari}", "{group: lab}")],
            ["HN406 calendars.kari.owner"],
            id="belongs to a group",
        ),
        pytest.param(
            [("{employee: kari}", "ali"), NO_STAFF],
            ["HN406 calendars.kari.owner"],
            id="belongs to a secretary",
        ),
        pytest.param(
            [("{employee: kari}", "{group: lab}"), ("calendars:\n  kari:", "calendars:\n  first:")],
            ["HN406 calendars.first.owner"],
            id="belongs to a group, known by its name",
        ),
        pytest.param(
            [
                ("{employee: kari}", "{group: lab}"),
                ("    name: Kari Lunde\n    kind", "    name: Legetimer\n    kind"),
                ("calendars:\n  kari:", "calendars:\n  first:"),
            ],
            ["HN402 employees.kari.services[0]", "HN406 calendars.first.owner"],
            id="belongs to a group, and nobody could tell that it is hers",
        ),
        pytest.param(
            [("{employee: kari}", "omar"), OMAR, OMARS_CALENDAR],
            ["HN401 calendars.kari.owner"],
            id="belongs to another GP as the second",
        ),
        pytest.param(
            [("{employee: kari}", "omar"), OMAR],
            ["HN402 employees.kari.services[0]"],
            id="belongs to another GP, who has no other",
        ),
        pytest.param(
            [("{employee: kari}", "lars"), LARS],
            ["HN402 employees.kari.services[0]"],
            id="belongs to a substitute",
        ),
        pytest.param(
            [OMAR], ["HN402 employees.omar.services[0]"], id="another GP has none beside hers"
        ),
        pytest.param(
            [OMAR, ("services: [booking]", "services: [e_contact]")], [], id="none, and no booking"
        ),
    ],
)
def test_none(edits: list[Edit], expected: list[str]) -> None:
    """A GP with booking lacks a calendar only where nothing else has been found of it."""
    assert [each.split(" ", 1)[1].split(":")[0] for each in said_of_base(*edits)] == expected


def test_who_lacks_one() -> None:
    """The message says who can't be booked."""
    edits = [("{employee: kari}", "{employee: lars}"), LARS]
    assert said_of_base(*edits) == [NO_CALENDAR]
    assert said_of_base((KIND, "kind: internal")) == [
        "error HN402 calendars.kari.kind: the only calendar of Kari Lunde, who offers booking, is "
        "internal, so no patient can book with Kari Lunde at HelseNorge"
    ]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [(GP_ONLINE, "online: false\n    patients: own_list")],
            ["HN403 calendars.kari.online"],
            id="offline",
        ),
        pytest.param(
            [(GP_ONLINE, "online: false\n    patients: own_list"), NO_BOOKING],
            [],
            id="offline, and no booking",
        ),
        pytest.param(
            [(GP_ONLINE, "patients: own_list"), (CONSULTATION, CONSULTATION.replace("true", "no"))],
            ["CS034 appointment_types.consultation.online", "HN403 calendars.kari.online"],
            id="what the types are can't be read",
        ),
        pytest.param(
            [
                (GP_ONLINE, "patients: own_list"),
                (CONSULTATION, CONSULTATION.replace("true", "false")),
            ],
            ["HN403 calendars.kari.online", "HN404 calendars.kari.schedule"],
            id="two mistakes are two findings",
        ),
        pytest.param(
            [(f"    {GP_SCHEDULE}\n", "")],
            ["HN404 calendars.kari.schedule"],
            id="without a schedule",
        ),
        pytest.param(
            [
                (
                    "  gp-week:\n"
                    '    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}\n'
                    '    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}\n',
                    "  gp-week: []\n",
                )
            ],
            ["HN404 calendars.kari.schedule"],
            id="an empty template",
        ),
        pytest.param(
            [(CONSULTATION, CONSULTATION.replace("true", "true, hidden: true"))],
            ["HN609 appointment_types.consultation.online"],
            id="its only type online is hidden",
        ),
        pytest.param(
            [(CONSULTATION, CONSULTATION.replace("true", "false")), NO_BOOKING],
            [],
            id="no type online, and no booking",
        ),
        pytest.param(
            [("template: gp-week", "template: gp-weak")],
            ["CS037 calendars.kari.schedule[0].template"],
            id="an unknown template",
        ),
    ],
)
def test_what_it_offers(edits: list[Edit], expected: list[str]) -> None:
    """The calendar of a GP with booking is online, and holds a type that is."""
    assert [each.split(" ", 1)[1].split(":")[0] for each in said_of_base(*edits)] == expected


def test_nothing_scheduled() -> None:
    """Without a schedule the message doesn't speak of appointment types."""
    assert said_of_base((f"    {GP_SCHEDULE}\n", "")) == [NOTHING_SCHEDULED]


@pytest.mark.parametrize("owner", ["whole_clinic", "{org_unit: main}", "{group: lab}", "ali"])
def test_a_gp_calendar_of_nobody(owner: str) -> None:
    """Only a GP or a substitute can own a calendar of the kind `gp`."""
    (said,) = said_of_base(("{employee: kari}", owner), NO_BOOKING, NO_STAFF)
    assert said.startswith(
        "error HN406 calendars.kari.owner: the GP calendar Kari Lunde belongs to"
    )


def test_a_gp_calendar_of_a_substitute() -> None:
    """A substitute has a calendar beside the GP's."""
    calendar = (
        "calendars:\n",
        "calendars:\n  lars: {name: Lars Moen, kind: gp, owner: lars, patients: own_list}\n",
    )
    assert said_of_base(LARS, calendar) == []
