"""A run of tests for scripts: the JSON that ``results.schema.json`` describes."""

import json
from typing import Any

from clinicspec.diagnostics.render import as_json as findings_as_json
from clinicspec.expectations.coverage import Coverage, counted, percent
from clinicspec.expectations.outcome import Failure, Outcome
from clinicspec.expectations.report import Report
from clinicspec.routing.backend import route

VERSION = 1
"""Of the format: a change that a script could stumble over counts it up."""

ROW_KEYS = ("message_type", "practitioner", "vacant_list", "state", "from", "to")
"""What of a row in ``routing.json`` tells it from the others."""


def render(report: Report) -> str:
    """The whole run. The text is ASCII, so that no encoding can make anything else of it."""
    failed = len(report.failed)
    document = {
        "version": VERSION,
        "summary": {
            "clinics": report.clinics,
            "tests": len(report.outcomes),
            "passed": len(report.outcomes) - failed,
            "failed": failed,
            "not_run": report.not_run,
            "findings": len(report.findings),
        },
        "tests": [_test(clinic, outcome) for clinic, outcome in report.outcomes],
        "coverage": None if report.coverage is None else _coverage(report.coverage),
        "diagnostics": findings_as_json.document(report.findings, report.clinics)["diagnostics"],
    }
    return json.dumps(document, indent=2) + "\n"


def _test(clinic: str, outcome: Outcome) -> dict[str, Any]:
    return {
        "clinic": clinic,
        "name": outcome.name,
        **findings_as_json.place_data(outcome.place),
        "passed": outcome.failure is None,
        "failure": None if outcome.failure is None else _failure(outcome.failure),
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "expected": failure.expected,
        "actual": failure.actual,
        "why": [
            {
                "message": each.text,
                "place": None if each.place is None else findings_as_json.place_data(each.place),
            }
            for each in failure.why
        ],
    }


def _coverage(coverages: tuple[Coverage, ...]) -> dict[str, Any]:
    tested, rows = counted(coverages)
    return {
        "rows": rows,
        "tested": tested,
        "percent": percent(tested, rows),
        "untested": [
            {"clinic": each.clinic, **{key: route(missing.row)[key] for key in ROW_KEYS}}
            for each in coverages
            for missing in each.untested
        ],
    }
