"""A booking page does not open a GP's calendar to everybody by accident.

## What it does
Finds booking pages that lead to a calendar of the kind `gp`, unless the calendar's `patients` says
that everyone can book in it. One that is limited to a patient list is HN806, and one that is not
online HN801.

## Why it matters
At HelseNorge “the patient can only book an appointment in its own GP's calendar”. A booking page
“allows the patient to book an appointment without having to log in”, so anybody can take the times
that were meant for the GP's own patients.

## Example
```yaml
booking_sites:
  talk: {title: Konsultasjon, appointment_types: [consultation], calendars: [kari]}
```
```text
warning[HN804]: the booking page Konsultasjon leads to the GP calendar Kari Lunde without a login, so anybody can take its times, and not the GP's own patients alone
 --> clinic.yaml:2:78
  |
2 |   talk: {title: Konsultasjon, appointment_types: [consultation], calendars: [kari]}
  |                                                                              ^^^^
  |
  = help: take Kari Lunde off the page, or write `patients: everyone` at the calendar if that is meant
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
    code="HN804",
    name="gp-calendar-open-to-all",
    severity=Severity.WARNING,
    source="guide: Create external booking site; Book appointment with a GP",
    guide=("L76", "L163"),
    each="booking_sites",
)


def check(site: BookingSite, spec: Spec) -> Iterator[Remark]:
    """Look at the calendars of one booking page."""
    for index, key in enumerate(site.calendars):
        calendar = spec.calendars[key]
        if calendar.kind != "gp" or not calendar.online:
            continue
        if calendar.patients is None or calendar.patients.kind not in ("everyone", "patient_list"):
            yield Remark(
                at(site, "calendars", index),
                f"the booking page {spec.text_of(site.title)} leads to the GP calendar "
                f"{calendar.name} without a login, so anybody can take its times, and not the "
                "GP's own patients alone",
                f"take {calendar.name} off the page, or write `patients: everyone` at the calendar "
                "if that is meant",
            )
