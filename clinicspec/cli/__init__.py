"""The command line. Each command is a file of its own, imported when it is called."""

import errno
import importlib
import io
import os
import signal
import sys
from contextlib import suppress
from typing import Any, NoReturn

import click

from clinicspec import __version__
from clinicspec.cli.exit import ExitCode

# No other package may change how a spec is read, and no time goes into the search for one.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

COMMANDS = {
    "check": "Find what is wrong in specs.",
    "build": "Check specs, and compile them.",
    "blame": "Say where in the spec a line of an artefact comes from.",
    "diff": "Say what a change of specs means, and for whom.",
    "init": "Begin a spec with what the Address Registry holds.",
    "plan": "Show what must change in NHN's Address Registry.",
    "registry": "Send a plan to NHN's Address Registry.",
    "route": "Show who receives a message, and why.",
    "rule": "Show a rule's page, or the list of rules.",
    "schema": "Print a JSON Schema.",
    "serve": "Show a clinic's booking pages in the browser as they are written.",
    "test": "Run the users' own tests of their clinics.",
    "verify": "Hold built artefacts against manifests and schemas.",
    "view": "Show what HelseNorge shows a patient.",
}

EXAMPLES = """\b
Examples:
  clinicspec check                     every clinic below specs/
  clinicspec check specs/fjordbyen.yaml
  clinicspec build                     compile specs/ into generated/
  clinicspec rule HN401                what a finding means, and what to do
  clinicspec plan specs --registry snapshot/
                                       what must change in the Address Registry

Exit codes: 0 fine, 1 findings, 2 wrong usage or unreadable settings, 3 nothing to check,
4 output out of date or changes pending, 5 needs approval."""


class _Commands(click.Group):
    """Knows the commands by name, and imports one only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"clinicspec.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # click would print "Aborted!" and exit as if there were findings
            sys.exit(ExitCode.INTERRUPTED)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from clinicspec.diagnostics.suggest import closest

            guess = closest(args[0], COMMANDS)
            if guess:
                ctx.fail(f"No such command '{args[0]}'. Did you mean '{guess}'?")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="clinicspec", message="%(prog)s %(version)s")
def cli() -> None:
    """Check and compile the set-up of Norwegian GP clinics at HelseNorge.

    A clinic is described in YAML: its employees, calendars, appointment types, message routing.
    clinicspec holds that against the rules of HelseNorge, PatientSky and NHN, and compiles from it
    the entries for NHN's Address Registry, the booking pages and the routing tables.
    """


def _end(end: SystemExit) -> NoReturn:
    """End the process at once, without giving its memory back bit by bit, which takes a while."""
    if not isinstance(end.code, int) or end.code == ExitCode.INTERRUPTED:
        raise end  # in the latter case Python sees to it that no process is left
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(end.code)


def _is_of_output(error: OSError) -> bool:
    """Whether it is stdout or stderr that takes no more: the store tells of files by itself."""
    from clinicspec.store.output import NO_ROOM

    return error.filename is None and error.errno in {*NO_ROOM, errno.EIO}


def _end_unheard(error: OSError) -> NoReturn:
    """End the process where the file that its output goes to takes no more, without a try again."""
    what = f"clinicspec: the output can't be written: {(error.strerror or str(error)).lower()}"
    with suppress(OSError):
        click.echo(what, err=True)
    os._exit(ExitCode.NOT_WRITTEN)


def bug_message(error: Exception) -> str:
    """What is said of an error that is clinicspec's own."""
    text = " ".join(str(error).split())[:200]
    return (
        f"clinicspec: internal error ({type(error).__name__}: {text}). This is a bug: please "
        "report it to the project, with the spec that shows it. CLINICSPEC_TRACEBACK=1 shows "
        "where it happened."
    )


def main() -> None:
    """Run the command line, and end the process."""
    if hasattr(signal, "SIGPIPE"):  # absent on Windows
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # end in silence where nobody reads on
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a "?" for what the terminal's encoding lacks
    try:
        try:
            cli(prog_name="clinicspec")
        except SystemExit as end:
            _end(end)
    except Exception as error:  # the last resort: whatever gets here is a bug
        if isinstance(error, OSError) and _is_of_output(error):
            _end_unheard(error)
        if os.environ.get("CLINICSPEC_TRACEBACK") == "1":
            raise
        click.echo(bug_message(error), err=True)
        sys.exit(ExitCode.BUG)
