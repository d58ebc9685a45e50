"""The calendars of a booking page are online.

## What it does
Finds booking pages that lead to a calendar which is not online. A resource calendar that is offline
is HN504, and that of a GP who offers booking is HN403.

## Why it matters
The guide: “If you want to offer designated calendars for a specific service on your website, you
could link to an external booking site.” Through it patients choose among calendars that are online,
and another one is never among them.

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
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
  spare: {name: Reserve, kind: internal, owner: {group: lab}}
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab, spare]}
```
```text
error[HN801]: the booking page Blodprøve leads to the calendar Reserve, which is not online, so patients find no times in it
  --> clinic.yaml:18:79
   |
18 |   blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab, spare]}
   |                                                                               ^^^^^
   |
16 |   spare: {name: Reserve, kind: internal, owner: {group: lab}}
   |   ----- it is not online here
   |
   = help: take Reserve off the page, or write `online: true` at the calendar
```

## Put right
```yaml
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import BookingSite
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN801",
    name="site-calendar-offline",
    severity=Severity.ERROR,
    source="guide: Create external booking site",
    each="booking_sites",
    guide=("L163",),
    yields_to=("HN403", "HN504"),
)


def check(site: BookingSite, spec: Spec) -> Iterator[Remark]:
    """Look at the calendars of one booking page."""
    for index, key in enumerate(site.calendars):
        calendar = spec.calendars[key]
        if not calendar.online:
            yield Remark(
                at(site, "calendars", index),
                f"the booking page {spec.text_of(site.title)} leads to the calendar "
                f"{calendar.name}, which is not online, so patients find no times in it",
                f"take {calendar.name} off the page, or write `online: true` at the calendar",
                [("it is not online here", at(calendar, "online"))],
            )
