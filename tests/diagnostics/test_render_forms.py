"""The forms for build servers hold whatever a finding may hold."""

import json
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from jsonschema import validators
from jsonschema.protocols import Validator

from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.diagnostics.render import github, gitlab, junit, sarif
from clinicspec.diagnostics.report import Report, RuleInfo
from tests.diagnostics.any_finding import FINDINGS


@cache
def sarif_validator(npm_packages: Path) -> Validator:
    """What holds a document against SARIF's own schema."""
    (file,) = (npm_packages / "@microsoft/jest-sarif/lib/schemas").glob("sarif-2.1.0-*.json")
    schema = json.loads(file.read_text("utf-8"))
    assert schema["properties"]["version"]["enum"] == ["2.1.0"]
    return validators.validator_for(schema)(schema)


def _rule(code: str) -> RuleInfo:
    return RuleInfo(code, "some-rule", Severity.ERROR, "It is so", "", "A page", ("x",), True)


def _report(findings: list[Finding]) -> Report:
    return Report(
        findings, [("a", "a.yaml")], Severity.ERROR, _rule, lambda file: file, "1.0", False
    )


@given(FINDINGS)
def test_any_finding(findings: list[Finding]) -> None:
    """Any text at any place makes a document that can be read, with a part for each finding."""
    report = _report(findings)
    (run,) = json.loads(sarif.render(report))["runs"]
    assert len(run["results"]) == len(findings)
    issues = json.loads(gitlab.render(report))
    assert len({issue["fingerprint"] for issue in issues}) == len(findings)
    assert len(github.render(report, notes=True).splitlines()) == len(findings)
    root = ElementTree.fromstring(junit.render(report))
    errors = [each for each in findings if each.severity is Severity.ERROR]
    assert len(root.findall(".//failure")) == len(errors)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(findings=FINDINGS)
def test_any_finding_is_sarif(npm_packages: Path, findings: list[Finding]) -> None:
    """Any text at any place makes a document that follows the standard's own schema."""
    document = json.loads(sarif.render(_report(findings)))
    assert [*sarif_validator(npm_packages).iter_errors(document)] == []
