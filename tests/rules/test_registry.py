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


VACANT = (
    RESOURCE_BOOKING,
    f"{RESOURCE_BOOKING}\n"
    "  vacant_lists: {her_id: 8900120, lists: {list-4: {name: Liste 4}}}",
)


def _codes(*edits: Edit) -> list[str]:
    """Severity, code and path of what is said of the base after some edits."""
    return [each.partition(":")[0] for each in said_of_base(*edits, notes=("HN163", "HN169"))]


def _midwife(code: str, her_id: str = "8900104") -> Edit:
    return _ali(f"profession: midwife, her_id: {her_id}, service: {{{code}}}")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([VACANT], [], id="one service"),
        pytest.param(
            [VACANT, _midwife("code_system: 8666, code: KX17")],
            ["error HN151 employees.ali.service.code"],
            id="an employee's as well",
        ),
        pytest.param(
            [VACANT, _midwife("code_system: 8655, code: KX17")],
            ["error HN151 employees.ali.service.code"],
            id="sources disagree about the code's list",
        ),
        pytest.param(
            [
                (VACANT[0], VACANT[1].replace("8900120,", "8900120, code: KX99,")),
                _midwife("code_system: 8666, code: KX99"),
            ],
            ["error HN151 employees.ali.service.code"],
            id="the code that the spec gives the vacant lists",
        ),
        pytest.param(
            [_midwife("code_system: 8666, code: KX17")],
            ["warning HN152 employees.ali.service.code"],
            id="no list without a GP",
        ),
        pytest.param(
            [_midwife("code_system: 8666, code: KX17", "none")], [], id="not registered at all"
        ),
        pytest.param(
            [_midwife("code_system: 8666, code: KX17", "many")],
            ["error HN006 employees.ali.her_id"],
            id="a HER-ID that can't be read",
        ),
        pytest.param([VACANT, _midwife("code_system: 8663, code: KF01")], [], id="another code"),
    ],
)
def test_the_service_for_lists_without_a_gp(edits: list[Edit], expected: list[str]) -> None:
    """An office has it once if it has such a list, and else not at all."""
    assert _codes(*edits) == expected


VISITING = '    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}\n'
POSTAL = '    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}\n'
PHONE = '  phone: "+47 21 00 00 00"\n'
EMAIL = "  email: post@fjordbyen.example\n"
MESSAGING = "  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}\n"
NO_SERVICES = ("    services: [booking, e_consultation, e_contact, prescription_renewal]\n", "")
NOTICES = ("  patientsky:", "  notifications: {enabled: true, channels: [sms]}\n  patientsky:")
OF_HELSENORGE = "so nothing that patients send from HelseNorge reaches the clinic"
OF_NHN = "and NHN requires it of every communication party"
OF_OTHERS = "so the Address Registry can't tell other health services how to reach it"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([(POSTAL, "")], [f"error addresses.postal: no postal address, {OF_NHN}"]),
        ([(MESSAGING, "")], [f"error messaging.amqp: no AMQP queues, {OF_HELSENORGE}"]),
        (
            [("amqp: tb.nhn.no/NHNServiceBus, ", "")],
            [f"error messaging.amqp: no AMQP queues, {OF_HELSENORGE}"],
        ),
        ([(", edi: meldinger@edi.fjordbyen.example", "")], []),
        ([("amqp: tb.nhn.no/NHNServiceBus, ", ""), NO_SERVICES], []),
        (
            [(MESSAGING, ""), NO_SERVICES],
            [f"error messaging: no electronic address, {OF_NHN}"],
        ),
        (
            [(POSTAL, ""), (MESSAGING, "")],
            [f"error addresses.postal: no postal address and no AMQP queues, {OF_HELSENORGE}"],
        ),
        ([(EMAIL, "")], [f"warning email: no e-mail address, {OF_OTHERS}"]),
        (
            [(VISITING, ""), (EMAIL, "")],
            [f"warning addresses.visiting: no visiting address and no e-mail address, {OF_OTHERS}"],
        ),
        ([(PHONE, ""), NOTICES], [f"warning phone: no telephone number, {OF_OTHERS}"]),
        ([(PHONE, "")], []),
        (
            [(POSTAL, ""), (EMAIL, "")],
            [
                f"warning email: no e-mail address, {OF_OTHERS}",
                f"error addresses.postal: no postal address, {OF_NHN}",
            ],
        ),
    ],
)
def test_addresses(edits: list[Edit], expected: list[str]) -> None:
    """What NHN requires is one error, what it wishes for one warning, for the whole clinic."""
    found = [each for each in said_of_base(*edits) if " HN156 " in each]
    shown = [each.replace(" HN156 clinic.", " ", 1) for each in found]
    assert [each.replace("Fjordbyen legesenter has ", "", 1) for each in shown] == expected


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], []),
        (
            [("amqp: tb.nhn.no/NHNServiceBus, ", "ampq: tb.nhn.no/NHNServiceBus, ")],
            ["error CS030 clinic.messaging.ampq"],
        ),
        (
            [("amqp: tb.nhn.no/NHNServiceBus, ", "amqp: '//', ")],
            ["error CS034 clinic.messaging.amqp"],
        ),
        ([(PHONE, "")], ["warning HN210 clinic.phone"]),
    ],
)
def test_one_missing_address_is_one_finding(edits: list[Edit], expected: list[str]) -> None:
    """An address that can't be read isn't missing as well, and a telephone number may be HN210."""
    assert _codes(*edits) == expected


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], []),
        ([(f"  {RESOURCE_BOOKING}\n", "")], ["note HN163 clinic.resource_booking"]),
        (
            [
                (
                    RESOURCE_BOOKING,
                    "resource_booking: {her_id: pending, code_system: 8666, code: '8', "
                    "from: 2026-08-01}",
                )
            ],
            [],
        ),
        ([(f"  {RESOURCE_BOOKING}\n", ""), ("    resource: {category: lab}\n", "")], []),
    ],
)
def test_bookings_of_resource_types(edits: list[Edit], expected: list[str]) -> None:
    """A note says that online resource types lack the service that their bookings go to."""
    assert [each for each in _codes(*edits) if "HN163" in each] == expected


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
