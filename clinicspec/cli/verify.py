"""``clinicspec verify``: built artefacts against manifests, schemas and NHN's contract."""

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clinicspec.check import finding
from clinicspec.cli import session as run
from clinicspec.cli.exit import ExitCode
from clinicspec.store.built import read_output

if TYPE_CHECKING:
    from clinicspec.nhn.xsd import PublishedSchema

EPILOG = """\b
Examples:
  clinicspec verify
  clinicspec verify /srv/booking-pages
  clinicspec verify --nhn-schema ~/nhn   with NHN's address-registry/xsd and cppa/xsd in it"""


@click.command(epilog=EPILOG)
@click.option(
    "--nhn-schema",
    "schema_folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with NHN's XML Schemas (xsd files in it, in xsd/ or in */xsd/), to hold the "
    "requests against. May be given several times.",
)
@run.options
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
def command(
    folder: Path | None,
    form: str,
    fail_on: str | None,
    notes: bool,
    settings_file: Path | None,
    schema_folders: tuple[Path, ...],
) -> None:
    """Hold what was built in DIR (default: generated) against manifests and published schemas.

    Every file is as clinicspec wrote it, none is missing, JSON follows its schema, requests follow
    NHN's contract, and the change set fits the parties and the requests.
    """
    from clinicspec.nhn.xsd import NoSchema
    from clinicspec.verify import read_schemas, verify

    settings, findings = run.read_settings(settings_file, fail_on)
    folder = folder or settings.output_folder
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}")
    try:
        nhn_schemas = read_schemas(schema_folders) if schema_folders else {}
    except NoSchema as error:
        raise click.UsageError(
            f"--nhn-schema: {error}. Name the folder with the schemas of NHN's "
            "CommunicationPartyService, or one that holds address-registry/xsd and cppa/xsd"
        ) from error
    clinics, drafts = read_output(folder)
    findings += [finding(draft, clinic, settings) for clinic, draft in drafts]
    requests: Counter[str] = Counter()
    for built in clinics:
        clinic = built.manifest.clinic
        verified = verify(built, (folder / clinic).as_posix(), nhn_schemas)
        findings += [finding(draft, clinic, settings) for draft in verified.drafts]
        requests += verified.requests
    if not clinics and not findings:
        click.echo(f"clinicspec: nothing to verify in {folder}", err=True)
        sys.exit(ExitCode.NOTHING)
    run.report(findings, {}, len(clinics), form, notes=notes)
    if schema_folders:
        _say_what_was_held(requests, nhn_schemas)
    sys.exit(run.exit_code(findings, settings))


def _say_what_was_held(
    requests: Counter[str], nhn_schemas: Mapping[str, "PublishedSchema"]
) -> None:
    """Which schemas requests were held against, and how many; and how many against none."""
    for namespace in sorted({*nhn_schemas, *requests}):
        count = requests[namespace]
        many = f"{count} request" if count == 1 else f"{count} requests"
        if namespace in nhn_schemas:
            said = f"{many} held against {nhn_schemas[namespace].file}"
        else:
            said = f"{many} not held against NHN's schema: --nhn-schema has none for {namespace}"
        click.echo(said, err=True)
