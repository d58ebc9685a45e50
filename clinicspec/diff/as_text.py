"""A diff for people at a terminal."""

import json
from collections.abc import Iterator
from itertools import groupby

from clinicspec.diagnostics.finding import Place
from clinicspec.diagnostics.render.text import printable
from clinicspec.diff.entry import Audience, Entry
from clinicspec.diff.report import Report, left_out, totals

HEADINGS = {
    Audience.PATIENTS: "patients",
    Audience.CLINIC: "the clinic",
    Audience.REGISTRY: "the Address Registry",
    Audience.SITE: "the booking site",
}
"""Who notices."""


def render(report: Report) -> str:
    """The entries by who notices them, then a line of totals, then what could approve them."""
    lines: list[str] = []
    several = len({each.clinic for each in report.entries}) > 1
    for audience, entries in groupby(report.entries, key=lambda each: each.audience):
        lines.append(f"{HEADINGS[audience]}:")
        for entry in entries:
            lines += _entry(report, entry, several=several)
        lines.append("")
    lines += [f"{clinic}: {why}" for clinic, why in left_out(report)]
    lines.append(totals(report))
    return "\n".join(map(printable, lines)) + "\n"


def _entry(report: Report, entry: Entry, *, several: bool) -> Iterator[str]:
    clinic = f"{entry.clinic}: " if several else ""
    yield f"  {entry.impact.value:<9} {clinic}{entry.message}"
    yield from (f"              {detail}" for detail in entry.details)
    now, was = _place(entry.after), _place(entry.before)
    if now or was:
        yield f"            --> {', was '.join(filter(None, (now, was)))}"
    approval = report.approval(entry)
    if approval is not None:
        yield (
            f"            approved by {approval.approver} until {approval.until}: {approval.reason}"
        )


def _place(places: tuple[Place, ...]) -> str:
    """The first place, and how many others there are."""
    if not places:
        return ""
    first = places[0]
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return f"{first.file}:{first.span.start.line}:{first.span.start.column}{more}"


def to_approve(report: Report, name: str) -> str:
    """What stands in a file of approvals if all is meant; nothing if nothing needs one."""
    count = len(report.to_approve)
    if not count:
        return ""
    what = "1 breaking change needs" if count == 1 else f"{count} breaking changes need"
    return f"{what} an approval. If this is meant, write into {printable(name)}:\n\n" + "\n".join(
        approvals(report)
    )


def approvals(report: Report) -> list[str]:
    """The lines of YAML that approve what is not approved yet, to be filled in."""
    lines = ["approvals:"] if report.to_approve else []
    for clinic, path, kind in report.to_approve:
        lines += [
            f"  - clinic: {_yaml(clinic)}",
            f"    path: {_yaml(path)}",
            f"    change: {_yaml(kind)}",
            "    reason: …",
            "    approver: …",
            "    until: YYYY-MM-DD",
        ]
    return lines


def _yaml(text: str) -> str:
    """A text as YAML on one line, in quotes, so that it is read as it is."""
    return json.dumps(text)
