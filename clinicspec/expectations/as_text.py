"""A run of tests for people: each failure with what was expected, what is, and why."""

from collections.abc import Callable, Iterable, Iterator

from clinicspec.diagnostics.finding import Severity
from clinicspec.diagnostics.render.text import BOLD, DIM, STYLES, printable
from clinicspec.expectations.coverage import Coverage, Untested, counted, percent
from clinicspec.expectations.outcome import Outcome, Reason
from clinicspec.expectations.report import Report
from clinicspec.model.names import MESSAGE_NAMES, days_in_words


def failures(report: Report, *, colour: bool) -> str:
    """The failures in order, a block of lines each; "" if there are none."""

    def paint(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if colour else text

    return "\n".join("\n".join(_block(outcome, paint)) + "\n" for _, outcome in report.failed)


def summary(report: Report) -> str:
    """One line on how many tests have passed."""
    tests, failed = len(report.outcomes), len(report.failed)
    count = "1 test" if tests == 1 else f"{tests} tests"
    clinics = "1 clinic" if report.clinics == 1 else f"{report.clinics} clinics"
    result = f"{failed} of {count} failed" if failed else f"{count} passed"
    not_run = "1 test" if report.not_run == 1 else f"{report.not_run} tests"
    left_out = f"; {not_run} not run, as the spec has errors" if report.not_run else ""
    return f"{result} in {clinics}{left_out}"


def untested(coverages: tuple[Coverage, ...]) -> str:
    """The rows of the decision tables that no test names, and the share of those that one does."""
    tested, rows = counted(coverages)
    lines = [
        f"  {each.clinic}: {printable(_row(missing))}"
        for each in coverages
        for missing in each.untested
    ]
    head = f"{tested} of {rows} rows of the decision table are tested ({percent(tested, rows)} %)"
    return "\n".join([head, *(["not tested:"] if lines else []), *lines])


def _block(outcome: Outcome, paint: Callable[[str, str], str]) -> Iterator[str]:
    """The lines of a failure."""
    failure, place = outcome.failure, outcome.place
    assert failure is not None
    yield paint("failed", STYLES[Severity.ERROR]) + paint(f": {printable(outcome.name)}", BOLD)
    yield f"{paint('  -->', DIM)} {printable(place.file)}:{place.span.start.line}"
    yield from _lines("expected", failure.expected, paint)
    yield from _lines("actual", [failure.actual], paint)
    yield from _lines("because", [reason_text(each) for each in failure.why], paint)


def _lines(label: str, sentences: Iterable[str], paint: Callable[[str, str], str]) -> Iterator[str]:
    """Sentences below each other, the first behind a label."""
    for count, sentence in enumerate(sentences):
        head = f"{label}:" if count == 0 else ""
        yield f"{paint(f'{head:>11}', DIM)} {printable(sentence)}"


def reason_text(reason: Reason) -> str:
    """A reason, with the line of the spec that it follows from."""
    place = reason.place
    where = f" ({place.file}:{place.span.start.line})" if place is not None else ""
    return f"{reason.text}{where}"


def _row(missing: Untested) -> str:
    """A row of the table in words."""
    row = missing.row
    when = days_in_words(row.start, row.end)
    state = row.reception.state.replace("_", " ")
    messages = f"{MESSAGE_NAMES[row.message_type]} from patients of {missing.patients}"
    return " ".join(each for each in (messages, when, f"({state})") if each)
