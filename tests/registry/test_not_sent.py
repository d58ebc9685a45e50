"""Plans, specs, endpoints and journals with which ``registry send`` sends nothing."""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from clinicspec.store.journal import open_journal
from tests.cli.command import clinicspec
from tests.registry.server import USER, Server
from tests.registry.world import TEXT, World, edit_plan, send


def journal_of(world: World, checksum: str) -> Path:
    """Where the journal of the plan with a checksum lies."""
    return world.folder / f"plan.json.{checksum.removeprefix('sha256:')[:12]}.journal"


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


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (["clinics", 0, "folder"], "others"),
        (["clinics", 0, "files", "fjordbyen.yaml"], "0" * 64),
        (["clinics", 0, "environment"], "production"),
        (["clinics", 0, "left_alone"], []),
        (["clinics", 0, "requests", 0, "name"], "Kari Lund"),
        (["clinics", 0, "requests", 0, "name"], "\ud800"),
        (["clinics", 0, "requests", 0, "made_from"], None),
        (["clinics", 0, "requests", 0, "makes", "period"], "0" * 64),
        (["clinics", 0, "requests", -1, "process", "version"], "9.9"),
        (["needs_approval"], True),
    ],
)
def test_a_plan_that_somebody_has_changed(
    world: World, server: Server, where: list[str | int], value: Any
) -> None:
    """A plan whose checksum is not its own is refused, whatever has been changed in it."""
    document = world.write_plan(world.registry())
    left = {"her_id": 8900199, "kind": "service", "name": "Gammel", "why": "not known"}
    document["clinics"][0]["left_alone"] = [left]
    edit_plan(world, document)
    document = json.loads(world.plan.read_text())
    *path, last = where
    inner = document
    for part in path:
        inner = inner[part]
    assert inner[last] != value
    inner[last] = value
    world.plan.write_text(json.dumps(document))
    run = send(world, server)
    assert (run.code, server.asked) == (2, [])
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
    assert "the request to update Fjordbyen legesenter at fjordbyen is a preview" in run.err


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
        ("https://ws.nhn.no/v1/AR", "is in NHN's production environment"),
        ("https://register.nhn.no/v1/AR", "is in NHN's production environment"),
        ("https://WS.NHN.no.:443/v1/AR/Basic/", "is in NHN's production environment"),
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
    assert "in NHN's test environment, and fjordbyen has `environment: production`" in run.err


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


def test_a_plan_that_is_being_sent(world: World, server: Server) -> None:
    """Two runs of one plan at once would make parties twice, so the second one is refused."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    send(world, server)
    (journal,) = world.folder.glob("*.journal")
    with open_journal(journal):
        run = send(world, server)
    assert run.code == 2
    assert "its plan is being sent already" in run.err


HEADER = '{"journal": 1, "plan": "%s", "endpoint": "%s"}\n'
KEY = '"key": ["fjordbyen", "person-kari", "CreateService", "0"]'
DAMAGED = [
    "{}\n",
    "[]\n",
    "\x00\n",
    '{"journal": 1}\n',
    '{"journal": 2, "plan": "%s", "endpoint": "%s"}\n',
    f'{{"event": "sending", {KEY}}}\n',
    HEADER + '{"event": 1}\n',
    HEADER + f'{{"event": "sent", {KEY}}}\n',
    HEADER + '{"event": "sending", "key": "four"}\n',
    HEADER + '{"event": "sending", "key": ["a", "b", "c", 1]}\n',
    HEADER + f'{{"event": "sending", {KEY}, "creates": ["1", 2]}}\n',
    HEADER + f'{{"event": "done", {KEY}, "her_id": "9000001"}}\n',
    HEADER + f'{{"event": "done", {KEY}, "her_id": true}}\n',
    HEADER + '{"event": "writing", "clinic": "fjordbyen", "file": "a", "sha256": 1}\n',
    HEADER + HEADER,
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_journal_of_something_else(world: World, server: Server, content: str) -> None:
    """A journal that can't be relied on is left as it is, and nothing is sent."""
    server.begin(world.registry())
    checksum = world.write_plan(server.registry)["checksum"]
    begun = [checksum, server.url] * content.count("journal")
    content = content % tuple(begun) if "%s" in content else content
    journal = journal_of(world, checksum)
    journal.write_text(content)
    run = send(world, server)
    assert (run.code, server.asked, journal.read_text()) == (2, [], content)
    assert f"{journal} is damaged" in run.err


def test_a_journal_of_another_endpoint(world: World, server: Server) -> None:
    """What the test environment has done says nothing about another one."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    send(world, server)
    run = send(world, server, "--endpoint", server.url.replace("127.0.0.1", "localhost"))
    assert run.code == 2
    assert f"this plan has been sent to {server.url} already: go on there" in run.err


def test_a_mistyped_endpoint(world: World, server: Server) -> None:
    """Where nothing has been sent, the plan belongs to no endpoint yet."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    run = send(world, server, "--endpoint", server.url.replace("/v1/", "/v2/"))
    assert run.code == 1
    assert "answers with the HTTP status 404" in run.err
    assert send(world, server).code == 0


def test_no_locks(world: World, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing keeps a second run away, nothing is sent."""
    world.write_plan(world.registry())
    monkeypatch.setitem(sys.modules, "fcntl", None)
    run = send(world, server)
    assert (run.code, server.asked) == (2, [])
    assert "which has no locks: put the plan onto a disk that has them" in run.err


def test_a_folder_that_cannot_be_written(world: World, server: Server) -> None:
    """Without a journal nothing is sent."""
    journal_of(world, world.write_plan(world.registry())["checksum"]).mkdir()
    run = send(world, server)
    assert (run.code, server.asked) == (1, [])
    assert "can't be written, and nothing is sent without: is a directory" in run.err
