"""The appointment types of a booking page can be booked through it.

## What it does
Finds booking pages with an appointment type that is not online, that is hidden, or that is
scheduled only in calendars which the page doesn't name. A type that is both hidden and online is
HN609. Of one that is scheduled in no calendar this rule says nothing, as it isn't the page's fault.

## Why it matters
Through an external booking site patients choose among the types that are available online in its
calendars. The page would offer a service that nobody can book.

## Example
```yaml
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test, confidential], calendars: [lab]}
```
```text
error[HN803]: the booking page Blodprøve is for Samtale, which is hidden, so patients can't book it there
  --> clinic.yaml:2:61
   |
 2 |   blood: {title: Blodprøve, appointment_types: [blood_test, confidential], calendars: [lab]}
   |                                                             ^^^^^^^^^^^^
   |
45 |   confidential: {name: Samtale, minutes: 20, hidden: true}
   |                                                      ---- it is hidden here
   |
   = help: take Samtale off the page
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
from clinicspec.rules.bookable import calendars_with
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.booking import BookingSite
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN803",
    name="site-type-not-bookable",
    severity=Severity.ERROR,
    source="guide: Create external booking site; PatientSky: booking without logging in",
    each="booking_sites",
    guide=("L163",),
)


def check(site: BookingSite, spec: Spec) -> Iterator[Remark]:
    """Look at the appointment types of one booking page."""
    title = spec.text_of(site.title)
    offered = {type_.id for key in site.calendars for type_ in types_in(spec, spec.calendars[key])}
    for index, key in enumerate(site.appointment_types):
        type_ = spec.appointment_types[key]
        place, name = at(site, "appointment_types", index), spec.text_of(type_.name)
        if not type_.online:
            what = "hidden" if type_.hidden else "not online"
            otherwise = "" if type_.hidden else ", or write `online: true` at the type"
            yield Remark(
                place,
                f"the booking page {title} is for {name}, which is {what}, so patients can't book "
                "it there",
                f"take {name} off the page{otherwise}",
                [(f"it is {what} here", at(type_, "hidden" if type_.hidden else "online"))],
            )
        elif site.calendars and key not in offered:
            elsewhere = calendars_with(type_, spec)
            if elsewhere:
                yield Remark(
                    place,
                    f"the booking page {title} is for {name}, which is scheduled in none of its "
                    "calendars, so patients can't book it there",
                    f"add the calendar {elsewhere[0].name}, in which {name} is scheduled",
                    [("the page's calendars are here", at(site, "calendars"))],
                )
