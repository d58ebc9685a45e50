"""``clinicspec registry send`` against NHN's services on this machine."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
import requests

from clinicspec.diagnostics.draft import Draft
from clinicspec.nhn.entry import HeldProcess, Snapshot
from clinicspec.nhn.snapshot.read import read_snapshot
from tests.cli.command import clinicspec
from tests.registry.server import Server, Trouble, canonical
from tests.registry.world import TEXT, WRITTEN, World, changed_text, left_to_do, send, state

pytestmark = pytest.mark.usefixtures("wsdls_read_once")


def test_a_plan_is_carried_out(world: World, server: Server) -> None:
    """After it the registry is as the spec says, and the spec has every HER-ID, comments kept."""
    server.begin(world.registry())
    (planned,) = world.write_plan(server.registry)["clinics"]
    run = send(world, server)
    assert (run.code, server.mistakes) == (0, []), run
    assert len(re.findall(r": done(, HER-ID \d+)?\n", run.out)) == len(planned["requests"])
    assert world.spec.read_text() == changed_text(TEXT, WRITTEN)
    assert left_to_do(world, server) == []


def test_what_was_approved_is_what_is_sent(world: World, server: Server) -> None:
    """Each body reaches NHN as it stands in the plan, in the plan's order, and then what waited."""
    server.begin(world.registry())
    document = world.write_plan(server.registry)
    send(world, server)
    planned = [
        canonical(each["body"].encode())
        for each in document["clinics"][0]["requests"]
        if each["body"] is not None
    ]
    assert len(planned) < len(server.bodies)
    assert server.bodies[: len(planned)] == planned


def test_a_second_run_sends_nothing(world: World, server: Server) -> None:
    """What is done is done: the same command again changes nothing, and is fine."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    send(world, server)
    before, text = state(server.registry), world.spec.read_text()
    sent = len(server.bodies)
    again = send(world, server)
    assert (again.code, len(server.bodies)) == (0, sent)
    assert (state(server.registry), world.spec.read_text()) == (before, text)


FAULTS: list[tuple[Trouble, str]] = [
    ("known", "Parten eksisterer ikke. (InvalidHerIdSupplied)"),
    ("validation", "Ukjent HPR-nummer (HprNumber: “9900199”)"),
]


@pytest.mark.parametrize(("trouble", "words"), FAULTS)
def test_what_nhn_refuses(world: World, server: Server, trouble: Trouble, words: str) -> None:
    """NHN's words are shown with the name; what depends on it waits, and the rest goes on."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: (
        trouble if operation == "CreateOrganizationPerson" else None
    )
    run = send(world, server)
    assert run.code == 1
    assert f"create Kari Lunde: refused\n    {words}\n" in run.out
    assert "add Dialog_Innbygger_Ekontakt 1.2 to Kari Lunde: not sent" in run.out
    assert "add Dialog_Innbygger_Ekonsultasjon 1.2 to Omar Haddad: done" in run.out
    assert world.pending() == 1
    assert not [held for held in server.registry.entries.values() if held.key == "9900101"]
    server.trouble = lambda *_: None
    assert send(world, server).code == 0
    assert left_to_do(world, server) == []


def test_a_refused_organisation_holds_back_its_clinic(world: World, server: Server) -> None:
    """Nothing below the organisation is sent when its own request is refused."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: "known" if "UpdateOrg" in operation else None
    run = send(world, server)
    assert run.code == 1
    assert server.asked == ["GetCommunicationPartyDetails", "UpdateOrganizationDetails"]
    assert ": done" not in run.out


LOST: list[Trouble] = ["hang up before", "hang up after", "500", "generic", "foreign after"]


@pytest.mark.parametrize("trouble", LOST)
@pytest.mark.parametrize(
    "lost", ["UpdateOrganizationDetails", "CreateOrganizationPerson", "CreateService", "AddProcess"]
)
def test_a_lost_answer(world: World, server: Server, trouble: Trouble, lost: str) -> None:
    """Whether NHN has done it or not: the run stops, and the next one makes no party twice."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: trouble if operation.startswith(lost) else None
    run = send(world, server)
    assert run.code == 1
    assert run.out.count(": unknown") == 1
    assert "the same command asks it" in run.err
    stopped = run.out.partition(": unknown")[2]
    assert set(re.findall(r": (done|done before|refused|not sent)\b", stopped)) <= {"not sent"}
    server.trouble = lambda *_: None
    assert send(world, server).code == 0
    assert world.spec.read_text() == changed_text(TEXT, WRITTEN)
    assert left_to_do(world, server) == []
    assert len(server.registry.entries) == len(world.registry().entries) + len(WRITTEN)


def test_silence(world: World, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does what it is asked and says nothing is not waited for without end."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: "silent after" if operation == "CreateService" else None
    post = requests.Session.post

    def impatient(session: requests.Session, url: str, data: bytes, **named: Any) -> Any:
        timeout = 0.1 if b"CreateService" in data else named["timeout"]
        return post(session, url, data, **named | {"timeout": timeout})

    with monkeypatch.context() as patch:
        patch.setattr(requests.Session, "post", impatient)
        run = send(world, server, "--timeout", "60")
    assert run.code == 1
    assert "there is no answer within 60 seconds" in run.out
    server.released.set()
    server.trouble = lambda *_: None
    assert send(world, server).code == 0
    assert world.spec.read_text() == changed_text(TEXT, WRITTEN)


def test_nhn_cannot_say_whether_it_has_created_somebody(world: World, server: Server) -> None:
    """Where nobody can tell, nothing is created a second time, and somebody has to look."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: "hang up after" if operation == "CreateService" else None
    send(world, server)
    entries = len(server.registry.entries)
    server.trouble = lambda operation, _: "generic" if "GetOrganization" in operation else None
    run = send(world, server)
    assert run.code == 1
    assert "this plan's journal says that it was sent, and NHN does not say whether" in run.out
    assert "if it is there, write its HER-ID into the spec in the place of pending" in run.out
    assert len(server.registry.entries) == entries + 1  # the other service, which was never sent
    server.trouble = lambda *_: None
    assert send(world, server).code == 0
    assert world.pending() == 0
    assert len(server.registry.entries) == len(world.registry().entries) + len(WRITTEN)


READ_AFTERWARDS: list[Trouble] = ["generic", "hang up before"]


@pytest.mark.parametrize("trouble", READ_AFTERWARDS)
def test_what_was_created_cannot_be_read(world: World, server: Server, trouble: Trouble) -> None:
    """What waited for a HER-ID goes on waiting, and the next run makes up for it."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    # The first one is about the organisation, before it is updated.
    server.trouble = lambda operation, count: (
        trouble if "GetCommunication" in operation and count > 1 else None
    )
    run = send(world, server)
    assert run.code == 1
    assert "update Kari Lunde: not sent" in run.out
    assert world.pending() == 0
    server.trouble = lambda *_: None
    assert send(world, server).code == 0
    assert left_to_do(world, server) == []


def test_what_was_created_is_somebody_else(world: World, server: Server) -> None:
    """Where NHN's answer contradicts the spec, all that has waited is held back, and why."""
    server.begin(world.registry())
    (planned,) = world.write_plan(server.registry)["clinics"]
    waiting = [each for each in planned["requests"] if each["party"] == "person-kari"][1:]

    def other_number(_: str, __: int) -> None:
        if 9000001 in server.registry.entries:
            server.registry.entries[9000001].key = "9900199"

    server.trouble = other_number
    run = send(world, server)
    assert run.code == 1
    held_back = re.findall(r" Kari Lunde: not sent\n    (.*)\n", run.out)
    assert len(held_back) == len(waiting) > 1
    assert all(
        "the registry holds Kari Lunde, with the HPR number 9900199" in each for each in held_back
    )


def test_what_has_waited_is_done_by_then(world: World, server: Server) -> None:
    """What NHN has done by itself when it created the party is not sent, and said."""
    server.begin(world.registry())
    world.write_plan(server.registry)

    def with_processes(operation: str, _: int) -> None:
        registry = server.registry
        if operation == "GetProcessesInCpp" and 9000001 in registry.entries:
            registry.processes[9000001] = list(registry.processes[8900102])

    server.trouble = with_processes
    run = send(world, server)
    assert run.code == 0
    assert "add Dialog_Innbygger_Ekontakt 1.2 to Kari Lunde: done before\n" in run.out


def test_a_question_without_an_answer(world: World, server: Server) -> None:
    """Where NHN can't be asked whether a party is there, it is sure that nothing was sent."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: (
        "hang up before" if operation == "GetOrganizationDetails" else None
    )
    run = send(world, server)
    assert run.code == 1
    words = "NHN could not be asked whether it is there: the connection failed"
    assert f"create Kari Lunde: not sent\n    {words}\n" in run.out
    assert ": unknown" not in run.out
    assert run.out.endswith(" further requests are not sent\n")
    assert server.asked[-1] == "GetOrganizationDetails"


def test_an_entry_that_was_switched_off(world: World, server: Server) -> None:
    """It is activated by the period that it has, once."""
    server.begin(world.registry())
    server.registry.entries[8900102].switched_off = True
    world.write_plan(server.registry)
    assert "activate Omar Haddad: done\n" in send(world, server).out
    assert left_to_do(world, server) == []
    sent = len(server.bodies)
    assert "activate Omar Haddad: done before\n" in send(world, server).out
    assert len(server.bodies) == sent


def test_parties_without_a_cpp(world: World, server: Server) -> None:
    """Where NHN says that a party has no CPP yet, its processes are added."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: "not there" if operation == "GetProcessesInCpp" else None
    assert send(world, server).code == 0
    assert left_to_do(world, server) == []


@pytest.mark.parametrize(("trouble", "words"), [("generic", "Stengt"), ("known", "InvalidHerId")])
def test_processes_that_nhn_does_not_tell(
    world: World, server: Server, trouble: Trouble, words: str
) -> None:
    """Any other fault says nothing of what is active, so no process is added and the rest is."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: trouble if operation == "GetProcessesInCpp" else None
    run = send(world, server)
    assert run.code == 1
    assert not any(b"ProcessToCpp" in body for body in server.bodies)
    held_back = re.findall(r": not sent\n    (.*)\n    (.*)\n", run.out)
    assert held_back
    assert all(why == "NHN could not be asked what it holds" for why, _ in held_back)
    assert all(words in fault for _, fault in held_back)
    assert {each.process is not None for each in left_to_do(world, server)} == {True}


ANOTHER_UUID = "00000000-0000-0000-0000-000000000000"
EKONSULTASJON = HeldProcess("Dialog_Innbygger_Ekonsultasjon", "1.2", ANOTHER_UUID)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (replace(EKONSULTASJON, roles=("Helsepersonell",)), "done before"),
        (EKONSULTASJON, "done before"),
        (replace(EKONSULTASJON, roles=("Innbygger",)), "done"),
        (replace(EKONSULTASJON, version="1.1"), "done"),
    ],
)
def test_a_process_that_is_there_by_now(
    world: World, server: Server, held: HeldProcess, said: str
) -> None:
    """What ``plan`` would take for active is not added, and what it would not is."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.registry.processes[8900102].append(held)
    run = send(world, server)
    assert f"add Dialog_Innbygger_Ekonsultasjon 1.2 to Omar Haddad: {said}\n" in run.out
    assert left_to_do(world, server) == []


def test_from_plan_to_plan(world: World, server: Server) -> None:
    """What ``plan`` prints is what is sent, and after it ``plan`` finds nothing to change."""
    server.begin(world.registry())
    for snapshot, code in (("before", 4), ("after", 0)):
        (world.folder / snapshot).mkdir()
        for name, content in server.registry.answers().items():
            (world.folder / snapshot / name).write_bytes(content)
        options = ("--registry", snapshot, "--format", "json", "--exit-code")
        planned = clinicspec("plan", "specs", *options)
        assert planned.code == code, planned.err
        if snapshot == "before":
            world.plan.write_text(planned.out)
            run = send(world, server)
            assert run.code == 0, run


def test_somebody_else_has_registered_the_party(world: World, server: Server) -> None:
    """What NHN has by now is not created, and the HER-ID is named."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.registry.register(7777, "person", "Kari Lunde", 8900100, "9900101")
    run = send(world, server)
    assert run.code == 1
    assert "HER-ID 7777: write it into the spec in the place of pending" in run.out
    assert "CreateOrganizationPerson" not in server.asked


def test_a_spec_that_no_small_edit_can_change(world: World, server: Server) -> None:
    """A HER-ID that can't be written into the spec is said, and kept in the journal."""
    text = TEXT.replace("her_id: 'pending'", "her_id: &a pending")
    world.spec.write_text(text.replace("her_id: pending  # applied", "her_id: *a  # applied"))
    server.begin(world.registry())
    world.write_plan(server.registry)
    run = send(world, server)
    assert run.code == 1
    assert "write her_id: 9000001 into the spec by hand, in the place of pending" in run.out
    (journal,) = world.folder.glob("*.journal")
    assert '"her_id": 9000001' in journal.read_text()


def test_an_answer_that_does_not_say_all(
    world: World, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry of which NHN says a part is not replaced, since the rest would be erased."""

    def read_in_part(files: Iterable[tuple[str, bytes]]) -> tuple[Snapshot, list[Draft]]:
        snapshot, drafts = read_snapshot(files)
        part = {key: replace(entry, whole=False) for key, entry in snapshot.entries.items()}
        return replace(snapshot, entries=part), drafts

    server.begin(world.registry())
    world.write_plan(server.registry)
    monkeypatch.setattr("clinicspec.registry.submit.read_snapshot", read_in_part)
    run = send(world, server)
    assert run.code == 1
    assert "update Kari Lunde: not sent\n    NHN's answer does not say all" in run.out
    assert "UpdateOrganizationPersonDetails" not in server.asked
