"""Solve requirements.lock: all packages that pyproject.toml leads to, each with its hashes.

One lock serves every Python and system that the project does. Pins that still fit are kept, unless
``--upgrade`` is given. The solver is installed into an environment that is thrown away.
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = "uv==0.13.9"


def main(options: list[str]) -> int:
    """Write requirements.lock. Returns the solver's exit code."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest_python = project["requires-python"].removeprefix(">=")
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, symlinks=True, with_pip=True)
        programs = Path(folder) / "bin"
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", UV], check=True)
        solve = [
            *(programs / "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"),
            *("--python-version", oldest_python, "--group", "dev"),
            *("--custom-compile-command", "make lock", "--output-file", "requirements.lock"),
            "pyproject.toml",
        ]
        return subprocess.call([*solve, *options], cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
