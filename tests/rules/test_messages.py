"""Modes, recipients and defaults of messages, beyond the rules' own pages."""

import pytest

from tests.rules.mutated import Edit, said_of, said_of_base
from tests.rules.pages import completed

NOBODY = (
    "prescription renewals go to selected recipients and none is named, so nobody would receive "
    "what patients send"
)
PRACTITIONER_ONLY = (
    "e-consultations go to selected recipients and none is named, so only the patient's "
    "practitioner would receive what patients send"
)


@pytest.mark.parametrize(
    ("routing", "expected"),
    [
        pytest.param("e_contact: {mode: practitioner}", [], id="practitioner"),
        pytest.param("e_contact: {mode: practitioner, recipients: []}", [], id="an empty list"),
        pytest.param(
            "e_contact: {mode: practitioner, fallback: [whole_clinic]}", [], id="a fallback"
        ),
        pytest.param(
            "e_consultation: {mode: practitioner, recipients: [whole_clinic, {group: lab}]}",
            [
                "error HN302 routing.e_consultation.recipients: e-consultations go to the "
                "patient's practitioner alone, so the whole clinic would receive none"
            ],
            id="practitioner and others",
        ),
        pytest.param("e_contact: {mode: both, recipients: [{position: lab-ali}]}", [], id="both"),
        pytest.param(
            "e_consultation: {mode: both, recipients: []}",
            [f"error HN303 routing.e_consultation.recipients: {PRACTITIONER_ONLY}"],
            id="both, and an empty list",
        ),
        pytest.param(
            "prescription_renewal: {mode: selected, fallback: [whole_clinic]}",
            [f"error HN303 routing.prescription_renewal.recipients: {NOBODY}"],
            id="a fallback is no recipient",
        ),
        pytest.param(
            "e_consultation: {mode: both}\n  prescription_renewal: {mode: selected}",
            [
                f"error HN303 routing.e_consultation.recipients: {PRACTITIONER_ONLY}",
                f"error HN303 routing.prescription_renewal.recipients: {NOBODY}",
            ],
            id="one finding for each type",
        ),
    ],
)
def test_recipients(routing: str, expected: list[str]) -> None:
    """Recipients stand where the mode asks for them, and only there."""
    assert said_of(completed(f"routing:\n  {routing}\n")) == expected


@pytest.mark.parametrize(
    ("route", "code"),
    [
        pytest.param("{mode: all}", "HN301", id="mode"),
        pytest.param("{mode: practitioner, recipients: [{group: labb}]}", "HN305", id="no group"),
        pytest.param("{mode: selected, recipients: [ali]}", "HN315", id="an employee"),
        pytest.param("{mode: selected, receivers: [whole_clinic]}", "CS030", id="unknown key"),
    ],
)
def test_what_can_not_be_read_is_not_judged(route: str, code: str) -> None:
    """A broken route has its own finding, and these rules have nothing to add."""
    (said,) = said_of(completed(f"routing:\n  e_contact: {route}\n"))
    assert said.split()[:2] == ["error", code]


ALI = "  ali: {name: Ali Demir, profession: health_secretary, her_id: none}\n"
SERVICES = "    services: [booking, e_consultation, e_contact, prescription_renewal]\n"


def _ali(more: str) -> Edit:
    return (ALI, ALI.replace("none}", f"none, {more}}}"))


def _route(text: str) -> Edit:
    return ("roles:\n", f"routing:\n  {text}\nroles:\n")


def _of(said: list[str], *codes: str) -> list[str]:
    """What some rules say."""
    return [each for each in said if each.split()[1] in codes]


E_CONSULTATION = "routing.e_consultation.recipients"


@pytest.mark.parametrize(
    ("route", "edits", "expected"),
    [
        ("{mode: selected, recipients: [{group: lab}]}", [], [f"HN313 {E_CONSULTATION}"]),
        ("{mode: selected, recipients: [{group: lab}, {role: gp}]}", [], []),
        ("{mode: selected, recipients: [whole_clinic]}", [], []),
        ("{mode: both, recipients: [{group: lab}]}", [], []),
        (
            "{mode: selected, recipients: [{group: lab}], fallback: [{role: gp}]}",
            [],
            [f"HN313 {E_CONSULTATION}"],
        ),
        (
            "{mode: selected, recipients: [{group: lab}]}",
            [("members: [ali]", "members: []")],
            [f"HN306 {E_CONSULTATION}"],
        ),
        (
            "{mode: selected, recipients: [{group: lab}]}",
            [_ali("active: {to: 2026-10-31}")],
            [f"HN306 {E_CONSULTATION}"],
        ),
        (
            "{mode: selected, recipients: [{group: lab}]}",
            [("profession: health_secretary", "profession: lis1")],
            [f"HN313 {E_CONSULTATION}"],
        ),
        (
            "{mode: selected, recipients: [{group: lab}]}",
            [(SERVICES, "    services: [booking]\n")],
            [],
        ),
        ("{mode: both, recipients: [whole_clinic]}", [], [f"HN314 {E_CONSULTATION}[0]"]),
        (
            "{mode: both, recipients: [{group: lab}, {position: gp-kari}]}",
            [],
            [f"HN314 {E_CONSULTATION}[1]"],
        ),
        (
            "{mode: both, recipients: [whole_clinic]}",
            [(SERVICES, "    services: [booking]\n")],
            [],
        ),
    ],
)
def test_who_may_answer(route: str, edits: list[Edit], expected: list[str]) -> None:
    """E-consultations reach a GP or a substitute, and who gets one on two ways gets one copy."""
    spec = said_of_base(_route(f"e_consultation: {route}"), *edits, notes=("HN314",))
    said = _of(spec, "HN306", "HN313", "HN314")
    assert [each.split(" ", 1)[1].partition(":")[0] for each in said] == expected


DEFAULTS = "note HN307 routing: PatientSky's default settings hold where `routing` is silent: "


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            [],
            [
                DEFAULTS + "e-consultations go to the patient's practitioner, e-contacts and "
                "prescription renewals go to the whole clinic"
            ],
        ),
        (
            [_route("e_contact: {mode: selected, recipients: [{group: lab}]}")],
            [
                DEFAULTS + "e-consultations go to the patient's practitioner, prescription "
                "renewals go to the whole clinic"
            ],
        ),
        (
            [(SERVICES, "    services: [booking, e_contact]\n")],
            [DEFAULTS + "e-contacts go to the whole clinic"],
        ),
        ([(SERVICES, "    services: [booking]\n")], []),
        (
            [_route("e_contact: {mode: all}")],
            [
                DEFAULTS + "e-consultations go to the patient's practitioner, prescription "
                "renewals go to the whole clinic"
            ],
        ),
        (
            [("minutes: 10", "minutes: ten")],
            [
                DEFAULTS + "e-consultations go to the patient's practitioner, e-contacts and "
                "prescription renewals go to the whole clinic"
            ],
        ),
    ],
)
def test_default_routing(edits: list[Edit], expected: list[str]) -> None:
    """The note tells of the types that patients are offered, once all of the spec can be read."""
    assert _of(said_of_base(*edits, notes=("HN307",)), "HN307") == expected


ADMINISTRATOR = "    administrator: true\n"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([_ali("administrator: true")], []),
        (
            [(ADMINISTRATOR, ADMINISTRATOR + "    licence: inactive\n")],
            [
                "error HN308 employees.kari.licence: Kari Lunde is administrator and has no active "
                "licence at PatientSky, so nobody can set up who receives what patients write"
            ],
        ),
        (
            [
                (ADMINISTRATOR, ADMINISTRATOR + "    licence: inactive\n"),
                _ali("administrator: true"),
            ],
            [],
        ),
        ([(ADMINISTRATOR, "    administrator: maybe\n")], []),
    ],
)
def test_administrator(edits: list[Edit], expected: list[str]) -> None:
    """Somebody with a licence can set up HelseNorge."""
    assert _of(said_of_base(*edits), "HN308") == expected
