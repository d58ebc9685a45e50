"""The option of commands that answer people or scripts."""

import click

option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How it is printed. Default: text.",
)
