"""Builds that are killed, and builds that run side by side."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count, cycle
from pathlib import Path

from clinicspec.store.built import read_output
from clinicspec.store.manifest import NAME
from clinicspec.store.output import WriteResult, write
from tests.store.folders import NEW, OLD, OTHER, below, built, content, fill, names

ROOT = Path(__file__).parents[2]

STEPS = {"open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.chmod"}
"""What Python announces before it does it, and what a build changes the disk with."""

ROUNDS = 15


def fork(act: Callable[[], object]) -> int:
    """Have something done in another process. Returns its number."""
    child = os.fork()
    if child == 0:
        try:
            act()
        except BaseException:  # nothing of the tests may go on in here
            os._exit(1)
        os._exit(0)
    return child


def kill_before_step(number: int, act: Callable[[], object]) -> bool:
    """Kill a process before its n-th step. False if it had ended before, without any trouble."""

    def to_be_killed() -> None:
        left = number

        def hook(event: str, _: object) -> None:
            nonlocal left
            if event in STEPS:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        act()

    _, status = os.waitpid(fork(to_be_killed), 0)
    assert status in (0, signal.SIGKILL)
    return status == signal.SIGKILL


GONE = built("gone", {"a/b": b"gone"})
OWN = {"own.txt": b"mine", "site/own.txt": b"mine"}


def test_a_build_killed_at_any_step(tmp_path: Path, way_to_swap: str) -> None:
    """Before each step that a build takes: every clinic's output is wholly the old or the new.

    Where the system can't exchange folders, that holds as soon as clinicspec is run again. Foreign
    files are there in any case, and the next build ends as if nothing had happened.
    """
    for step in count(1):
        output = fill(tmp_path / str(step), below("x", OLD) | below("x", OWN) | below("gone", GONE))
        fill(output, {"gone/own.txt": b"mine"} | below("bare", built("bare", {"a": b""})))

        def build(output: Path = output) -> WriteResult:
            return write(output, {"x": NEW, "y": OTHER}, {"x", "y"})

        killed = kill_before_step(step, build)
        if way_to_swap == "two renames":
            assert {draft.code for _, draft in read_output(output)[1]} <= {"CS068", "CS069"}
        found = {
            clinic: content(output / clinic) if (output / clinic).exists() else None
            for clinic in ("x", "y", "gone", "bare")
        }
        assert found["x"] in (OLD | OWN, NEW | OWN)
        assert found["y"] in (None, OTHER)
        assert found["gone"] in (GONE | {"own.txt": b"mine"}, {"own.txt": b"mine"})
        assert found["bare"] in (None, built("bare", {"a": b""}))
        build()
        assert build() == WriteResult(unchanged=("x", "y"))
        assert names(output) == ["gone", "x", "y"]
        assert content(output) == below("x", NEW | OWN) | below("y", OTHER) | {
            "gone/own.txt": b"mine"
        }
        shutil.rmtree(output)
        if not killed:
            break
    assert step > len(NEW) + len(OTHER)


CLINICS = [f"clinic-{number}" for number in range(4)]
ONE, ANOTHER = (
    {
        clinic: built(clinic, {name: version * 100 for name in OLD if name != NAME})
        for clinic in CLINICS
    }
    for version in (b"one", b"another")
)
"""All artefacts in two versions that have not a byte in common."""


def test_builds_killed_at_any_moment(output: Path, way_to_swap: str) -> None:
    """Wherever a build is killed, also amid a step, nothing is half, and no foreign file is lost.

    While it runs, somebody goes on putting files into the folders that are being replaced.
    """

    def build_over_and_over() -> None:
        for version in cycle((ANOTHER, ONE)):
            write(output, version, None)

    write(output, ONE, None)
    late: dict[str, bytes] = {}
    for round_number in range(ROUNDS):
        builder = fork(build_over_and_over)
        for number in range(random.randrange(5)):
            time.sleep(random.uniform(0, 0.004))
            name = f"{random.choice(CLINICS)}/late-{round_number}-{number}.txt"
            with suppress(FileNotFoundError):  # just between two renames
                (output / name).write_bytes(b"late")
                late[name] = b"late"
        time.sleep(random.uniform(0.001, 0.004))
        os.kill(builder, signal.SIGKILL)
        assert os.waitpid(builder, 0)[1] == signal.SIGKILL
        if way_to_swap == "two renames":
            read_output(output)
        for clinic in CLINICS:
            found = content(output / clinic)
            artefacts = {name: found[name] for name in found if "late" not in name}
            assert artefacts in (ONE[clinic], ANOTHER[clinic])
        read_output(output)
        found = content(output)
        assert {name: found[name] for name in found if "late" in name} == late
        assert names(output) == CLINICS


def test_builds_side_by_side(output: Path) -> None:
    """Of two builds at once one waits for the other, and what stands there is one's work."""

    def build(version: dict[str, dict[str, bytes]]) -> None:
        for _ in range(10):
            assert write(output, version, None).drafts == ()

    for builder in [fork(lambda: build(ONE)), fork(lambda: build(ANOTHER))]:
        assert os.waitpid(builder, 0)[1] == 0
    found = content(output)
    assert found in [
        {f"{clinic}/{name}": version[clinic][name] for clinic in CLINICS for name in OLD}
        for version in (ONE, ANOTHER)
    ]
    assert names(output) == CLINICS


ELSEWHERE = """
import os, sys
for module in ("fcntl", "_ctypes"):
    sys.modules[module] = None
for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_DIRECTORY"):
    delattr(os, flag)
from pathlib import Path
from clinicspec.store.built import compare
from clinicspec.store.manifest import Manifest, digest
from clinicspec.store.output import write
from clinicspec.store.specs_folder import find_specs
for content in (b"old", b"new"):
    manifest = Manifest("x", 1, "0", {}, {"a": digest(content)}).content()
    artefacts = {"x": {"a": content, "manifest.json": manifest}}
    assert write(Path("generated"), artefacts, {"x"}).written == ("x",)
    assert compare(Path("generated"), artefacts, {"x"}) == ([], [])
Path("specs").mkdir()
Path("specs/x.yaml").write_bytes(b"spec")
assert find_specs(["specs"]).clinics[0].files[0].content == b"spec"
"""


def test_systems_that_can_do_less(tmp_path: Path) -> None:
    """Without locks, foreign functions and flags that only some systems have, everything works."""
    subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert names(tmp_path) == ["generated", "specs"]
    assert names(tmp_path / "generated" / "x") == ["a", "manifest.json"]
