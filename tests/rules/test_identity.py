"""Membership, HER-IDs and the organisation number, beyond the rules' own pages."""

import pytest

from tests.clinics import checked
from tests.rules.mutated import Edit, edited, said_of_base
from tests.rules.pages import BASE

ALI = "ali: {name: Ali Demir, profession: health_secretary, her_id: none}"
KARI = "her_id: 8900101"
LEADER = "    administrator: true\n"
SERVICES = "services: [booking, e_consultation, e_contact, prescription_renewal]"
UNITS = "org_units:\n  main: {name: Fjordbyen legesenter}\n"
NUMBER = 'organization_number: "999999018"'


def _ali(how: str) -> Edit:
    return (ALI, f"ali: {{name: Ali Demir, {how}}}")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param((KARI, "her_id: pending"), [], id="pending is on its way"),
        pytest.param(
            (KARI, "her_id: none"),
            [
                "error HN003 employees.kari.her_id: Kari Lunde is a GP without a HER-ID, so "
                "nothing that a patient sends from HelseNorge reaches Kari Lunde"
            ],
            id="none is none",
        ),
        pytest.param(
            (f"{KARI}\n", "in_gp_register: false\n"),
            [
                "error HN003 employees.kari.her_id: Kari Lunde is a GP without a HER-ID, so "
                "nothing that a patient sends from HelseNorge reaches Kari Lunde"
            ],
            id="a GP is registered whatever the GP register says",
        ),
        pytest.param(
            _ali("profession: gp_substitute, hpr_number: '9900104', in_gp_register: true"),
            [
                "error HN003 employees.ali.her_id: Ali Demir is a substitute in the GP register "
                "without a HER-ID, so nothing that a patient sends from HelseNorge reaches "
                "Ali Demir"
            ],
            id="a substitute in the register",
        ),
        pytest.param(
            _ali("profession: gp_substitute"),
            [
                "warning HN004 employees.ali.her_id: Ali Demir has no HER-ID, and the spec doesn't "
                "say whether NHN should have given one"
            ],
            id="a substitute outside the register",
        ),
        pytest.param(
            _ali("profession: midwife, service: {code_system: '8663', code: KF01}"),
            [
                "warning HN004 employees.ali.her_id: Ali Demir has no HER-ID, and the spec doesn't "
                "say whether NHN should have given one"
            ],
            id="a service",
        ),
        pytest.param(
            _ali("profession: nurse, her_id: none"),
            [
                "note HN004 employees.ali.her_id: Ali Demir has no HER-ID, so Ali Demir receives "
                "messages from HelseNorge only through the clinic's routing"
            ],
            id="none",
        ),
        pytest.param(
            _ali("profession: administrator, her_id: 8900104"),
            [
                "note HN004 employees.ali.her_id: NHN registers no administrator as a person, so "
                "it isn't told the HER-ID of Ali Demir"
            ],
            id="a number that NHN doesn't register",
        ),
        pytest.param(
            _ali("profession: lis1, her_id: pending"),
            [
                "note HN004 employees.ali.her_id: NHN registers no LIS1 doctor as a person, so it "
                "will give Ali Demir no HER-ID"
            ],
            id="pending, and NHN won't register it",
        ),
        pytest.param(
            _ali("profession: midwife, her_id: 8900104, service: {code_system: 8663, code: KF01}"),
            [],
            id="a service's number",
        ),
    ],
)
def test_her_ids(edit: Edit, expected: list[str]) -> None:
    """Whom NHN registers must have a HER-ID; of others the spec says whether there is one."""
    assert said_of_base(edit, notes=["HN004"] if edit[0] == ALI else []) == expected


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        pytest.param((ALI, ALI.replace("health_secretary", "secretary")), "CS033", id="profession"),
        pytest.param((ALI, ALI.replace("none", "HER-1")), "HN006", id="HER-ID"),
        pytest.param((KARI, "her_id: 0"), "HN006", id="HER-ID of a GP"),
        pytest.param((NUMBER, "organization_number: 99999901"), "CS034", id="organisation number"),
        pytest.param(("nhn_member: true", "nhn_member: yes"), "CS034", id="membership"),
    ],
)
def test_what_can_not_be_read_is_not_judged(edit: Edit, code: str) -> None:
    """A broken value has its own finding, and these rules have nothing to add."""
    (said,) = said_of_base(edit, notes=["HN004"] if edit[0] == ALI else [])
    assert said.split()[:2] == ["error", code]


# Numbers that NHN's own test systems use; the last digits of some break the check on purpose.
@pytest.mark.parametrize("number", ["983544622", "100100673", "994598759", "931796003"])
def test_sound_organization_numbers(number: str) -> None:
    """A right check digit is nothing to speak of."""
    assert said_of_base((NUMBER, f'organization_number: "{number}"')) == []


@pytest.mark.parametrize("number", ["999944999", "999988891", "999999000"])
@pytest.mark.parametrize(
    ("environment", "severity"), [("production", "error"), ("test", "warning")]
)
def test_wrong_check_digits(number: str, environment: str, severity: str) -> None:
    """A wrong check digit is an error in production, and a warning where NHN breaks it itself."""
    edits = [
        (NUMBER, f'organization_number: "{number}"'),
        ("clinicspec: 1", f"clinicspec: 1\nenvironment: {environment}"),
    ]
    assert said_of_base(*edits) == [
        f"{severity} HN052 clinic.organization_number: the organisation number {number} of "
        "Fjordbyen legesenter has a wrong check digit, so neither NHN nor PatientSky can know the "
        "clinic by it"
    ]


def test_a_her_id_of_another_clinic() -> None:
    """A HER-ID belongs to one party of all clinics that are checked together."""
    other = edited(
        BASE,
        ("her_id: 8900100", "her_id: 8900200"),
        ("her_id: 8900110", "her_id: 8900210"),
        ("name: Kari Lunde\n    profession", "name: Eva Berg\n    profession"),
    )
    (found,) = [each for each in checked(BASE, other).findings if each.code == "HN005"]
    assert found.clinic == "clinic-2"
    assert found.message == (
        "Eva Berg has the HER-ID 8900101 of Kari Lunde at clinic, so a message to the one could "
        "reach the other"
    )
    assert [each.place.file for each in found.related] == ["clinic.yaml"]


NO_PATIENTS = "only GPs have patients at HelseNorge, so no patient sees these services"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [_ali("profession: lis1, her_id: none, services: [booking]")],
            [f"error HN050 employees.ali.services: Ali Demir is a LIS1 doctor, and {NO_PATIENTS}"],
            id="a doctor in training",
        ),
        pytest.param(
            [("    patient_list: {capacity: 1100}\n", "")],
            [
                "error HN050 employees.kari.services: Kari Lunde has no patient list, so no "
                "patient at HelseNorge sees these services"
            ],
            id="a GP without a list",
        ),
        pytest.param(
            [
                _ali(
                    "profession: gp_substitute, her_id: 8900104, in_gp_register: true, "
                    "hpr_number: '9900104', substitute_for: kari, services: [e_contact]"
                )
            ],
            [],
            id="a substitute has the list stood in for",
        ),
        pytest.param(
            [_ali("profession: nurse, her_id: none, services: []")], [], id="an empty list"
        ),
        pytest.param(
            [_ali("profession: secretary, her_id: none, services: [booking]")],
            [
                "error CS033 employees.ali.profession: `profession` of Ali Demir is “secretary”, "
                "which has no meaning here"
            ],
            id="a profession that can't be read",
        ),
    ],
)
def test_services_of_whom(edits: list[Edit], expected: list[str]) -> None:
    """Only a GP with a patient list offers patients something."""
    assert said_of_base(*edits) == expected


ORDERED = "digital_dialog_ordered: true"
NOT_ORDERED = [
    "error HN053 clinic.digital_dialog_ordered: Digital dialog has not been ordered from NHN, so "
    "no patient can write to the clinic from HelseNorge"
]
VACANT = "vacant_lists: {her_id: 8900120, lists: {list-4: {name: Liste 4}}"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([(f"  {ORDERED}\n", "")], NOT_ORDERED, id="left out is not ordered"),
        pytest.param(
            [(ORDERED, "digital_dialog_ordered: false"), (SERVICES, "services: [booking]")],
            [],
            id="bookings alone",
        ),
        pytest.param(
            [
                (ORDERED, f"digital_dialog_ordered: false\n  {VACANT}, services: [e_contact]}}"),
                (SERVICES, "services: [booking]"),
            ],
            NOT_ORDERED,
            id="of a vacant list",
        ),
        pytest.param(
            [
                (ORDERED, f"digital_dialog_ordered: false\n  {VACANT}, services: [time_request]}}"),
                (SERVICES, "services: [booking]"),
            ],
            [],
            id="of a vacant list, nothing that is a message",
        ),
        pytest.param(
            [(ORDERED, "digital_dialog_ordered: yes")],
            [
                "error CS034 clinic.digital_dialog_ordered: `digital_dialog_ordered` of the "
                "clinic is “yes”, which is not true or false"
            ],
            id="not known",
        ),
    ],
)
def test_digital_dialog(edits: list[Edit], expected: list[str]) -> None:
    """Messages are offered only where the service has been ordered."""
    assert said_of_base(*edits) == expected


HPR = '    hpr_number: "9900101"\n'
NO_HPR = (
    "has no HPR number, by which NHN knows whose a list is, so messages of the patients on it may "
    "not arrive"
)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [(HPR, "")], [f"warning HN054 employees.kari.hpr_number: Kari Lunde {NO_HPR}"]
        ),
        pytest.param(
            [(HPR, ""), (KARI, "her_id: pending")],
            [
                "note HN169 employees.kari.her_id: the spec lacks the first day and the HPR "
                "number of Kari Lunde, so NHN isn't asked for a HER-ID"
            ],
            id="pending is HN169",
        ),
        pytest.param(
            [
                _ali(
                    "profession: gp_substitute, her_id: 8900104, in_gp_register: true, "
                    "substitute_for: kari"
                )
            ],
            [f"warning HN054 employees.ali.hpr_number: Ali Demir {NO_HPR}"],
            id="a substitute in the register",
        ),
        pytest.param(
            [_ali("profession: gp_substitute, her_id: none, substitute_for: kari")],
            [],
            id="a substitute outside the register",
        ),
        pytest.param(
            [(HPR, "    hpr_number: none\n")],
            [
                "error HN055 employees.kari.hpr_number: `hpr_number` of Kari Lunde is “none”, "
                "which is not an HPR number"
            ],
            id="one that can't be read",
        ),
    ],
)
def test_hpr_numbers(edits: list[Edit], expected: list[str]) -> None:
    """Whom NHN registers as a person has an HPR number, and its lack is one finding."""
    assert said_of_base(*edits, notes=["HN169"]) == expected


LAB_ALI = "  lab-ali: {role: health_secretary, holder: ali}\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("  desk: {role: health_secretary}\n", [], id="an empty one"),
        pytest.param("  desk: {role: health_secretary, holder: null}\n", [], id="nobody"),
        pytest.param(
            "  desk: {role: gp, holder: ali}\n  door: {name: Dør, role: gp, holder: ali}\n",
            [
                "error HN056 positions.desk.holder: Ali Demir holds the position `lab-ali` "
                "already, so in PatientSky the position `desk` would stay empty",
                "error HN056 positions.door.holder: Ali Demir holds the position `lab-ali` "
                "already, so in PatientSky the position Dør would stay empty",
            ],
            id="three",
        ),
        pytest.param(
            "  desk: {role: gp, holder: alli}\n  door: {role: gp, holder: kari}\n",
            [
                "error CS037 positions.desk.holder: there is no employee `alli`",
                "error HN056 positions.door.holder: Kari Lunde holds the position `gp-kari` "
                "already, so in PatientSky the position `door` would stay empty",
            ],
            id="beside a holder who is not known",
        ),
    ],
)
def test_positions(more: str, expected: list[str]) -> None:
    """Each position beyond an employee's first is a finding."""
    assert said_of_base((LAB_ALI, LAB_ALI + more)) == expected


TWO_UNITS = [
    (UNITS, f"{UNITS}  lab: {{name: Laboratorium, parent: main}}\n  cellar: {{name: Kjeller}}\n"),
    ("{role: gp, holder: kari}", "{role: gp, org_unit: main, holder: kari}"),
    (
        "{role: health_secretary, holder: ali}",
        "{role: health_secretary, org_unit: lab, holder: ali}",
    ),
]
HOSPITAL = ("sector: private", "sector: private\n  kind: hospital")
GROUP = "members: [ali]"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            TWO_UNITS,
            [
                "warning HN057 clinic.kind: the clinic has 3 units, and PatientSky gives one of "
                "the kind `clinic` a single one, so messages to the others would reach nobody"
            ],
            id="a clinic",
        ),
        pytest.param([*TWO_UNITS, HOSPITAL], [], id="a hospital"),
        pytest.param(
            [*TWO_UNITS, HOSPITAL, (GROUP, "org_unit: main, members: [ali]")],
            [],
            id="a member of a unit below",
        ),
        pytest.param(
            [*TWO_UNITS, HOSPITAL, (GROUP, "org_unit: cellar, members: [ali]")],
            [
                "warning HN059 groups.lab.members[0]: Ali Demir has no position in the unit "
                "Kjeller, so PatientSky doesn't take Ali Demir into the group Laboratorium and "
                "its messages don't reach Ali Demir"
            ],
            id="a unit beside",
        ),
        pytest.param(
            [
                *TWO_UNITS,
                HOSPITAL,
                (GROUP, "org_unit: cellar, members: [ali]"),
                ("holder: ali}", "holder: null}"),
            ],
            [],
            id="a member without a position",
        ),
        pytest.param([(GROUP, "org_unit: main, members: [ali]")], [], id="the only unit"),
        pytest.param(
            [
                *TWO_UNITS,
                HOSPITAL,
                (GROUP, "org_unit: cellar, members: [ali]"),
                ("org_unit: lab, holder", "org_unit: labb, holder"),
            ],
            ["error CS037 positions.lab-ali.org_unit: there is no unit `labb`"],
            id="a unit that is not there",
        ),
    ],
)
def test_units(edits: list[Edit], expected: list[str]) -> None:
    """Several units need a clinic that can have them, and a group's members belong to its unit."""
    assert said_of_base(*edits) == expected


def test_members_outside_are_one_finding() -> None:
    """A group with the wrong unit is one mistake, however many members it has."""
    text = edited(BASE, *TWO_UNITS, HOSPITAL, (GROUP, "org_unit: cellar, members: [ali, kari]"))
    (found,) = [each for each in checked(text).findings if each.code == "HN059"]
    assert [each.message for each in found.related] == ["Kari Lunde has none there either"]


@pytest.mark.parametrize(
    ("groups", "found"),
    [
        pytest.param("  lab: {name: Laboratorium, members: [ali]}\n", True, id="another"),
        pytest.param("  lab: {name: RESEPSJON, members: [ali]}\n", False, id="capitals"),
        pytest.param("  lab: {name: Reception, members: [ali]}\n", False, id="English"),
        pytest.param("  lab: {name: '', members: [ali]}\n", False, id="a name that is not known"),
    ],
)
def test_reception(groups: str, found: bool) -> None:
    """The group that PatientSky has made is described with the others."""
    said = said_of_base(("  lab: {name: Laboratorium, members: [ali]}\n", groups), notes=["HN061"])
    assert [each.split()[1] for each in said if "HN061" in each] == ["HN061"] * found


@pytest.mark.parametrize(
    ("start", "found"),
    [("2026-09-01", False), ("2026-08-31", True), ("2026-09-02", True), ("2026-09-31", False)],
)
def test_the_first_of_a_month(start: str, found: bool) -> None:
    """A list comes on the 1st of a month."""
    edit = (LEADER, f"{LEADER}    active: {{from: {start}}}\n")
    said = said_of_base(edit, notes=["HN065"])
    assert [each.split()[1] for each in said if "HN065" in each] == ["HN065"] * found


def test_the_first_day_of_somebody_without_a_list() -> None:
    """Only a list has to be fetched."""
    edit = _ali("profession: nurse, her_id: none, active: {from: 2026-08-17}")
    assert said_of_base(edit, notes=["HN065"]) == []
