"""A plan for people: as text for a terminal, and as Markdown for a review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clinicspec.diagnostics.render.text import printable
from clinicspec.nhn.meaning import meaning
from clinicspec.nhn.plan import ClinicPlan, Plan
from clinicspec.nhn.request import Request, RequestKind

DOES: dict[RequestKind, str] = {
    "create": "create",
    "update": "update",
    "activate": "activate",
    "deactivate": "deactivate",
    "add_process": "add a process to",
    "remove_process": "remove a process from",
}

NOTHING = "nothing"
"""In place of a value that is not there."""

NOT_KNOWN = "not known"
"""In place of a value that may be there, since the snapshot does not say all of an entry."""

MARKS = re.compile(r"([\\`*_\[\]<>#|~!&])")
"""What Markdown takes for a mark."""

LINKS = re.compile(r"(www(?=\.)|:(?=//)|@)", re.IGNORECASE)
"""Where GitHub and GitLab see that an address begins which has no mark, after the match."""


@dataclass(frozen=True)
class _Item:
    """Something that is done or left alone, and what there is to know of it."""

    marker: str
    """``1.``, where its place matters, or ``-``."""
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Section:
    """A clinic or the end of the plan."""

    heading: str
    items: tuple[_Item, ...]
    left_alone: tuple[_Item, ...] = ()


def as_text(plan: Plan, checksum: str, approved_checksum: str | None) -> str:
    """The plan as plain text."""
    lines: list[str] = []
    for section in _sections(plan):
        lines += [section.heading, *_text_items(section.items)]
        if section.left_alone:
            lines += ["  left alone:", *_text_items(section.left_alone)]
        lines.append("")
    lines += [_totals(plan), f"checksum: {checksum}", ""]
    lines += next_steps(plan, checksum, approved_checksum)
    return "\n".join(map(printable, lines)) + "\n"


def as_markdown(plan: Plan, checksum: str, approved_checksum: str | None) -> str:
    """The plan as Markdown, in which what specs and registry say is text and nothing else."""
    lines = ["# What changes in the Address Registry", ""]
    for section in _sections(plan):
        lines += [f"## {_escaped(section.heading)}", "", *_markdown_items(section.items)]
        if section.left_alone:
            lines += ["", "Left alone:", "", *_markdown_items(section.left_alone)]
        lines.append("")
    lines += [f"{_totals(plan)}.", "", f"Checksum: `{checksum}`", ""]
    lines += [f"- {_escaped(step)}" for step in next_steps(plan, checksum, approved_checksum)]
    return "\n".join(map(printable, lines)) + "\n"


def next_steps(plan: Plan, checksum: str, approved_checksum: str | None) -> list[str]:
    """What there is to do now, a sentence each."""
    if not plan.requests:
        return ["there is no request to send"]
    steps = []
    unknown = {
        f"{request.name} (HER-ID {request.her_id})"
        for request in plan.requests
        if request.needs_snapshot
    }
    if unknown:
        steps.append(
            "what is marked as a preview can't be sent: put NHN's whole answers about "
            f"{', '.join(sorted(unknown))}, and about their processes, into the snapshot, and plan "
            "again"
        )
    if approved_checksum not in (None, checksum):
        steps.append(
            "this is not the plan that was approved: look at it, then plan with --approve "
            f"{checksum}"
        )
    elif plan.approval and approved_checksum is None:
        steps.append(
            f"somebody has to approve it, since {' and '.join(plan.approval)}: plan with --approve "
            f"{checksum}"
        )
    elif not unknown:
        steps.append(
            "to send it, keep it with --format json > plan.json, and run: clinicspec registry send "
            "plan.json --endpoint URL --user NAME"
        )
    return steps


def _sections(plan: Plan) -> Iterator[_Section]:
    for clinic in plan.clinics:
        items = tuple(_item(request) for request in clinic.requests)
        yield _Section(_heading(clinic), items, (*_left_alone(clinic),))


def _heading(clinic: ClinicPlan) -> str:
    environment = "" if clinic.environment == "production" else f", {clinic.environment}"
    nothing = "" if clinic.requests else ": no requests"
    return f"{clinic.name} ({clinic.id}{environment}){nothing}"


def _item(request: Request) -> _Item:
    process = request.process
    what = f" {process.name} {process.version}" if process is not None else ""
    does = DOES[request.kind].replace(" a process", what)
    her_id = f" (HER-ID {request.her_id})" if request.her_id is not None else ""
    remarks = []
    if request.blocked_by is not None:
        remarks.append(f"waits for the HER-ID of request {request.blocked_by}")
    if request.needs_snapshot:
        remarks.append("preview: the snapshot does not say what the registry holds")
    missing = NOT_KNOWN if request.needs_snapshot else NOTHING
    changes = [
        f"{each.what}: {each.before or missing} → {each.after or NOTHING}"
        for each in request.changes
    ]
    return _Item(
        f"{request.order}.",
        f"{does} {request.name}{her_id}",
        (*changes, meaning(request), *remarks),
    )


def _left_alone(clinic: ClinicPlan) -> Iterator[_Item]:
    for each in clinic.left_alone:
        yield _Item("-", f"{each.name} (HER-ID {each.her_id}): {each.why}")


def _totals(plan: Plan) -> str:
    count = len(plan.clinics)
    clinics = f"{count} clinic{'' if count == 1 else 's'}"
    kinds = [f"{number} × {kind.replace('_', ' ')}" for kind, number in plan.counts.items()]
    return f"{clinics}: {', '.join(kinds) or 'no requests'}"


def _text_items(items: tuple[_Item, ...]) -> Iterator[str]:
    for item in items:
        yield f"  {item.marker} {item.title}"
        yield from (f"       {line}" for line in item.lines)


def _markdown_items(items: tuple[_Item, ...]) -> Iterator[str]:
    for item in items:
        yield f"{item.marker} {_escaped(item.title)}"
        within = " " * (len(item.marker) + 1)  # with less it would be another list
        yield from (f"{within}- {_escaped(line)}" for line in item.lines)


def _escaped(text: str) -> str:
    """A text as Markdown that shows it; nothing in it becomes a mark or a link."""
    return LINKS.sub(r"\1<!-- -->", MARKS.sub(r"\\\1", text))
