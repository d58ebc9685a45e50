"""A build that is killed leaves every clinic's output wholly old or wholly new."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.clinics import REFERENCE, ROOT

CLINICS = 10
ROUNDS = 8


def _clinicspec(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "clinicspec", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _write_specs(folder: Path, name: str) -> None:
    """So many clinics, in each of whose artefacts its name stands."""
    text = REFERENCE.read_text().replace("Fjordbyen legesenter", name)
    for number in range(CLINICS):
        ours = text.replace("89001", f"89{number + 10}1")
        (folder / "specs" / f"clinic-{number:02}.yaml").write_text(ours)


def _trees(output: Path) -> list[dict[str, bytes]]:
    return [
        {
            str(path.relative_to(clinic)): path.read_bytes()
            for path in sorted(clinic.rglob("*"))
            if path.is_file()
        }
        for clinic in sorted(output.glob("clinic-*"))
    ]


def _built(folder: Path) -> list[dict[str, bytes]]:
    process = _clinicspec(folder, "build")
    _, said = process.communicate()
    assert process.returncode == 0, said
    return _trees(folder / "generated")


def test_old_or_new(tmp_path: Path) -> None:
    """Killed at random moments while all changes, the output verifies, each clinic old or new."""
    shutil.copytree(ROOT / "specs" / "files", tmp_path / "specs" / "files")
    states = {}
    took = 0.0
    for name in ("Havna legesenter", "Sentrum legesenter"):
        _write_specs(tmp_path, name)
        started = time.monotonic()
        states[name] = _built(tmp_path)
        took = time.monotonic() - started
    generator = random.Random(20261123)
    killed = 0
    for number in range(ROUNDS):
        name = ("Havna legesenter", "Sentrum legesenter")[number % 2]
        _write_specs(tmp_path, name)
        process = _clinicspec(tmp_path, "build")
        time.sleep(generator.uniform(0.5, 1.0) * took)
        process.kill()
        process.communicate()
        killed += process.returncode != 0
        check = _clinicspec(tmp_path, "verify")
        _, said = check.communicate()
        assert check.returncode == 0, said
        found = _trees(tmp_path / "generated")
        assert len(found) == CLINICS
        for index, tree in enumerate(found):
            assert any(tree == state[index] for state in states.values())
    assert killed > 0
    assert _built(tmp_path) == states[name]
