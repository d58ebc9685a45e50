"""What a change of a spec changes in a registry that held what the spec said before."""

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from clinicspec.model.spec import Spec
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.conflicts import conflicts
from clinicspec.nhn.contract import OPEN_END
from clinicspec.nhn.difference import Difference
from clinicspec.nhn.entry import HeldProcess, Snapshot
from clinicspec.nhn.meaning import meaning
from clinicspec.nhn.parties import ORGANIZATION, parties, recorded
from clinicspec.nhn.request import Request
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.nhn.soap import Values, soap_body
from clinicspec.nhn.unlisted import (
    LeftAlone,
    deactivations,
    left_alone,
    not_begun_by,
    unlisted_entries,
)
from tests.nhn.any_clinic import CLINICS, NUMBERS, STAFF, Data, spec_from
from tests.nhn.registry import Registry

KX17 = {"code_system": "8666", "code": "KX17"}
CLINIC: Data = {
    "addresses": {
        "visiting": {"street": "Fjordgata 1", "postal_code": "0155", "city": "Oslo"},
        "postal": {"postbox": "Postboks 18", "postal_code": "0101", "city": "Oslo"},
    },
    "phone": "+47 21 00 00 00",
    "email": "post@fjordbyen.example",
    "homepage": "https://fjordbyen.example",
    "messaging": {"amqp": "tb.nhn.no/Bus", "edi": "m@edi.fjordbyen.example"},
    "vacant_lists": {
        "her_id": 8900108,
        "from": "2026-01-01",
        "lists": {"list-4": {"name": "Liste 4"}},
        "services": ["e_contact"],
    },
}
EMPLOYEES: dict[str, Data] = {
    "kari": {
        "name": "Kari Lunde",
        "profession": "gp",
        "her_id": 8900101,
        "hpr_number": "9900101",
        "services": ["booking", "e_contact"],
    },
    "lars": {
        "name": "Lars Moen",
        "profession": "gp_substitute",
        "her_id": 8900103,
        "hpr_number": "9900103",
        "in_gp_register": True,
        "active": {"from": "2026-12-01", "to": "2026-12-31"},
    },
    "anna": {
        "name": "Anna Li",
        "profession": "midwife",
        "her_id": 8900105,
        "service": {"code_system": "8663", "code": "KF01"},
    },
}
PENDING: Data = {
    "name": "Omar Haddad",
    "profession": "gp",
    "her_id": "pending",
    "hpr_number": "9900102",
    "active": {"from": "2026-08-01"},
    "services": ["e_contact"],
}


def summary(made: list[Request]) -> list[tuple[str, str, str | tuple[str, ...]]]:
    """What requests do, to whom, and which process or which things they change."""
    return [
        (
            each.kind,
            each.party,
            each.process.name.removeprefix("Dialog_Innbygger_")
            if each.process is not None
            else tuple(change.what for change in each.changes),
        )
        for each in made
    ]


def changed(path: str, value: object) -> tuple[Data, dict[str, Data]]:
    """The clinic and its employees after one change; None takes a value away."""
    data = copy.deepcopy({"clinic": CLINIC, "employees": EMPLOYEES})
    *above, last = path.split(".")
    part: Data = data
    for key in above:
        part = part.setdefault(key, {})
    if value is None:
        del part[last]
    else:
        part[last] = value
    return data["clinic"], data["employees"]


def ending(spec: Spec, snapshot: Snapshot, last_day: date) -> list[Request]:
    """The requests of a plan that also ends what the spec does not know."""
    return requests(spec, snapshot, deactivations(unlisted_entries(spec, snapshot), last_day))


def staying(spec: Spec, snapshot: Snapshot, *, deactivated: bool = False) -> list[LeftAlone]:
    """What is left alone."""
    unlisted = unlisted_entries(spec, snapshot)
    return left_alone(spec, snapshot, unlisted, deactivated=deactivated)


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


def her_ids(spec: Spec) -> list[int]:
    """All HER-IDs that a spec has."""
    of_parties = [party.her_id for party in parties(spec) if party.her_id is not None]
    return of_parties + [each.her_id for each in recorded(spec) if isinstance(each.her_id, int)]


def _own_her_ids(data: tuple[Data, dict[str, Data]]) -> bool:
    """A HER-ID belongs to one party; others are refused by a rule that can't be lowered."""
    numbers = her_ids(spec_from(*data))
    return len(numbers) == len(set(numbers))


BASES = st.tuples(CLINICS, STAFF).filter(_own_her_ids)
"""A clinic and its employees, as data."""

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
@given(BASES, BASES, NUMBERS)
def test_requests_lead_to_what_the_spec_says(
    before: tuple[Data, dict[str, Data]], after: tuple[Data, dict[str, Data]], her_id: int
) -> None:
    """Whatever the registry held of a clinic's parties, after the requests nothing is to change."""
    clinic = {**after[0], "her_id": her_id}
    held, wanted = (
        spec_from({**before[0], "her_id": her_id}, before[1]),
        spec_from(clinic, after[1]),
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


def snapshot_of(*, processes: dict[int, tuple[HeldProcess, ...]] | None = None) -> Snapshot:
    """What the registry holds of the clinic above, with other processes."""
    snapshot = Registry.of(spec_from(CLINIC, EMPLOYEES)).snapshot()
    return replace(snapshot, processes={**snapshot.processes, **(processes or {})})


TIMERESERVASJON = "7B68B3C8-ADCF-495D-98E1-F2BB1151516E"
NAME = "Dialog_Innbygger_Timereservasjon"
EKONTAKT = "819B8F8F-54C0-4A67-929D-9EFD0FA32EEA"
DIGITALBRUKER = "2075C7E3-A2E1-40F7-9CC1-52E2AADF4E93"
OTHERS = (
    HeldProcess("Dialog_Innbygger_Ekontakt", "1.2", EKONTAKT),
    HeldProcess("Dialog_Innbygger_Digitalbruker", "1.1", DIGITALBRUKER),
)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (HeldProcess(None, "1.2", TIMERESERVASJON), None),
        (HeldProcess(None, "1.2", TIMERESERVASJON, ("Innbygger", "Helsepersonell")), None),
        (HeldProcess(None, "1.2", TIMERESERVASJON, (f"{NAME.upper()}receiver",)), None),
        (
            HeldProcess(NAME.lower(), "1.2", "0" * 36),
            f"its UUID is {'0' * 36} there, and {TIMERESERVASJON} in HelseNorge's agreements: ask "
            "NHN which one holds",
        ),
    ],
)
def test_processes_that_are_there(held: HeldProcess, expected: str | None) -> None:
    """A process is known by its name or UUID, whatever roles the party has beside its own."""
    snapshot = snapshot_of(processes={8900101: (held, *OTHERS)})
    spec = spec_from(CLINIC, EMPLOYEES)
    assert requests(spec, snapshot) == []
    assert [each.why for each in staying(spec, snapshot)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (None, None),
        (
            HeldProcess(NAME, "1.1", "0" * 36),
            "it stays beside version 1.2, and HelseNorge takes the highest version that both sides "
            "have",
        ),
        (
            HeldProcess(NAME, "1.2", TIMERESERVASJON, ("Innbygger",)),
            "its role there is Innbygger, in which no patient's message reaches it",
        ),
    ],
)
def test_processes_that_are_not_there(held: HeldProcess | None, expected: str | None) -> None:
    """Another version, or the citizen's role, is not what is wanted: it stays, and that comes."""
    there = OTHERS if held is None else (held, *OTHERS)
    snapshot = snapshot_of(processes={8900101: there})
    spec = spec_from(CLINIC, EMPLOYEES)
    assert summary(requests(spec, snapshot)) == [("add_process", "person-kari", "Timereservasjon")]
    assert [each.why for each in staying(spec, snapshot)] == ([expected] if expected else [])


def test_a_process_in_the_citizens_role_is_not_removed() -> None:
    """It is none of the clinic's own, so what the clinic no longer offers says nothing of it."""
    held = HeldProcess(NAME, "1.2", TIMERESERVASJON, ("Innbygger",))
    snapshot = snapshot_of(processes={8900101: (held, *OTHERS)})
    spec = spec_from(*changed("employees.kari.services", ["e_contact"]))
    assert requests(spec, snapshot) == []
    assert [each.kind for each in staying(spec, snapshot)] == ["process"]


def test_processes_that_nobody_asked_for_stay() -> None:
    """Only HelseNorge's processes for a service that patients are offered no more are removed."""
    foreign = HeldProcess("Dialog_Innbygger_BehandlerOversikt", "1.0", "B" * 36)
    older = HeldProcess("Dialog_Innbygger_Reseptfornyelse", "1.1", "C" * 36)
    ours = HeldProcess("Dialog_Innbygger_Timereservasjon", "1.2", TIMERESERVASJON)
    snapshot = snapshot_of(
        processes={8900101: (*OTHERS, ours, foreign, older), 8900105: (ours,), 8900100: (ours,)}
    )
    spec = spec_from(CLINIC, EMPLOYEES)
    made = requests(spec, snapshot)
    assert summary(made) == [("remove_process", "person-kari", "Reseptfornyelse")]
    body: Any = made[0].body
    process = body["processParameter"]["Process"]
    assert (process["VersionNumber"], process["Guid"]) == (older.version, older.uuid)
    stay = staying(spec, snapshot)
    assert [(each.her_id, each.kind) for each in stay] == [
        (8900100, "process"),
        (8900101, "process"),
        (8900105, "process"),
    ]


def test_unknown_processes() -> None:
    """Where a snapshot says nothing of a CPP, what is wanted there is a preview."""
    snapshot = replace(snapshot_of(), processes={})
    made = requests(spec_from(CLINIC, EMPLOYEES), snapshot)
    assert {each.kind for each in made} == {"add_process"}
    assert all(each.needs_snapshot for each in made)


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


def period_of(request: Request) -> tuple[object, object]:
    """The first and last moment in the request of SetCommunicationPartyValid."""
    body: Any = request.body
    return body["period"]["From"], body["period"]["To"]


def test_an_end_is_set_after_the_update_and_taken_away_before_it() -> None:
    """An entry is updated while it holds, and the other things of the update are in force."""
    snapshot = snapshot_of()
    clinic, employees = changed("clinic.messaging.amqp", "tb.nhn.no/Other")
    employees["kari"]["active"] = {"to": "2026-12-31"}
    del employees["lars"]["active"]["to"]
    made = requests(spec_from(clinic, employees), snapshot)
    assert [(each.kind, each.party) for each in made] == [
        ("update", "organization"),
        ("update", "person-kari"),
        ("activate", "person-lars"),
        ("update", "person-lars"),
        ("deactivate", "person-kari"),
    ]
    assert period_of(made[2]) == ("2026-12-01T00:00:00", OPEN_END)
    assert period_of(made[4]) == ("2000-01-01T00:00:00", "2026-12-31T23:59:59")
    kept: Any = made[1].body
    assert kept["p"]["Valid"]["To"] == OPEN_END


def test_an_organisation_that_has_ended_begins_again_first() -> None:
    """Nothing below an entry can hold before it does."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    registry.entries[8900100].values["Valid"] = {"To": "2026-01-31T00:00:00"}
    made = requests(spec_from(CLINIC, EMPLOYEES), registry.snapshot())
    assert summary(made) == [("activate", "organization", ("period",))]
    assert period_of(made[0])[1] == OPEN_END


def test_an_end_that_a_spec_cannot_say_stays() -> None:
    """Of the organisation a spec has no last day, so the registry's is no difference."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    registry.entries[8900100].values["Valid"] = {"To": "2027-01-31T00:00:00"}
    assert requests(spec_from(CLINIC, EMPLOYEES), registry.snapshot()) == []


def test_whom_the_spec_does_not_know() -> None:
    """Somebody whom the spec has no more is left alone, or ended on the day that is asked for."""
    snapshot = snapshot_of()
    spec = spec_from(*changed("employees.kari", None))
    assert requests(spec, snapshot) == []
    (stays,) = staying(spec, snapshot)
    assert (stays.her_id, stays.name) == (8900101, "Kari Lunde")
    (request,) = ending(spec, snapshot, date(2026, 8, 31))
    assert (request.kind, request.her_id) == ("deactivate", 8900101)
    assert period_of(request) == ("2000-01-01T00:00:00", "2026-08-31T23:59:59")
    assert staying(spec, snapshot, deactivated=True) == []


def test_whom_another_spec_knows() -> None:
    """What stands below the clinic and in another clinic's spec is no concern of this one."""
    snapshot = snapshot_of()
    spec = spec_from(*changed("employees.kari", None))
    assert unlisted_entries(spec, snapshot, {8900101, 8900100}) == []
    assert [each.her_id for each in unlisted_entries(spec, snapshot, {7})] == [8900101]


def test_an_organisation_below_the_clinic() -> None:
    """It has parties of its own, and no clinic's spec could have it, so none ends it."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    below = registry.register(8900200, "organization", "Havna", 8900100, "999999026")
    below.values["Valid"] = {"From": "2020-01-01T00:00:00"}
    spec, snapshot = spec_from(CLINIC, EMPLOYEES), registry.snapshot()
    assert ending(spec, snapshot, date(2026, 8, 31)) == []
    assert not_begun_by(date(2019, 8, 31), unlisted_entries(spec, snapshot)) == []
    for deactivated in (False, True):
        (left,) = staying(spec, snapshot, deactivated=deactivated)
        assert (left.name, left.why) == (
            "Havna",
            "it is an organisation of its own, of which this spec can say nothing",
        )


def test_who_has_yet_to_begin_is_unknown_too() -> None:
    """Who is not active yet is said, and ended by no earlier day; who has ended is old news."""
    snapshot = snapshot_of()
    spec = spec_from(*changed("employees.lars", None))
    assert [each.her_id for each in staying(spec, snapshot)] == [8900103]
    assert [each.kind for each in ending(spec, snapshot, date(2026, 12, 24))] == ["deactivate"]
    assert len(not_begun_by(date(2026, 8, 31), unlisted_entries(spec, snapshot))) == 1
    ended = {"From": "2020-01-01T00:00:00", "To": "2025-12-31T23:59:59"}
    lars = snapshot.entries[8900103]
    snapshot.entries[8900103] = replace(lars, values={**lars.values, "Valid": ended})
    assert staying(spec, snapshot) == []


def test_who_is_recorded_is_known() -> None:
    """A HER-ID that the spec merely records is no unknown one, so nothing ends it."""
    clinic, employees = changed("employees.lars.in_gp_register", False)
    snapshot = snapshot_of()
    spec = spec_from(clinic, employees)
    assert ending(spec, snapshot, date(2026, 8, 31)) == []
    (stays,) = staying(spec, snapshot, deactivated=True)
    assert stays.her_id == 8900103


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


@pytest.mark.parametrize(
    ("path", "value", "her_id", "held"),
    [
        ("employees.kari.active", {"to": "2026-02-28"}, 8900101, {"From": "2026-03-01T00:00:00"}),
        ("clinic.vacant_lists.from", "2027-01-01", 8900108, {"To": "2026-12-31T23:59:59"}),
    ],
)
def test_an_end_before_the_start(
    path: str, value: object, her_id: int, held: dict[str, str]
) -> None:
    """Where one day is the spec's and the other the registry's, no period is turned around."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    registry.entries[her_id].values["Valid"] = held
    spec = spec_from(*changed(path, value))
    (found,) = conflicts(spec, registry.snapshot())
    assert (found.party.her_id, found.about) == (her_id, "period")
    assert her_id not in [each.her_id for each in requests(spec, registry.snapshot())]


def test_a_period_that_the_registry_has_turned_around_already() -> None:
    """What somebody else has put there is no error of a spec that says nothing else."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    registry.entries[8900108].values["Valid"] = {
        "From": "2026-01-01T00:00:00",
        "To": "2025-01-01T00:00:00",
    }
    found = conflicts(spec_from(CLINIC, EMPLOYEES), registry.snapshot())
    assert found == []


def test_unknown_entries_that_begin_later_are_not_ended() -> None:
    """An entry that the spec does not know gets no end before its first day."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    registry.entries[8900101].values["Valid"] = {"From": "2026-03-01T00:00:00"}
    spec, snapshot = spec_from(*changed("employees.kari", None)), registry.snapshot()
    assert ending(spec, snapshot, date(2020, 1, 1)) == []
    ((entry, first),) = not_begun_by(date(2020, 1, 1), unlisted_entries(spec, snapshot))
    assert (entry.her_id, first) == (8900101, "2026-03-01")
    assert not_begun_by(date(2026, 3, 1), unlisted_entries(spec, snapshot)) == []
    (request,) = ending(spec, snapshot, date(2026, 3, 1))
    assert period_of(request) == ("2026-03-01T00:00:00", "2026-03-01T23:59:59")


@pytest.mark.parametrize(
    ("active", "kind", "said"),
    [
        (
            {"from": "2027-08-01"},
            "update",
            "messages to Kari Lunde reach nobody before 2027-08-01",
        ),
        (
            {"from": "2027-08-01", "to": "2027-12-31"},
            "deactivate",
            "messages to Kari Lunde reach nobody before 2027-08-01 and after 2027-12-31",
        ),
    ],
)
def test_a_later_start_takes_patients_their_gp(
    active: dict[str, str], kind: str, said: str
) -> None:
    """Whoever is reached today and would be so only later counts as harmed, and that is said."""
    (request,) = requests(spec_from(*changed("employees.kari.active", active)), snapshot_of())
    assert (request.kind, request.harms, meaning(request)) == (kind, True, said)


def test_a_later_start_of_somebody_who_has_not_begun() -> None:
    """Nobody loses what they have not had yet."""
    spec = spec_from(*changed("employees.lars.active.from", "2026-12-05"))
    (request,) = requests(spec, snapshot_of())
    assert (request.kind, request.harms) == ("update", False)


@pytest.mark.parametrize(
    ("services", "held", "said"),
    [
        (
            ["booking"],
            ["1.1"],
            "patients of Kari Lunde can book appointments at HelseNorge by version 1.2, and not "
            "only by 1.1 as before",
        ),
        (["booking"], [], "patients of Kari Lunde can book appointments at HelseNorge"),
        ([], ["1.1"], "patients of Kari Lunde can no longer book appointments at HelseNorge"),
    ],
)
def test_what_a_process_means(services: list[str], held: list[str], said: str) -> None:
    """Of a newer version it is said that patients could do this before."""
    processes = (*OTHERS, *(HeldProcess(NAME, each, TIMERESERVASJON) for each in held))
    snapshot = snapshot_of(processes={8900101: processes})
    spec = spec_from(*changed("employees.kari.services", [*services, "e_contact"]))
    (request,) = requests(spec, snapshot)
    assert meaning(request) == said


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (
            "employees.lars.services",
            ["booking"],
            [
                "from 2026-12-01 on patients of Lars Moen can book appointments at HelseNorge",
                "from 2026-12-01 on HelseNorge can be asked whether patients of Lars Moen use it",
            ],
        ),
        (
            "clinic.messaging.amqp",
            "tb.nhn.no/Other",
            [
                "from 2026-12-01 on messages reach Lars Moen at the new async queue, sync queue, "
                "error queue and syncreply queue"
            ],
        ),
        (
            "employees.lars.active.to",
            "2027-01-31",
            ["messages can reach Lars Moen from 2026-12-01 to 2027-01-31"],
        ),
        (
            "employees.lars.active.from",
            "2026-12-05",
            ["messages can reach Lars Moen from 2026-12-05 to 2026-12-31"],
        ),
        (
            "employees.lars.active.to",
            "2026-12-24",
            ["messages to Lars Moen reach nobody after 2026-12-24"],
        ),
        (
            "employees.omar",
            PENDING,
            [
                "NHN gives Omar Haddad a HER-ID, without which no message can reach Omar Haddad",
                "from 2026-08-01 on messages reach Omar Haddad at queues of the new HER-ID",
                "from 2026-08-01 on patients of Omar Haddad can write to the clinic at HelseNorge",
                "from 2026-08-01 on HelseNorge can be asked whether patients of Omar Haddad use it",
            ],
        ),
    ],
)
def test_what_it_means_before_somebody_begins(path: str, value: object, said: list[str]) -> None:
    """Nothing is said to be so before the first day of somebody whom nothing reaches yet."""
    made = requests(spec_from(*changed(path, value)), snapshot_of())
    newcomers = ("person-lars", "person-omar")
    assert [meaning(each) for each in made if each.party in newcomers] == said


def test_a_process_that_somebody_will_not_have() -> None:
    """Who has not begun loses nothing, and will not have it."""
    snapshot = snapshot_of(processes={8900103: (HeldProcess(NAME, "1.2", TIMERESERVASJON),)})
    (request,) = requests(spec_from(CLINIC, EMPLOYEES), snapshot)
    assert meaning(request) == (
        "from 2026-12-01 on patients of Lars Moen can't book appointments at HelseNorge"
    )


@pytest.mark.parametrize(
    ("start", "end", "answered", "kinds"),
    [
        ("2026-01-01", None, "2026-08-01", ["activate"]),
        ("2026-01-01", "2026-12-31", "2026-08-01", ["activate"]),
        ("2026-08-01", "2026-08-01", "2026-08-01", ["activate"]),
        ("2026-08-02", None, "2026-08-01", []),
        ("2026-01-01", "2026-07-31", "2026-08-01", []),
        ("2026-01-01", None, None, []),
        (None, None, None, ["activate"]),
        (None, "2026-12-31", None, []),
    ],
)
def test_an_inactive_entry_with_the_specs_period(
    start: str | None, end: str | None, answered: str | None, kinds: list[str]
) -> None:
    """Who is employed on the day of the answer, and whom nothing reaches then, is activated."""
    active = {key: day for key, day in (("from", start), ("to", end)) if day is not None}
    spec = spec_from(*changed("employees.kari.active", active))
    registry = Registry.of(spec)
    entry = registry.snapshot().entries[8900101]
    entries = {8900101: replace(entry, active=False, answered=answered)}
    snapshot = replace(registry.snapshot(), entries={**registry.snapshot().entries, **entries})
    made = requests(spec, snapshot)
    assert [each.kind for each in made] == kinds
    if made:
        ((what, before, after),) = made[0].changes
        assert (what, before) == ("period", f"{after}, not active")
        assert period_of(made[0]) == tuple(entry.period.values())


@pytest.mark.parametrize(
    ("her_id", "name"), [(8900100, "Fjordbyen legesenter"), (8900108, "service-vacant-lists")]
)
def test_an_end_that_no_spec_can_say(her_id: int, name: str) -> None:
    """It stays, and whoever plans sees it before patients do."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    registry.entries[her_id].values["Valid"] = {"To": "2027-02-01T00:00:00"}
    (stays,) = staying(spec_from(CLINIC, EMPLOYEES), registry.snapshot())
    assert (stays.her_id, stays.name) == (her_id, name)
    assert stays.why == (
        "it ends there on 2027-01-31, and a spec has no place for that: ask NHN if it goes on"
    )


def test_processes_at_other_queues() -> None:
    """A process that still names old queues is said, with those that the spec has."""
    queues = ("TB.nhn.no/Bus/8900101_async", "tb.nhn.no/Bus/8900101_sync")
    old = ("tb.nhn.no/Old/8900101_async",)
    held = [
        HeldProcess(NAME, "1.2", TIMERESERVASJON, channels=queues[::-1]),
        replace(OTHERS[0], channels=old),
        OTHERS[1],
    ]
    spec, snapshot = spec_from(CLINIC, EMPLOYEES), snapshot_of(processes={8900101: (*held,)})
    assert requests(spec, snapshot) == []
    (stays,) = staying(spec, snapshot)
    assert stays.name == "Dialog_Innbygger_Ekontakt 1.2 of Kari Lunde"
    assert stays.why == (
        "its messages go to tb.nhn.no/Old/8900101_async, where the spec has "
        "tb.nhn.no/Bus/8900101_async: have NHN change its channels"
    )


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


def test_what_other_registers_have() -> None:
    """A name or a municipality that differs is said, since no request can change it."""
    snapshot = snapshot_of()
    snapshot.entries[8900100] = replace(snapshot.entries[8900100], municipality="4601")
    clinic, employees = changed("employees.kari.name", "Kari Berg")
    spec = spec_from({**clinic, "municipality": "0301"}, employees)
    assert [each.her_id for each in staying(spec, snapshot)] == [
        8900100,
        8900101,
    ]
    snapshot.entries[8900100] = replace(snapshot.entries[8900100], municipality="301")
    assert len(staying(spec, snapshot)) == 1
