"""Findings as a code quality report, which GitLab compares with that of the target branch."""

import json
from typing import Any

from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.diagnostics.identity import fingerprints
from clinicspec.diagnostics.render.plain import plain
from clinicspec.diagnostics.report import Report

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
"""GitLab's own are info, minor, major, critical and blocker."""

PATIENTS_AT_RISK = "blocker"
"""Of an error whose rule protects patients."""


def render(report: Report) -> str:
    """All findings, notes too. The text is ASCII, so that no encoding can make it another."""
    findings = report.shown()
    issues = [
        _issue(finding, fingerprint, report)
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    return json.dumps(issues, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str, report: Report) -> dict[str, Any]:
    severity = SEVERITIES[finding.severity]
    if finding.severity is Severity.ERROR and report.rule(finding.code).protects_patients:
        severity = PATIENTS_AT_RISK
    start, end = finding.place.span
    return {
        "description": plain(f"{finding.message}; {finding.help}"),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {
            "path": plain(report.from_root(finding.place.file)),
            "lines": {"begin": start.line, "end": end.line},
        },
    }
