"""``clinicspec verify``: built artefacts against manifests and schemas."""

import sys
from pathlib import Path

import click

from clinicspec.check import finding
from clinicspec.cli import session as run
from clinicspec.cli.exit import ExitCode
from clinicspec.store.built import read_output
from clinicspec.verify import verify

EPILOG = """\b
Examples:
  clinicspec verify
  clinicspec verify /srv/booking-pages"""


@click.command(epilog=EPILOG)
@run.options
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
def command(
    folder: Path | None, form: str, fail_on: str | None, notes: bool, settings_file: Path | None
) -> None:
    """Hold what was built in DIR (default: generated) against manifests and published schemas.

    Every file is as clinicspec wrote it, none is missing, and JSON follows its schema.
    """
    settings, findings = run.read_settings(settings_file, fail_on)
    folder = folder or settings.output_folder
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}")
    clinics, drafts = read_output(folder)
    findings += [finding(draft, clinic, settings) for clinic, draft in drafts]
    for built in clinics:
        clinic = built.manifest.clinic
        for draft in verify(built, (folder / clinic).as_posix()):
            findings.append(finding(draft, clinic, settings))
    if not clinics and not findings:
        click.echo(f"clinicspec: nothing to verify in {folder}", err=True)
        sys.exit(ExitCode.NOTHING)
    run.report(findings, {}, len(clinics), form, notes=notes)
    sys.exit(run.exit_code(findings, settings))
