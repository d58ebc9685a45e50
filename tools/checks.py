"""Run the project's checks, all of them whatever fails, and close with what each one said.

The names of the checks to run are the arguments: ``python tools/checks.py lint types``.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHECKS = {
    "lint": ["ruff", "check"],
    "format": ["ruff", "format", "--check"],
    "types": ["mypy"],
    "tests": ["pytest"],
}
"""Modules of the environment with their arguments. pytest is last: its summary stays in sight."""


def passes(name: str) -> bool:
    """Run one check, showing what it prints."""
    print(f"== {name}: {' '.join(CHECKS[name])}", flush=True)
    return subprocess.call([sys.executable, "-m", *CHECKS[name]], cwd=ROOT) == 0


def main(names: list[str]) -> int:
    """Run the checks of these names. Returns the exit code: 1 if any of them failed."""
    failed = [name for name in names if not passes(name)]
    print(f"failed: {', '.join(failed) or 'nothing'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
