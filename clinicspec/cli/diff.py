"""``clinicspec diff``: what a change of specs means, in the clinic's words."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from clinicspec.artefact import json_bytes
from clinicspec.check import check, finding
from clinicspec.cli import baseline
from clinicspec.cli import session as run
from clinicspec.cli.day import Day
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.diagnostics.render.text import printable
from clinicspec.diff import as_json, as_markdown, as_text
from clinicspec.diff.approvals import NAME, Approval, matched, read_approvals
from clinicspec.diff.report import Report
from clinicspec.differing import changed, entries, marks_of, only, read_in_part
from clinicspec.settings import Settings
from clinicspec.source.decode import decode
from clinicspec.source.text import SourceText
from clinicspec.store.approvals_file import read_approvals_file
from clinicspec.store.git_program import GitProblem, repository_of
from clinicspec.store.git_tree import git_tree, named_by
from clinicspec.store.specs_folder import SpecsFound, find_specs

EPILOG = """\b
Examples:
  clinicspec diff --against origin/main
  clinicspec diff --against "$(git merge-base origin/main HEAD)" --format markdown
  clinicspec diff --against HEAD specs/fjordbyen.yaml      what isn't committed yet
  clinicspec diff --against-dir ../before/specs specs
  clinicspec diff --against v12 --as-of 2026-12-01 --format json > diff.json

Exit codes: 0 fine, 1 findings, 3 nothing to compare, 5 breaking changes that approvals.yaml does
not approve."""


@click.command(epilog=EPILOG)
@click.option("--against", "ref", metavar="REF", help="Compare with a commit, branch or tag.")
@click.option(
    "--against-dir",
    "folder",
    type=click.Path(exists=True),
    metavar="DIR",
    help="Compare with the specs in another folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="How changes are printed; markdown is for a comment. Default: text.",
)
@click.option(
    "--approvals",
    "approvals_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"What is approved. Default: {NAME} beside the settings file, or in this folder.",
)
@click.option("--as-of", "today", type=Day(), help="Approvals have to hold on this day.")
@click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Pass over findings that are in this file, which `check --write-baseline` makes.",
)
@run.settings_option
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="Exit 1 for findings of this severity or graver. Default: error.",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def command(
    paths: tuple[str, ...],
    ref: str | None,
    folder: str | None,
    form: str,
    approvals_file: Path | None,
    today: date | None,
    baseline_file: Path | None,
    settings_file: Path | None,
    fail_on: str | None,
) -> None:
    """Say what changes for patients, clinic, registry and booking site.

    The specs at PATH (default: specs) are compared with what stood at the same paths at REF, which
    is read from git's objects, or with those in DIR. Changes go to stdout, findings to stderr.
    """
    if (ref is None) == (folder is None):
        raise click.UsageError("name one of --against REF and --against-dir DIR")
    if ref is not None and not ref.strip():
        raise click.UsageError("--against names no ref: what stands behind it is empty")
    known = baseline.read(baseline_file, write=False, allow_growth=False)
    settings, about_settings = run.read_settings(settings_file, fail_on)
    named = paths or ((settings.folder / run.DEFAULT_PATH).as_posix(),)
    new = find_specs(named)
    against = folder if ref is None else ref
    assert against is not None
    with _other_side(named, new, ref, folder) as found:
        compared = {each.id for side in (found, new) for each in side.clinics}
        files = marks_of(found, new)
        old, new = changed(found, new, files)
        _refuse_nothing(paths, named, found, new, against)
        before = check(old, settings, jobs=1, notes=False)
    after = check(new, settings, jobs=run.jobs(), notes=False)
    told, hidden = entries(before, after, files, run.jobs())
    approvals, about_approvals, sources = _approvals(approvals_file, settings)
    unsure = {each.clinic for each in before.findings + after.findings if _is_error(each)}
    whole = found.keep is not None and new.keep is not None
    held, unmatched = matched(
        approvals, told, None if whole and not unsure else compared - unsure, today
    )
    findings = [
        *about_settings,
        *_worth_telling(baseline.marked(known, after.findings), settings),
        *(finding(draft, None, settings) for draft in (*about_approvals, *unmatched)),
    ]
    partly = {*read_in_part(before), *read_in_part(after)} - {*hidden}
    moved = sum(each.kind == "renamed" and not each.path for each in told)  # on both sides
    report = Report(
        printable(against),
        tuple(told),
        len(compared) - moved,
        tuple(hidden),
        tuple(sorted(partly)),
        held,
    )
    shown = [*findings, *_worth_telling(baseline.marked(known, before.findings), settings)]
    approvals_name = _approvals_path(approvals_file, settings).as_posix()
    everything = {**before.sources, **after.sources, **sources}
    if form == "json":
        click.echo(json_bytes(as_json.document(report, shown)).decode(), nl=False)
    else:
        if shown:
            run.report(shown, everything, len(compared), "text", notes=False, aside=True)
        text = form == "text"
        said = as_text.render(report) if text else as_markdown.render(report, approvals_name)
        click.echo(said, nl=False)
    missing = as_text.to_approve(report, approvals_name)
    if missing and form != "markdown":
        click.echo(missing, err=True)
    code = run.exit_code(findings, settings)
    if code is ExitCode.FINE and report.unapproved:
        code = ExitCode.NEEDS_APPROVAL
    sys.exit(code)


@contextmanager
def _other_side(
    named: tuple[str, ...], new: SpecsFound, ref: str | None, folder: str | None
) -> Iterator[SpecsFound]:
    """The specs to compare with; what is read from git can be read as long as the block lasts."""
    if folder is not None:
        found = find_specs([folder])
        if new.keep is None and not new.drafts:  # a part of a specs folder: that part alone
            wanted = {each.id for each in new.clinics}
            wanted |= {Path(each).name.removesuffix(".yaml") for each in new.missing}
            found = only(found, wanted.__contains__)
        yield found
        return
    assert ref is not None
    repositories = {repository_of(Path(each)) for each in named}
    if None in repositories:
        raise click.UsageError("--against needs specs in a git repository")
    if len(repositories) > 1:
        raise click.UsageError("the specs stand in several git repositories: compare them apart")
    (repository,) = repositories
    assert repository is not None
    try:
        with git_tree(repository, ref) as tree:
            yield named_by(ref, find_specs(named, tree))
    except GitProblem as problem:
        what = f"{ref} can't be compared with: {problem}"
        raise click.UsageError(printable(what)) from problem


def _refuse_nothing(
    paths: tuple[str, ...],
    named: tuple[str, ...],
    old: SpecsFound,
    new: SpecsFound,
    against: str,
) -> None:
    """End where a path is on neither side, or nothing is on both."""
    missing = [each for each in new.missing if each in old.missing]
    if missing and paths:
        raise click.UsageError(f"there is no {' and no '.join(missing)}, here or at {against}")
    if not (old.clinics or new.clinics or old.drafts or new.drafts):
        where = f"{', '.join(named)}, here or at {printable(against)}"
        click.echo(f"clinicspec: nothing to compare in {where}", err=True)
        sys.exit(ExitCode.NOTHING)


def _worth_telling(findings: list[Finding], settings: Settings) -> list[Finding]:
    """What the command fails for, and what keeps a value from being compared."""
    return [
        each for each in findings if _is_error(each) or each.severity.rank <= settings.fail_on.rank
    ]


def _is_error(each: Finding) -> bool:
    return each.severity is Severity.ERROR


def _approvals_path(named: Path | None, settings: Settings) -> Path:
    return named or settings.folder / NAME


def _approvals(
    named: Path | None, settings: Settings
) -> tuple[list[Approval], list[Draft], dict[str, SourceText]]:
    """The approvals that there are, what is wrong with them, and their text."""
    path = _approvals_path(named, settings)
    content, unreadable = read_approvals_file(path)
    if unreadable is not None:
        return [], [unreadable.draft], {}
    if content is None:
        return [], [], {}
    approvals, drafts = read_approvals(path.as_posix(), content)
    return approvals, drafts, {path.as_posix(): decode(path.as_posix(), content)[0]}
