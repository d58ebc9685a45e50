"""What a change of a spec changes in a registry that held what the spec said before."""

import copy
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from clinicspec.nhn.change_set import requests
from clinicspec.nhn.conflicts import conflicts
from clinicspec.nhn.difference import Difference
from clinicspec.nhn.parties import ORGANIZATION, parties
from clinicspec.nhn.request import Request
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.nhn.soap import soap_body
from tests.nhn.any_clinic import NUMBERS, Data, spec_from
from tests.nhn.fjordbyen import (
    BASES,
    CLINIC,
    EMPLOYEES,
    PENDING,
    changed,
    her_ids,
    snapshot_of,
    staying,
    summary,
)
from tests.nhn.registry import Registry

QUEUES = ("async queue", "sync queue", "error queue", "syncreply queue")


CHANGES: list[tuple[str, object, list[tuple[str, str, str | tuple[str, ...]]]]] = [
    ("clinic.name", "Fjordbyen legekontor", [("update", "organization", ("name",))]),
    ("clinic.name", "FJORDBYEN Legesenter", []),
    ("clinic.phone", "21 00 00 01", [("update", "organization", ("telephone number",))]),
    ("clinic.phone", "21000000", []),
    ("clinic.phone", None, []),
    ("clinic.email", "a@fjordbyen.example", [("update", "organization", ("e-mail address",))]),
    ("clinic.email", "post@FJORDBYEN.example", []),
    ("clinic.homepage", "https://f.example", [("update", "organization", ("homepage",))]),
    ("clinic.messaging.edi", "n@edi.nhn.no", [("update", "organization", ("EDI address",))]),
    ("clinic.business_type", "102", [("update", "organization", ("business type",))]),
    ("clinic.municipality", "0301", []),
    (
        "clinic.addresses.visiting.street",
        "Fjordgata 2",
        [("update", "organization", ("visiting address",))],
    ),
    (
        "clinic.addresses.postal.postal_code",
        "0102",
        [("update", "organization", ("postal address",))],
    ),
    (
        "clinic.messaging.amqp",
        "tb.nhn.no/Other",
        [
            ("update", "organization", QUEUES),
            ("update", "person-kari", QUEUES),
            ("update", "person-lars", QUEUES),
        ],
    ),
    ("clinic.messaging.amqp", "TB.nhn.no/Bus", []),
    ("clinic.vacant_lists.code_system", "8655", []),
    (
        "clinic.vacant_lists.services",
        [],
        [
            ("remove_process", "service-vacant-lists", "Ekontakt"),
            ("remove_process", "service-vacant-lists", "Digitalbruker"),
        ],
    ),
    ("clinic.vacant_lists.from", "2026-02-01", [("update", "service-vacant-lists", ("period",))]),
    ("employees.kari.name", "Kari Berg", []),
    ("employees.kari.services", ["booking"], [("remove_process", "person-kari", "Ekontakt")]),
    (
        "employees.kari.services",
        ["booking", "e_contact", "e_consultation"],
        [("add_process", "person-kari", "Ekonsultasjon")],
    ),
    ("employees.kari.services", ["e_contact", "booking", "video"], []),
    (
        "employees.lars.services",
        ["time_request"],
        [
            ("add_process", "person-lars", "Timeonske"),
            ("add_process", "person-lars", "Digitalbruker"),
        ],
    ),
    ("employees.kari.active", {"to": "2026-12-31"}, [("deactivate", "person-kari", ("period",))]),
    ("employees.kari.active", {"from": "2026-02-01"}, [("update", "person-kari", ("period",))]),
    ("employees.kari.active", {"from": "2000-01-01"}, []),
    ("employees.lars.active.to", "2026-12-24", [("deactivate", "person-lars", ("period",))]),
    ("employees.lars.active.to", "2027-01-31", [("activate", "person-lars", ("period",))]),
    ("employees.lars.active.to", None, [("activate", "person-lars", ("period",))]),
    ("employees.lars.active.from", None, []),
    ("employees.anna.name", "Anna Lie", []),
    ("employees.kari", None, []),
    (
        "employees.omar",
        PENDING,
        [
            ("create", "person-omar", ("HPR number", "period")),
            ("update", "person-omar", ()),
            ("add_process", "person-omar", "Ekontakt"),
            ("add_process", "person-omar", "Digitalbruker"),
        ],
    ),
]


@pytest.mark.parametrize(("path", "value", "expected"), CHANGES)
def test_one_change_is_one_change(
    path: str, value: object, expected: list[tuple[str, str, str | tuple[str, ...]]]
) -> None:
    """After any change of a spec, the requests are those for this change and no others."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    made = requests(spec_from(*changed(path, value)), registry.snapshot())
    assert summary(made) == expected
    assert not any(each.needs_snapshot for each in made)


Change = Callable[[Data, dict[str, Data]], None]


def _put(key: str, value: object) -> Change:
    return lambda clinic, _: clinic.update({key: value})


def _messaging(key: str, value: str) -> Change:
    return lambda clinic, _: clinic.setdefault("messaging", {}).update({key: value})


def _address(clinic: Data, _: dict[str, Data]) -> None:
    clinic["addresses"]["visiting"] = {"street": "X 9", "postal_code": "9999", "city": "Nord"}


ANYWHERE: list[tuple[Change, str]] = [
    (_put("phone", "+47 99 99 99 99"), "telephone number"),
    (_put("email", "new@new.example"), "e-mail address"),
    (_put("homepage", "https://new.example/b"), "homepage"),
    (_put("name", "Et helt annet sted"), "name"),
    (_put("business_type", "114"), "business type"),
    (_messaging("edi", "new@new.example"), "EDI address"),
    (_address, "visiting address"),
]


@pytest.mark.parametrize(("change", "what"), ANYWHERE)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(base=BASES)
def test_one_change_of_any_clinic(
    base: tuple[Data, dict[str, Data]], change: Change, what: str
) -> None:
    """Whatever clinic a spec describes, a change of its organisation is shown and nothing else."""
    registry = Registry.of(spec_from(*base))
    clinic, employees = copy.deepcopy(base)
    change(clinic, employees)
    made = about_known(requests(spec_from(clinic, employees), registry.snapshot()))
    assert made[0].party == ORGANIZATION
    assert {difference.what for each in made for difference in each.changes} == {what}
    assert {each.kind for each in made} == {"update"}


@settings(max_examples=40)
@given(BASES)
def test_somebody_new_at_any_clinic(base: tuple[Data, dict[str, Data]]) -> None:
    """Who comes is created, and nobody else's entry changes."""
    clinic, employees = base
    registry = Registry.of(spec_from(clinic, employees))
    new = {**PENDING, "hpr_number": "999999998"}
    assume(all(each.get("hpr_number") != new["hpr_number"] for each in employees.values()))
    employees = {**employees, "somebody-new": new}
    before = summary(requests(spec_from(*base), registry.snapshot()))
    after = summary(requests(spec_from(clinic, employees), registry.snapshot()))
    added = [each for each in after if each not in before]
    assert {party for _, party, _ in added} == {"person-somebody-new"}
    assert len(after) == len(before) + len(added)


@settings(max_examples=40)
@given(BASES, st.data())
def test_somebody_gone_from_any_clinic(
    base: tuple[Data, dict[str, Data]], data: st.DataObject
) -> None:
    """Who is in the spec no more is left alone, and so is everybody else."""
    clinic, employees = base
    assume(employees)
    registry = Registry.of(spec_from(clinic, employees))
    gone = data.draw(st.sampled_from(sorted(employees)))
    kept = {key: each for key, each in employees.items() if key != gone}
    assert about_known(requests(spec_from(clinic, kept), registry.snapshot())) == []


@settings(max_examples=40)
@given(BASES, st.booleans())
def test_a_service_of_somebody_at_any_clinic(
    base: tuple[Data, dict[str, Data]], offered: bool
) -> None:
    """A service that a GP begins or ceases to offer is a change of processes, and theirs alone."""
    clinic = {**base[0], "messaging": {"amqp": "tb.nhn.no/Bus"}}
    gp: Data = {"name": "Bo Li", "profession": "gp", "her_id": 2**31 - 1}
    without = spec_from(clinic, {**base[1], "bo": {**gp, "services": ["time_request"]}})
    with_it = spec_from(
        clinic, {**base[1], "bo": {**gp, "services": ["time_request", "e_contact"]}}
    )
    assume(len({*her_ids(without)}) == len(her_ids(without)))
    held, wanted = (without, with_it) if offered else (with_it, without)
    made = about_known(requests(wanted, Registry.of(held).snapshot()))
    kind = "add_process" if offered else "remove_process"
    assert summary(made) == [(kind, "person-bo", "Ekontakt")]


def about_known(made: list[Request]) -> list[Request]:
    """Those of the requests that neither create a party nor wait for that."""
    return [each for each in made if each.her_id is not None]


@given(BASES)
def test_nothing_changes_where_nothing_differs(base: tuple[Data, dict[str, Data]]) -> None:
    """The registry that holds what a spec says stays as it is, but for what is pending."""
    spec = spec_from(*base)
    snapshot = Registry.of(spec).snapshot()
    assert about_known(requests(spec, snapshot)) == []
    assert conflicts(spec, snapshot) == []
    assert staying(spec, snapshot) == []


@settings(max_examples=40)
@given(BASES)
def test_nothing_changes_where_the_answers_say_the_same(
    base: tuple[Data, dict[str, Data]],
) -> None:
    """The same holds for NHN's answers, read as a snapshot."""
    spec = spec_from(*base)
    snapshot, drafts = read_snapshot(Registry.of(spec).answers().items())
    assert drafts == []
    assert about_known(requests(spec, snapshot)) == []
    assert conflicts(spec, snapshot) == []


@settings(max_examples=60)
@given(BASES, BASES, NUMBERS, st.booleans())
def test_requests_lead_to_what_the_spec_says(
    before: tuple[Data, dict[str, Data]],
    after: tuple[Data, dict[str, Data]],
    her_id: int,
    staff_stays: bool,
) -> None:
    """Whatever the registry held of a clinic's parties, after the requests nothing is to change.

    That is so too where the clinic moves and its employees stay at the old address.
    """
    clinic = {**after[0], "her_id": her_id}
    unit = {"name": "Før", "addresses": before[0]["addresses"]}
    positions = {f"at-{at}": {"role": "any", "holder": each} for at, each in enumerate(after[1])}
    sections: dict[str, Data] = {
        "org_units": {"before": unit},
        "roles": {"any": {"name": "Ansatt"}},
        "positions": positions,
    }
    held, wanted = (
        spec_from({**before[0], "her_id": her_id}, before[1]),
        spec_from(clinic, after[1], **(sections if staff_stays else {})),
    )
    assume(all(len({*her_ids(each)}) == len(her_ids(each)) for each in (held, wanted)))
    registry = Registry.of(held)
    for party in parties(wanted):  # that nobody has is made known, with nothing in it
        if party.her_id is not None and party.her_id not in registry.entries:
            registry.register(party.her_id, party.kind, "Ukjent", her_id, party.hpr_number)
    for request in about_known(requests(wanted, registry.snapshot())):
        assert request.body is not None
        registry.take(soap_body(request.operation, request.body))
    assert about_known(requests(wanted, registry.snapshot())) == []


def test_who_stays_when_the_clinic_moves() -> None:
    """An address that was the clinic's becomes somebody's own, before it would move along."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    unit = {"name": "Fjordgata", "addresses": {"visiting": CLINIC["addresses"]["visiting"]}}
    moved = spec_from(
        *changed("clinic.addresses.visiting.street", "Bygata 7"),
        org_units={"old": unit},
        roles={"gp": {"name": "Fastlege"}},
        positions={"gp-kari": {"role": "gp", "holder": "kari"}},
    )
    made = requests(moved, registry.snapshot())
    assert [(each.party, each.changes) for each in made] == [
        (
            "organization",
            (Difference("visiting address", "Fjordgata 1, 0155 Oslo", "Bygata 7, 0155 Oslo"),),
        ),
        (
            "person-kari",
            (Difference("visiting address", "the clinic's", "Fjordgata 1, 0155 Oslo"),),
        ),
    ]
    for request in made:
        assert request.body is not None
        registry.take(soap_body(request.operation, request.body))
    assert requests(moved, registry.snapshot()) == []


def test_an_entry_that_the_snapshot_lacks() -> None:
    """Nobody knows what a change would erase, so it is a preview."""
    snapshot = snapshot_of()
    del snapshot.entries[8900101]
    (request,) = requests(spec_from(CLINIC, EMPLOYEES), snapshot)
    assert (request.kind, request.party, request.needs_snapshot) == ("update", "person-kari", True)


def test_an_entry_of_which_the_snapshot_holds_a_part() -> None:
    """A part of an entry is enough to see a difference, but not to replace the entry."""
    snapshot = snapshot_of()
    snapshot.entries[8900100] = replace(snapshot.entries[8900100], whole=False)
    spec = spec_from(CLINIC, EMPLOYEES)
    assert requests(spec, snapshot) == []
    (request,) = requests(spec_from(*changed("clinic.phone", "99 00 00 00")), snapshot)
    assert request.needs_snapshot
