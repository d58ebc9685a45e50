"""Time ``check`` and ``build`` over many clinics, against check-jsonschema on the same files.

``make benchmark`` runs it and writes the table into benchmarks/README.md. Figures of different
machines, or of different runs, say little: the ratios are what counts.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.clinics import make

README = Path(__file__).parent / "README.md"
MARK = "<!-- written by `make benchmark` -->\n"
ENVIRONMENT = {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
PROGRAMS = Path(sysconfig.get_path("scripts"))

Command = Callable[[], list[str | Path]]


def main() -> None:
    """Make the clinics, time the commands, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clinics", type=int, default=1500, help="how many (default: 1500)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each (default: 5)")
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = _measure(Path(folder), options.clinics, options.rounds)
    print(table)
    if options.write:
        before = README.read_text("utf-8").split(MARK)[0]
        README.write_text(before + MARK + table, "utf-8")


def _measure(folder: Path, clinics: int, rounds: int) -> str:
    specs, schema, output = folder / "specs", folder / "schema.json", folder / "generated"
    make(specs, clinics)
    files = sorted(each for each in specs.rglob("*.yaml"))
    whole = [each for each in files if each.parent == specs]
    clinicspec, other = PROGRAMS / "clinicspec", PROGRAMS / "check-jsonschema"
    schema.write_bytes(
        subprocess.run([clinicspec, "schema", "spec"], check=True, capture_output=True).stdout
    )
    commands: dict[str, list[str | Path]] = {
        "clinicspec check": [clinicspec, "check", specs],
        "clinicspec build": [clinicspec, "build", specs, "-o", output],
        "check-jsonschema": [other, "--schemafile", schema, *files],
        "clinicspec check, single files": [clinicspec, "check", *whole],
        "check-jsonschema, single files": [other, "--schemafile", schema, *whole],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for name in ("clinicspec build", "check-jsonschema, single files"):
        _run(commands[name], folder)  # leaves their byte code, which any installed package has
    for number in range(rounds):
        for name, command in commands.items():
            shutil.rmtree(output, ignore_errors=True)
            start = time.perf_counter()
            result = _run(command, folder)
            seconds[name].append(time.perf_counter() - start)
            print(f"round {number + 1}, {name}: {seconds[name][-1]:.2f} s", file=sys.stderr)
            fine = (0,) if name.startswith("clinicspec") else (0, 1)  # 1: findings
            if result.returncode not in fine:
                raise SystemExit(result.stdout[:2000] + result.stderr)
    median = {name: statistics.median(times) for name, times in seconds.items()}
    lines = [
        f"{clinics} clinics in {len(files)} files, {len(whole)} of them a clinic each; medians of "
        f"{rounds} alternating rounds on {os.cpu_count()} cores, Python "
        f"{platform.python_version()}.\n",
        "| command | seconds | milliseconds a clinic | share of check-jsonschema's time |",
        "|---|---|---|---|",
    ]
    for name, time_taken in median.items():
        single = name.endswith("single files")
        basis = median["check-jsonschema, single files" if single else "check-jsonschema"]
        count = len(whole) if single else clinics
        share = "" if name.startswith("check-") else f"1/{basis / time_taken:.1f}"
        lines.append(f"| {name} | {time_taken:.2f} | {1000 * time_taken / count:.2f} | {share} |")
    return "\n".join(lines) + "\n"


def _run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=folder, env=ENVIRONMENT
    )


if __name__ == "__main__":
    main()
