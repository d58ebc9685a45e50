"""A clinic's routing fits into a table.

## What it does
Finds specs whose people, patient lists and dates are so many that the routing table would hold more
than 2,000,000 inboxes. It counts patient lists × dates on which somebody comes, goes or is away ×
employees and absences. A clinic of 15 GPs among 50 people, with 200 absences between them, has three
quarters of that.

## Why it matters
The table names every inbox for each patient list and each stretch of days, so nobody could read it,
and making it would take minutes. A spec like this is more than one clinic, or a mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="CS042",
    name="too-much-to-route",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language: a limit",
    each="spec",
    no_example="it takes hundreds of employees",
)

MOST_INBOXES = 2_000_000


class _Size(NamedTuple):
    lists: int
    dates: int
    """Days on which somebody comes, goes or is away."""
    inboxes: int
    """Those of the table, estimated from above."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Estimate how large the table would be, from above."""
    if not can_be_routed(spec):
        size = _size(spec)
        yield Remark(
            at(spec, "employees"),
            f"{len(spec.employees)} employees, {size.lists} patient lists and {size.dates} dates "
            "are more than a routing table can hold, so nothing is compiled",
            "describe each clinic in a spec of its own, and leave out absences that are over",
        )


def can_be_routed(spec: Spec) -> bool:
    """Whether the table would hold what it may at most."""
    return _size(spec).inboxes <= MOST_INBOXES


def _size(spec: Spec) -> _Size:
    return spec.once(("size of the table", ""), lambda: _estimate(spec))


def _estimate(spec: Spec) -> _Size:
    vacant = spec.clinic.vacant_lists
    lists = len(vacant.lists) if vacant is not None else 0
    dates = absences = 0
    for employee in spec.employees.values():
        away, active = len(employee.absences), employee.active
        lists += employee.profession == "gp"
        dates += (active.start is not None) + (active.end is not None) + 2 * away
        absences += away
    people = len(spec.employees) + absences
    return _Size(lists, dates, max(lists, 1) * (dates + 1) * people)
