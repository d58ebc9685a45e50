"""A calendar and its appointment types name one deadline for cancelling.

## What it does
Compares the `cancel_before_hours` of appointment types that are online with those of the calendars
in which they are scheduled, where both are given. It warns where the calendar's is the stricter
one, since the type's then never holds, and notes where the type's is, since that may be meant.

## Why it matters
The guide: “By putting limitations on the calendar and appointment types (for instance rules for
cancellations), this will also be reflected on HelseNorge.” Both hold, so patients must keep the
stricter one, whatever the clinic has told them of the other.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true, cancel_before_hours: 2}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
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
```text
warning[HN520]: patients must cancel Konsultasjon 24 hours before, as the calendar Kari Lunde says, so the 2 hours of the appointment type never hold there
  --> clinic.yaml:2:86
   |
 2 |   consultation: {name: Konsultasjon, minutes: 20, online: true, cancel_before_hours: 2}
   |                                                                                      ^
   |
18 |     limits: {cancel_before_hours: 24}
   |                                   -- the deadline of Kari Lunde is here
   |
   = help: take `cancel_before_hours` away here, or write 2 at the calendar
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
from clinicspec.rules.bookable import calendars_with, is_shown
from clinicspec.rules.rule import Remark, Rule, Spot, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType, Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN520",
    name="two-deadlines",
    severity=Severity.WARNING,
    source="guide: Create resource calendar",
    each="appointment_types",
    guide=("L135b",),
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Compare the deadline of one appointment type with those of its calendars."""
    hours = type_.cancel_before_hours
    if hours is None or not is_shown(type_):
        return
    name = spec.text_of(type_.name)
    deadlines = [
        (calendar, calendar.limits.cancel_before_hours)
        for calendar in calendars_with(type_, spec)
        if calendar.online and calendar.limits.cancel_before_hours not in (None, hours)
    ]
    stricter = [(calendar, other) for calendar, other in deadlines if other and other > hours]
    if stricter:
        calendar, other = stricter[0]
        yield Remark(
            at(type_, "cancel_before_hours"),
            f"patients must cancel {name} {other} hours before, as the calendar {calendar.name} "
            f"says, so the {hours} hours of the appointment type never hold there",
            f"take `cancel_before_hours` away here, or write {hours} at the calendar",
            _related([each for each, _ in stricter]),
        )
    elif deadlines:
        calendar, other = deadlines[0]
        yield Remark(
            at(type_, "cancel_before_hours"),
            f"patients must cancel {name} {hours} hours before, which is earlier than the {other} "
            f"hours of the calendar {calendar.name}",
            "leave it so, if this appointment needs the earlier deadline",
            _related([each for each, _ in deadlines]),
            Severity.NOTE,
        )


def _related(calendars: list[Calendar]) -> list[tuple[str, Spot]]:
    return [
        (f"the deadline of {each.name} is here", at(each, "limits", "cancel_before_hours"))
        for each in calendars
    ]
