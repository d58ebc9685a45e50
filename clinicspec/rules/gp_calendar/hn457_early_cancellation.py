"""Patients can cancel until a day before.

## What it does
Finds online calendars and appointment types that have to be cancelled more than 24 hours before.

## Why it matters
A patient who doesn't come, or cancels later than 24 hours before, can be charged a fee
(stønadsforskriften). With a longer limit somebody who can't come is told 30 hours before that it is
too late to cancel, though no fee is due, and the time stays empty. The guide: “limitations on the
calendar and appointment types (for instance rules for cancellations)” are “also reflected on
HelseNorge”.

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
    limits: {cancel_before_hours: 72}
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
warning[HN457]: patients can't cancel an appointment in the calendar Kari Lunde in the last 72 hours before it, although no fee is due until 24 hours before
 --> clinic.yaml:9:35
  |
9 |     limits: {cancel_before_hours: 72}
  |                                   ^^
  |
  = help: write 24 or less
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
    limits: {cancel_before_hours: 24}
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
from clinicspec.model.unknown import read
from clinicspec.rules.rule import Remark, Rule, Spot, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN457",
    name="early-cancellation",
    severity=Severity.WARNING,
    source="stønadsforskriften: fee for appointments that are missed",
    each="spec",
)

FEE_HOURS = 24
"""Who cancels later than so many hours before, or not at all, can be charged a fee
(stønadsforskriften)."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the limits of all calendars and appointment types, as far as they can be read."""
    for calendar in spec.calendars.values():
        hours = read(read(calendar, "limits"), "cancel_before_hours")
        if hours is not None and hours > FEE_HOURS and read(calendar, "online"):
            spot = at(calendar, "limits", "cancel_before_hours")
            yield _too_early(spot, f"an appointment in {calendar.called}", hours)
    for type_ in spec.appointment_types.values():
        hours = read(type_, "cancel_before_hours")
        if hours is not None and hours > FEE_HOURS and read(type_, "online"):
            yield _too_early(at(type_, "cancel_before_hours"), type_.called, hours)


def _too_early(spot: Spot, which: str, hours: int) -> Remark:
    return Remark(
        spot,
        f"patients can't cancel {which} in the last {hours} hours before it, although no fee is due "
        f"until {FEE_HOURS} hours before",
        f"write {FEE_HOURS} or less",
    )
