"""The name of a calendar with a single service says something of that service.

## What it does
Notes resource calendars that are online and offer one service alone, where their name has neither a
word of the service's name nor one for services of that kind (“Lab”, “Vaksine”, “Korona”) in it. It
says nothing where another calendar offers the same service alone.

## Why it matters
The guide: “If you offer certain services in each calendar, i.e., blood tests in one, vaccination in
one and wound care in another, the calendars can be named the same as the service. As follows, the
patients that order via the PatientSky app or the patient portal will know which calendar to choose.”

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
    name: Underetasjen
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
note[HN518]: the calendar Underetasjen offers Blodprøve alone and its name doesn't say so, so patients don't know in PatientSky's app that it is the one to choose
  --> clinic.yaml:10:11
   |
10 |     name: Underetasjen
   |           ^^^^^^^^^^^^
   |
60 |     name: Blodprøve
   |           --------- its service is here
   |
   = help: call it as its service is called
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
    name: Blodprøve
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.calendar_names import plain
from clinicspec.model.names import cut
from clinicspec.rules.bookable import is_shown
from clinicspec.rules.names import texts_of, words_of
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType, Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN518",
    name="name-without-the-service",
    severity=Severity.NOTE,
    source="guide: Name the calendar",
    each="spec",
    guide=("L113", "L113b"),
    yields_to=("HN515", "HN605", "HN613"),
)

KINDS = ("lab", "vaks", "vacc", "korona", "corona", "covid")
"""How words for HelseNorge's categories of resource appointments begin."""

LETTERS_IN_COMMON = 4
"""Words with so many letters in a row in common are about the same: “Blodprøve”, “Prøvetaking”."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the names of the resource calendars with one service."""
    offering: dict[str, list[Calendar]] = defaultdict(list)
    for calendar in spec.calendars.values():
        if calendar.kind == "resource" and calendar.online:
            types = [each for each in types_in(spec, calendar) if is_shown(each)]
            if len(types) == 1 and types[0].resource is not None:
                offering[types[0].id].append(calendar)
    for key, calendars in offering.items():
        type_, calendar = spec.appointment_types[key], calendars[0]
        if len(calendars) == 1 and not _tells_of(calendar.name, type_):
            service = cut(spec.text_of(type_.name))
            yield Remark(
                at(calendar, "name"),
                f"{calendar.called} offers {service} alone and its name doesn't say so, so "
                "patients don't know in PatientSky's app that it is the one to choose",
                "call it as its service is called",
                [("its service is here", at(type_, "name"))],
            )


def _tells_of(name: str, type_: AppointmentType) -> bool:
    """Whether a calendar's name has something of a type's name or kind in it."""
    said = plain(name)
    words = [plain(word) for _, text in texts_of(type_.name) for word in words_of(text)]
    pieces = [
        word[start : start + LETTERS_IN_COMMON]
        for word in words
        for start in range(max(1, len(word) - LETTERS_IN_COMMON + 1))
    ]
    return any(piece in said for piece in (*KINDS, *pieces))
