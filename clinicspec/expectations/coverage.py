"""Which rows of the decision table tests name."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from clinicspec.expectations.messages import list_of
from clinicspec.expectations.model import MessageExpectation
from clinicspec.expectations.read import Asked
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.routing.table import Row, table


class Untested(NamedTuple):
    """A row that no test names."""

    row: Row
    patients: str
    """Whose patients it is about, by name."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a clinic's table is tested."""

    clinic: str
    rows: int
    untested: tuple[Untested, ...]
    """In the table's order."""


def coverage(spec: Spec, tests: Iterable[Asked]) -> Coverage:
    """What the tests of a clinic leave out.

    A test names the row in which its day lies, of its type of message and its patient list.
    """
    days: dict[tuple[str, Reference], list[date]] = {}
    for asked in tests:
        expectation = asked.expectation
        if isinstance(expectation, MessageExpectation):
            key = (expectation.message, list_of(expectation))
            days.setdefault(key, []).append(expectation.on)
    for of_list in days.values():
        of_list.sort()
    rows = table(spec)
    untested = [
        Untested(row, spec.name_of(row.patient_list))
        for row in rows
        if not _holds_any(row, days.get((row.message_type, row.patient_list), []))
    ]
    return Coverage(spec.id, len(rows), tuple(untested))


def _holds_any(row: Row, days: list[date]) -> bool:
    """Whether any of some days, in order, lies in a row's time."""
    first = bisect_left(days, row.start or date.min)
    return first < len(days) and (row.end is None or days[first] <= row.end)


def counted(coverages: Iterable[Coverage]) -> tuple[int, int]:
    """How many rows are tested, and how many there are."""
    counts = [(each.rows, len(each.untested)) for each in coverages]
    rows = sum(rows for rows, _ in counts)
    return rows - sum(untested for _, untested in counts), rows


def percent(tested: int, rows: int) -> float:
    """The share of rows that are tested, rounded down to a tenth; 100 where there are none."""
    return 1000 * tested // rows / 10 if rows else 100.0
