"""``clinicspec registry send`` against NHN's services on this machine."""

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest
import requests

from clinicspec.check import model_of
from clinicspec.diagnostics.draft import Draft
from clinicspec.nhn import change_set
from clinicspec.nhn.entry import Snapshot
from clinicspec.nhn.plan import checksum
from clinicspec.nhn.request import Request
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.store.journal import open_journal
from tests.cli.command import Run, clinicspec
from tests.clinics import ROOT
from tests.registry.server import USER, Server, Trouble, canonical
from tests.registry.world import TEXT, WRITTEN, World, changed_text, state


def send(world: World, server: Server, *options: str) -> Run:
    """Send the plan."""
    to = ("--endpoint", server.url, "--user", USER)
    return clinicspec("registry", "send", world.plan, *to, *options)


def left_to_do(world: World, server: Server) -> list[Request]:
    """The requests that the registry still lacks."""
    return change_set.requests(model_of(world.clinic()), server.registry.snapshot())


def edit_plan(world: World, document: dict[str, Any]) -> None:
    """Put a document in the plan's place, with the checksum that is right for it."""
    world.plan.write_text(json.dumps(document | {"checksum": checksum(document)}))


def test_a_plan_is_carried_out(world: World, server: Server) -> None:
    """After it the registry is as the spec says, and the spec has every HER-ID, comments kept."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    run = send(world, server)
    assert (run.code, server.mistakes) == (0, []), run
    assert "not sent" not in run.out
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


def test_the_password_is_nowhere(world: World, server: Server) -> None:
    """It is in no output, no plan, no journal and no argument, only in HTTP's header."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    run = send(world, server)
    files = [path.read_bytes() for path in world.folder.rglob("*") if path.is_file()]
    assert len(files) == 4  # the spec with an attachment, the plan and the journal
    assert not any(b"passord" in text for text in [run.out.encode(), run.err.encode(), *files])
    assert "--password" not in clinicspec("registry", "send", "--help").out


def test_a_wrong_password(world: World, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, nothing is done, and with the right one the same command does it all."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    with monkeypatch.context() as patch:
        patch.setenv("CLINICSPEC_NHN_PASSWORD", "et galt passord")
        run = send(world, server)
    assert run.code == 1
    assert "NHN does not accept this user name with this password" in run.out
    assert "galt" not in run.out + run.err
    assert server.asked == []
    assert send(world, server).code == 0


def test_no_terminal_to_ask_for_the_password(
    world: World, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a terminal and the environment variable there is no way to give a password."""
    monkeypatch.delenv("CLINICSPEC_NHN_PASSWORD")
    world.write_plan(world.registry())
    run = send(world, server)
    assert run.code == 2
    assert "set CLINICSPEC_NHN_PASSWORD" in run.err


FAULTS: list[tuple[Trouble, str]] = [
    ("generic", "Registeret er stengt. (Stengt)"),
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
    assert f"Kari Lunde: register: refused\n    {words}\n" in run.out
    assert "Kari Lunde: add a process: not sent" in run.out
    assert "Omar Haddad: add Dialog_Innbygger_Ekonsultasjon: done" in run.out
    assert world.pending() == 1
    assert not [held for held in server.registry.entries.values() if held.key == "9900101"]
    server.trouble = lambda *_: None
    assert send(world, server).code == 0
    assert left_to_do(world, server) == []


def test_a_refused_organisation_holds_back_its_clinic(world: World, server: Server) -> None:
    """Nothing below the organisation is sent when its own request is refused."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: "generic" if "Organization" in operation else None
    run = send(world, server)
    assert run.code == 1
    assert server.asked == ["UpdateOrganizationDetails"]
    assert ": done" not in run.out


LOST: list[Trouble] = ["hang up before", "hang up after", "500"]


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
    assert "whether NHN has created it can't be told from its answer: look for it there" in run.out
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
    server.trouble = lambda operation, _: trouble if "GetCommunication" in operation else None
    run = send(world, server)
    assert run.code == 1
    assert "Kari Lunde: update: not sent" in run.out
    assert world.pending() == 0
    server.trouble = lambda *_: None
    assert send(world, server).code == 0
    assert left_to_do(world, server) == []


def test_parties_without_a_cpp(world: World, server: Server) -> None:
    """Where NHN has no list of a party's processes, they are added all the same."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: "generic" if operation == "GetProcessesInCpp" else None
    assert send(world, server).code == 0
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


REFUSED: list[tuple[dict[str, Any], str, int]] = [
    ({"needs_approval": True}, "plan again with --approve sha256:", 5),
    ({"version": 2}, "it is no plan at version: write it with", 2),
    ({"clinics": [{}]}, "it is no plan at clinics[0]: write it with", 2),
]


@pytest.mark.parametrize(("changes", "why", "code"), REFUSED)
def test_plans_that_are_not_sent(
    world: World, server: Server, changes: dict[str, Any], why: str, code: int
) -> None:
    """A plan that needs approval and has none, or that is no plan, is refused, and why."""
    edit_plan(world, world.write_plan(world.registry()) | changes)
    run = send(world, server)
    assert (run.code, server.asked) == (code, [])
    assert why in run.err


def test_an_approved_plan_is_sent(world: World, server: Server) -> None:
    """A plan that needs approval and has it is sent like any other."""
    server.begin(world.registry())
    edit_plan(world, world.write_plan(server.registry) | {"needs_approval": True, "approved": True})
    assert send(world, server).code == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "it is no JSON"),
        ('{"a": ' * 100_000, "it is no JSON"),
        ("[]", "it is no plan"),
        ('"\\ud800"', "it is no plan"),
    ],
)
def test_what_is_no_plan(world: World, server: Server, text: str, why: str) -> None:
    """A file that is anything else is refused, not stumbled over."""
    world.plan.write_text(text)
    run = send(world, server)
    assert run.code == 2
    assert why in run.err


def test_a_plan_that_somebody_has_changed(world: World, server: Server) -> None:
    """A plan whose checksum is not its own is refused."""
    world.write_plan(world.registry())
    text = world.plan.read_text()
    for other in (text.replace("Kari Lunde", "Kari Lund"), text.replace("Kari", "\\ud800", 1)):
        world.plan.write_text(other)
        run = send(world, server)
        assert run.code == 2
        assert "it has been changed since it was made: plan again" in run.err


BODIES = [
    ("8900100", "8900101", "holds something else"),
    ("<?xml version='1.0' encoding='UTF-8'?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "has a DOCTYPE"),
    ("UpdateOrganizationDetails", "Delete", "which is no operation that is known"),
    ("<", "<<", "is no XML that can be read"),
]


@pytest.mark.parametrize(("old", "new", "why"), BODIES)
def test_a_body_that_is_not_what_it_says(
    world: World, server: Server, old: str, new: str, why: str
) -> None:
    """A request with a right checksum and a wrong body is refused as well."""
    document = world.write_plan(world.registry())
    request = document["clinics"][0]["requests"][0]
    assert old in request["body"]
    request["body"] = request["body"].replace(old, new)
    edit_plan(world, document)
    run = send(world, server)
    assert (run.code, server.asked) == (2, [])
    assert why in run.err


def test_a_preview_is_not_sent(world: World, server: Server) -> None:
    """A request that needs a snapshot is named, and nothing is sent."""
    document = world.write_plan(world.registry())
    document["clinics"][0]["requests"][0]["needs_snapshot"] = True
    edit_plan(world, document)
    run = send(world, server)
    assert (run.code, server.asked) == (2, [])
    assert "“update” for Fjordbyen legesenter at fjordbyen is a preview" in run.err


def test_a_party_that_the_spec_does_not_have(world: World, server: Server) -> None:
    """A plan that creates somebody else is refused."""
    document = world.write_plan(world.registry())
    for request in document["clinics"][0]["requests"]:
        request["party"] = "person-nobody" if request["her_id"] is None else request["party"]
    edit_plan(world, document)
    run = send(world, server)
    assert (run.code, server.asked) == (2, [])
    assert "the spec of fjordbyen has no person-nobody: plan again" in run.err


def test_two_plans_of_one_clinic(world: World, server: Server) -> None:
    """A plan with one clinic twice is refused."""
    document = world.write_plan(world.registry())
    document["clinics"] *= 2
    edit_plan(world, document)
    run = send(world, server)
    assert (run.code, server.asked) == (2, [])
    assert "it has two clinics of one id" in run.err


def test_a_spec_that_has_changed_since(world: World, server: Server) -> None:
    """Nothing is sent from a plan whose spec is another one by now, or is gone."""
    world.write_plan(world.registry())
    world.spec.write_text(TEXT + "# later\n")
    run = send(world, server)
    assert (run.code, server.asked) == (2, [])
    assert "fjordbyen.yaml changed after the plan was made: plan again" in run.err
    world.spec.unlink()
    assert "there is no spec" in send(world, server).err


@pytest.mark.parametrize(
    ("endpoint", "why"),
    [
        ("http://ws.nhn.no/v1/AR", "write https"),
        ("https://ws.nhn.no/v1/AR", "is NHN's production environment"),
        ("https://WS.NHN.no.:443/v1/AR/Basic/", "is NHN's production environment"),
        ("https://ws-web.test.nhn.no/v1/address-registry", "give it with --cppa-endpoint"),
    ],
)
def test_where_nothing_is_sent(world: World, endpoint: str, why: str) -> None:
    """No password in clear, and no test clinic among the entries of real ones."""
    world.write_plan(world.registry())
    run = clinicspec("registry", "send", world.plan, "--endpoint", endpoint, "--user", USER)
    assert run.code == 2
    assert why in run.err


def test_a_clinic_of_production_in_the_test_environment(world: World) -> None:
    """HER-IDs of NHN's test environment would come into the spec of a real clinic."""
    world.spec.write_text(TEXT.replace("environment: test", "environment: production"))
    world.write_plan(world.registry())
    endpoint = "https://ws-web.test.nhn.no/v1/AR"
    run = clinicspec("registry", "send", world.plan, "--endpoint", endpoint, "--user", USER)
    assert run.code == 2
    assert "is NHN's test environment, and fjordbyen is of the other one" in run.err


def test_a_spec_with_errors(world: World, server: Server) -> None:
    """A plan that somebody has made of a spec with errors is not stumbled over."""
    document = world.write_plan(world.registry())
    world.spec.write_text(TEXT.replace("name: Fjordbyen legesenter\n  org", "name: []\n  org"))
    digest = sha256(world.spec.read_bytes()).hexdigest()
    document["clinics"][0]["files"] = {"fjordbyen.yaml": digest}
    edit_plan(world, document)
    run = send(world, server)
    assert (run.code, server.asked) == (2, [])
    assert "a spec has errors, see `clinicspec check`: plan again" in run.err


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
    assert "Kari Lunde: update: not sent\n    NHN's answer does not say all" in run.out
    assert "UpdateOrganizationPersonDetails" not in server.asked


def test_a_plan_that_is_being_sent(world: World, server: Server) -> None:
    """Two runs of one plan at once would make parties twice, so the second one is refused."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    send(world, server)
    (journal,) = world.folder.glob("*.journal")
    with open_journal(journal):
        run = send(world, server)
    assert run.code == 2
    assert "this plan is being sent already" in run.err


@pytest.mark.parametrize("content", ["{}\n", "[]\n", "\x00\n", '{"journal": 1}\n{"event": 1}\n'])
def test_a_journal_of_something_else(world: World, server: Server, content: str) -> None:
    """A journal that can't be relied on is left as it is, and nothing is sent."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    send(world, server)
    (journal,) = world.folder.glob("*.journal")
    journal.write_text(content)
    sent = len(server.asked)
    run = send(world, server)
    assert (run.code, len(server.asked), journal.read_text()) == (2, sent, content)
    assert "is not the journal of this plan at this endpoint" in run.err


def test_a_journal_of_another_endpoint(world: World, server: Server) -> None:
    """What the test environment has done says nothing about another one."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    send(world, server)
    run = send(world, server, "--endpoint", server.url.replace("127.0.0.1", "localhost"))
    assert run.code == 2
    assert "is not the journal of this plan at this endpoint" in run.err


@pytest.mark.parametrize("module", ["zeep", "requests"])
def test_without_the_extra(
    world: World, server: Server, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has not installed what the network takes is told how to."""
    find = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == module else find(name, package)

    monkeypatch.setattr("clinicspec.cli.registry.find_spec", without)
    run = send(world, server)
    assert run.code == 2
    assert f'{module}, which is not installed: pip install "clinicspec[nhn]"' in run.err


def test_nothing_else_takes_the_network() -> None:
    """The command line, and the help of ``registry send``, start without zeep and requests."""
    program = (
        "import sys\n"
        "from clinicspec.cli import cli\n"
        "cli(['registry', 'send', '--help'], standalone_mode=False)\n"
        "sys.exit(str({'zeep', 'requests', 'lxml', 'pydantic'} & set(sys.modules)))\n"
    )
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stderr == "set()\n"


def test_interrupted(world: World, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends it as it ends everything, and the same command goes on."""
    server.begin(world.registry())
    world.write_plan(server.registry)

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("clinicspec.registry.client.Client.send", interrupt)
        run = send(world, server)
    assert run.code == 130
    assert "the same command goes on from here" in run.err
    assert send(world, server).code == 0
    assert world.spec.read_text() == changed_text(TEXT, WRITTEN)


def test_a_folder_that_cannot_be_written(world: World, server: Server) -> None:
    """Without a journal nothing is sent."""
    document = world.write_plan(world.registry())
    name = f"plan.json.{document['checksum'].removeprefix('sha256:')[:12]}.journal"
    Path(name).mkdir()
    run = send(world, server)
    assert (run.code, server.asked) == (1, [])
    assert "can't be written, and nothing is sent without: is a directory" in run.err
