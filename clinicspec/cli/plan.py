"""``clinicspec plan``: what must change in the Address Registry to reach the specs."""

import sys
from datetime import date
from pathlib import Path

import click

from clinicspec.artefact import json_bytes
from clinicspec.check import finding
from clinicspec.cli import session as run
from clinicspec.cli.day import Day
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.render.text import printable
from clinicspec.nhn.plan import Plan, Thresholds, document
from clinicspec.nhn.plan_text import as_markdown, as_text, next_steps
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.planning import plan_clinics
from clinicspec.store.snapshot_files import read_snapshot_files

EPILOG = """\b
Examples:
  clinicspec plan specs --registry snapshot/
  clinicspec plan specs/fjordbyen.yaml --registry answer.xml --format markdown
  clinicspec plan specs --registry snapshot/ --approve sha256:9f… --format json > plan.json
  clinicspec plan specs --registry snapshot/ --exit-code     in CI: 4 if changes are pending
  clinicspec plan specs --registry snapshot/ --deactivate-unknown --last-day 2026-08-31

Exit codes: 0 fine, 1 findings, and no plan if one is an error, 4 changes pending (--exit-code),
5 needs approval, or is not the plan that was approved."""


@click.command(epilog=EPILOG)
@click.option(
    "--registry",
    "registry",
    required=True,
    type=click.Path(exists=True, path_type=Path),
    help="What the registry holds: NHN's answers in a file or a folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="How the plan is printed; `registry send` takes json. Default: text.",
)
@click.option(
    "--approve", "approved", metavar="CHECKSUM", help="Approve the plan that has this checksum."
)
@click.option("--exit-code", "tell", is_flag=True, help="Exit 4 if anything is to change.")
@click.option(
    "--deactivate-unknown",
    is_flag=True,
    help="End persons and services below the clinics that no spec at PATH knows, on --last-day.",
)
@click.option("--last-day", type=Day(), help="The last day of what --deactivate-unknown ends.")
@click.option(
    "--as-of",
    "today",
    type=Day(),
    help="Check from this day, as `check --as-of` does: find people who have left, and more.",
)
@run.options_of_checks
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def command(
    paths: tuple[str, ...],
    registry: Path,
    form: str,
    approved: str | None,
    tell: bool,
    deactivate_unknown: bool,
    last_day: date | None,
    today: date | None,
    fail_on: str | None,
    notes: bool,
    settings_file: Path | None,
) -> None:
    """Show what must change in the Address Registry to reach the specs at PATH.

    The plan goes to stdout, findings to stderr. Nothing is sent. From specs with errors, or a
    snapshot that can't be read whole, nothing is planned. What the specs do not say is left alone.
    """
    if deactivate_unknown and last_day is None:
        raise click.UsageError("--deactivate-unknown needs --last-day DATE, the entries' last day")
    if last_day is not None and not deactivate_unknown:
        raise click.UsageError("--last-day goes with --deactivate-unknown")
    session = run.start(paths, settings_file, fail_on, today)
    if session.empty:
        run.exit_with_nothing(session)
    checked, settings = session.checked, session.settings
    sound = [clinic.files for clinic in checked.clinics if clinic.sound]
    files, about_files = read_snapshot_files(registry)
    snapshot, about_snapshot = read_snapshot(files)
    clinics, contradictions = plan_clinics(sound, snapshot, checked.her_ids, last_day)
    findings = checked.with_findings(
        [
            *(finding(draft, None, settings) for draft in (*about_files, *about_snapshot)),
            *(finding(draft, clinic, settings) for clinic, draft in contradictions),
        ]
    ).findings
    run.report(findings, checked.sources, len(checked.clinics), "text", notes=notes, aside=True)
    if any(each.is_error for each in findings) or not session.settings_sound:
        click.echo("nothing planned: put the errors right first", err=True)
        sys.exit(ExitCode.FINDINGS)
    plan = Plan(tuple(clinics), Thresholds(settings.max_parties, settings.max_share))
    said = document(plan, approved)
    checksum = said["checksum"]
    if form == "json":
        click.echo(json_bytes(said).decode(), nl=False)
        for step in next_steps(plan, checksum, approved):
            click.echo(printable(step), err=True)
    else:
        render = as_text if form == "text" else as_markdown
        click.echo(render(plan, checksum, approved), nl=False)
    code = run.exit_code(findings, settings)
    if code is ExitCode.FINE and plan.requests:
        if approved != checksum and (plan.approval or approved is not None):
            code = ExitCode.NEEDS_APPROVAL
        elif tell:
            code = ExitCode.OUT_OF_DATE
    sys.exit(code)
