"""Run the project's checks, all of them whatever fails, and close with what each one said.

The names of the checks to run are the arguments: ``python tools/checks.py lint types``.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent

WITH_PROGRAMS = [
    f"tests/{each}" for each in ("browser", "ci", "cli", "editors", "preview", "registry", "store")
]
"""Tests that start other programs and wait for them; half of the time of all."""

CHECKS = {
    "lint": ["ruff", "check"],
    "format": ["ruff", "format", "--check"],
    "types": ["mypy"],
    "tests": ["pytest", *(f"--ignore={each}" for each in WITH_PROGRAMS)],
    "programs": ["pytest", "-p", "no:cacheprovider", "-m", "not installs", *WITH_PROGRAMS],
    "installs": ["pytest", "-m", "installs", "tests/ci"],
}
"""Modules of the environment with their arguments."""

BESIDE = "programs"
"""What runs while the others do. It has a pytest of its own, and is shown when it has ended."""


def begun(name: str, output: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """Begin one check, which prints to the terminal or elsewhere."""
    command = [sys.executable, "-m", *CHECKS[name]]
    return subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)


def passes(name: str) -> bool:
    """Run one check, showing what it prints."""
    show_name(name)
    return begun(name).wait() == 0


def show_name(name: str) -> None:
    """Say which check it is that has printed what follows."""
    print(f"== {name}: {' '.join(CHECKS[name])}", flush=True)


def main(names: list[str]) -> int:
    """Run the checks of these names. Returns the exit code: 1 if any of them failed."""
    with tempfile.TemporaryFile() as output:
        beside = begun(BESIDE, output) if BESIDE in names else None
        failed = [name for name in names if name != BESIDE and not passes(name)]
        if beside is not None:
            failed += [BESIDE] * (beside.wait() != 0)
            show_name(BESIDE)
            output.seek(0)
            sys.stdout.buffer.write(output.read())
    print(f"failed: {', '.join(failed) or 'nothing'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
