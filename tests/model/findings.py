"""What is said of a spec, for tests of messages and places."""

from collections.abc import Mapping

from clinicspec.diagnostics.finding import Place, Severity
from clinicspec.source.text import SourceText
from tests.clinics import checked


def placed(spec: str) -> list[tuple[str, str, str]]:
    """Code, line:column and message of each error and warning."""
    return [
        (each.code, f"{start.line}:{start.column}", each.message)
        for each in checked(spec).findings
        if each.severity != Severity.NOTE
        for start in [each.place.span.start]
    ]


def in_full(spec: str) -> list[str]:
    """Each error and warning as "code [underlined] message = help", with its related places."""
    result = checked(spec)
    return [
        f"{each.code} [{_underlined(each.place, result.sources)}] {each.message} = {each.help}"
        + "".join(
            f" + [{_underlined(other.place, result.sources)}] {other.message}"
            for other in each.related
        )
        for each in result.findings
        if each.severity != Severity.NOTE
    ]


def _underlined(place: Place, sources: Mapping[str, SourceText]) -> str:
    """The text of a place that lies within one line."""
    start, end = place.span.start, place.span.end
    assert start.line == end.line
    return sources[place.file].line(start.line)[start.column - 1 : end.column - 1]
