"""Membership, HER-IDs and the organisation number, beyond the rules' own pages."""

import pytest

from tests.clinics import checked
from tests.rules.mutated import Edit, edited, said_of_base
from tests.rules.pages import BASE

ALI = "ali: {name: Ali Demir, profession: health_secretary, her_id: none}"
KARI = "her_id: 8900101"
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
            _ali("profession: gp_substitute, in_gp_register: true"),
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
