"""What the commands share that report findings: settings, specs, progress, output."""

import os
import re
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from clinicspec import processes
from clinicspec.check import Checked, check, finding
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.diagnostics.render import as_json, text
from clinicspec.settings import NoToml, Settings, find_settings, load_settings
from clinicspec.source.text import SourceText
from clinicspec.store.specs_folder import SpecsFound, find_specs

DEFAULT_PATH = "specs"
PROGRESS_AFTER = 1.0
"""Seconds of work before a progress line appears."""

Command = TypeVar("Command", bound=Callable[..., None])


settings_option = click.option(
    "--settings",
    "settings_file",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="Settings file. Default: the nearest clinicspec.toml, or pyproject.toml with "
    "[tool.clinicspec].",
)


templates_option = click.option(
    "--templates",
    "templates_folder",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="Folder of own templates for the booking pages. Default: clinicspec's own.",
)


def options(command: Command) -> Command:
    """The options of every command that reports findings."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help="How findings are printed. Default: text.",
    )
    return options_of_checks(form(command))


def options_of_checks(command: Command) -> Command:
    """The options of every command that checks specs, but for how findings are printed."""
    for option in (
        settings_option,
        click.option("--notes", is_flag=True, help="Show notes too (JSON always has them)."),
        click.option(
            "--fail-on",
            type=click.Choice([severity.value for severity in Severity]),
            help="Exit 1 for findings of this severity or graver. Default: error.",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True)
class Session:
    """One run over some specs."""

    settings: Settings
    settings_sound: bool
    """Whether all settings are what somebody has decided on, and none a default in its place."""
    named: tuple[str, ...]
    """The paths that were named, or the default."""
    found: SpecsFound
    checked: Checked
    check: Callable[[SpecsFound], Checked]
    """The same check of other specs."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to check."""
        return not self.found.clinics and not self.found.drafts


def read_settings(file: Path | None, fail_on: str | None) -> tuple[Settings, list[Finding]]:
    """The settings that hold here, and what is wrong with them."""
    try:
        settings, drafts = load_settings(file or find_settings())
    except NoToml as error:
        raise click.UsageError(str(error)) from error
    if fail_on:
        settings = settings.with_fail_on(Severity(fail_on))
    return settings, [finding(draft, None, settings) for draft in drafts]


def start(
    paths: tuple[str, ...],
    settings_file: Path | None,
    fail_on: str | None,
    today: date | None = None,
    *,
    notes: bool = True,
) -> Session:
    """Read settings and specs, and check them, as of a day if there is one.

    Without ``notes``, notes that neither can be mended nor make the command fail are only counted.
    """
    settings, about_settings = read_settings(settings_file, fail_on)
    named = paths or ((settings.folder / DEFAULT_PATH).as_posix(),)
    found = find_specs(named)
    if found.missing and paths:
        raise click.UsageError(f"there is no {' and no '.join(found.missing)}")
    if found.without_clinic and (found.clinics or found.drafts):
        nothing = " and nothing in ".join(found.without_clinic)
        raise click.UsageError(f"there is nothing to check in {nothing}")

    notes = notes or settings.fail_on is Severity.NOTE

    def check_specs(found: SpecsFound) -> Checked:
        progress = Progress("checking")
        checked = check(found, settings, progress, today, jobs(), notes=notes)
        checked = checked.with_findings(about_settings)
        progress.done()
        return checked

    sound = all(each.severity is Severity.NOTE for each in about_settings)
    return Session(settings, sound, named, found, check_specs(found), check_specs)


def jobs() -> int:
    """How many processes work: one for each processor, or fewer if CLINICSPEC_JOBS says so."""
    wanted = os.environ.get("CLINICSPEC_JOBS")
    if wanted is None:
        return processes.available()
    if not re.fullmatch("[1-9][0-9]{0,3}", wanted):
        raise click.UsageError(
            f"CLINICSPEC_JOBS is “{wanted}”: write how many processes may work, or unset it"
        )
    return min(int(wanted), processes.available())


def exit_with_nothing(session: Session) -> NoReturn:
    """Say that there is nothing to check, and what a clinic would be."""
    click.echo(
        f"clinicspec: nothing to check in {', '.join(session.named)}: a clinic is a file "
        "specs/<id>.yaml, or a folder specs/<id>/ with clinic.yaml",
        err=True,
    )
    sys.exit(ExitCode.NOTHING)


def report(
    findings: list[Finding],
    sources: Mapping[str, SourceText],
    clinics: int,
    form: str,
    *,
    notes: bool,
    notes_left_out: int = 0,
    aside: bool = False,
) -> None:
    """Print findings to stdout and their count to stderr; all of it to the latter if ``aside``.

    ``notes_left_out`` are those that were counted and are not among the findings.
    """
    if form == "json":
        click.echo(as_json.render(findings, clinics), nl=False)
        return
    colour = coloured(sys.stderr if aside else sys.stdout)
    blocks = text.render(findings, sources, colour=colour, notes=notes)
    if blocks:
        click.echo(blocks, color=colour, err=aside)
    summarise(findings, clinics, notes=notes, notes_left_out=notes_left_out)


def summarise(
    findings: list[Finding], clinics: int, *, notes: bool, notes_left_out: int = 0
) -> None:
    """Print to stderr how many findings there are, and how many can be mended."""
    click.echo(
        text.summary(findings, clinics, notes=notes, notes_left_out=notes_left_out), err=True
    )
    mended = text.fixable(findings)
    if mended:
        click.echo(mended, err=True)


def exit_code(findings: Iterable[Finding], settings: Settings) -> ExitCode:
    """Whether there are findings to fail on."""
    grave = any(each.fails(settings.fail_on) for each in findings)
    return ExitCode.FINDINGS if grave else ExitCode.FINE


def coloured(stream: object) -> bool:
    """Whether a stream is a terminal that is to show colours."""
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty()) and not os.environ.get("NO_COLOR")


class Progress:
    """A line on a terminal that counts clinics, once the work takes long.

    The first one appears by the clock, so that a single clinic that takes long is seen as well.
    """

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._line = ""
        self._shown = False
        self._timer = threading.Timer(PROGRESS_AFTER, self._show)
        self._timer.daemon = True

    def __call__(self, done: int, total: int) -> None:
        """Say how far the work is. The clock, which is a thread, starts with the first call."""
        begins = not self._line
        self._line = f"{self._doing} {done}/{total} clinics"
        if begins and sys.stderr.isatty():
            self._timer.start()
        if self._shown:
            self._show()

    def _show(self) -> None:
        self._shown = True
        click.echo(f"\r{self._line}", err=True, nl=False)

    def done(self) -> None:
        """Take the line away."""
        self._timer.cancel()
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)
