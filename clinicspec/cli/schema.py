"""``clinicspec schema``: a JSON Schema, of the spec language or of an artefact."""

import json

import click

from clinicspec.schemas import NAMES, schema

EPILOG = """\b
Examples:
  clinicspec schema                       the names
  clinicspec schema spec > spec.schema.json

An editor with yaml-language-server completes and explains specs that begin with
  # yaml-language-server: $schema=spec.schema.json
and likewise the files of a clinic that is a folder, with `spec-part`, and tests, with `test`."""


@click.command(epilog=EPILOG)
@click.argument("name", type=click.Choice(NAMES), required=False)
def command(name: str | None) -> None:
    """Print the JSON Schema NAME, or the names of all."""
    if name is None:
        click.echo("\n".join(NAMES))
    else:
        click.echo(json.dumps(schema(name), indent=2))
