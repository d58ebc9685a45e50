"""The schedule of a calendar that is online goes on.

## What it does
With `--as-of DATE` it finds online calendars whose last scheduled day lies before that day. Without
a day it says nothing.

## Why it matters
The guide: “add them to a week template and update your schedule”. Weeks that no schedule names are
empty, so patients find nothing to book until somebody plans on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.planned import dates
from clinicspec.rules.rule import Given, Remark, Rule, at
from clinicspec.schedule.day_set import days_employed, since
from clinicspec.schedule.offers import offers

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN702",
    name="schedule-has-run-out",
    severity=Severity.ERROR,
    source="guide: Adjust appointment types",
    guide=("L158",),
    each="calendars",
    asks_given=True,
    looks_from_today=True,
    no_example="it speaks only of a day that `--as-of` names",
)


def check(calendar: Calendar, spec: Spec, given: Given) -> Iterator[Remark]:
    """Look at when the schedule of one calendar ends."""
    if given.today is None or not calendar.online or calendar.kind == "internal":
        return
    owner = spec.employees[calendar.owner.id] if calendar.owner.kind == "employee" else None
    if not days_employed(owner) & since(given.today):  # HN154
        return
    days = 0
    for offer in offers(spec, calendar):
        days |= offer.all_days
    if days and not days & since(given.today):
        *_, last = dates(days)
        yield Remark(
            at(calendar, "schedule"),
            f"the schedule of the calendar {calendar.name} ended on {last.isoformat()}, so "
            "patients find nothing to book in it",
            "schedule the weeks to come, or write `online: false`",
        )
