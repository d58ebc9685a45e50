"""Resource calendars that offer the same services have names that say so.

## What it does
Finds resource calendars that are online and hold the same online appointment types, but whose names
share neither a word nor their first three letters. Names that are the same are HN515.

## Why it matters
In PatientSky's app and portal patients choose a calendar by its name. The guide tells calendars
with the same services apart by what follows a common name: “Lab services (Health secretary 1)”,
“Lab services (Health secretary 2)”. Under names that have nothing in common patients look for a
free time in one of them, and don't learn that the other offers the same.

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
  lab-1:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W43}]
  lab-2:
    name: Prøver
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W44/2026-W51}]
```
```text
warning[HN516]: Laboratorium and Prøver offer the same services under names that have nothing in common, so patients don't see in PatientSky's app that they can choose either
  --> clinic.yaml:17:11
   |
17 |     name: Prøver
   |           ^^^^^^
   |
10 |     name: Laboratorium
   |           ------------ Laboratorium offers the same
   |
   = help: call them alike, as in “Laboratorium (1)” and “Laboratorium (2)”
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
  lab-1:
    name: Laboratorium (1)
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W43}]
  lab-2:
    name: Laboratorium (2)
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W44/2026-W51}]
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.calendar_names import plain
from clinicspec.model.unknown import as_far_as_known, known
from clinicspec.rules.bookable import is_shown
from clinicspec.rules.names import words_of
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN516",
    name="unlike-names-of-like-calendars",
    severity=Severity.WARNING,
    source="guide: Name the calendar",
    each="spec",
    guide=("L118", "L118b", "L119", "L120", "L121"),
)

LEAST_IN_COMMON = 3
"""Letters at the beginning that make two names one, as in “Labtjenester” and “Lab 2”."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the names of the resource calendars that hold the same types."""
    holding: dict[frozenset[str], list[Calendar]] = defaultdict(list)
    calendars_with_names = [each for each in spec.calendars.values() if known(each, "name")]
    for calendar, types in as_far_as_known(calendars_with_names, lambda it: _shown(it, spec)):
        holding[types].append(calendar)
    for types, calendars in holding.items():
        if not types or len(calendars) == 1 or _are_alike([each.name for each in calendars]):
            continue
        first, *others = calendars
        unlike = next(
            (each for each in others if not _are_alike([first.name, each.name])), others[0]
        )
        yield Remark(
            at(unlike, "name"),
            f"{first.name} and {unlike.name} offer the same services under names that have "
            "nothing in common, so patients don't see in PatientSky's app that they can choose "
            "either",
            f"call them alike, as in “{first.name} (1)” and “{first.name} (2)”",
            [
                (f"{each.name} offers the same", at(each, "name"))
                for each in calendars
                if each is not unlike
            ],
        )


def _shown(calendar: Calendar, spec: Spec) -> frozenset[str]:
    """The types that patients can book in a resource calendar; none in another one."""
    if calendar.kind != "resource" or not calendar.online:
        return frozenset()
    return frozenset(each.id for each in types_in(spec, calendar) if is_shown(each))


def _are_alike(names: list[str]) -> bool:
    """Whether all names share a word, or begin alike."""
    words = [{plain(word) for word in words_of(name)} for name in names]
    beginnings = {plain(name)[:LEAST_IN_COMMON] for name in names}
    return len(beginnings) == 1 or bool(set.intersection(*words))
