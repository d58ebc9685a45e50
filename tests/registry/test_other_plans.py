"""Creating nobody twice where a second plan is made after an answer to the first one was lost."""

from pathlib import Path

import pytest

from clinicspec.store.journal import open_journal
from tests.nhn.registry import Registry
from tests.registry.server import Server, Trouble
from tests.registry.world import TEXT, World, left_to_do, send

pytestmark = pytest.mark.usefixtures("wsdls_read_once")

HIDDEN = "GetOrganizationDetails"


def plan_again(world: World, before: Registry) -> None:
    """Plan from the old snapshot, which lacks what has been created since; another plan it is."""
    world.spec.write_text(world.spec.read_text() + "# planned again\n")
    world.write_plan(before)


def lost(world: World, server: Server, trouble: Trouble) -> Path:
    """Send a plan and lose the answer about a person; the journal that says so."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: (
        trouble if operation == "CreateOrganizationPerson" else None
    )
    send(world, server)
    (journal,) = world.folder.glob("*.journal")
    return journal


def people(server: Server) -> int:
    """How many persons in the registry have the number of the one that is created."""
    return len([held for held in server.registry.entries.values() if held.key == "9900101"])


def test_a_second_plan_creates_nobody_twice(world: World, server: Server) -> None:
    """What an earlier plan may have created is not created where NHN does not list its parties."""
    journal = lost(world, server, "hang up after")
    plan_again(world, world.registry())
    server.trouble = lambda operation, _: "known" if operation == HIDDEN else None
    run = send(world, server)
    assert (run.code, people(server)) == (1, 1)
    assert f"create Kari Lunde: not sent\n    the journal {journal.name} says that it" in run.out
    assert "if it is there, write its HER-ID into the spec in the place of pending" in run.out


def test_a_second_plan_is_told_the_her_id(world: World, server: Server) -> None:
    """Where NHN lists them, the HER-ID of what the earlier plan has created is named."""
    lost(world, server, "hang up after")
    plan_again(world, world.registry())
    server.trouble = lambda *_: None
    run = send(world, server)
    assert (run.code, people(server)) == (1, 1)
    assert "HER-ID 9000001: write it into the spec in the place of pending" in run.out


def test_a_second_plan_after_a_refusal(world: World, server: Server) -> None:
    """What NHN has refused is not there, so the second plan creates it."""
    lost(world, server, "validation")
    world.spec.write_text(TEXT)
    plan_again(world, world.registry())
    server.begin(world.registry())
    server.trouble = lambda operation, _: "known" if operation == HIDDEN else None
    send(world, server)
    assert people(server) == 1


def test_a_journal_that_somebody_has_removed(world: World, server: Server) -> None:
    """Whoever knows that it is not there removes the journal, and then it is created."""
    lost(world, server, "hang up before").unlink()
    plan_again(world, world.registry())
    server.trouble = lambda operation, _: "known" if operation == HIDDEN else None
    send(world, server)
    assert people(server) == 1


def test_a_first_attempt_where_nothing_is_listed(world: World, server: Server) -> None:
    """NHN's contract does not promise a list; without one, what was never sent is created."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda operation, _: "known" if operation == HIDDEN else None
    assert send(world, server).code == 0
    server.trouble = lambda *_: None
    assert left_to_do(world, server) == []


def test_another_plan_that_is_being_sent(world: World, server: Server) -> None:
    """Two plans of one clinic at once would not know of each other, so they wait."""
    journal = lost(world, server, "hang up before")
    plan_again(world, world.registry())
    asked = len(server.asked)
    with open_journal(journal):
        run = send(world, server)
    assert (run.code, len(server.asked)) == (2, asked)
    assert f"{journal.name} is in use: its plan is being sent already" in run.err


@pytest.mark.parametrize("content", ["{}\n", "\x00\n"])
def test_another_plans_damaged_journal(world: World, server: Server, content: str) -> None:
    """What an earlier plan has done can't be told from it, so nothing is sent."""
    journal = world.folder / "old.json.0123456789ab.journal"
    journal.write_text(content)
    world.write_plan(world.registry())
    run = send(world, server)
    assert (run.code, server.asked) == (2, [])
    assert f"{journal} is damaged" in run.err
