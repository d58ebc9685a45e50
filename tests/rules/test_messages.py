"""Modes and recipients of messages, beyond the rules' own pages."""

import pytest

from tests.rules.mutated import said_of
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
