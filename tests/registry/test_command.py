"""``registry send`` as a command: its password, its extra, and what ends it."""

import errno
import importlib.util
import re
import subprocess
import sys
from importlib.machinery import ModuleSpec

import pytest

from clinicspec.store.journal import Journal, Line, NotWritten
from tests.cli.command import clinicspec
from tests.clinics import ROOT
from tests.registry.server import Server
from tests.registry.world import TEXT, WRITTEN, World, changed_text, left_to_do, send


def test_the_password_is_nowhere(world: World, server: Server) -> None:
    """It is in no output, no plan, no journal and no argument, only in HTTP's header."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    run = send(world, server)
    files = [path.read_bytes() for path in world.folder.rglob("*") if path.is_file()]
    assert len(files) == 5  # the spec with an attachment and a logo, the plan, the journal
    assert not any(b"passord" in text for text in [run.out.encode(), run.err.encode(), *files])
    assert "--password" not in clinicspec("registry", "send", "--help").out


def test_a_wrong_password(world: World, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said once, nothing is done, and with the right one the same command does it all."""
    server.begin(world.registry())
    plan = world.write_plan(server.registry)
    with monkeypatch.context() as patch:
        patch.setenv("CLINICSPEC_NHN_PASSWORD", "et galt passord")
        run = send(world, server)
    assert run.code == 1
    first, why, rest = run.out.splitlines()
    assert first == "fjordbyen: update Fjordbyen legesenter: not sent"
    assert "NHN does not accept this user name with this password" in why
    requests = plan["clinics"][0]["requests"]
    assert rest == f"the run has stopped, so {len(requests) - 1} further requests are not sent"
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


def test_a_disk_that_is_full(world: World, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a journal nothing goes on, and what has been done is said."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    append = Journal.append

    def full(journal: Journal, line: Line) -> None:
        if "CreateService" in str(line):
            raise NotWritten("no space left on device")
        append(journal, line)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        run = send(world, server)
    assert run.code == 1
    assert "can't be written, and nothing is sent without: no space left on device" in run.err
    assert re.search(r"^\d+ done$", run.err, re.MULTILINE)
    assert "CreateService" not in server.asked
    assert send(world, server).code == 0
    assert left_to_do(world, server) == []


def test_nobody_reads_the_output(
    world: World, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe that has been closed says nothing about the journal."""
    server.begin(world.registry())
    world.write_plan(server.registry)

    def closed(_: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    with monkeypatch.context() as patch:
        patch.setattr("clinicspec.cli.registry._lines", closed)
        run = send(world, server)
    assert run.code == 1
    assert "journal" not in run.err
    assert send(world, server).code == 0


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
