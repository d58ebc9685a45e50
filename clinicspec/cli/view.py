"""``clinicspec view``: what HelseNorge shows the patients of a list."""

import sys
from datetime import date
from pathlib import Path

import click

from clinicspec.check import model_of
from clinicspec.cli import one_clinic, text_or_json
from clinicspec.cli import session as run
from clinicspec.cli.day import Day
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.render import as_json as findings_json
from clinicspec.helsenorge import as_json, as_text
from clinicspec.helsenorge.view import view
from clinicspec.model.names import LANGUAGE_NAMES
from clinicspec.model.unknown import UnknownValue

EPILOG = """\b
Examples:
  clinicspec view specs/fjordbyen.yaml --patient-of kari
  clinicspec view specs/fjordbyen.yaml --patient-of "Kari Lunde" --on 2026-12-15 --language en
  clinicspec view specs/heggvika --vacant-list list-4 --format json"""


@click.command(epilog=EPILOG)
@click.option("--patient-of", "gp", metavar="ID", help="The patient's GP, by id or name.")
@click.option("--vacant-list", metavar="ID", help="The patient's vacant list, by id or name.")
@click.option(
    "--on", "day", type=Day(), help="The day of the look. Default: what holds on any day."
)
@click.option(
    "--language",
    type=click.Choice([*LANGUAGE_NAMES]),
    help="The patient's language. Default: the clinic's first.",
)
@text_or_json.option
@run.settings_option
@click.argument("spec")
def command(
    spec: str,
    gp: str | None,
    vacant_list: str | None,
    day: date | None,
    language: str | None,
    form: str,
    settings_file: Path | None,
) -> None:
    """Show what HelseNorge shows a patient of the clinic at SPEC, and what PatientSky's app does.

    SPEC is a clinic's file or folder. A spec with errors gets its findings; with errors about the
    clinic alone (HNxxx), the view and the errors, unless an error makes it unknown.
    """
    if (gp is None) == (vacant_list is None):
        raise click.UsageError("name one patient list, by --patient-of or by --vacant-list")
    session, clinic = one_clinic.start(spec, settings_file, form)
    findings = session.checked.findings
    errors = [each for each in findings if each.is_error]
    document, lines = None, []
    if one_clinic.can_be_shown(clinic):
        model = model_of(clinic.files)
        try:
            patients = one_clinic.patient_list(model, gp, vacant_list, "--patient-of")
            seen = view(model, patients, day)
            language = language or model.clinic.languages[0]
            document = as_json.document(model, seen, language)
            lines = [*as_text.lines(model, seen, language)]
        except UnknownValue:  # what is seen hangs on what an error is about
            if clinic.sound:
                raise
    if document is None:
        run.report(findings, session.checked.sources, 1, form, notes=False)
        sys.exit(ExitCode.FINDINGS)
    if form == "json":
        if errors:
            document["diagnostics"] = findings_json.document(errors, 1)["diagnostics"]
        click.echo(as_json.render(document))
        sys.exit(ExitCode.FINDINGS if errors else ExitCode.FINE)
    colour = run.coloured(sys.stdout)
    for line in lines:
        is_heading = not line.startswith(" ")
        click.echo(click.style(line, bold=True) if is_heading else line, color=colour)
    if errors:
        one_clinic.report_beside(session, spec, errors)
    sys.exit(ExitCode.FINDINGS if errors else ExitCode.FINE)
