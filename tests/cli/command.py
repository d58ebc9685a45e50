"""Running the command line in this process."""

from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from clinicspec.cli import cli


class Run(NamedTuple):
    """What a call has printed, and its exit code."""

    code: int
    out: str
    err: str


def clinicspec(*arguments: str | Path) -> Run:
    """Call the command line; an exception that it does not turn into an exit code comes through."""
    result = CliRunner().invoke(
        cli, [str(argument) for argument in arguments], catch_exceptions=False
    )
    return Run(result.exit_code, result.stdout, result.stderr)
