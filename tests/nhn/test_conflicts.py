"""Where a HER-ID of the spec is somebody else's, or pending and given already."""

from dataclasses import replace
from typing import Any

import pytest

from clinicspec.nhn.change_set import requests
from clinicspec.nhn.conflicts import conflicts
from clinicspec.nhn.soap import Values
from tests.nhn.any_clinic import spec_from
from tests.nhn.fjordbyen import CLINIC, EMPLOYEES, changed, snapshot_of


@pytest.mark.parametrize(
    ("her_id", "entry", "about"),
    [
        (8900101, {"kind": "service"}, "kind"),
        (8900101, {"parent_her_id": 4}, "parent"),
        (8900101, {"key": "9900109"}, "key"),
        (8900100, {"key": "999999999"}, "key"),
        (8900108, {"kind": "person"}, "kind"),
        (8900105, {"parent_her_id": 4}, "parent"),
        (8900105, {"key": "8663/KF02"}, "key"),
        (8900105, {"key": "8666/KF01"}, "key"),
        (8900108, {"key": "8666/KX18"}, "key"),
    ],
)
def test_somebody_elses_entry(her_id: int, entry: dict[str, Any], about: str) -> None:
    """A mistaken HER-ID is found, and nothing is asked for with it."""
    snapshot = snapshot_of()
    snapshot.entries[her_id] = replace(snapshot.entries[her_id], **entry)
    clinic, employees = changed("clinic.messaging.amqp", "tb.nhn.no/Other")
    spec = spec_from(clinic, employees)
    (found,) = conflicts(spec, snapshot)
    assert (found.party.her_id, found.about) == (her_id, about)
    assert her_id not in [each.her_id for each in requests(spec, snapshot)]


def test_the_number_of_another_service() -> None:
    """The midwife's HER-ID at the vacant lists does not make vacant lists of the midwife."""
    spec = spec_from(*changed("clinic.vacant_lists.her_id", 8900105))
    snapshot = snapshot_of()
    found = [(each.party.id, each.about) for each in conflicts(spec, snapshot)]
    assert found == [("service-vacant-lists", "key")]
    assert "service-vacant-lists" not in [each.party for each in requests(spec, snapshot)]


def test_one_service_in_two_lists() -> None:
    """Sources disagree about the list of KX17, so it is known as the same service in each."""
    snapshot = snapshot_of()
    entry = snapshot.entries[8900108]
    values: Values = {**entry.values, "ServiceCode": {"CodeValue": "KX17", "OID": 8655}}
    snapshot.entries[8900108] = replace(entry, key="8655/KX17", values=values)
    assert requests(spec_from(CLINIC, EMPLOYEES), snapshot) == []
    clinic, employees = changed("clinic.phone", "99 00 00 00")
    assert conflicts(spec_from(clinic, employees), snapshot) == []
    pending = spec_from(*changed("clinic.vacant_lists.her_id", "pending"))
    assert [each.about for each in conflicts(pending, snapshot)] == ["registered"]


@pytest.mark.parametrize("pending", ["employees.kari", "clinic.vacant_lists", "employees.anna"])
def test_who_is_registered_already_is_not_created(pending: str) -> None:
    """A pending HER-ID that the registry has given already is found, and nothing created twice."""
    snapshot = snapshot_of()
    clinic, employees = changed(f"{pending}.her_id", "pending")
    for employee in employees.values():
        employee.setdefault("active", {"from": "2026-08-01"})
    spec = spec_from(clinic, employees)
    (found,) = conflicts(spec, snapshot)
    assert found.about == "registered"
    assert "create" not in [each.kind for each in requests(spec, snapshot)]
