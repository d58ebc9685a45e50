"""No slot lies in the hour in which clocks change.

## What it does
Finds blocks of online calendars with slots between 02:00 and 03:00 on a night in which clocks
change: the last Sunday of March and of October. A block that lies outside the opening hours, or
overlaps another one, is HN751, HN510 or HN513.

## Why it matters
In March there is no such hour, and in October it comes twice. Patients who have booked a time in it
can't tell when to come or ring, and could be an hour early or late.

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: sun, from: "01:00", to: "04:00", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  privacy_notice: https://fjordbyen.example/personvern
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
```
```text
warning[HN757]: the block 01:00–04:00 of Kari Lunde has slots between 02:00 and 03:00 on Sunday 2026-10-25, when clocks change, so patients could be an hour early or late
 --> clinic.yaml:4:7
  |
4 |     - {days: sun, from: "01:00", to: "04:00", types: [consultation]}
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: let the block end by 02:00 or begin at 03:00, or close that day
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: sun, from: "03:00", to: "06:00", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  privacy_notice: https://fjordbyen.example/personvern
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.planned import dates, online_plans
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.day_set import days_in_weeks
from clinicspec.schedule.offers import offers
from clinicspec.schedule.oslo import moment

if TYPE_CHECKING:
    from datetime import date

    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN757",
    name="slots-while-clocks-change",
    severity=Severity.WARNING,
    source="Directive 2000/84/EC: summer time",
    each="spec",
    yields_to=("HN510", "HN513", "HN751"),
)

SUNDAY = 6
HOUR = (2 * 60, 3 * 60)
"""The hour that is left out in March and comes twice in October, in minutes after midnight."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the blocks on Sunday nights in the online calendars."""
    said: set[tuple[str, int]] = set()
    for calendar, blocks in online_plans(spec):
        for number, planned in enumerate(blocks):
            if SUNDAY not in planned.block.days or planned.block.start >= HOUR[1]:
                continue
            block = (planned.template, planned.index)
            if planned.last_end <= HOUR[0] or not planned.slots_per_day or block in said:
                continue
            sundays = offers(spec, calendar)[number].days & days_in_weeks(planned.weeks, [SUNDAY])
            night = next((day for day in dates(sundays) if _clocks_change(day)), None)
            if night is not None:
                said.add(block)
                yield Remark(
                    at(planned.block),
                    f"the block {planned.block.hours} of {calendar.name} has slots between 02:00 "
                    f"and 03:00 on Sunday {night.isoformat()}, when clocks change, so patients "
                    "could be an hour early or late",
                    "let the block end by 02:00 or begin at 03:00, or close that day",
                )


def _clocks_change(day: date) -> bool:
    """Whether summer time begins or ends in the night before a day's morning."""
    return moment(day, HOUR[0] - 1).utcoffset() != moment(day, HOUR[1]).utcoffset()
