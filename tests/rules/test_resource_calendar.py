"""Resource calendars, and names of calendars, beyond the rules' own pages."""

import unicodedata

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
    f"{ALI}\n  omar: {{name: Omar Haddad, profession: gp, her_id: 8900102, services: [e_contact]}}",
)
SECOND_LAB: Edit = (
    "calendars:\n",
    """calendars:
  lab-0:
    name: Blodprøver
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34}]
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
        pytest.param([("    kind: resource\n", "    kind: internal\n")], [], id="an internal one"),
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


def _called(*names: str) -> Edit:
    """More calendars that are online, of these names."""
    lines = (
        f'  c{number}: {{name: "{name}", kind: internal, owner: ali, online: true}}\n'
        for number, name in enumerate(names)
    )
    return ("calendars:\n", f"calendars:\n{''.join(lines)}")


@pytest.mark.parametrize(
    "name",
    [
        "Prøver på lab",
        " prøver  PÅ  Lab",
        "PrøverPåLab",
        unicodedata.normalize("NFD", "Prøver på lab"),
        "Prøver på\N{NO-BREAK SPACE}lab",
        "Prøver på l\N{FULLWIDTH LATIN SMALL LETTER A}b",
    ],
)
def test_one_name(name: str) -> None:
    """Names are the same whatever their case, their spaces and their form in Unicode."""
    assert said_of_base(_called("Prøver på lab", name)) == [
        "error HN515 calendars.c1.name: 2 calendars that are online are called Prøver på lab, so "
        "patients can't tell in PatientSky's app which one to choose"
    ]


def test_three_of_one_name() -> None:
    """Calendars of one name are one finding, however many they are."""
    (said,) = said_of_base(_called("Lab", "lab", "LAB"))
    assert said.startswith("error HN515 calendars.c1.name: 3 calendars")


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([_called("Lab (1)", "Lab (2)")], id="numbered"),
        pytest.param([_called("Prøver", "Prover")], id="another letter"),
        pytest.param(
            [_called("Lab", "Lab"), ("online: true}\n  c1", "}\n  c1")],
            id="one of them offline",
        ),
    ],
)
def test_different_names(edits: list[Edit]) -> None:
    """Names that patients can tell apart, or never see, are no finding."""
    assert said_of_base(*edits) == []


def test_a_copied_calendar_of_a_gp() -> None:
    """Two calendars of one GP are that mistake, and not one of names as well."""
    calendar = "  copy: {name: Kari Lunde, kind: gp, owner: {employee: kari}, online: true}\n"
    (said,) = said_of_base(("calendars:\n", f"calendars:\n{calendar}"))
    assert said.startswith("error HN401")
