"""Time route queries against ``amtool config routes test``, which answers the like for alerts.

`make benchmark-routing` runs it and writes the table into benchmarks/README.md. It needs amtool of
Prometheus's Alertmanager (Debian: prometheus-alertmanager). Both get as many routes: amtool's
configuration has one for each row of the clinic's routing table. A query of clinicspec's also
explains its answer; one process reads and checks the spec, and answers all of them. Each answer of
amtool's takes a process, since it can be asked in no other way.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from clinicspec.check import check, model_of
from clinicspec.model.names import MESSAGE_TYPES
from clinicspec.model.spec import Spec
from clinicspec.routing.explain import explain
from clinicspec.routing.table import Delivery, Row, table
from clinicspec.settings import Settings
from clinicspec.store.specs_folder import find_specs

README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- written by `make benchmark-routing` -->\n", "<!-- end -->\n"
SPEC = Path(__file__).parent.parent / "specs" / "heggvika"
OURS, THEIRS = 5000, 50
FIRST_DAY = date(2026, 1, 1)


def main() -> None:
    """Time both, or answer queries where this is the process that is timed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answer", type=int, help="answer so many queries and print nothing")
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    options = parser.parse_args()
    if options.answer is not None:
        _answer(_spec(), options.answer)
        return
    measured = _measure()
    print(measured)
    if options.write:
        text = README.read_text("utf-8")
        before, rest = text.split(BEGIN)
        README.write_text(f"{before}{BEGIN}{measured}{END}{rest.split(END)[1]}", "utf-8")


def _spec() -> Spec:
    """The clinic's model, once it is read and checked as `clinicspec route` does it."""
    found = find_specs([str(SPEC)])
    (clinic,) = check(found, Settings()).clinics
    assert clinic.sound
    return model_of(clinic.files)


def _answer(spec: Spec, many: int) -> None:
    """Work out, and explain, who receives what on which day."""
    deliveries = [Delivery(spec, message_type) for message_type in MESSAGE_TYPES]
    cells = [(delivery, each) for delivery in deliveries for each in delivery.lists()]
    days = [FIRST_DAY + timedelta(days) for days in range(-(-many // len(cells)))]
    for day, (delivery, patient_list) in list(product(days, cells))[:many]:
        delivery.reception(patient_list, day)
        assert explain(delivery, patient_list, day)


def _measure() -> str:
    amtool = shutil.which("amtool")
    if amtool is None:
        raise SystemExit("amtool is missing; in Debian: apt-get install prometheus-alertmanager")
    rows = table(_spec())
    ours = _seconds([sys.executable, "-m", "benchmarks.routing", "--answer", str(OURS)])
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "alertmanager.yml"
        config.write_text(json.dumps(_config(rows)), "utf-8")  # JSON is YAML
        theirs = 0.0
        for number in range(THEIRS):
            row = number % len(rows)
            command = [amtool, "config", "routes", "test", f"--config.file={config}"]
            theirs += _seconds([*command, *_labels(rows[row], row)], expected=f"row-{row}")
    return (
        f"{len(rows)} routes; {os.cpu_count()} cores, Python {platform.python_version()}, amtool "
        f"{_version(amtool)}.\n\n"
        "| | queries | processes | seconds | milliseconds a query |\n|---|---|---|---|---|\n"
        f"| clinicspec | {OURS} | 1 | {ours:.2f} | {1000 * ours / OURS:.2f} |\n"
        f"| amtool config routes test | {THEIRS} | {THEIRS} | {theirs:.2f} | "
        f"{1000 * theirs / THEIRS:.2f} |\n"
    )


def _config(rows: list[Row]) -> dict[str, object]:
    """An Alertmanager configuration with a route and a receiver for each row."""
    return {
        "route": {
            "receiver": "nobody",
            "routes": [
                {
                    "receiver": f"row-{number}",
                    "matchers": [
                        '{}="{}"'.format(*label.split("=")) for label in _labels(row, number)
                    ],
                }
                for number, row in enumerate(rows)
            ],
        },
        "receivers": [
            {"name": name} for name in ("nobody", *(f"row-{number}" for number in range(len(rows))))
        ],
    }


def _labels(row: Row, number: int) -> list[str]:
    """What an alert for a row says. No label can hold its days, so the row's number stands in."""
    return [
        f"message_type={row.message_type}",
        f"patient_list={row.patient_list.id}",
        f"row={number}",
    ]


def _seconds(command: list[str], expected: str = "") -> float:
    """How long a command takes that prints what is expected."""
    start = time.perf_counter()
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    taken = time.perf_counter() - start
    if result.stdout.strip() != expected:
        raise SystemExit(f"{command} printed {result.stdout!r}")
    return taken


def _version(amtool: str) -> str:
    said = subprocess.run([amtool, "--version"], check=True, capture_output=True, text=True)
    found = re.search(r"version ([0-9.]+)", said.stdout + said.stderr)
    return found[1] if found else "of unknown version"


if __name__ == "__main__":
    main()
