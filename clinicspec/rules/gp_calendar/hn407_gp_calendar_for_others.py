"""A GP's calendar is for the GP's own patients.

## What it does
Finds online calendars of GPs and substitutes that are for all of the clinic's patients, or for
everyone. One that a booking page names is left out: there others than the GP's patients can book.
Calendars of other owners are HN406 and HN452.

## Why it matters
The guide: “The patient can only book an appointment in its own GP's calendar - this is the only
calendar made available for the patient.” Patients of other GPs, who seem to be let in, don't find
this calendar at HelseNorge.

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
warning[HN407]: the GP calendar Kari Lunde is for all patients of the clinic, but HelseNorge shows it to the GP's own patients only, so nobody else can book in it there
 --> clinic.yaml:7:15
  |
7 |     patients: clinic_gp_patients
  |               ^^^^^^^^^^^^^^^^^^
  |
  = help: write `patients: own_list`
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
from clinicspec.rules.rule import Put, Remark, Repair, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN407",
    name="gp-calendar-for-others",
    severity=Severity.WARNING,
    source="guide: Book appointment with a GP",
    guide=("L76",),
    each="calendars",
    fixable=True,
)

_WIDER = {"clinic_gp_patients": "all patients of the clinic", "everyone": "everyone"}
"""Whom a calendar can be for beside the GP's own patients."""


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Look at whom one GP's calendar is for."""
    if calendar.kind != "gp" or not calendar.online or calendar.patients is None:
        return
    wider = _WIDER.get(calendar.patients.kind)
    if wider is None or calendar.owner.kind != "employee":
        return
    owner = spec.employees[calendar.owner.id]
    if not owner.is_gp_or_substitute:
        return
    if calendar.id in spec.once(("calendars of pages", ""), lambda: _on_pages(spec)):
        return
    yield Remark(
        at(calendar, "patients"),
        f"the GP calendar {calendar.name} is for {wider}, but HelseNorge shows it to the GP's own "
        "patients only, so nobody else can book in it there",
        "write `patients: own_list`",
        repair=Repair("write `patients: own_list`", [Put(at(calendar, "patients"), "own_list")]),
    )


def _on_pages(spec: Spec) -> frozenset[str]:
    """The calendars that booking pages name."""
    return frozenset(key for site in spec.booking_sites.values() for key in site.calendars)
