"""How commands use a baseline: what is known does not fail a run, and is only to become less."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from clinicspec.cli import session as run
from clinicspec.diagnostics import baseline
from clinicspec.diagnostics.baseline import Baseline, NoBaseline
from clinicspec.diagnostics.finding import Finding
from clinicspec.diagnostics.render.text import printable
from clinicspec.rules.catalogue import catalogue
from clinicspec.store.files import reason
from clinicspec.store.whole_file import read_whole, write_whole

MOST_NAMED = 20
"""Entries that are listed; of the others it is said how many they are."""


@dataclass(frozen=True)
class File:
    """A baseline's file."""

    path: Path
    known: Baseline | None
    """What it holds; None where there is none yet."""
    write: bool
    """It is to become what is found now."""
    allow_growth: bool
    """Also where that is more."""


@dataclass(frozen=True)
class Compared:
    """A run beside its baseline."""

    findings: list[Finding]
    """Those marked that are known."""
    said: list[str]
    """What to say of the file."""
    refused: bool = False
    """The file would have grown, so it is as it was."""


def read(path: Path | None, *, write: bool, allow_growth: bool) -> File | None:
    """The file as it is, which must be there unless it is to be written; None where none is named.

    Raises UsageError.
    """
    if path is None:
        if write or allow_growth:
            raise click.UsageError("--write-baseline and --allow-growth go with --baseline FILE")
        return None
    if allow_growth and not write:
        raise click.UsageError("--allow-growth goes with --write-baseline")
    try:
        content = read_whole(path, baseline.MAX_BYTES + 1)
        known = None if content is None else baseline.read(content)
    except OSError as error:
        raise click.UsageError(f"{path} can't be read: {reason(error)}") from error
    except NoBaseline as error:
        raise click.UsageError(f"{path} is no baseline: {error}") from error
    if known is None and not write:
        raise click.UsageError(f"there is no {path}: --write-baseline makes it")
    return File(path, known, write, allow_growth)


def marked(file: File | None, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those marked that are known."""
    if file is None or file.known is None:
        return list(findings)
    return baseline.marked(findings, file.known, _may_be_known())


def compare(file: File | None, session: run.Session, findings: list[Finding]) -> Compared:
    """Mark the findings that are known, and write the file if it is to be."""
    if file is None:
        return Compared(findings, [])
    may_be_known = _may_be_known()
    before = file.known or Counter()
    now = _now(before, session, findings, may_be_known)
    gone, new = before - now, now - before
    if not file.write:
        said = []
        if gone:
            said = [f"{file.path}: {_are(gone)} not found any more", *_named(gone)]
            said.append("--write-baseline takes what is not found any more out")
        return Compared(marked(file, findings), said)
    if file.known is not None and new and not file.allow_growth:
        said = [f"{file.path} is as it was, since it would grow: {_are(new)} new", *_named(new)]
        said.append("put right what is new, or let the file grow with --allow-growth")
        return Compared(baseline.marked(findings, before, may_be_known), said, refused=True)
    if now != file.known:
        try:
            write_whole(file.path, baseline.text(now).encode("ascii"))
        except OSError as error:
            raise click.UsageError(f"{file.path} can't be written: {reason(error)}") from error
    changes = [f"{gone.total()} taken out"] if gone else []
    changes += [f"{new.total()} new"] if new and file.known is not None else []
    said = [f"{file.path}: {', '.join([f'{now.total()} known', *changes])}"]
    return Compared(baseline.marked(findings, now, may_be_known), said)


def _may_be_known() -> dict[str, bool]:
    """Of each code whether a baseline may hold it."""
    return {code: entry.rule.can_be_lowered for code, entry in catalogue().items()}


def _now(
    before: Baseline,
    session: run.Session,
    findings: list[Finding],
    may_be_known: dict[str, bool],
) -> Baseline:
    """What would be known after this run.

    Of clinics that were not looked at, and of those with an error that may keep rules silent, what
    was known is kept.
    """
    now = baseline.of(
        each for each in findings if each.suppression is None and may_be_known[each.code]
    )
    is_whole = session.found.keep is not None
    clinics = session.checked.clinics
    silent = {
        clinic.files.id
        for clinic in clinics
        if any(each.is_error and not may_be_known[each.code] for each in clinic.findings)
    }
    looked_at = {clinic.files.id for clinic in clinics} - silent
    kept = {
        same: count
        for same, count in before.items()
        if may_be_known.get(same.code, False)
        and same.clinic not in looked_at
        and (same.clinic in silent or not is_whole)
    }
    return now | Counter(kept)


def _are(entries: Baseline) -> str:
    count = entries.total()
    return "1 finding is" if count == 1 else f"{count} findings are"


def _named(entries: Baseline) -> list[str]:
    lines = []
    for same, count in sorted(entries.items())[:MOST_NAMED]:
        times = f" ({count} times)" if count > 1 else ""
        lines.append(printable(f"  {same.code} {same.clinic} {same.path}".rstrip() + times))
    more = len(entries) - MOST_NAMED
    return [*lines, f"  and {more} more"] if more > 0 else lines
