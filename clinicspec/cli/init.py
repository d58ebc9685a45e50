"""``clinicspec init``: the first spec of a clinic, from the Address Registry."""

import sys
from pathlib import Path

import click

from clinicspec.check import finding
from clinicspec.cli import session as run
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.render.text import printable
from clinicspec.nhn.entry import Entry, Snapshot
from clinicspec.nhn.first_spec.held import organizations
from clinicspec.nhn.first_spec.text import slug
from clinicspec.nhn.first_spec.write import TODO, first_spec
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.store.files import CLINIC_ID, shown
from clinicspec.store.new_spec import create_spec
from clinicspec.store.snapshot_files import read_snapshot_files

MOST = 10
"""Organisations that are named to choose from."""

EPILOG = """\b
Examples:
  clinicspec init --registry answers/
  clinicspec init --registry answers/ --id fjordbyen
  clinicspec init --registry answers/ --organization 8900100 -o /tmp/specs

A snapshot is a file or a folder of files with the registry's answers: SOAP or REST, and those of
GetProcessesInCpp or CPPs, which say what patients are offered.

Exit codes: 0 written, 1 findings, 2 wrong usage, 3 no organisation in the snapshot."""


@click.command(epilog=EPILOG)
@click.option(
    "--registry",
    "snapshot_path",
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="SNAPSHOT",
    help="A file or a folder with answers of the Address Registry.",
)
@click.option("--id", "clinic", help="The clinic's id. Default: its name, in a-z, 0-9 and -.")
@click.option(
    "--organization", "her_id", type=int, help="The clinic's HER-ID, where there are several."
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the spec goes. Default: specs.",
)
@run.options
def command(
    snapshot_path: Path,
    clinic: str | None,
    her_id: int | None,
    folder: Path | None,
    form: str,
    fail_on: str | None,
    notes: bool,
    settings_file: Path | None,
) -> None:
    """Begin a clinic's spec with what the Address Registry holds of it.

    What the registry does not say is a TODO; `clinicspec check` names those that must be filled in.
    A file that is there already is never touched.
    """
    settings, findings = run.read_settings(settings_file, fail_on)
    files, drafts = read_snapshot_files(snapshot_path)
    snapshot, about_files = read_snapshot(files)
    drafts += about_files
    findings += [finding(draft, None, settings) for draft in drafts]
    if not drafts:
        organization = _organization(snapshot, her_id)
        text = first_spec(organization, snapshot)
        clinic = clinic or slug(organization.name)
        if not CLINIC_ID.fullmatch(clinic):
            raise click.UsageError(
                f"“{clinic}” can be no clinic's id: choose one in a–z, 0–9 and - with --id"
            )
        path, draft = create_spec(
            folder or settings.folder / run.DEFAULT_PATH, clinic, text.encode()
        )
        if draft is None:
            todos = sum(TODO in line for line in text.splitlines())
            written = f"{shown(path)}: written, with {todos} TODOs"
            click.echo(f"{written}; `clinicspec check` says what is missing", err=True)
        else:
            findings.append(finding(draft.draft, draft.clinic, settings))
    if findings or form == "json":
        run.report(findings, {}, 0, form, notes=notes)
    sys.exit(run.exit_code(findings, settings))


def _organization(snapshot: Snapshot, her_id: int | None) -> Entry:
    """The organisation that is meant, or the only one there is."""
    found = organizations(snapshot)
    if her_id is not None:
        chosen = snapshot.entries.get(her_id)
        if chosen is None or chosen.kind != "organization":
            raise click.UsageError(f"the snapshot has no organisation with the HER-ID {her_id}")
        return chosen
    if not found:
        click.echo("clinicspec: the snapshot has no organisation to begin a spec with", err=True)
        sys.exit(ExitCode.NOTHING)
    if len(found) > 1:
        names = ", ".join(f"{entry.her_id} ({printable(entry.name)})" for entry in found[:MOST])
        raise click.UsageError(
            f"the snapshot has several organisations: choose one with --organization, as of {names}"
        )
    return found[0]
