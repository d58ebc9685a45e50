"""Findings as commands for the log of a GitHub workflow, which shows them beside the lines."""

from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.diagnostics.render.text import printable
from clinicspec.diagnostics.report import Report

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
"""What GitHub's own actions/toolkit writes for them."""


def render(report: Report, *, notes: bool) -> str:
    """A line for each finding, the gravest first: GitHub shows no more than ten of each severity.

    Notes are left out unless ``notes``.
    """
    shown = [
        finding for finding in report.shown() if notes or finding.severity is not Severity.NOTE
    ]
    shown.sort(key=lambda finding: (finding.severity.rank, finding.sort_key))
    return "".join(_line(finding, report) for finding in shown)


def _line(finding: Finding, report: Report) -> str:
    start, end = finding.place.span
    properties = {
        "file": report.from_root(finding.place.file),
        "line": str(start.line),
        "endLine": str(end.line),
    }
    if start.line == end.line:  # GitHub refuses columns of several lines
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = f"{finding.code} {finding.name}"
    written = ",".join(
        f"{key}={printable(value).translate(_IN_PROPERTY)}" for key, value in properties.items()
    )
    lines = [finding.message, f"help: {finding.help}"]
    for related in finding.related:
        place = related.place
        where = f"{report.from_root(place.file)}:{place.span.start.line}"
        lines.append(f"{where}: {related.message}")
    text = "\n".join(map(printable, lines)).translate(_IN_TEXT)
    return f"::{COMMANDS[finding.severity]} {written}::{text}\n"
