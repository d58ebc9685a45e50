"""``clinicspec check``: every problem of the specs, in one run."""

import sys
from pathlib import Path

import click

from clinicspec.cli import session as run

EPILOG = """\b
Examples:
  clinicspec check                          every clinic below specs/
  clinicspec check specs/fjordbyen.yaml     one clinic
  clinicspec check --notes --fail-on warning
  clinicspec check --format json > findings.json"""


@click.command(epilog=EPILOG)
@run.options
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def command(
    paths: tuple[str, ...], form: str, fail_on: str | None, notes: bool, settings_file: Path | None
) -> None:
    """Find what is wrong in the clinics at PATH (default: specs).

    PATH is a specs folder, a clinic's file, a clinic's folder or a file in it. Findings go to
    stdout, their count to stderr.
    """
    session = run.start(paths, settings_file, fail_on)
    if session.empty:
        run.exit_with_nothing(session)
    checked = session.checked
    run.report(checked.findings, checked.sources, len(checked.clinics), form, notes=notes)
    sys.exit(run.exit_code(checked.findings, session.settings))
