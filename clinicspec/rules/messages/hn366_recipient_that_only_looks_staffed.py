"""Recipients have somebody on every day.

## What it does
Finds groups, roles, positions and units that a message type names, that have people, and none of them
employed on some day: all have left, which is a warning, or have not started yet, or one leaves before
the next one starts, which is a note. It says from when.

A message type that reaches nobody at all then is HN306, one that nobody reads HN353.

## Why it matters
A recipient with a name and people looks as if somebody received by it. Others do, or the message
would be lost; whoever counts on these people does so in vain.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
  per: {name: Per Vik, profession: health_secretary, her_id: none, active: {to: 2026-11-30}}
groups:
  lab: {name: Laboratorium, members: [ali]}
  desk: {name: Skranken, members: [per]}
routing:
  e_contact: {mode: selected, recipients: [{group: lab}, {group: desk}]}
```
```text
warning[HN366]: e-contacts go to the group Skranken, where nobody is employed from 2026-12-01, as all have left
  --> clinic.yaml:16:58
   |
16 |   e_contact: {mode: selected, recipients: [{group: lab}, {group: desk}]}
   |                                                          ^^^^^^^^^^^^^
   |
11 |   per: {name: Per Vik, profession: health_secretary, her_id: none, active: {to: 2026-11-30}}
   |                                                                            ---------------- Per Vik is employed until 2026-11-30
   |
   = help: say who belongs to the group Skranken then, or take it out of `recipients`
```

## Put right
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
  per: {name: Per Vik, profession: health_secretary, her_id: none, active: {to: 2026-11-30}}
groups:
  lab: {name: Laboratorium, members: [ali]}
routing:
  e_contact: {mode: selected, recipients: [{group: lab}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES
from clinicspec.rules.receivers import MOST_CAUSES, days_in_words, is_offered, named_by
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.presence import employed

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN366",
    name="recipient-that-only-looks-staffed",
    severity=Severity.WARNING,
    source="guide: Receive dialogue",
    guide=("L37",),
    each="routes",
    yields_to=("HN003", "HN102", "HN306", "HN353", "HN354"),
)

_ONE_DAY = timedelta(days=1)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the recipients of one message type."""
    if not is_offered(route.id, spec):
        return
    for named in named_by(route, spec):
        empty = _without_anybody(named.people)
        if empty is None:
            continue
        start, end = empty
        name = spec.name_of(named.recipient)
        for_good = end is None
        why = "all have left" if for_good else "nobody has started"
        if start is not None and not for_good:
            why = "one has left and the next has not started"
        yield Remark(
            at(route, named.key, named.number),
            f"{MESSAGE_NAMES[route.id]} go to {name}, where nobody is employed "
            f"{days_in_words(start, end)}, as {why}",
            f"say who belongs to {name} then, or take it out of `{named.key}`",
            [
                (f"{each.name} is employed {_employment(each)}", at(each, "active"))
                for each in named.people
            ][:MOST_CAUSES],
            Severity.WARNING if for_good else Severity.NOTE,
        )


def _employment(employee: Employee) -> str:
    return days_in_words(employee.active.start, employee.active.end)


def _without_anybody(people: list[Employee]) -> tuple[date | None, date | None] | None:
    """The days on which none of some people is employed: for good, or else the first of them.

    None where somebody always is, or there are no people.
    """
    if not people or any(each.active.start is None and each.active.end is None for each in people):
        return None
    starts = [each.active.start for each in people if each.active.start is not None]
    ends = [each.active.end for each in people if each.active.end is not None]
    if len(ends) == len(people):
        return max(ends) + _ONE_DAY, None
    if len(starts) == len(people):
        return None, min(starts) - _ONE_DAY
    for end in sorted(ends):
        day = end + _ONE_DAY
        if not any(employed(each, day) for each in people):
            return day, min(start for start in starts if start > day) - _ONE_DAY
    return None
