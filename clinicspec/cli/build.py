"""``clinicspec build``: specs in, artefacts out."""

import os
import sys
from collections.abc import Collection
from pathlib import Path

import click

from clinicspec.check import CheckedClinic, finding, model_of
from clinicspec.cli import forms
from clinicspec.cli import session as run
from clinicspec.cli.exit import ExitCode
from clinicspec.compile import compile_clinic
from clinicspec.diagnostics.draft import Draft
from clinicspec.processes import results
from clinicspec.store import built, output
from clinicspec.store.specs_folder import ClinicFiles

EPILOG = """\b
Examples:
  clinicspec build                     compile specs/ into generated/
  clinicspec build specs/fjordbyen.yaml -o /tmp/preview
  clinicspec build --check             in CI: fail if generated/ is not what the specs say"""


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
@forms.options
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def command(
    paths: tuple[str, ...],
    form: str,
    fail_on: str | None,
    notes: bool,
    settings_file: Path | None,
    output_folder: Path | None,
    compare_only: bool,
) -> None:
    """Check the clinics at PATH (default: specs), and compile those without errors.

    A clinic with an error keeps the output it has, and with an error in the settings nothing is
    written. Where a whole specs folder is built, the output of clinics that are gone is removed. A
    file that clinicspec did not write is never touched.
    """
    session = run.start(paths, settings_file, fail_on, notes=forms.needs_notes(form, notes=notes))
    settings, found = session.settings, session.found
    findings = session.checked.findings
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
    elif session.empty and not all(Path(name).is_dir() for name in session.named):
        run.exit_with_nothing(session)  # without a specs folder nobody has said what is gone
    else:
        artefacts = _compile(session.checked.clinics)
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
    forms.report(session, findings, form, notes=notes)
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


def _compile(clinics: list[CheckedClinic]) -> dict[str, dict[str, bytes]]:
    """The artefacts of those without errors, by clinic and path."""
    sound = [clinic.files for clinic in clinics if clinic.sound]
    progress = run.Progress("compiling")
    with results(_artefacts, sound, run.jobs(), progress) as compiled:
        artefacts = {files.id: its for files, its in zip(sound, compiled, strict=True)}
    progress.done()
    return artefacts


def _artefacts(files: ClinicFiles) -> dict[str, bytes]:
    return compile_clinic(model_of(files), files)


def _done(result: output.WriteResult, folder: Path) -> str:
    """What a build has done, in one line."""
    counts = {
        "written": len(result.written),
        "unchanged": len(result.unchanged),
        "removed": len(result.removed),
    }
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    return f"{folder}: {said or 'nothing written'}"
