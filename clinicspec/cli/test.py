"""``clinicspec test``: the users' own tests of their clinics."""

import math
import sys
from pathlib import Path

import click

from clinicspec.check import finding
from clinicspec.cli import one_clinic
from clinicspec.cli import session as run
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.finding import Finding
from clinicspec.expect import Task, Tested, run_tests
from clinicspec.expectations import as_json, as_junit, as_text
from clinicspec.expectations.coverage import counted
from clinicspec.expectations.report import Report
from clinicspec.processes import results
from clinicspec.source.text import SourceText
from clinicspec.store.user_tests import find_tests, without_spec

EPILOG = """\b
Examples:
  clinicspec test                           the tests of every clinic below specs/
  clinicspec test specs/fjordbyen.test.yaml
  clinicspec test --coverage                and who receives what without a test
  clinicspec test --fail-under 80           in CI: exit 1 with fewer than 80 % tested
  clinicspec test --format junit > tests.xml"""


class _Percent(click.ParamType[float]):
    """A share from 0 to 100. Click's own range lets NaN pass, and no share is smaller than that."""

    name = "PERCENT"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        try:
            share = float(value)
        except ValueError:
            share = math.nan
        if not 0 <= share <= 100:
            self.fail(f"{value!r} is no percentage: write a number from 0 to 100.", param, ctx)
        return share


@click.command(epilog=EPILOG)
@click.option(
    "--coverage",
    "with_coverage",
    is_flag=True,
    help="Show the rows of the decision table that no test names, and the share of the others.",
)
@click.option(
    "--fail-under",
    type=_Percent(),
    help="Exit 1 if tests name a smaller share of the rows; shows them, as --coverage does.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "junit", "json"]),
    default="text",
    help="How the result is printed. Default: text.",
)
@run.settings_option
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def command(
    paths: tuple[str, ...],
    form: str,
    settings_file: Path | None,
    with_coverage: bool,
    fail_under: float | None,
) -> None:
    """Run the users' own tests of the clinics at PATH (default: specs).

    Tests stand in <id>.test.yaml beside a clinic's spec, or in any *.test.yaml of its folder. PATH
    is a specs folder, a clinic's file or folder, or a test file. Tests that hang on an error of
    the spec are not run; the others are, where its errors are about the clinic alone (HNxxx).
    Failures go to stdout, their count to stderr.
    """
    session = run.start(paths, settings_file, None)
    findings = [found for found in session.checked.findings if found.is_error]
    drafts = without_spec(session.found)
    tasks = []
    for clinic in session.checked.clinics:
        files, unreadable = find_tests(clinic.files, session.named)
        drafts += unreadable
        measured = with_coverage or fail_under is not None
        is_readable = one_clinic.can_be_shown(clinic)
        tasks.append(Task(clinic.files, tuple(files), measured, is_readable))
    of_clinics = _run(tasks)
    findings += [finding(draft, clinic, session.settings) for clinic, draft in drafts]
    for result in of_clinics:
        findings += [finding(draft, result.clinic, session.settings) for draft in result.drafts]
    outcomes = tuple(
        (result.clinic, outcome) for result in of_clinics for outcome in result.outcomes
    )
    coverages = tuple(result.coverage for result in of_clinics if result.coverage is not None)
    nothing = not outcomes and not findings
    if nothing and not coverages:
        click.echo(_nothing(session), err=True)
        sys.exit(ExitCode.NOTHING)
    report = Report(
        len(session.checked.clinics),
        outcomes,
        tuple(sorted(findings, key=lambda found: found.sort_key)),
        coverages if with_coverage or fail_under is not None else None,
        sum(result.not_run for result in of_clinics),
    )
    summary = _nothing(session) if nothing else as_text.summary(report)
    _show(report, {**session.checked.sources, **_sources(of_clinics)}, form, summary)
    tested, rows = counted(coverages)
    too_little = fail_under is not None and 100 * tested < fail_under * rows
    if too_little:
        click.echo(f"less than {fail_under:g} % of the decision table is tested", err=True)
    if findings or report.failed or too_little:
        sys.exit(ExitCode.FINDINGS)
    sys.exit(ExitCode.NOTHING if nothing else ExitCode.FINE)


def _run(tasks: list[Task]) -> list[Tested]:
    progress = run.Progress("testing")
    with results(run_tests, tasks, run.jobs(), progress) as tested:
        made = list(tested)
    progress.done()
    return made


def _sources(of_clinics: list[Tested]) -> dict[str, SourceText]:
    return {source.name: source for each in of_clinics for source in each.sources}


def _nothing(session: run.Session) -> str:
    return (
        f"clinicspec: nothing to test in {', '.join(session.named)}: tests stand in"
        " <id>.test.yaml beside a clinic's spec, or in any *.test.yaml of its folder"
    )


def _show(report: Report, sources: dict[str, SourceText], form: str, summary: str) -> None:
    """Print a run: the result to stdout, its summary to stderr."""
    findings: list[Finding] = list(report.findings)
    if form == "json":
        click.echo(as_json.render(report), nl=False)
        return
    coverage = None if report.coverage is None else as_text.untested(report.coverage)
    if form == "junit":
        click.echo(as_junit.render(report), nl=False)
    else:
        if findings:
            run.report(findings, sources, report.clinics, "text", notes=False)
        colour = run.coloured(sys.stdout)
        failures = as_text.failures(report, colour=colour)
        if failures:
            click.echo(failures, color=colour)
    if coverage is not None:
        click.echo(coverage, err=form == "junit")
    click.echo(summary, err=True)
