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
from clinicspec.nhn.parties import parties
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
    assert [request.operation for request in requests(spec)[1:]] == (
        [operation] if operation else []
    )


@given(SPECS)
def test_a_parent_precedes_its_children(spec: Spec) -> None:
    """Nothing is sent before that below which it stands, and the order has no gaps."""
    made = requests(spec)
    assert made[0].operation == "UpdateOrganizationDetails"
    kinds = [request.party.kind for request in made]
    assert kinds == sorted(kinds)  # "organization" < "person" < "service"
    assert [request.order for request in made] == list(range(1, len(made) + 1))


@given(SPECS)
def test_an_update_is_a_preview_and_a_creation_is_not(spec: Spec) -> None:
    """Whatever would replace an entry says that it needs a snapshot of the registry."""
    for request in requests(spec):
        assert request.operation in OPERATIONS
        assert request.needs_snapshot == request.operation.startswith("Update")
        assert (request.party.her_id is None) == request.operation.startswith("Create")


def test_rules_can_ask_what_is_missing_without_pydantic_and_lxml() -> None:
    """The list of rules starts quickly, although a rule asks this package what a request needs."""
    code = (
        "import sys, clinicspec.nhn.change_set; "
        "print([name for name in ('pydantic', 'lxml') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    assert subprocess.check_output(command, cwd=ROOT, text=True) == "[]\n"


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
