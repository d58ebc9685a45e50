"""A diff as a comment on a pull request: GitHub's and GitLab's Markdown.

What specs say is text and nothing else. Every sign that could be a mark is a character reference,
which is none in Markdown and none in HTML. Both sites look for mentions, references and addresses
in what has become of the Markdown, so a comment that nobody sees stands within each of those.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from clinicspec.diagnostics.finding import Place
from clinicspec.diagnostics.render.text import printable
from clinicspec.diff.as_text import HEADINGS, approvals
from clinicspec.diff.entry import Entry
from clinicspec.diff.report import Report, left_out, totals

LONGEST = 45_000
LONGEST_APPROVALS = 15_000
"""Characters of entries, and of what could approve them: GitHub takes a comment of 65,536."""

SIGNS = re.compile(r"[!-'*+/<-@\[-`{-~]")
"""What ASCII has of signs, but for those that mark nothing within a line: ``( ) , - . : ;``."""

APART = "<!-- -->"

LINKED = re.compile(r"[@#!$~%&^](?=\w)|\bGH-|\bwww|:(?=//)|[0-9a-f]{6}(?=[0-9a-f])", re.IGNORECASE)
"""Where a site may see a mention, a reference, an address or a commit begin."""


def render(report: Report, name: str) -> str:
    """The comment: totals first, then the entries by who notices them, then what approves them.

    ``name`` is the file of approvals.
    """
    lines = ["## What this change means", "", f"{escaped(totals(report))}.", ""]
    lines += [f"- {escaped(clinic)}: {why}" for clinic, why in left_out(report)]
    length = sum(map(len, lines))
    several = len({each.clinic for each in report.entries}) > 1
    too_many = 0
    for audience, entries in groupby(report.entries, key=lambda each: each.audience):
        heading = HEADINGS[audience]
        group = [f"### {heading[0].upper()}{heading[1:]}", ""]
        for entry in entries:
            of_entry = [*_entry(report, entry, several=several)]
            length += sum(len(line) + 1 for line in of_entry)
            if length > LONGEST:
                too_many += 1
            else:
                group += of_entry
        lines += [*group, ""]
    if too_many:
        lines.append(f"{too_many} more are left out here: `clinicspec diff` prints them all.")
    to_write = approvals(report)
    if sum(len(line) + 1 for line in to_write) > LONGEST_APPROVALS:
        lines.append("What could approve it all is too long for here: `clinicspec diff` prints it.")
    elif to_write:
        lines += [
            "### To approve",
            "",
            f"Who means what is breaking writes into {escaped(name)}:",
            "",
            "```yaml",
            *to_write,
            "```",
        ]
    return "\n".join(map(printable, lines)).rstrip("\n") + "\n"


def _entry(report: Report, entry: Entry, *, several: bool) -> Iterator[str]:
    clinic = f"{escaped(entry.clinic)}: " if several else ""
    approval = report.approval(entry)
    approved = ", approved" if approval is not None else ""
    yield f"- **{entry.impact.value}{approved}**: {clinic}{escaped(entry.message)}"
    yield ""
    yield "  <details><summary>where, and what else</summary>"
    yield ""
    yield from (f"  - {escaped(detail)}" for detail in entry.details)
    if approval is not None:
        why = f"approved by {approval.approver} until {approval.until}: {approval.reason}"
        yield f"  - {escaped(why)}"
    yield from (f"  - now: {_place(place)}" for place in entry.after)
    yield from (f"  - was: {_place(place)}" for place in entry.before)
    yield ""
    yield "  </details>"
    yield ""


def _place(place: Place) -> str:
    return escaped(f"{place.file}, line {place.span.start.line}")


def escaped(text: str) -> str:
    """A text of one line that shows as it is, and links to nothing and nobody."""
    parted = LINKED.sub("\\g<0>\0", " ".join(text.split()).replace("\0", ""))
    signs = SIGNS.sub(lambda found: f"&#{ord(found.group())};", parted)
    return signs.replace("\0", APART)
