"""A week template is in the schedule of a calendar.

## What it does
Finds week templates that no calendar schedules. It is an error where patients can't book an
appointment type for that reason: one that is online and stands in no template that is scheduled.
Otherwise it is a note.

It looks away while a calendar waits for a template: where a GP who offers booking has no calendar
(HN402), or nothing that patients can book is scheduled in one (HN404, HN507). A type in no template
at all is HN614. A template for resource appointments that are in no calendar is left to HN508.

## Why it matters
The guide: “you will need to add them to a week template and update your schedule”. A template that
no schedule uses gives no times, so patients don't find the types that stand only there.

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
  gp-phone:
    - {days: mon, from: "13:00", to: "14:00", types: [phone]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  phone: {name: Telefontime, minutes: 10, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN701]: no calendar schedules the week template `gp-phone`, so patients can't book Telefontime
  --> clinic.yaml:5:5
   |
 5 |     - {days: mon, from: "13:00", to: "14:00", types: [phone]}
   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
10 |   phone: {name: Telefontime, minutes: 10, online: true}
   |                                                   ---- Telefontime is online
   |
   = help: name it in the `schedule` of a calendar, or take the template away
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: mon, from: "13:00", to: "14:00", types: [phone]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  phone: {name: Telefontime, minutes: 10, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.rules.bookable import is_shown
from clinicspec.rules.planned import awaits_template
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN701",
    name="template-not-scheduled",
    severity=Severity.ERROR,
    source="guide: Adjust appointment types",
    guide=("L157", "L158"),
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look for every week template in the calendars' schedules."""
    scheduled = {
        schedule.template for calendar in spec.calendars.values() for schedule in calendar.schedule
    }
    unscheduled = [key for key in spec.week_templates if key not in scheduled]
    if not unscheduled or awaits_template(spec):
        return
    in_scheduled = {type_.id for key in scheduled for type_ in _types(key, spec)}
    for key in unscheduled:
        lost = [
            type_ for type_ in _types(key, spec) if type_.id not in in_scheduled and is_shown(type_)
        ]
        if any(type_.resource is not None for type_ in lost):
            continue
        names = [spec.text_of(type_.name) for type_ in lost]
        so = f", so patients can't book {listed(names)}" if lost else ""
        yield Remark(
            at(spec, "week_templates", key),
            f"no calendar schedules the week template `{key}`{so}",
            "name it in the `schedule` of a calendar, or take the template away",
            [
                (f"{name} is online", at(type_, "online"))
                for type_, name in zip(lost, names, strict=True)
            ],
            None if lost else Severity.NOTE,
        )


def _types(template: str, spec: Spec) -> list[AppointmentType]:
    """The appointment types in a template, each once."""
    names = dict.fromkeys(name for block in spec.week_templates[template] for name in block.types)
    return [spec.appointment_types[name] for name in names]
