"""An appointment type that is online stands in a week template.

## What it does
Finds appointment types that are online and stand in no week template. One that stands only in
templates which no calendar schedules is HN701, a resource appointment in no resource calendar
HN508, and a type that is both online and hidden HN609. It looks away while a calendar waits for
something that patients can book (HN402, HN404, HN507).

## Why it matters
The guide: “you will need to add them to a week template and update your schedule”. Without that
there is no time at which patients could book this type, though it is online.

## Example
```yaml
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
warning[HN614]: Telefontime is online and stands in no week template, so patients can't book it
 --> clinic.yaml:3:51
  |
3 |   phone: {name: Telefontime, minutes: 10, online: true}
  |                                                   ^^^^
  |
  = help: add Telefontime to a block of a week template that a calendar schedules, or take `online` away
```

## Put right
```yaml
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
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: mon, from: "13:00", to: "14:00", types: [phone]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.bookable import is_shown
from clinicspec.rules.planned import awaits_template
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN614",
    name="type-in-no-template",
    severity=Severity.WARNING,
    source="guide: Adjust appointment types",
    guide=("L157", "L158"),
    each="appointment_types",
)


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look for one appointment type in the week templates."""
    if not is_shown(type_) or type_.resource is not None:
        return
    in_templates = spec.once(("types in templates", ""), lambda: _types_in_templates(spec))
    if type_.id not in in_templates and not awaits_template(spec):
        name = spec.text_of(type_.name)
        yield Remark(
            at(type_, "online"),
            f"{name} is online and stands in no week template, so patients can't book it",
            f"add {name} to a block of a week template that a calendar schedules, or take `online` "
            "away",
        )


def _types_in_templates(spec: Spec) -> frozenset[str]:
    return frozenset(
        name for blocks in spec.week_templates.values() for block in blocks for name in block.types
    )
