"""Patients can book what is scheduled in a GP's calendar.

## What it does
Notes the appointment types in a GP's online calendar that are not online, all in one note for the
calendar, or for several that hold the same. Hidden types are left out, since patients are not to find them, and so are resource
appointments. A calendar without any type that is online is HN404.

## Why it matters
The guide names this among the criteria for a GP's calendar to be shown at HelseNorge: “The
appointment types must be available online.” The others take up time in which patients find nothing
to book, which may be meant so.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
  talk: {name: Samtale for ungdom, minutes: 20, hidden: true}
```
```text
note[HN405]: patients can't book Samtale in the calendar Kari Lunde, as it is not online
  --> clinic.yaml:64:15
   |
64 |     schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
   |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
 3 |   confidential: {name: Samtale, minutes: 20}
   |   ------------ Samtale is not online
   |
   = help: write `online: true` at what patients may book, `hidden: true` at what they are not to find, or leave it so
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
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.model.unknown import as_far_as_known, known
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN405",
    name="offline-types",
    severity=Severity.NOTE,
    source="guide: Book appointment with a GP",
    guide=("L79",),
    each="spec",
    yields_to=("HN404",),
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the appointment types in the GPs' calendars; the same in several is said once."""
    calendars_with: dict[tuple[str, ...], list[Calendar]] = defaultdict(list)
    calendars_with_names = [each for each in spec.calendars.values() if known(each, "name")]
    for calendar, offline in as_far_as_known(calendars_with_names, lambda it: _offline(it, spec)):
        if offline:
            calendars_with[offline].append(calendar)
    for keys, calendars in calendars_with.items():
        types = [spec.appointment_types[key] for key in keys]
        first, *others = calendars
        yield Remark(
            at(first, "schedule"),
            f"patients can't book {listed([spec.text_of(type_.name) for type_ in types])} in the "
            f"calendar{'s' if others else ''} {listed([each.name for each in calendars])}, as "
            f"{'it is' if len(types) == 1 else 'they are'} not online",
            "write `online: true` at what patients may book, `hidden: true` at what they are not "
            "to find, or leave it so",
            [
                *(
                    (f"{spec.text_of(type_.name)} is not online", at(type_, "online"))
                    for type_ in types
                ),
                *((f"{each.name} holds it as well", at(each, "schedule")) for each in others),
            ],
        )


def _offline(calendar: Calendar, spec: Spec) -> tuple[str, ...]:
    """The types of a GP's calendar that patients find and can't book; none of another one."""
    if calendar.kind != "gp" or not calendar.online:
        return ()
    return tuple(
        type_.id
        for type_ in types_in(spec, calendar)
        if not type_.online and not type_.hidden and type_.resource is None
    )
