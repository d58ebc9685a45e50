"""The limits of a calendar leave something to book.

## What it does
Finds online calendars whose latest booking (`book_before_hours`) lies as far ahead as patients can
book at all (`book_ahead_days`), or further, and those in which a patient can have no appointment
(`bookings_per_patient: 0`). The latter in a GP's calendar is HN103.

## Why it matters
PatientSky takes both limits: how many days ahead patients can book, and how many hours before at
the latest. A time that is still in reach is then always too close, so patients can book nothing.

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
    limits: {book_ahead_days: 2, book_before_hours: 48}
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
warning[HN551]: the calendar Kari Lunde can be booked 2 days ahead at most and 48 hours before at the latest, so patients can never book anything in it
 --> clinic.yaml:9:53
  |
9 |     limits: {book_ahead_days: 2, book_before_hours: 48}
  |                                                     ^^
  |
9 |     limits: {book_ahead_days: 2, book_before_hours: 48}
  |                               - how far ahead is here
  |
  = help: write less than 48 hours, or let patients book further ahead
```

## Put right
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
    limits: {book_ahead_days: 60, book_before_hours: 48}
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.owners import gp_owner
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN551",
    name="nothing-in-reach",
    severity=Severity.WARNING,
    source="PatientSky: online booking",
    each="calendars",
)


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Look at the limits of one calendar."""
    if not calendar.online or calendar.kind == "internal":
        return
    limits = calendar.limits
    if limits.bookings_per_patient == 0 and gp_owner(calendar, spec) is None:
        yield Remark(
            at(calendar, "limits", "bookings_per_patient"),
            f"a patient can have 0 appointments in {calendar.called}, so patients can never book "
            "anything in it",
            "write 1 or more, or take the calendar offline",
        )
    ahead, before = limits.book_ahead_days, limits.book_before_hours
    if ahead is not None and before is not None and before >= 24 * ahead:
        days = "1 day" if ahead == 1 else f"{ahead} days"
        yield Remark(
            at(calendar, "limits", "book_before_hours"),
            f"the calendar {calendar.name} can be booked {days} ahead at most and {before} hours "
            "before at the latest, so patients can never book anything in it",
            f"write less than {24 * ahead} hours, or let patients book further ahead"
            if ahead
            else "let patients book some days ahead",
            [("how far ahead is here", at(calendar, "limits", "book_ahead_days"))],
        )
