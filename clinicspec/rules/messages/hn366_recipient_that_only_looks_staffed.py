"""Recipients have somebody on every day.

## What it does
Finds groups, roles, positions and units that a message type names, that have people, and none of them
employed on some day: all have left, which is a warning, or have not started yet, or one leaves before
the next one starts, which is a note. It says from when. Recipients of one message type that empty at
the same time are one finding.

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
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES, days_in_words, listed, several
from clinicspec.rules.receivers import (
    Days,
    Named,
    first_causes,
    first_patients,
    gaps,
    had_left_before,
    is_offered,
    named_by,
    without_anybody,
)
from clinicspec.rules.rule import Remark, Rule, at

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
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the recipients of one message type; what empties several alike is one finding."""
    if not is_offered(route.id, spec):
        return
    found: dict[Days, list[Named]] = {}
    first_day = first_patients(route.id, spec)
    for named in named_by(route, spec):
        if had_left_before(named.people, first_day):  # which is HN363
            continue
        empty = without_anybody(named.people)
        if empty is not None and not _is_told(empty, route, spec):
            found.setdefault(empty, []).append(named)
    for days, alike in found.items():
        yield _remark(route, days, alike, spec)


def _is_told(empty: Days, route: Route, spec: Spec) -> bool:
    """Whether messages reach nobody, or nobody who is there, at such a time."""
    start, end = empty
    return any(
        (end is None or gap.start is None or gap.start <= end)
        and (start is None or gap.end is None or start <= gap.end)
        for gap in gaps(route, spec)
    )


def _remark(route: Route, days: Days, alike: list[Named], spec: Spec) -> Remark:
    start, end = days
    names = [spec.name_of(named.recipient) for named in alike]
    keys = " and ".join(f"`{key}`" for key in dict.fromkeys(named.key for named in alike))
    for_good = end is None
    why = "all have left" if for_good else "nobody has started"
    if start is not None and not for_good:
        why = "one has left and the next has not started"
    people = {each.id: each for named in alike for each in named.people}
    employments = [
        (f"{each.name} is employed {_employment(each)}", at(each, "active"))
        for each in people.values()
    ]
    others = [
        (f"{spec.name_of(each.recipient)} stands here", at(route, each.key, each.number))
        for each in alike[1:]
    ]
    return Remark(
        at(route, alike[0].key, alike[0].number),
        f"{MESSAGE_NAMES[route.id]} go to {listed(names)}, where nobody is employed "
        f"{days_in_words(start, end)}, as {why}",
        f"say who belongs to {several(names)} then, or take {'it' if len(names) == 1 else 'them'} "
        f"out of {keys}",
        first_causes(employments) + others,
        Severity.WARNING if for_good else Severity.NOTE,
    )


def _employment(employee: Employee) -> str:
    return days_in_words(employee.active.start, employee.active.end)
