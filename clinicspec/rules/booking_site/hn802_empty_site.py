"""A booking page is for an appointment type at least, and for a calendar at least.

## What it does
Finds booking pages whose `appointment_types` or `calendars` is an empty list.

## Why it matters
The guide: “If you want to offer designated calendars for a specific service on your website, you
could link to an external booking site.” A page without a service, or without a calendar, has
nothing that patients could book.

## Example
```yaml
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test], calendars: []}
```
```text
error[HN802]: the booking page Blodprøve names no calendar, so patients find nothing to book
 --> clinic.yaml:2:73
  |
2 |   blood: {title: Blodprøve, appointment_types: [blood_test], calendars: []}
  |                                                                         ^^
  |
  = help: name the calendars in which its types are scheduled, or remove the page
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
    code="HN802",
    name="empty-site",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="guide: Create external booking site",
    each="booking_sites",
    guide=("L163",),
)


def check(site: BookingSite, spec: Spec) -> Iterator[Remark]:
    """Look at what one booking page is for."""
    title = spec.text_of(site.title)
    if not site.appointment_types:
        yield Remark(
            at(site, "appointment_types"),
            f"the booking page {title} names no appointment type, so patients find nothing to book",
            "name the types that can be booked through it, or remove the page",
        )
    if not site.calendars:
        yield Remark(
            at(site, "calendars"),
            f"the booking page {title} names no calendar, so patients find nothing to book",
            "name the calendars in which its types are scheduled, or remove the page",
        )
