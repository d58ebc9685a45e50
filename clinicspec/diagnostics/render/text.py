"""Findings for people: the source lines with the place underlined, what is wrong, what to do.

Nothing of a spec reaches the terminal unless it is printable, and each line's underline stands
below the very columns that a terminal gives to the marked characters.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeAlias

from clinicspec.diagnostics.finding import Finding, Place, Severity
from clinicspec.diagnostics.masking import masked
from clinicspec.source.text import Position, SourceText

TAB = "    "
"""What a tab is shown as."""

LONGEST_LINE = 120
"""Code points of a source line that are shown; of a longer one, those around the place."""

BEFORE_PLACE = 40
"""Code points that a cut line shows before the place."""

Paint: TypeAlias = Callable[[str, str], str]
"""Puts a text into a style, which is the parameters of an ANSI escape sequence."""

BOLD = "1"
DIM = "2"
BLUE = "34"
STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
"""Red, yellow and cyan, in bold."""


class _Mark(NamedTuple):
    """A place to show, the character that underlines it, in which style and with which words."""

    place: Place
    sign: str
    style: str
    label: str = ""


class Row(NamedTuple):
    """A source line as it is shown, with the columns to underline: how far in, and how many."""

    number: int
    text: str
    indent: int
    width: int


def render(
    findings: Iterable[Finding], sources: Mapping[str, SourceText], *, colour: bool, notes: bool
) -> str:
    """The findings in order, a block of lines each; "" if there is nothing to show.

    ``sources`` maps a file's name, as the findings have it, to its text; of a file that is not in
    it, only the name and the position are shown. Notes are left out unless ``notes``, and what is
    suppressed or in the baseline in any case.
    """
    paint = _ansi if colour else _plain
    findings, sources = masked(findings, sources)
    shown = [
        finding
        for finding in findings
        if finding.is_shown and (notes or finding.severity is not Severity.NOTE)
    ]
    shown.sort(key=lambda finding: finding.sort_key)
    return "\n".join(_block(finding, sources, paint) for finding in shown)


def summary(
    findings: Iterable[Finding], clinics: int, *, notes: bool, notes_left_out: int = 0
) -> str:
    """One line on what was found in ``clinics`` clinics, and how many are suppressed or left out.

    ``notes_left_out`` are those that are not among the findings either.
    """
    findings = list(findings)
    counts = Counter(each.severity for each in findings if each.is_shown)
    suppressed = sum(each.suppression is not None for each in findings)
    known = sum(each.known for each in findings)
    hidden = notes_left_out + (0 if notes else counts.pop(Severity.NOTE, 0))
    kinds = ", ".join(_count(counts[kind], kind.value) for kind in Severity if counts[kind])
    found = " and ".join(kinds.rsplit(", ", 1))
    where = _count(clinics, "clinic")
    text = f"{found} in {where}" if found else f"{where}, nothing to report"
    aside = [f"{suppressed} suppressed"] if suppressed else []
    aside += [f"{known} in the baseline"] if known else []
    if hidden:
        aside.append(f"{_count(hidden, 'note')}: --notes shows {'it' if hidden == 1 else 'them'}")
    return f"{text} ({'; '.join(aside)})" if aside else text


def fixable(findings: Iterable[Finding]) -> str:
    """One line on what ``--fix`` would mend; "" if there is nothing."""
    fixes = [each.fix for each in findings if each.fix is not None and each.is_shown]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if not fixes:
        return ""
    if not safe:
        return f"{unsafe} can be mended with `check --fix --unsafe-fixes`"
    more = f", {unsafe} more with `--fix --unsafe-fixes`" if unsafe else ""
    return f"{safe} can be mended with `check --fix`{more}"


def printable(text: str) -> str:
    """A text with an escape for whatever could steer a terminal, or would not be seen in it.

    The same characters are escaped as by ``repr``: beside controls also marks of direction,
    spaces other than the common one, and characters whose width no two terminals agree on.
    """
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def columns(text: str) -> int:
    """How many columns of a terminal a printable text takes up."""
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me")
        else 1 + (unicodedata.east_asian_width(char) in ("W", "F"))
        for char in text
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _ansi(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, _style: str) -> str:
    return text


def _block(finding: Finding, sources: Mapping[str, SourceText], paint: Paint) -> str:
    """The lines of one finding: its message, its own place, the related places, the help."""
    style = STYLES[finding.severity]
    marks = [_Mark(finding.place, "^", style)]
    marks += [_Mark(related.place, "-", BLUE, related.message) for related in finding.related]
    excerpts = [excerpt(mark.place, sources.get(mark.place.file)) for mark in marks]
    margin = max((len(str(row.number)) for rows in excerpts for row in rows), default=1)
    pad = " " * margin
    bar = paint(f"{pad} |", DIM)

    head = f"{finding.severity.value}[{finding.code}]"
    lines = [paint(head, style) + paint(f": {printable(finding.message)}", BOLD)]
    file = None
    for mark, rows in zip(marks, excerpts, strict=True):
        label = paint(f" {printable(mark.label)}", mark.style) if mark.label else ""
        if mark.place.file != file or not rows:
            arrow = paint("-->" if file is None else ":::", DIM)
            file, start = mark.place.file, mark.place.span.start
            where = f"{printable(file)}:{start.line}:{start.column}"
            lines += [f"{pad}{arrow} {where}", bar] if rows else [f"{pad}{arrow} {where}{label}"]
        for index, row in enumerate(rows):
            if index and row.number > rows[0].number + 1:
                lines.append(paint("...", DIM))
            lines.append(f"{paint(f'{row.number:>{margin}} |', DIM)} {row.text}".rstrip())
            lines.append(f"{bar} {' ' * row.indent}{paint(mark.sign * row.width, mark.style)}")
        if rows:
            lines[-1] += label
            lines.append(bar)
    lines.append(f"{pad} {paint('= help:', BOLD)} {printable(finding.help)}")
    return "\n".join(lines) + "\n"


def excerpt(place: Place, source: SourceText | None) -> list[Row]:
    """The line of a place, or the first and the last of several; none without a source."""
    if source is None:
        return []
    start, end = place.span.start, place.span.end
    if end.line > start.line and end.column == 1:  # the line break is the last that is marked
        end = Position(end.line - 1, len(source.line(end.line - 1)) + 1)
    first = source.line(start.line)
    if end.line <= start.line:
        return [_row(start.line, first, start.column - 1, end.column - 1)]
    last = source.line(end.line)
    last_start = min(len(last) - len(last.lstrip()), end.column - 2)
    return [
        _row(start.line, first, start.column - 1, len(first)),
        _row(end.line, last, last_start, end.column - 1),
    ]


def _row(number: int, line: str, start: int, end: int) -> Row:
    """A line with the stretch between two indices underlined, one column at least."""
    first = 0
    if len(line) > LONGEST_LINE:
        first = max(0, min(start - BEFORE_PLACE, len(line) - LONGEST_LINE))
    last = min(len(line), first + LONGEST_LINE)
    before = ("…" if first else "") + _shown(line[first:start])
    text = before + _shown(line[start:last]) + ("…" if last < len(line) else "")
    marked = _shown(line[start : min(end, last)])
    return Row(number, text, columns(before), max(1, columns(marked)))


def _shown(code: str) -> str:
    return printable(code.replace("\t", TAB))
