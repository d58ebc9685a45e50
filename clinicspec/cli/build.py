"""``clinicspec build``: specs in, artefacts out."""

import os
import sys
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from clinicspec.check import CheckedClinic, finding, model_of
from clinicspec.cli import forms
from clinicspec.cli import session as run
from clinicspec.cli.day import Day
from clinicspec.cli.exit import ExitCode
from clinicspec.compile import compile_clinic, logo_of, own_templates
from clinicspec.diagnostics.draft import Draft
from clinicspec.pages.own import OwnTemplates
from clinicspec.pages.rendering import TemplateFails
from clinicspec.processes import results
from clinicspec.store import built, output
from clinicspec.store.specs_folder import ClinicFiles

EPILOG = """\b
Examples:
  clinicspec build                     compile specs/ into generated/
  clinicspec build specs/fjordbyen.yaml -o /tmp/preview
  clinicspec build --templates our/    with own templates for the booking pages
  clinicspec build --check             in CI: fail if generated/ is not what the specs say
  clinicspec build --as-of 2026-12-01  booking pages as they should be on that day"""


@click.command(epilog=EPILOG)
@click.option(
    "-o",
    "--output",
    "output_folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the artefacts go. Default: generated.",
)
@click.option(
    "--check",
    "compare_only",
    is_flag=True,
    help="Write nothing; exit 4 if the output is not what the specs say.",
)
@click.option(
    "--as-of",
    "as_of",
    type=Day(),
    help="Compile the booking pages of this day: before a season, in it, or after it.",
)
@run.templates_option
@forms.options
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def command(
    paths: tuple[str, ...],
    form: str,
    fail_on: str | None,
    notes: bool,
    settings_file: Path | None,
    templates_folder: Path | None,
    output_folder: Path | None,
    compare_only: bool,
    as_of: date | None,
) -> None:
    """Check the clinics at PATH (default: specs), and compile those without errors.

    A clinic with an error keeps the output it has, and with an error in the settings or in own
    templates nothing is written. Where a whole specs folder is built, the output of clinics that
    are gone is removed. A file that clinicspec did not write is never touched.

    Without --as-of the booking pages name their dates and hold on every day. What is over by a day
    is what `check --as-of` finds.
    """
    session = run.start(paths, settings_file, fail_on, notes=forms.needs_notes(form, notes=notes))
    settings, found = session.settings, session.found
    own, texts, about_templates = own_templates(templates_folder or settings.templates_folder)
    findings = [
        *session.checked.findings,
        *(finding(draft, None, settings) for draft in about_templates),
    ]
    folder = output_folder or settings.output_folder
    harm = _harm(folder, found.clinics)
    if harm and output_folder is None and settings.output_place is not None:
        draft = Draft("CS051", harm, "name a folder beside the specs", settings.output_place)
        findings = [*findings, finding(draft, None, settings)]
    elif harm:
        raise click.UsageError(f"{harm}: choose another folder with -o")
    out_of_date = False
    if harm or not session.settings_sound:
        said = ["nothing written: put the settings right first"]
    elif about_templates:
        said = ["nothing written: put the templates right first"]
    elif session.empty and not all(Path(name).is_dir() for name in session.named):
        run.exit_with_nothing(session)  # without a specs folder nobody has said what is gone
    else:
        artefacts, failures = _compile(session.checked.clinics, as_of, own)
        findings = [*findings, *(finding(draft, None, settings) for draft in failures)]
        if compare_only:
            differences, drafts = built.compare(folder, artefacts, found.keep)
            said = [f"{difference.kind}: {difference.path}" for difference in differences]
            if differences:
                said.append("the output is not what the specs say: run `clinicspec build`")
            idle, out_of_date = not differences, bool(differences)
        else:
            result = output.write(folder, artefacts, found.keep)
            said, drafts = [_done(result, folder)], list(result.drafts)
            idle = result == output.WriteResult()
        if session.empty and idle and not drafts:
            run.exit_with_nothing(session)
        findings = [*findings, *(finding(draft, clinic, settings) for clinic, draft in drafts)]
    checked = session.checked.with_texts(texts)
    forms.report(replace(session, checked=checked), findings, form, notes=notes)
    for line in said:
        click.echo(line, err=True)
    code = run.exit_code(findings, settings)
    sys.exit(ExitCode.OUT_OF_DATE if out_of_date and code is ExitCode.FINE else code)


def _harm(folder: Path, clinics: Collection[ClinicFiles]) -> str | None:
    """Why nothing may be written to an output folder: artefacts would come among the specs."""
    real = Path(os.path.realpath(folder))
    if real == Path(real.anchor):
        return f"{folder} is the root of the file system, which is no place for artefacts"
    ids = {clinic.id for clinic in clinics}
    for specs_folder in sorted({clinic.specs_folder for clinic in clinics}):
        if real.is_relative_to(specs_folder):
            return f"the output folder {folder} is the specs folder, or lies in it"
        if specs_folder.is_relative_to(real):
            above = specs_folder.relative_to(real).parts[0]
            if above in ids:
                return (
                    f"the artefacts of {above} would go to {folder / above}, where the specs stand"
                )
    return None


def _compile(
    clinics: list[CheckedClinic], as_of: date | None, own: OwnTemplates
) -> tuple[dict[str, dict[str, bytes]], list[Draft]]:
    """The artefacts of those without errors, by clinic and path.

    The drafts are what is wrong with own templates, each once: clinics that it keeps from being
    compiled are left out.
    """
    sound = [clinic.files for clinic in clinics if clinic.sound]
    progress = run.Progress("compiling")
    work = partial(_artefacts, as_of=as_of, own=own)
    with results(work, sound, run.jobs(), progress) as compiled:
        by_clinic = {files.id: its for files, its in zip(sound, compiled, strict=True)}
    progress.done()
    drafts = [draft for its in by_clinic.values() if isinstance(its, list) for draft in its]
    artefacts = {id: its for id, its in by_clinic.items() if not isinstance(its, list)}
    return artefacts, list(dict.fromkeys(drafts))


def _artefacts(
    files: ClinicFiles, as_of: date | None, own: OwnTemplates
) -> dict[str, bytes] | list[Draft]:
    spec = model_of(files)
    try:
        return compile_clinic(spec, files, as_of, logo_of(spec, files), own)
    except TemplateFails as error:
        return error.drafts


def _done(result: output.WriteResult, folder: Path) -> str:
    """What a build has done, in one line."""
    counts = {
        "written": len(result.written),
        "unchanged": len(result.unchanged),
        "removed": len(result.removed),
    }
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    return f"{folder}: {said or 'nothing written'}"
