"""What the Address Registry needs, beyond the rules' own pages."""

import json
from importlib.resources import files

import pytest

from tests.rules.mutated import Edit, said_of_base

NOTES = ("HN153", "HN169")
ALI = "ali: {name: Ali Demir, profession: health_secretary, her_id: none}"
SECTOR = "sector: private"
RESOURCE_BOOKING = 'resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}'
BUSINESS_TYPES = json.loads(files("clinicspec.nhn").joinpath("codes.json").read_text())["9040"]


def _ali(how: str) -> Edit:
    return (ALI, f"ali: {{name: Ali Demir, {how}}}")


@pytest.mark.parametrize("value", BUSINESS_TYPES["codes"])
def test_business_types_in_use(value: str) -> None:
    """Every code of NHN's list is taken, with or without quotes."""
    assert said_of_base((SECTOR, f"{SECTOR}\n  business_type: {value}")) == []


@pytest.mark.parametrize("value", [*BUSINESS_TYPES["retired"], "99", "1030", "GP"])
def test_business_types_out_of_use(value: str) -> None:
    """A code that NHN has retired is named by its text; one that never was has none."""
    text = BUSINESS_TYPES["retired"].get(value)
    retired = f" ({text}) any more" if text else ""
    assert said_of_base((SECTOR, f'{SECTOR}\n  business_type: "{value}"')) == [
        f"error HN168 clinic.business_type: NHN's list 9040 has no business type {value}{retired}, "
        "so the entry of Fjordbyen legesenter in the Address Registry can't be brought up to date"
    ]


@pytest.mark.parametrize(
    ("how", "codes"),
    [
        ("profession: gp_substitute, her_id: 8900103", ["HN153"]),
        ("profession: gp_substitute, her_id: pending", ["HN153"]),
        ("profession: gp_substitute, her_id: 8900103, in_gp_register: false", ["HN153"]),
        (
            "profession: gp_substitute, her_id: 8900103, hpr_number: '9900103', "
            "in_gp_register: true",
            [],
        ),
        ("profession: gp_substitute, her_id: none", []),
        ("profession: doctor, her_id: 8900103", []),
    ],
)
def test_substitutes(how: str, codes: list[str]) -> None:
    """A substitute outside the GP register has no use for a HER-ID, and one note says so."""
    found = said_of_base(_ali(how), notes=NOTES)
    assert [said.split()[1] for said in found] == codes


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(
            ('her_id: 8900101\n    hpr_number: "9900101"', "her_id: pending"),
            [
                "employees.kari.her_id: the spec lacks the first day and the HPR number of "
                "Kari Lunde, so NHN isn't asked for a HER-ID"
            ],
            id="a GP who lacks both",
        ),
        pytest.param(
            ("her_id: 8900101", "active: {from: 2026-08-17}\n    her_id: pending"),
            [],
            id="a GP who lacks nothing",
        ),
        pytest.param(
            _ali("profession: midwife, her_id: pending, service: {code_system: 8663, code: KF01}"),
            [
                "employees.ali.her_id: the spec lacks the first day of Ali Demir, so NHN isn't "
                "asked for a HER-ID"
            ],
            id="a midwife",
        ),
        pytest.param(
            (RESOURCE_BOOKING, "resource_booking: {her_id: 8900110}"),
            [
                "clinic.resource_booking.her_id: the spec lacks the code of the resource "
                "booking service, so its entry stays as it is"
            ],
            id="an update would erase the code",
        ),
        pytest.param(
            (RESOURCE_BOOKING, "resource_booking: {her_id: pending}"),
            [
                "clinic.resource_booking.her_id: the spec lacks the first day and the "
                "code of the resource booking service, so NHN isn't asked for a HER-ID"
            ],
            id="a service to create",
        ),
        pytest.param(
            (
                RESOURCE_BOOKING,
                f"{RESOURCE_BOOKING}\n"
                "  vacant_lists: {her_id: pending, lists: {list-4: {name: Liste 4}}}",
            ),
            [
                "clinic.vacant_lists.her_id: the spec lacks the first day of the vacant lists, so "
                "NHN isn't asked for a HER-ID"
            ],
            id="vacant lists",
        ),
        pytest.param((RESOURCE_BOOKING, "kind: clinic"), [], id="no resource booking at all"),
    ],
)
def test_requests(edit: Edit, expected: list[str]) -> None:
    """For what no request can be made, one note says what is missing."""
    found = said_of_base(edit, notes=NOTES)
    assert found == [f"note HN169 {said}" for said in expected]
