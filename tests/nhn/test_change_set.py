"""Which requests are made, and in which order."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from clinicspec.model.spec import Spec
from clinicspec.nhn.backend import artefacts
from clinicspec.nhn.change_set import Missing, missing_for_request, requests
from clinicspec.nhn.contract import OPERATIONS
from clinicspec.nhn.parties import ORGANIZATION, parties
from tests.nhn.any_clinic import SPECS, spec_from

ROOT = Path(__file__).parent.parent.parent

KX17 = {"code_system": "8666", "code": "KX17"}
GP = {"name": "Kari Lunde", "profession": "gp"}
MIDWIFE = {"name": "Anna Li", "profession": "midwife", "service": KX17}
START = {"active": {"from": "2026-08-01"}}

CASES: list[tuple[dict[str, Any], dict[str, Any], str | None, list[Missing]]] = [
    ({}, {**GP, "her_id": 1}, "UpdateOrganizationPersonDetails", []),
    ({}, {**GP, "her_id": "pending", "hpr_number": "9", **START}, "CreateOrganizationPerson", []),
    ({}, {**GP, "her_id": "pending", "hpr_number": "9"}, None, ["start"]),
    ({}, {**GP, "her_id": "pending", **START}, None, ["hpr_number"]),
    ({}, {**GP, "her_id": "pending"}, None, ["start", "hpr_number"]),
    ({}, {**GP, "her_id": "none"}, None, []),
    ({}, GP, None, []),
    ({}, {**MIDWIFE, "her_id": 1}, "UpdateServiceDetails", []),
    ({}, {**MIDWIFE, "her_id": "pending", **START}, "CreateService", []),
    ({}, {**MIDWIFE, "her_id": "pending"}, None, ["start"]),
    ({"resource_booking": {"her_id": 1}}, {}, None, ["code"]),
    ({"resource_booking": {"her_id": 1, "code": "KX17"}}, {}, None, ["code"]),
    ({"resource_booking": {"her_id": 1, **KX17}}, {}, "UpdateServiceDetails", []),
    ({"resource_booking": {"her_id": "pending"}}, {}, None, ["start", "code"]),
    (
        {"vacant_lists": {"her_id": "pending", "lists": {"a": {"name": "A"}}}},
        {},
        None,
        ["start"],
    ),
    (
        {
            "vacant_lists": {
                "her_id": "pending",
                "from": "2026-08-01",
                "lists": {"a": {"name": "A"}, "b": {"name": "B"}},
            }
        },
        {},
        "CreateService",
        [],
    ),
]


@pytest.mark.parametrize(("clinic", "employee", "operation", "missing"), CASES)
def test_a_request_is_made_where_nothing_is_missing(
    clinic: dict[str, Any], employee: dict[str, Any], operation: str | None, missing: list[Missing]
) -> None:
    """A number is updated, what is pending is created, and what would harm or fail is left out."""
    spec = spec_from(clinic, {"someone": employee} if employee else {})
    _, party = parties(spec)
    assert missing_for_request(party) == missing
    assert [each.operation for each in requests(spec)[1:] if each.process is None] == (
        [operation] if operation else []
    )


@given(SPECS)
def test_a_parent_precedes_its_children(spec: Spec) -> None:
    """Nothing is sent before that below which it stands, or whose HER-ID it waits for."""
    made = requests(spec)
    assert made[0].operation == "UpdateOrganizationDetails"
    assert [request.order for request in made] == list(range(1, len(made) + 1))
    for request in made[1:]:
        assert request.party != ORGANIZATION
        assert (request.blocked_by or 0) < request.order


@given(SPECS)
def test_nothing_but_a_creation_can_be_sent_without_a_snapshot(spec: Spec) -> None:
    """Whatever would replace an entry, or add what may be there, needs to know the registry."""
    for request in requests(spec):
        assert request.operation in OPERATIONS
        assert request.needs_snapshot == (request.kind != "create")
        assert (request.her_id is None) == (
            request.kind == "create" or request.blocked_by is not None
        )


def test_rules_can_ask_what_is_missing_without_pydantic_and_lxml() -> None:
    """The list of rules starts quickly, although a rule asks this package what a request needs."""
    code = (
        "import sys, clinicspec.nhn.change_set; "
        "print([name for name in ('pydantic', 'lxml') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    assert subprocess.check_output(command, cwd=ROOT, text=True) == "[]\n"


def test_every_service_is_a_process() -> None:
    """What a GP offers is added to the CPP, and with it the question whether a patient uses it."""
    gp = {**GP, "her_id": 7, "services": ["e_contact", "video"]}
    spec = spec_from({"messaging": {"amqp": "tb.nhn.no/Bus"}}, {"kari": gp})
    processes = [each for each in requests(spec) if each.kind == "add_process"]
    assert [each.process.name for each in processes if each.process is not None] == [
        "Dialog_Innbygger_Ekontakt",
        "Dialog_Innbygger_Digitalbruker",
    ]
    assert all(each.needs_snapshot and each.party == "person-kari" for each in processes)


def test_what_waits_for_a_number() -> None:
    """A person who is created gets queues of their own by an update that waits for the HER-ID."""
    gp = {**GP, **START, "her_id": "pending", "hpr_number": "9"}
    queues = {"messaging": {"amqp": "tb.nhn.no/Bus"}}
    spec = spec_from(queues, {"bo": gp, "kari": {**GP, "her_id": 7}})
    _, create, _, waiting = requests(spec)
    assert (create.operation, create.blocked_by) == ("CreateOrganizationPerson", None)
    assert (waiting.operation, waiting.party) == ("UpdateOrganizationPersonDetails", create.party)
    assert (waiting.blocked_by, waiting.file) == (create.order, None)
    assert waiting.needs_snapshot
    assert [each.blocked_by for each in requests(spec_from({}, {"bo": gp}))] == [None, None]
    assert set(artefacts(spec)) >= {"nhn/change-set.json", create.file}
