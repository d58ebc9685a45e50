"""A resource appointment that is online is scheduled in a resource calendar.

## What it does
Finds appointment types with `resource` that are online and stand in the week templates of no
resource calendar. Those that a GP's calendar holds are HN509. It looks away where a resource
calendar lacks such types altogether, which is HN507, and where a booking page leads to the offline
calendar that holds the type, which is HN801.

## Why it matters
The guide: “you must create specific appointment types and add them to one or multiple calendars
that are used for shared services”, and “The appointment types must now be added to the resource
calendar.” Until then patients are offered nothing of this service.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
  wound_care:
    name: Sårskift
    minutes: 20
    online: true
    resource: {category: lab}
    information: For deg som har avtalt sårskift med legen din.
```
```text
error[HN508]: the resource appointment Sårskift is scheduled in no resource calendar, so no patient can book it
  --> clinic.yaml:14:15
   |
14 |     resource: {category: lab}
   |               ^^^^^^^^^^^^^^^
   |
   = help: add Sårskift to a week template of a resource calendar, or take `online` and `resource` away
```

## Put right
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
  wound_care:
    name: Sårskift
    minutes: 20
    online: true
    resource: {category: lab}
    information: For deg som har avtalt sårskift med legen din.
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
    - {days: mon-fri, from: "10:00", to: "12:00", types: [wound_care], staff: ali}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.bookable import calendars_with, has_resource_types, is_shown
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN508",
    name="resource-type-in-no-calendar",
    severity=Severity.ERROR,
    source="guide: Configure resource calendar",
    each="appointment_types",
    guide=("L98", "L157"),
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look for the resource calendar of one appointment type."""
    if type_.resource is None or not is_shown(type_):
        return
    calendars = calendars_with(type_, spec)
    if any(calendar.kind != "internal" for calendar in calendars):
        return
    led_to = {key for site in spec.booking_sites.values() for key in site.calendars}
    if any(calendar.id in led_to and not calendar.online for calendar in calendars):
        return
    if spec.once(("resource calendars with types", ""), lambda: _all_have_resource_types(spec)):
        name = spec.text_of(type_.name)
        yield Remark(
            at(type_, "resource"),
            f"the resource appointment {name} is scheduled in no resource calendar, so no patient "
            "can book it",
            f"add {name} to a week template of a resource calendar, or take `online` and "
            "`resource` away",
            [
                (f"{name} is scheduled in this internal calendar", at(each, "schedule"))
                for each in calendars
            ],
        )


def _all_have_resource_types(spec: Spec) -> bool:
    """Whether no resource calendar lacks a resource appointment; where one does, HN507 says so."""
    planners = (each for each in spec.calendars.values() if each.kind == "resource")
    return all(has_resource_types(calendar, spec) for calendar in planners)
