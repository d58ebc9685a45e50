"""A type that patients are to book in a resource calendar is a resource appointment.

## What it does
Finds appointment types that are online and scheduled in a resource calendar, but have no
`resource`. Where no type of the calendar has one, that is HN507. It is a note where the type is
scheduled elsewhere too, since patients then find it there. The fix is offered for a type with
`information` that stands in resource calendars only.

## Why it matters
The guide's step is “Toggle on Use as resource appointment at HelseNorge”, since “Appointment types
that are set as resource appointments are displayed as resource calendars at HelseNorge.” The others
are not, so patients find them neither there nor with their GP.

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
    minutes: 10
    online: true
    information: For deg som har avtalt sårskift med legen din.
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test, wound_care], staff: ali}
```
```text
warning[HN601]: Sårskift is scheduled in the resource calendar Laboratorium and is no resource appointment, so patients don't find it at HelseNorge
  --> clinic.yaml:10:3
   |
10 |   wound_care:
   |   ^^^^^^^^^^
   |
75 |     schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
   |               ------------------------------------------------ it is scheduled here
   |
   = help: add `resource: {category: …}`, or take the type out of the week templates of Laboratorium
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
    minutes: 10
    online: true
    resource: {category: lab}
    information: For deg som har avtalt sårskift med legen din.
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test, wound_care], staff: ali}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.bookable import calendars_with, has_resource_types, is_shown
from clinicspec.rules.rule import Put, Remark, Repair, Rule, at
from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType, Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN601",
    name="not-set-as-resource",
    severity=Severity.WARNING,
    source="guide: Adjust appointment types",
    each="appointment_types",
    guide=("L143", "L153"),
    fixable=True,
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look for one appointment type in resource calendars."""
    if type_.resource is not None or not is_shown(type_):
        return
    calendars = calendars_with(type_, spec)
    shared = [
        each for each in calendars if each.kind == "resource" and has_resource_types(each, spec)
    ]
    if shared:
        name = spec.text_of(type_.name)
        elsewhere = any(each.kind != "resource" for each in calendars)
        where = "among the shared services at HelseNorge" if elsewhere else "at HelseNorge"
        yield Remark(
            at(type_, "resource"),
            f"{name} is scheduled in the resource calendar {shared[0].name} and is no resource "
            f"appointment, so patients don't find it {where}",
            "add `resource: {category: …}`, or take the type out of the week templates of "
            f"{shared[0].name}",
            [("it is scheduled here", at(each, "schedule")) for each in shared],
            severity=Severity.NOTE if elsewhere else Severity.WARNING,
            repair=None if elsewhere else _repair(type_, shared, spec),
        )


def _repair(type_: AppointmentType, calendars: list[Calendar], spec: Spec) -> Repair | None:
    """To make it a resource appointment, unless it then lacked something or had too much."""
    if type_.information is None or type_.places is not None:
        return None
    others = (each.resource for calendar in calendars for each in types_in(spec, calendar))
    categories = {resource.category for resource in others if resource is not None}
    category = categories.pop() if len(categories) == 1 else "annen"
    resource = f"{{category: {category}}}"
    return Repair(f"add `resource: {resource}`", [Put(at(type_, "resource"), resource)])
