"""``clinicspec build``: specs in, artefacts out."""

import sys
from pathlib import Path

import click

from clinicspec.check import finding
from clinicspec.cli import session as run
from clinicspec.cli.exit import ExitCode
from clinicspec.compile import compile_clinic
from clinicspec.store import built, output

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
    "--check", "compare_only", is_flag=True, help="Write nothing; exit 4 if the output is not so."
)
@run.options
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

    A clinic with an error keeps the output it has. Where a whole specs folder is built, the output
    of clinics that are gone is removed. A file that clinicspec did not write is never touched.
    """
    session = run.start(paths, settings_file, fail_on)
    folder = output_folder or session.settings.output_folder
    artefacts = {}
    progress = run.Progress("compiling")
    for count, clinic in enumerate(session.checked.clinics):
        progress(count, len(session.checked.clinics))
        if clinic.sound:
            artefacts[clinic.files.id] = compile_clinic(clinic.spec, clinic.files)
    progress.done()
    keep = session.found.keep
    if keep is not None:
        keep |= {clinic.files.id for clinic in session.checked.clinics}
    if compare_only:
        differences, drafts = built.compare(folder, artefacts, keep)
        said = [f"{difference.kind}: {difference.path}" for difference in differences]
        if differences:
            said.append("the output is not what the specs say: run `clinicspec build`")
    else:
        result = output.write(folder, artefacts, keep)
        differences, drafts = [], list(result.drafts)
        said = [_done(result, folder)]
    about_output = [finding(draft, clinic, session.settings) for clinic, draft in drafts]
    findings = [*session.checked.findings, *about_output]
    checked = session.checked
    run.report(findings, checked.sources, len(checked.clinics), form, notes=notes)
    for line in said:
        click.echo(line, err=True)
    code = run.exit_code(findings, session.settings)
    sys.exit(ExitCode.OUT_OF_DATE if differences and code is ExitCode.FINE else code)


def _done(result: output.WriteResult, folder: Path) -> str:
    """What a build has done, in one line."""
    counts = {
        "written": len(result.written),
        "unchanged": len(result.unchanged),
        "removed": len(result.removed),
    }
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    return f"{folder}: {said or 'nothing written'}"
