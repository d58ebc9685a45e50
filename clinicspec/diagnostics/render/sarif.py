"""Findings as SARIF 2.1.0, which GitHub's code scanning and editors read.

A result is known again by its rule, its clinic and the path of what it is about, so it stays the
same one while lines move.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from clinicspec.diagnostics.finding import Finding, Place, Suppression, path_text
from clinicspec.diagnostics.fix import Fix
from clinicspec.diagnostics.identity import fingerprints
from clinicspec.diagnostics.render.plain import plain
from clinicspec.diagnostics.report import Report, RuleInfo
from clinicspec.source.text import Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
VERSION = "2.1.0"

ROOT = "%SRCROOT%"
"""What all relative addresses start from: the root of the user's repository."""

FINGERPRINT = "clinicPath/v1"
"""The key of our own fingerprints; another way to make them counts it up."""

GITHUB_FINGERPRINT = "primaryLocationLineHash"
"""The only one by which GitHub knows an alert again."""


def render(report: Report) -> str:
    """All findings, notes too. The text is ASCII, so that no encoding can make it another."""
    return json.dumps(_document(report), indent=2) + "\n"


def _document(report: Report) -> dict[str, Any]:
    findings = report.masked()
    codes = sorted({finding.code for finding in findings})
    indices = {code: index for index, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "clinicspec",
                "version": report.version,
                "rules": [_rule(report.rule(code)) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "the root of the repository"}}},
        "results": [
            _result(finding, indices, fingerprint, report)
            for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
        ],
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.description},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": list(rule.tags)},
    }


def _result(
    finding: Finding, indices: Mapping[str, int], fingerprint: str, report: Report
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": indices[finding.code],
        "level": finding.severity.value,
        "message": {"text": plain(f"{finding.message}\n\nHelp: {finding.help}")},
        "locations": [_location(finding.place, finding.clinic, report)],
        "partialFingerprints": {
            FINGERPRINT: fingerprint,
            GITHUB_FINGERPRINT: f"{fingerprint}:1",
        },
    }
    if report.has_baseline:
        result["baselineState"] = "unchanged" if finding.known else "new"
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": plain(related.message)},
                **_location(related.place, finding.clinic, report),
            }
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.fix, report)]
    if finding.suppression is not None:
        result["suppressions"] = [_suppression(finding.suppression, report)]
    return result


def _suppression(suppression: Suppression, report: Report) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kind": "inSource" if suppression.in_spec else "external",
        "status": "accepted",
        "justification": plain(suppression.reason),
        "location": _location(suppression.place, None, report),
    }
    if suppression.until is not None:
        said["properties"] = {"until": suppression.until.isoformat()}
    return said


def _location(place: Place, clinic: str | None, report: Report) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": _artifact(place.file, report),
            "region": _region(place.span),
        }
    }
    if place.path:
        path = path_text(place.path)
        location["logicalLocations"] = [
            {"fullyQualifiedName": plain(path if clinic is None else f"{clinic}.{path}")}
        ]
    return location


def _artifact(file: str, report: Report) -> dict[str, str]:
    name = plain(report.from_root(file))
    if name.startswith("/"):
        return {"uri": f"file://{quote(name)}"}
    return {"uri": quote(name), "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }


def _fix(fix: Fix, report: Report) -> dict[str, Any]:
    files = dict.fromkeys(edit.file for edit in fix.edits)
    return {
        "description": {"text": plain(fix.message)},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(file, report),
                "replacements": [
                    {
                        "deletedRegion": _region(edit.span),
                        "insertedContent": {"text": plain(edit.change.text)},
                    }
                    for edit in fix.edits
                    if edit.file == file
                ],
            }
            for file in files
        ],
    }
