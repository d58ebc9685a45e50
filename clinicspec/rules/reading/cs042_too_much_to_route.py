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
from typing import TYPE_CHECKING

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


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Estimate how large the table would be, from above."""
    employees = spec.employees.values()
    vacant = spec.clinic.vacant_lists
    lists = sum(employee.profession == "gp" for employee in employees)
    lists += len(vacant.lists) if vacant is not None else 0
    dates = sum(
        (employee.active.start is not None)
        + (employee.active.end is not None)
        + 2 * len(employee.absences)
        for employee in employees
    )
    absences = sum(len(employee.absences) for employee in employees)
    if max(lists, 1) * (dates + 1) * (len(employees) + absences) > MOST_INBOXES:
        yield Remark(
            at(spec, "employees"),
            f"{len(employees)} employees, {lists} patient lists and {dates} dates are more than a "
            "routing table can hold, so nothing is compiled",
            "describe each clinic in a spec of its own, and leave out absences that are over",
        )
