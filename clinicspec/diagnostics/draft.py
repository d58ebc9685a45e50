"""What is said of a mistake before it becomes a finding."""

from typing import NamedTuple

from clinicspec.diagnostics.finding import Place, Related, Severity, Suppression
from clinicspec.diagnostics.fix import Fix
from clinicspec.source.problem import Problem
from clinicspec.source.text import SourceText


class Draft(NamedTuple):
    """A finding without its rule's name and severity, and without the clinic it is found in."""

    code: str
    message: str
    help: str
    place: Place
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    """Where it differs from the rule's."""
    fix: Fix | None = None
    """A change that mends it, where one can be proposed."""
    suppression: Suppression | None = None


def of_problem(source: SourceText, problem: Problem) -> Draft:
    """What is said of something that reading a file has found."""

    def place(start: int, end: int) -> Place:
        return Place(source.name, source.span(start, end))

    return Draft(
        problem.code,
        problem.message,
        problem.help,
        place(problem.start, problem.end),
        tuple(Related(message, place(start, end)) for message, start, end in problem.related),
    )
