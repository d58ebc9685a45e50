"""The forms in which ``check`` and ``build`` print findings, for people and for build servers."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from clinicspec import __version__
from clinicspec.cli import session as run
from clinicspec.diagnostics.finding import Finding
from clinicspec.diagnostics.report import Report, RuleInfo
from clinicspec.rules.catalogue import catalogue

ALL = ("text", "json", "sarif", "github", "gitlab", "junit")

NOTES_ON_REQUEST = ("text", "github")
"""The forms for people's eyes. The others always have notes."""

DESCRIPTION = re.compile(r"^## What it does\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)

Command = TypeVar("Command", bound=Callable[..., None])


def options(command: Command) -> Command:
    """The options of the commands that print findings in all forms."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(ALL),
        default="text",
        help="How findings are printed: for people, scripts, or a build server. Default: text.",
    )
    return run.options_of_checks(form(command))


def needs_notes(form: str, *, notes: bool) -> bool:
    """Whether notes are shown, so that their places are to be looked for."""
    return notes or form not in NOTES_ON_REQUEST


def report(
    session: run.Session,
    findings: list[Finding],
    form: str,
    *,
    notes: bool,
    has_baseline: bool = False,
) -> None:
    """Print findings of a session to stdout, and for people their count to stderr."""
    checked = session.checked
    clinics = [(clinic.files.id, clinic.files.files[0].name) for clinic in checked.clinics]
    if form in ("text", "json"):
        left_out = checked.notes_left_out
        run.report(
            findings, checked.sources, len(clinics), form, notes=notes, notes_left_out=left_out
        )
        return
    from clinicspec.diagnostics.render import github, gitlab, junit, sarif

    findings = sorted(findings, key=lambda each: each.sort_key)
    said = Report(
        findings,
        clinics,
        session.settings.fail_on,
        _rule,
        _FromRoot().name,
        __version__,
        has_baseline,
    )
    if form == "github":
        click.echo(github.render(said, notes=notes), nl=False)
        run.summarise(findings, len(clinics), notes=notes, notes_left_out=checked.notes_left_out)
    else:
        render = {"sarif": sarif.render, "gitlab": gitlab.render, "junit": junit.render}[form]
        click.echo(render(said), nl=False)


def _rule(code: str) -> RuleInfo:
    """What there is to tell of a rule."""
    entry = catalogue()[code]
    rule = entry.rule
    found = DESCRIPTION.search(entry.page)
    tags = [entry.family, entry.topic]
    tags += ["protects-patients"] if rule.protects_patients else []
    return RuleInfo(
        code,
        rule.name,
        rule.severity,
        entry.summary,
        " ".join(found.group(1).split()) if found else entry.summary,
        "\n\n".join([entry.page.rstrip(), *entry.notices, f"Source: {rule.source}"]) + "\n",
        tuple(tags),
        rule.protects_patients,
    )


class _FromRoot:
    """Files' names as they are seen from the root of the repository around the working folder."""

    def __init__(self) -> None:
        here = Path.cwd()
        self._here = here
        folders = (folder for folder in (here, *here.parents) if os.path.lexists(folder / ".git"))
        self._root = next(folders, here)

    def name(self, file: str) -> str:
        """The name with ``/``; absolute for what lies elsewhere."""
        path = Path(os.path.normpath(self._here / file))
        return (
            path.relative_to(self._root) if path.is_relative_to(self._root) else path
        ).as_posix()
