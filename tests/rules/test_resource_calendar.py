"""Resource calendars, beyond the rules' own pages; their names are in test_calendar_names."""

import pytest

from tests.rules.mutated import Edit, said_of_base

LAB_OWNER: Edit = ("owner: {group: lab}", "owner: kari")
LAB_PATIENTS = "patients: clinic_gp_patients"
LAB_ONLINE = f"online: true\n    {LAB_PATIENTS}"
LAB_SCHEDULE = "    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]\n"
LAB_NAME = "name: Laboratorium\n    kind"
ALI = "ali: {name: Ali Demir, profession: health_secretary, her_id: none}"
BLOOD_TEST = "resource: {category: lab}"

OMAR: Edit = (
    ALI,
    f"{ALI}\n  omar: {{name: Omar Haddad, profession: gp, her_id: 8900102, "
    'hpr_number: "9900102", patient_list: {capacity: 950}, services: [e_contact]}',
)
SECOND_LAB: Edit = (
    "calendars:\n",
    """calendars:
  lab-0:
    name: Laboratorium (kveld)
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W33}]
""",
)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [("owner: {group: lab}", "owner: {employee: kari}")],
            ["error HN501 calendars.lab.owner"],
            id="a GP is no owner, and the second calendar is no second finding",
        ),
        pytest.param(
            [LAB_OWNER, (LAB_PATIENTS, "patients: own_list")],
            ["error HN501 calendars.lab.owner"],
            id="a GP's own list",
        ),
        pytest.param(
            [LAB_OWNER, (LAB_ONLINE, LAB_PATIENTS)],
            ["error HN504 calendars.lab.online", "error HN501 calendars.lab.owner"],
            id="two mistakes are two findings",
        ),
        pytest.param([("owner: {group: lab}", "owner: ali")], [], id="a secretary"),
        pytest.param([("owner: {group: lab}", "owner: whole_clinic")], [], id="the whole clinic"),
        pytest.param([("owner: {group: lab}", "owner: {org_unit: main}")], [], id="a unit"),
        pytest.param(
            [("owner: {group: lab}", "owner: {role: gp}")],
            ["error HN502 calendars.lab.owner.role"],
            id="a role has its own finding",
        ),
        pytest.param(
            [("owner: {group: lab}", "owner: nobody")],
            ["error CS037 calendars.lab.owner"],
            id="nobody there",
        ),
        pytest.param(
            [("members: [ali]", "members: [kari, ali]"), SECOND_LAB],
            ["warning HN503 groups.lab.members[0]"],
            id="one finding for a group that owns two calendars",
        ),
        pytest.param(
            [("members: [ali]", "members: [ali, kari, omar]"), OMAR],
            ["warning HN503 groups.lab.members[1]"],
            id="one finding for two GPs",
        ),
        pytest.param(
            [("members: [ali]", "members: [ali, kari]"), ("owner: {group: lab}", "owner: ali")],
            [],
            id="a GP in a group that owns nothing",
        ),
        pytest.param(
            [(LAB_ONLINE, LAB_PATIENTS)], ["error HN504 calendars.lab.online"], id="not online"
        ),
        pytest.param(
            [(LAB_ONLINE, LAB_ONLINE.replace("true", "yes"))],
            ["error CS034 calendars.lab.online"],
            id="whether it is online can't be read",
        ),
        pytest.param(
            [(f"    {LAB_PATIENTS}\n", "")],
            ["error HN505 calendars.lab.patients"],
            id="for nobody in particular",
        ),
        pytest.param(
            [(LAB_PATIENTS, "patients: own_list")],
            ["error HN505 calendars.lab.patients"],
            id="for a list that a group doesn't have",
        ),
        pytest.param(
            [(LAB_PATIENTS, "patients: {patient_list: risk}")],
            ["error HN506 calendars.lab.patients.patient_list"],
            id="an unknown list has its own finding",
        ),
        pytest.param(
            [(LAB_SCHEDULE, "")], ["error HN507 calendars.lab.schedule"], id="nothing scheduled"
        ),
        pytest.param(
            [(f"    {BLOOD_TEST}\n", "")],
            ["error HN507 calendars.lab.schedule"],
            id="its only type is no resource appointment",
        ),
        pytest.param(
            [("category: lab", "category: laboratory")],
            ["error HN603 appointment_types.blood_test.resource.category"],
            id="a category that can't be read is one all the same",
        ),
        pytest.param(
            [("    kind: resource\n", "    kind: gp\n")],
            ["error HN406 calendars.lab.owner"],
            id="a GP's kind",
        ),
        pytest.param(
            [("    kind: resource\n", "    kind: internal\n")],
            ["error HN508 appointment_types.blood_test.resource"],
            id="an internal one",
        ),
    ],
)
def test_resource_calendars(edits: list[Edit], expected: list[str]) -> None:
    """One mistake in a resource calendar is one finding."""
    assert [said.split(":")[0] for said in said_of_base(*edits)] == expected


def test_gps_in_a_group() -> None:
    """All GPs of an owning group are named."""
    edits = [("members: [ali]", "members: [ali, kari, omar]"), OMAR]
    assert said_of_base(*edits) == [
        "warning HN503 groups.lab.members[1]: Kari Lunde and Omar Haddad are GPs and members of "
        "the group Laboratorium, so the resource calendar Laboratorium has a GP among its owners"
    ]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        pytest.param(
            (LAB_PATIENTS, "patients: own_list"),
            "is for the owner's own list, and only GPs have one",
            id="own list",
        ),
        pytest.param(
            (LAB_PATIENTS, "patients: everyone"),
            "is for everyone, a choice that HelseNorge doesn't have",
            id="everyone",
        ),
        pytest.param(
            (f"    {LAB_PATIENTS}\n", ""),
            "doesn't say which patients can book in it",
            id="left out",
        ),
    ],
)
def test_whom_it_is_for(edit: Edit, message: str) -> None:
    """Each wrong choice of patients is named as what it is."""
    assert said_of_base(edit) == [
        f"error HN505 calendars.lab.patients: the resource calendar Laboratorium {message}, so the "
        "clinic's patients aren't offered it at HelseNorge"
    ]


WOUND_CARE = "  wound_care: {name: Sårskift, minutes: 10, online: true, resource: {category: lab}"
INFORMATION = "information: For deg som har avtale."
LAB_BLOCK = "types: [blood_test], staff: ali"


def _with_wound_care(more: str = f", {INFORMATION}") -> Edit:
    """Another resource appointment that is online."""
    return ("week_templates:\n", f"{WOUND_CARE}{more}}}\nweek_templates:\n")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [_with_wound_care()],
            [
                "error HN508 appointment_types.wound_care.resource: the resource appointment "
                "Sårskift is scheduled in no resource calendar, so no patient can book it"
            ],
            id="in no template",
        ),
        pytest.param(
            [_with_wound_care(""), ("types: [consultation]", "types: [consultation, wound_care]")],
            [
                "error HN509 appointment_types.wound_care.resource: Sårskift is a resource "
                "appointment and scheduled only in the calendar of a GP (Kari Lunde), so it is no "
                "service that all patients of the clinic can book"
            ],
            id="with a GP, and its missing information is no second finding",
        ),
        pytest.param(
            [
                _with_wound_care(),
                ("types: [consultation]", "types: [consultation, wound_care]"),
                (LAB_BLOCK, "types: [blood_test, wound_care], staff: ali"),
            ],
            [],
            id="with a GP and in the resource calendar",
        ),
        pytest.param(
            [(LAB_SCHEDULE, "")], ["error HN507 calendars.lab.schedule"], id="an empty calendar"
        ),
        pytest.param(
            [_with_wound_care(""), (LAB_BLOCK, "types: [blood_test, wound_care], staff: ali")],
            [
                "warning HN606 appointment_types.wound_care.information: Sårskift has no "
                "additional information, so patients can't see at HelseNorge whom it is for and "
                "how to prepare"
            ],
            id="without information",
        ),
    ],
)
def test_where_a_resource_appointment_stands(edits: list[Edit], expected: list[str]) -> None:
    """A resource appointment stands in a resource calendar, and a mistake in it is said once."""
    found = said_of_base(*edits)
    assert [said if said in expected else said.split(":")[0] for said in found] == expected


@pytest.mark.parametrize(
    ("of_type", "of_calendar", "expected"),
    [
        (24, 24, []),
        (None, 24, []),
        (2, None, []),
        (
            2,
            24,
            [
                "warning HN520 appointment_types.blood_test.cancel_before_hours: patients must "
                "cancel Blodprøve 24 hours before, as the calendar Laboratorium says, so the 2 "
                "hours of the appointment type never hold there"
            ],
        ),
        (
            24,
            2,
            [
                "note HN520 appointment_types.blood_test.cancel_before_hours: patients must cancel "
                "Blodprøve 24 hours before, which is earlier than the 2 hours of the calendar "
                "Laboratorium"
            ],
        ),
        (
            24,
            0,
            [
                "note HN520 appointment_types.blood_test.cancel_before_hours: patients must cancel "
                "Blodprøve 24 hours before, which is earlier than the 0 hours of the calendar "
                "Laboratorium"
            ],
        ),
    ],
)
def test_deadlines(of_type: int | None, of_calendar: int | None, expected: list[str]) -> None:
    """The stricter of two deadlines holds, and the finding says which one that is."""
    edits: list[Edit] = []
    if of_type is not None:
        edits.append((BLOOD_TEST, f"{BLOOD_TEST}\n    cancel_before_hours: {of_type}"))
    if of_calendar is not None:
        limits = f"    limits: {{cancel_before_hours: {of_calendar}}}\n"
        edits.append((LAB_SCHEDULE, f"{LAB_SCHEDULE}{limits}"))
    assert said_of_base(*edits, notes=["HN520"]) == expected


@pytest.mark.parametrize(
    ("list_owner", "calendar_owner", "covered"),
    [
        ("{group: lab}", "{group: lab}", True),
        ("{group: lab}", "ali", True),
        ("{group: lab}", "{group: secretaries}", True),
        ("{group: lab}", "{org_unit: main}", False),
        ("{group: lab}", "whole_clinic", False),
        ("{org_unit: main}", "{group: lab}", True),
        ("{org_unit: main}", "ali", True),
        ("whole_clinic", "{org_unit: main}", True),
        ("ali", "{group: lab}", True),
        ("kari", "{group: lab}", False),
        ("kari", "whole_clinic", False),
    ],
)
def test_whose_a_list_is(list_owner: str, calendar_owner: str, covered: bool) -> None:
    """A list may be used by those to whom it belongs, and by groups and units without others."""
    groups = "  lab: {name: Laboratorium, members: [ali]}\n"
    found = said_of_base(
        ("roles:\n", f"patient_lists: {{risk: {{name: Risiko, owner: {list_owner}}}}}\nroles:\n"),
        (groups, f"{groups}  secretaries: {{name: Sekretærer, members: [ali]}}\n"),
        (f"owner: {{group: lab}}\n    {LAB_ONLINE}", f"owner: {calendar_owner}\n    {LAB_ONLINE}"),
        (LAB_PATIENTS, "patients: {patient_list: risk}"),
    )
    assert [said.split(":")[0] for said in found] == (
        [] if covered else ["warning HN556 calendars.lab.patients"]
    )
