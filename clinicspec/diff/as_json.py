"""A diff for scripts: the JSON that ``diff.schema.json`` describes."""

from collections.abc import Iterable
from typing import Any

from clinicspec.diagnostics.finding import Finding
from clinicspec.diagnostics.render import as_json
from clinicspec.diff.entry import Entry, Impact
from clinicspec.diff.report import Report

VERSION = 1
"""Of the format: a change that a script could stumble over counts it up."""


def document(report: Report, findings: Iterable[Finding]) -> dict[str, Any]:
    """The content of that JSON, with what was found on either side and in the approvals."""
    counts = report.counts
    return {
        "version": VERSION,
        "against": _text(report.against),
        "summary": {
            **{impact.value: counts[impact] for impact in Impact},
            "unapproved": len(report.unapproved),
            "clinics": report.clinics,
        },
        "changes": [_change(report, each) for each in report.entries],
        "not_compared": [_text(each) for each in report.not_compared],
        "partly_compared": [_text(each) for each in report.partly],
        "diagnostics": as_json.document(findings, report.clinics)["diagnostics"],
    }


def _change(report: Report, entry: Entry) -> dict[str, Any]:
    approval = report.approval(entry)
    return {
        "clinic": entry.clinic,
        "audience": entry.audience.value,
        "impact": entry.impact.value,
        "change": entry.kind,
        "path": _text(entry.path),
        "message": _text(entry.message),
        "details": [_text(each) for each in entry.details],
        "before": [as_json.place_data(each) for each in entry.before],
        "after": [as_json.place_data(each) for each in entry.after],
        "approved": None
        if approval is None
        else {
            "reason": _text(approval.reason),
            "approver": _text(approval.approver),
            "until": approval.until.isoformat(),
        },
    }


def _text(text: str) -> str:
    """A text with U+FFFD for each lone surrogate, which many JSON readers refuse."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
