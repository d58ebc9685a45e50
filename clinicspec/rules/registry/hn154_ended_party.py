"""Whoever has left has no entry in the Address Registry.

## What it does
With `--as-of DATE` it finds GPs and substitutes in the GP register whose employment ended before
that day and who still stand in the spec with a HER-ID. Without a day it says nothing.

The entry of such a person ends on the last day of employment: against a snapshot of the registry
`clinicspec plan` makes the request that deactivates it. The rule reminds of sending that, and of
taking the person out of the spec afterwards.

## Why it matters
NHN asks that GPs and substitutes who leave are deactivated in the Address Registry. Until that is
done, messages from patients can go to an inbox that nobody reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Given, Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN154",
    name="ended-party",
    severity=Severity.WARNING,
    source="NHN: registration of GPs in the Address Registry",
    each="employees",
    asks_given=True,
    looks_from_today=True,
    no_example="it speaks only of a day that `--as-of` names",
)


def check(employee: Employee, _: Spec, given: Given) -> Iterator[Remark]:
    """Look at whether one employee has left."""
    end = employee.active.end
    if given.today is None or end is None or end >= given.today:
        return
    if employee.is_registered_person and isinstance(employee.her_id, int):
        name = employee.name
        yield Remark(
            at(employee, "active", "to"),
            f"{name} left on {end.isoformat()}, and messages from patients can still be sent to "
            f"the HER-ID {employee.her_id} until its entry in the Address Registry has ended",
            f"deactivate the entry with `clinicspec plan` and `clinicspec registry send`, and then "
            f"take {name} out of the spec",
            [("the HER-ID is here", at(employee, "her_id"))],
        )
