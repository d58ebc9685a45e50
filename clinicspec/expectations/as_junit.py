"""A run of tests as JUnit's XML, which build servers show.

A clinic is a suite, a test a case. What keeps tests from being run is an error of a case that is
named after the finding's rule and place.
"""

from xml.etree import ElementTree

from clinicspec.diagnostics.finding import Finding
from clinicspec.diagnostics.masking import masked
from clinicspec.diagnostics.render.text import printable
from clinicspec.expectations.as_text import reason_text
from clinicspec.expectations.outcome import Outcome
from clinicspec.expectations.report import Report

NO_CLINIC = "clinicspec"
"""The suite of findings that concern no single clinic."""


def render(report: Report) -> str:
    """The whole run. The text is ASCII, so that no encoding can make anything else of it."""
    root = ElementTree.Element("testsuites", name="clinicspec")
    suites: dict[str, ElementTree.Element] = {}

    def case(clinic: str, name: str, file: str, line: int) -> ElementTree.Element:
        if clinic not in suites:
            suites[clinic] = ElementTree.SubElement(root, "testsuite", name=printable(clinic))
        return ElementTree.SubElement(
            suites[clinic],
            "testcase",
            classname=printable(clinic),
            name=printable(name),
            file=printable(file),
            line=str(line),
        )

    findings, _ = masked(report.findings, {})
    for each in findings:
        place = each.place
        name = f"{each.code} {place.file}:{place.span.start.line}"
        element = case(each.clinic or NO_CLINIC, name, place.file, place.span.start.line)
        _add_error(element, each)
    for clinic, outcome in report.outcomes:
        place = outcome.place
        _add_failure(case(clinic, outcome.name, place.file, place.span.start.line), outcome)
    for suite in (root, *suites.values()):
        for key, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            suite.set(key, str(sum(1 for _ in suite.iter(tag))))
    ElementTree.indent(root)
    xml: bytes = ElementTree.tostring(root, "us-ascii", xml_declaration=True)
    return xml.decode("ascii") + "\n"


def _add_error(case: ElementTree.Element, finding: Finding) -> None:
    message = printable(finding.message)
    error = ElementTree.SubElement(case, "error", type=finding.code, message=message)
    error.text = f"help: {printable(finding.help)}"


def _add_failure(case: ElementTree.Element, outcome: Outcome) -> None:
    failure = outcome.failure
    if failure is None:
        return
    element = ElementTree.SubElement(
        case, "failure", type="expectation", message=printable(failure.actual)
    )
    lines = [f"expected: {each}" for each in failure.expected]
    lines += [f"actual: {failure.actual}"]
    lines += [f"because: {reason_text(each)}" for each in failure.why]
    element.text = "\n".join(map(printable, lines))
