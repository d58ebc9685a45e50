"""A calendar that patients book in has a slot on offer.

## What it does
Finds online calendars, GPs' and shared ones, of whose bookable slots not a single one is on offer:
all days are public holidays or closed, or whoever does the appointments is away on all of them.
With `--as-of DATE` only that day and later ones count. A substitute's calendar in which nothing
bookable is scheduled is found as well.

It looks away where another rule says why there is none: HN404 and HN507 (nothing bookable is
scheduled), HN702 (the schedule has run out), HN760 (nobody is employed any more) and HN761 (blocks
too short for a slot).

## Why it matters
The guide: “The patient can view the GP's available appointments that's been made available for
online booking.” Here there are none, so patients are sent to an empty calendar.

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W28/2026-W31}]
    closed: [2026-07-06/2026-07-31]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
warning[HN409]: no slot of the calendar Kari Lunde is on offer, as it is closed on all of its days, so patients can book nothing in it
 --> clinic.yaml:8:15
  |
8 |     schedule: [{template: gp-week, weeks: 2026-W28/2026-W31}]
  |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: schedule weeks in which it is open and whoever does the appointments is there, or write `online: false`
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
    schedule: [{template: gp-week, weeks: 2026-W28/2026-W40}]
    closed: [2026-07-06/2026-07-31]
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
from itertools import islice
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.rules.bookable import is_shown
from clinicspec.rules.rule import Given, Remark, Rule, at
from clinicspec.schedule.day_set import ALL_DAYS, days_employed, since
from clinicspec.schedule.offers import days_closed, offers
from clinicspec.schedule.plan import PlannedBlock, days_of, offered_on, planned_blocks

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN409",
    name="no-bookable-slot",
    severity=Severity.WARNING,
    source="guide: Book appointment with a GP",
    guide=("L84",),
    each="calendars",
    asks_given=True,
    looks_from_today=True,
)

FIRST_DAYS = 10
"""Days of a block that are tried one by one before all of them are worked out."""


def check(calendar: Calendar, spec: Spec, given: Given) -> Iterator[Remark]:
    """Look for a slot that is on offer in one calendar."""
    if not calendar.online or calendar.kind == "internal":
        return
    if given.today is None and _has_an_early_slot(calendar, spec):
        return
    days = ALL_DAYS if given.today is None else since(given.today)
    bookable = [
        offer for offer in offers(spec, calendar) if _is_bookable(offer.planned, calendar, spec)
    ]
    if any(offer.days & days for offer in bookable):
        return
    if not bookable and _belongs_to_substitute(calendar, spec):
        yield Remark(
            at(calendar, "schedule"),
            f"nothing that patients can book is scheduled in the calendar {calendar.name}, so they "
            "find it empty",
            "schedule a week template that holds a type with `online: true`, or write "
            "`online: false`",
        )
        return
    planned = [
        (offer.planned.performer, offer.all_days & days & days_employed(offer.planned.performer))
        for offer in bookable
    ]
    if not any(on for _, on in planned):
        return
    open_ = ~days_closed(spec, calendar)
    away = dict.fromkeys(who.name for who, on in planned if who is not None and on & open_)
    why = "it is closed on all of its days"
    if away:
        is_away = "is" if len(away) == 1 else "are"
        why = f"{listed(away)} {is_away} away on all days that it is open"
    from_today = "" if given.today is None else f" from {given.today.isoformat()} on"
    yield Remark(
        at(calendar, "schedule"),
        f"no slot of the calendar {calendar.name} is on offer{from_today}, as {why}, so patients "
        "can book nothing in it",
        "schedule weeks in which it is open and whoever does the appointments is there, or write "
        "`online: false`",
    )


def _has_an_early_slot(calendar: Calendar, spec: Spec) -> bool:
    """Whether a slot is on offer on one of the first days, as it nearly always is.

    That is told in no time; to work out all days of a calendar takes longer.
    """
    for planned in planned_blocks(spec, calendar):
        if _is_bookable(planned, calendar, spec):
            days = islice(days_of(planned.weeks, planned.block.days), FIRST_DAYS)
            return any(offered_on(spec, calendar, planned, day) for day in days)
    return False


def _is_bookable(planned: PlannedBlock, calendar: Calendar, spec: Spec) -> bool:
    """Whether patients could book an appointment in a block, if it is on offer."""
    if not planned.slots_per_day:
        return False
    types = [spec.appointment_types[name] for name in planned.block.types]
    return any(is_shown(type_) and (calendar.kind == "gp" or type_.resource) for type_ in types)


def _belongs_to_substitute(calendar: Calendar, spec: Spec) -> bool:
    """Whether it is a substitute's, of whose calendar HN404 says nothing."""
    owner = calendar.owner
    return (
        calendar.kind == "gp"
        and owner.kind == "employee"
        and spec.employees[owner.id].profession == "gp_substitute"
    )
