"""When entries begin and end, and what a change of that means."""

from dataclasses import replace
from typing import Any

import pytest

from clinicspec.nhn.change_set import requests
from clinicspec.nhn.conflicts import conflicts
from clinicspec.nhn.contract import OPEN_END
from clinicspec.nhn.meaning import meaning
from tests.nhn.any_clinic import spec_from
from tests.nhn.fjordbyen import (
    CLINIC,
    EMPLOYEES,
    PENDING,
    changed,
    period_of,
    snapshot_of,
    staying,
    summary,
)
from tests.nhn.registry import Registry


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
    assert [each.why.startswith("it is not active") for each in staying(spec, snapshot)] == (
        [True] if answered is None and not kinds else []
    )


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
