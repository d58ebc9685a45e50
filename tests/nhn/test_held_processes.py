"""What is to change in a CPP that holds some processes, and what that means."""

from dataclasses import replace
from typing import Any

import pytest

from clinicspec.nhn.change_set import requests
from clinicspec.nhn.entry import HeldProcess
from clinicspec.nhn.meaning import meaning
from tests.nhn.any_clinic import spec_from
from tests.nhn.fjordbyen import (
    CLINIC,
    EMPLOYEES,
    NAME,
    OTHERS,
    TIMERESERVASJON,
    changed,
    snapshot_of,
    staying,
    summary,
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


def test_what_patients_of_a_vacant_list_use_stays() -> None:
    """NHN gives the HER-ID of who alone stands in for one, so they would lose what is removed."""
    ours = HeldProcess(NAME, "1.2", TIMERESERVASJON)
    snapshot = snapshot_of(processes={8900103: (*OTHERS, ours)})
    spec = spec_from(*changed("employees.lars.substitute_for", {"vacant_list": "list-4"}))
    made = requests(spec, snapshot)
    assert summary(made) == [("remove_process", "person-lars", "Timereservasjon")]
    assert [each.her_id for each in staying(spec, snapshot)] == [8900103] * len(OTHERS)


def test_unknown_processes() -> None:
    """Where a snapshot says nothing of a CPP, what is wanted there is a preview."""
    snapshot = replace(snapshot_of(), processes={})
    made = requests(spec_from(CLINIC, EMPLOYEES), snapshot)
    assert {each.kind for each in made} == {"add_process"}
    assert all(each.needs_snapshot for each in made)


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


def test_a_process_that_somebody_will_not_have() -> None:
    """Who has not begun loses nothing, and will not have it."""
    snapshot = snapshot_of(processes={8900103: (HeldProcess(NAME, "1.2", TIMERESERVASJON),)})
    (request,) = requests(spec_from(CLINIC, EMPLOYEES), snapshot)
    assert meaning(request) == (
        "from 2026-12-01 on patients of Lars Moen can't book appointments at HelseNorge"
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
