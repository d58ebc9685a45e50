"""``clinicspec serve``: a clinic's pages in the browser, while they are being written."""

import contextlib
import errno
import signal
import sys
from datetime import date
from pathlib import Path

import click

from clinicspec.cli import bug_message
from clinicspec.cli import session as run
from clinicspec.cli.day import Day
from clinicspec.cli.exit import ExitCode
from clinicspec.preview.build import Built, Wanted
from clinicspec.preview.server import ADDRESS, PreviewServer
from clinicspec.preview.watch import Preview
from clinicspec.store.files import reason

PORT = 8017

EPILOG = """\b
Examples:
  clinicspec serve specs/fjordbyen.yaml
  clinicspec serve specs/fjordbyen.yaml --as-of 2026-12-24
  clinicspec serve specs/heggvika --templates our/ --port 9000"""


@click.command(epilog=EPILOG)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Where the pages are served; 0 for a port that is free.",
)
@click.option("--as-of", "as_of", type=Day(), help="Show the pages as they should be on this day.")
@run.templates_option
@run.settings_option
@click.option("--notes", is_flag=True, help="Show notes too.")
@click.argument("spec")
def command(
    spec: str,
    port: int,
    as_of: date | None,
    templates_folder: Path | None,
    settings_file: Path | None,
    notes: bool,
) -> None:
    """Show the booking pages of the clinic at SPEC in a browser on this machine.

    They are as `build` would write them, but nothing is written. A page in the browser is shown
    anew as soon as the spec, a file that it names, the settings or a template changes; as long as
    there is an error, its place is taken by what `check` says. Ctrl-C ends it.
    """
    if hasattr(signal, "SIGPIPE"):  # a browser that goes away must not end the server
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    wanted = Wanted(spec, settings_file, templates_folder, as_of)
    started = False

    def tell(built: Built) -> None:
        if built.problem and not started:
            raise click.UsageError(built.problem)
        with contextlib.suppress(OSError):  # nobody reads on
            if built.problem:
                click.echo(built.problem, err=True)
            else:
                run.report([*built.findings], built.sources, 1, "text", notes=notes)

    def failed(error: Exception) -> None:
        with contextlib.suppress(OSError):
            click.echo(bug_message(error), err=True)

    preview = Preview(wanted, tell)
    started = True
    try:
        server = PreviewServer(port, preview, failed, notes=notes)
    except OSError as error:
        why = "it is taken" if error.errno == errno.EADDRINUSE else reason(error)
        hint = "name another with --port, or 0 for one that is free"
        raise click.UsageError(f"port {port} can't be had, {why}: {hint}") from error
    click.echo(
        f"serving {spec} at http://{ADDRESS}:{server.server_port}/ (Ctrl-C ends it)", err=True
    )
    with server, contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
    sys.exit(ExitCode.FINE)
