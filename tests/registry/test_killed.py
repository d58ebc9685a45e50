"""``registry send`` that is killed, and run again: no party twice, and no HER-ID lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from clinicspec.registry import client
from clinicspec.store import rewrite
from clinicspec.store.journal import Journal
from tests.clinics import ROOT, spec_of
from tests.nhn.registry import Registry
from tests.registry.server import USER, Server
from tests.registry.world import TEXT, WRITTEN, World, changed_text, send, state

SMALL = {
    "[booking, e_consultation, e_contact, prescription_renewal]\n    absences": "[e_contact]\n"
    "    absences",
    "    services: [e_contact]\n  site": "  site",
    "  resource_booking: {her_id: 'pending', from: 2026-08-01, code_system: 8666, code: FR}": "",
}
"""Two parties to create and little more, since a run is killed at each of its steps."""

SMALL_WRITTEN = {old: new for old, new in WRITTEN.items() if "'" not in old}


class Killed(BaseException):
    """The process has ended here."""


class Killer:
    """Ends a run before its n-th step, or after what the step does, or half-way through it."""

    def __init__(self, step: int) -> None:
        self.left = step
        self.where = ""

    def step(self, name: str) -> None:
        """Announce a step."""
        self.left -= 1
        if self.left == 0:
            self.where = name
            raise Killed(name)

    def around(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        """The same with a step before it and one behind it."""

        def acting(*args: Any, **named: Any) -> Any:
            self.step(f"before {name}")
            result = act(*args, **named)
            self.step(f"after {name}")
            return result

        return acting

    def half(self, write: Callable[[int, bytes], int]) -> Callable[[int, bytes], int]:
        """A write to the disk, with a step at which only half of it is there."""

        def writing(descriptor: int, content: bytes) -> int:
            self.left -= 1
            if self.left == 0:
                self.where = "half-way through a line"
                write(descriptor, content[: len(content) // 2])
                raise Killed
            return write(descriptor, content)

        return writing

    def half_a_spec(self, replace: Callable[[Path, bytes], None]) -> Callable[[Path, bytes], None]:
        """A spec that is written anew, with a step at which half of its new file is there."""

        def replacing(path: Path, new: bytes) -> None:
            self.left -= 1
            if self.left == 0:
                self.where = "half-way through the spec"
                path.with_name(rewrite.BESIDE.format(path.name)).write_bytes(new[: len(new) // 2])
                raise Killed
            replace(path, new)

        return replacing


@pytest.fixture
def small(world: World, wsdls_read_once: None) -> World:  # noqa: ARG001
    """A smaller clinic."""
    world.spec.write_text(changed_text(TEXT, SMALL))
    return world


def test_killed_at_every_step(
    small: World, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before and after each request, answer, line of the journal and writing of the spec."""
    text = small.spec.read_text()
    before = Registry.of(spec_of(text), small.shared)
    small.write_plan(before)
    server.begin(deepcopy(before))
    assert send(small, server).code == 0
    expected = state(server.registry)
    written = changed_text(text, SMALL_WRITTEN)
    steps = set()
    for step in count(1):
        for left in small.folder.glob("*.journal"):
            left.unlink()
        small.spec.write_text(text)
        server.begin(deepcopy(before))
        killer = Killer(step)
        with monkeypatch.context() as patch:
            for name in ("send", "ask"):
                act = getattr(client.Client, name)
                patch.setattr(client.Client, name, killer.around(name, act))
            patch.setattr(Journal, "append", killer.around("a line", Journal.append))
            patch.setattr(os, "write", killer.half(os.write))
            patch.setattr(rewrite, "replace_file", killer.half_a_spec(rewrite.replace_file))
            patch.setattr(os, "replace", killer.around("writing the spec", os.replace))
            try:
                assert send(small, server).code == 0
                break
            except Killed:
                steps.add(killer.where)
        assert send(small, server).code == 0, killer.where
        assert state(server.registry) == expected, killer.where
        assert small.spec.read_text() == written, killer.where
        assert {each.name for each in small.spec.parent.iterdir()} == {"files", "fjordbyen.yaml"}
    assert len(steps) == 10, steps


@pytest.mark.parametrize(
    "operation", ["CreateOrganizationPerson", "CreateService", "AddProcessToCpp"]
)
def test_killed_by_the_system(world: World, server: Server, operation: str) -> None:
    """A process that is killed while NHN has done what it asked and not yet answered."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    server.trouble = lambda asked, _: "silent after" if asked == operation else None
    arguments = ["registry", "send", "plan.json", "--endpoint", server.url, "--user", USER]
    process = subprocess.Popen(
        [sys.executable, "-m", "clinicspec", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert server.silent.wait(60)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    server.released.set()
    server.trouble = lambda *_: None
    assert send(world, server).code == 0
    assert world.spec.read_text() == changed_text(TEXT, WRITTEN)
    assert len(server.registry.entries) == len(world.registry().entries) + len(WRITTEN)
