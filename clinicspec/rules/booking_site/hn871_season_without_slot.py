"""A booking page's season holds a bookable slot.

## What it does
Finds booking pages on whose calendars, from `open.from` to `open.to`, no slot of their appointment
types is on offer: none is planned then, or all planned days are closed, or whoever does them is away.
A calendar without any bookable slot is HN409.

## Why it matters
The page is open and leads patients to a booking where there is no time for them, all season long.
Mostly the season and the weeks of the calendar's schedule are of different years.

## Example
```yaml
booking_sites:
  blood:
    title: Blodprøve
    appointment_types: [blood_test]
    calendars: [lab]
    open: {from: 2027-01-04, to: 2027-03-26}
```
```text
warning[HN871]: the booking page Blodprøve leads to no bookable slot between its dates, so patients find no times there
  --> clinic.yaml:6:11
   |
 6 |     open: {from: 2027-01-04, to: 2027-03-26}
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
76 |     schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
   |               ------------------------------------------------ Laboratorium is scheduled here
   |
   = help: write dates on which its types are scheduled as `open`, or schedule them on more days
```

## Put right
```yaml
booking_sites:
  blood:
    title: Blodprøve
    appointment_types: [blood_test]
    calendars: [lab]
    open: {from: 2026-09-01, to: 2026-12-18}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import PlannedBlock, days_of, offered_on, planned_blocks

if TYPE_CHECKING:
    from datetime import date

    from clinicspec.model.booking import BookingSite, Calendar
    from clinicspec.model.spec import Spec


RULE = Rule(
    code="HN871",
    name="season-without-slot",
    severity=Severity.WARNING,
    source="clinicspec: a booking page is for something that can be booked",
    each="booking_sites",
    yields_to=("HN403", "HN409", "HN504", "HN801"),
)


def check(site: BookingSite, spec: Spec) -> Iterator[Remark]:
    """Look for a slot that one booking page can lead to."""
    calendars = [spec.calendars[key] for key in site.calendars]
    planned = [
        (calendar, each)
        for calendar in calendars
        for each in planned_blocks(spec, calendar)
        if each.slots_per_day and not set(site.appointment_types).isdisjoint(each.block.types)
    ]
    if not planned or any(_has_slot(site, spec, *each) for each in planned):
        return
    yield Remark(
        at(site, "open") if site.open is not None else at(site),
        f"the booking page {spec.text_of(site.title)} leads to no bookable slot"
        f"{' between its dates' if site.open is not None else ''}, so patients find no times there",
        "write dates on which its types are scheduled as `open`, or schedule them on more days",
        [
            (f"{calendar.name} is scheduled here", at(calendar, "schedule"))
            for calendar in dict.fromkeys(calendar for calendar, _ in planned)
        ],
    )


def _has_slot(site: BookingSite, spec: Spec, calendar: Calendar, planned: PlannedBlock) -> bool:
    """Whether some day of the season has a slot of a block, which mostly is the first one tried."""
    return any(
        _is_open(site, day) and offered_on(spec, calendar, planned, day)
        for day in days_of(planned.weeks, planned.block.days)
    )


def _is_open(site: BookingSite, day: date) -> bool:
    if site.open is None:
        return True
    start, end = site.open.start, site.open.end  # both are looked at, since either may be Unknown
    return (start is None or day >= start) and (end is None or day <= end)
