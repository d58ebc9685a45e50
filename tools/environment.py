"""Make .venv what requirements.lock says, with the project itself installed as it lies here.

Any Python from 3.11 on runs this, with its standard library alone. An environment that is up to
date is left as it is; any other is made from nothing, so that nothing stays in it that the lock
no longer names.
"""

import hashlib
import importlib.util
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "made-from.txt"
"""Written last: from which files, and in which folder, the environment was made."""

LOCK = "requirements.lock"


def wanted_stamp() -> str:
    """What STAMP says if the environment is up to date."""
    sources = [LOCK, "pyproject.toml", "tools/environment.py"]
    digests = (hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in sources)
    return "\n".join([str(ROOT), *digests])


def pip_command() -> list[str]:
    """The pip that installs into the environment: its own, or that of the Python running this.

    Debian's Python has no ensurepip, and so gives environments no pip, without python3-venv.
    """
    if importlib.util.find_spec("ensurepip"):
        return [str(PYTHON), "-m", "pip"]
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    sys.exit(f"{sys.executable} has neither ensurepip nor pip; run make tools")


def make() -> None:
    """Make the environment from nothing."""
    pip = pip_command()
    venv.create(ENVIRONMENT, clear=True, symlinks=True, with_pip=pip[0] == str(PYTHON))
    steps = [
        ["install", "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", LOCK],
        ["install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", "."],
        ["check"],
    ]
    for step in steps:
        subprocess.run([*pip, "--quiet", *step], cwd=ROOT, check=True)
    STAMP.write_text(wanted_stamp(), encoding="utf-8")


def main() -> None:
    """Make the environment unless it is up to date."""
    if PYTHON.exists() and STAMP.is_file() and STAMP.read_text("utf-8") == wanted_stamp():
        return
    print(f"making .venv from {LOCK}", flush=True)
    try:
        make()
    except subprocess.CalledProcessError as error:
        sys.exit(f"making .venv failed at: {' '.join(error.cmd[-3:])}")


if __name__ == "__main__":
    main()
