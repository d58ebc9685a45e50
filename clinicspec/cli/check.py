"""``clinicspec check``: every problem of the specs, in one run."""

import difflib
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from clinicspec.check import Checked, finding
from clinicspec.cli import baseline, forms
from clinicspec.cli import session as run
from clinicspec.cli.day import Day
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.render.text import printable
from clinicspec.fixes import Mended, mend
from clinicspec.store.rewrite import rewrite
from clinicspec.store.specs_folder import ClinicFiles, SpecFile, SpecsFound

EPILOG = """\b
Examples:
  clinicspec check                          every clinic below specs/
  clinicspec check specs/fjordbyen.yaml     one clinic
  clinicspec check --notes --fail-on warning
  clinicspec check --fix --diff             what --fix would change
  clinicspec check --as-of 2026-12-01       what is over by then, too
  clinicspec check --format json > findings.json
  clinicspec check --format sarif > findings.sarif
  clinicspec check --baseline known.json    fail only on what is new"""


@click.command(epilog=EPILOG)
@click.option(
    "--fix", is_flag=True, help="Mend what can be mended without changing what the spec means."
)
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help="With --fix: mend by the best guess, too. Look at the result.",
)
@click.option(
    "--diff", "show_diff", is_flag=True, help="Show what --fix would change, and write nothing."
)
@click.option(
    "--as-of",
    "today",
    type=Day(),
    help="Look from this day: find schedules that have run out and people who have left.",
)
@click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Fail only on what is not in this file, which --write-baseline makes.",
)
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Take out of the baseline what is not found any more, or make it.",
)
@click.option("--allow-growth", is_flag=True, help="Let --write-baseline take in what is new, too.")
@forms.options
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def command(
    paths: tuple[str, ...],
    form: str,
    fail_on: str | None,
    notes: bool,
    settings_file: Path | None,
    fix: bool,
    unsafe_fixes: bool,
    show_diff: bool,
    today: date | None,
    baseline_file: Path | None,
    write_baseline: bool,
    allow_growth: bool,
) -> None:
    """Find what is wrong in the clinics at PATH (default: specs).

    PATH is a specs folder, a clinic's file, a clinic's folder or a file in it. Findings go to
    stdout, their count to stderr.
    """
    fix = fix or show_diff
    if unsafe_fixes and not fix:
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff")
    if show_diff and form != "text":
        raise click.UsageError(
            f"--diff prints a diff, and no {form}: of a finding's `fix`, json has the edits"
        )
    if show_diff and write_baseline:
        raise click.UsageError("--diff writes nothing, so it does not go with --write-baseline")
    known = baseline.read(baseline_file, write=write_baseline, allow_growth=allow_growth)
    all_notes = known is not None or fix or forms.needs_notes(form, notes=notes)
    session = run.start(paths, settings_file, fail_on, today, notes=all_notes)
    if session.empty:
        run.exit_with_nothing(session)
    checked, said = session.checked, ""
    if fix:
        mended = mend(session.found, checked, session.check, unsafe=unsafe_fixes)
        if show_diff:
            for line in _diff(session.found, mended.found):
                click.echo(line, nl=False)
            click.echo(f"{len(mended.done)} would be mended", err=True)
            findings = baseline.compare(known, session, checked.findings).findings
            sys.exit(run.exit_code(findings, session.settings))
        checked, said = _write(session, mended)
    session = replace(session, checked=checked)
    compared = baseline.compare(known, session, checked.findings)
    forms.report(session, compared.findings, form, notes=notes, has_baseline=known is not None)
    for line in filter(None, [said, *compared.said]):
        click.echo(line, err=True)
    code = run.exit_code(compared.findings, session.settings)
    sys.exit(ExitCode.FINDINGS if compared.refused else code)


def _changed_files(
    old: SpecsFound, new: SpecsFound
) -> list[tuple[ClinicFiles, SpecFile, SpecFile]]:
    """The files that fixes have changed, with the clinic that each belongs to."""
    return [
        (clinic, before, after)
        for clinic, mended in zip(old.clinics, new.clinics, strict=True)
        for before, after in zip(clinic.files, mended.files, strict=True)
        if before.content != after.content
    ]


def _diff(old: SpecsFound, new: SpecsFound) -> Iterator[str]:
    for _, before, after in _changed_files(old, new):
        one, other = (
            each.content.decode("utf-8-sig").splitlines(keepends=True) for each in (before, after)
        )
        name = printable(before.name)
        for line in difflib.unified_diff(one, other, name, name):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _write(session: run.Session, mended: Mended) -> tuple[Checked, str]:
    """Write what fixes have changed. Returns what is found now, and what to say of it."""
    written, failed, findings = [], [], []
    for clinic, before, after in _changed_files(session.found, mended.found):
        refused = rewrite(clinic, before, after.content)
        if refused is None:
            written.append(before.name)
        else:
            failed.append(before)
            findings.append(finding(refused.draft, refused.clinic, session.settings))
    checked = mended.checked
    if failed:
        checked = session.check(_with_old(mended.found, failed)).with_findings(findings)
    done = [each for each in mended.done if all(edit.file in written for edit in each.edits)]
    said = f"{len(done)} mended in {', '.join(written)}" if done else "nothing that --fix can mend"
    if failed and not done:
        said = "nothing was mended"
    return checked, printable(said)


def _with_old(found: SpecsFound, files: list[SpecFile]) -> SpecsFound:
    """The same specs, with the content that some files had before."""
    old = {each.path: each for each in files}
    clinics = [
        replace(clinic, files=tuple(old.get(each.path, each) for each in clinic.files))
        for clinic in found.clinics
    ]
    return replace(found, clinics=tuple(clinics))
