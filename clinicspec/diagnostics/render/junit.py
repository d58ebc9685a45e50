"""Findings as JUnit's XML, which build servers show: a test case for each clinic.

A case fails with what the run fails on; its other findings stand in its output.
"""

from collections import defaultdict
from xml.etree import ElementTree

from clinicspec.diagnostics.finding import Finding
from clinicspec.diagnostics.render.text import printable
from clinicspec.diagnostics.report import Report

NAME = "clinicspec"
"""Of the suite, and of the case of what concerns no single clinic."""


def render(report: Report) -> str:
    """The whole run. The text is ASCII, so that no encoding can make anything else of it."""
    by_case: dict[tuple[str, str], list[Finding]] = {case: [] for case in report.clinics}
    files = dict(report.clinics)
    more: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in report.shown():
        clinic = finding.clinic or NAME
        if clinic in files:
            by_case[clinic, files[clinic]].append(finding)
        else:
            more[clinic, finding.place.file].append(finding)
    root = ElementTree.Element("testsuites", name=NAME)
    suite = ElementTree.SubElement(root, "testsuite", name=NAME)
    for (clinic, file), findings in sorted([*by_case.items(), *more.items()]):
        _add_case(suite, clinic, file, findings, report)
    failed = sum(case.find("failure") is not None for case in suite)
    for element in (root, suite):
        counts = {"tests": len(suite), "failures": failed, "errors": 0}
        element.attrib.update({key: str(count) for key, count in counts.items()})
    ElementTree.indent(root)
    xml: bytes = ElementTree.tostring(root, "us-ascii", xml_declaration=True)
    return xml.decode("ascii") + "\n"


def _add_case(
    suite: ElementTree.Element, clinic: str, file: str, findings: list[Finding], report: Report
) -> None:
    name = printable(clinic)
    attributes = {"classname": NAME, "name": name, "file": printable(report.from_root(file))}
    case = ElementTree.SubElement(suite, "testcase", attributes)
    others = []
    for finding in findings:
        if finding.severity.rank <= report.fail_on.rank:
            message = printable(f"{finding.code}: {finding.message}")
            failure = ElementTree.SubElement(case, "failure", type=finding.code, message=message)
            failure.text = _described(finding, report)
        else:
            others.append(_described(finding, report))
    if others:
        ElementTree.SubElement(case, "system-out").text = "\n\n".join(others)


def _described(finding: Finding, report: Report) -> str:
    place = finding.place
    start = place.span.start
    lines = [
        f"{report.from_root(place.file)}:{start.line}:{start.column}:"
        f" {finding.severity.value}[{finding.code}]: {finding.message}",
        f"help: {finding.help}",
    ]
    return "\n".join(map(printable, lines))
