"""Findings for scripts: the JSON that ``diagnostics.schema.json`` describes."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from clinicspec.diagnostics.finding import (
    RULE_PAGES,
    Finding,
    Place,
    Severity,
    Suppression,
    path_text,
)
from clinicspec.diagnostics.fix import Fix
from clinicspec.diagnostics.masking import masked
from clinicspec.diagnostics.render.plain import plain
from clinicspec.source.text import Position, Span

VERSION = 1
"""Of the format: a change that a script could stumble over counts it up."""


def render(findings: Iterable[Finding], clinics: int) -> str:
    """All findings in order, notes too, that were made in ``clinics`` clinics.

    The text is ASCII, so that no terminal and no encoding can make anything else of it.
    """
    return json.dumps(document(findings, clinics), indent=2) + "\n"


def document(findings: Iterable[Finding], clinics: int) -> dict[str, Any]:
    """The content of that JSON."""
    findings, _ = masked(findings, {})
    ordered = sorted(findings, key=lambda finding: finding.sort_key)
    shown = [finding for finding in ordered if finding.is_shown]
    known = [finding for finding in ordered if finding.known]
    suppressed = [finding for finding in ordered if finding.suppression is not None]
    counts = Counter(finding.severity for finding in shown)
    return {
        "version": VERSION,
        "summary": {
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "notes": counts[Severity.NOTE],
            "suppressed": len(suppressed),
            "known": len(known),
            "clinics": clinics,
        },
        "diagnostics": [_diagnostic(finding) for finding in shown],
        "suppressed": [_diagnostic(finding) for finding in suppressed],
        "known": [_diagnostic(finding) for finding in known],
    }


def _diagnostic(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": plain(finding.message),
        "help": plain(finding.help),
        "clinic": None if finding.clinic is None else plain(finding.clinic),
        **place_data(finding.place),
        "related": [
            {"message": plain(related.message), **place_data(related.place)}
            for related in finding.related
        ],
        "fix": None if finding.fix is None else _fix(finding.fix),
        "suppression": finding.suppression and _suppression(finding.suppression),
        "url": f"{RULE_PAGES}#{finding.code}",
    }


def _suppression(suppression: Suppression) -> dict[str, Any]:
    until = suppression.until
    return {
        "reason": plain(suppression.reason),
        "until": None if until is None else until.isoformat(),
        **place_data(suppression.place),
    }


def place_data(place: Place) -> dict[str, Any]:
    """A place as the JSON has it: file, path and span."""
    return {
        "file": plain(place.file),
        "path": plain(path_text(place.path)),
        "span": _span(place.span),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "message": plain(fix.message),
        "safe": fix.safe,
        "edits": [
            {"file": plain(edit.file), "span": _span(edit.span), "text": plain(edit.change.text)}
            for edit in fix.edits
        ],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": _position(span.start), "end": _position(span.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
