"""Calendars that are told apart by numbers are numbered 1, 2, 3.

## What it does
Finds calendars that are online and have one name but for the number at its end, where the numbers
don't begin with 1, leave one out or stand twice. A calendar without a number is the first of them,
unless another one has the number 1. Numbers that lie far apart, and those of rooms and floors, mean
something else. Names that are the same altogether are HN515.

## Why it matters
The guide's example is “Lab services (Health secretary 1)”, “(Health secretary 2)”, “(Health
secretary 3)”. Where patients see a first and a third calendar in PatientSky's app, they look for
the second one.

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
    name: Labtjenester (1)
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W43}]
  lab-3:
    name: Labtjenester (3)
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W44/2026-W51}]
```
```text
warning[HN517]: the calendars Labtjenester (1) and Labtjenester (3) leave out a number, so patients look in PatientSky's app for one that isn't there
  --> clinic.yaml:17:11
   |
17 |     name: Labtjenester (3)
   |           ^^^^^^^^^^^^^^^^
   |
   = help: number them from 1 to 2: call this one “Labtjenester (2)”
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
    name: Labtjenester (1)
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W43}]
  lab-3:
    name: Labtjenester (2)
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
from itertools import count
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.calendar_names import Numbered, numbered, plain
from clinicspec.model.unknown import known, read
from clinicspec.rules.rule import Remark, Repair, Rule, Say, at

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN517",
    name="numbers-with-gaps",
    severity=Severity.WARNING,
    source="guide: Name the calendar",
    each="spec",
    guide=("L118b", "L119", "L120", "L121"),
    yields_to=("HN515",),
    fixable=True,
)

MOST_LEFT_OUT = 3
"""Where more numbers are left out they are no numbering, as in “under 18” and “over 65”."""

NUMBERED_PLACES = ("rom", "room", "kontor", "etasje", "etg", "etg.", "floor", "hus", "bygg")
"""What has a number of its own in a house."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the numbers in the names of the calendars that are online."""
    for members, rival in _numberings(spec):
        numbers = [name.number for _, name in members]
        in_order = list(range(1, len(members) + 1))
        if (
            len(members) == 1
            or (numbers == in_order and rival is None)
            or numbers[-1] > len(members) + MOST_LEFT_OUT
            or members[0][1].stem.endswith(NUMBERED_PLACES)
        ):
            continue
        changed = [
            (calendar, name.with_number(number))
            for number, (calendar, name) in zip(in_order, members, strict=True)
            if name.number != number or calendar is rival
        ]
        (first, new), *others = changed
        taken = {plain(name) for _, name in changed} & _names_but_for(members, spec)
        yield Remark(
            at(first, "name"),
            _mistake(members, rival),
            f"number them from 1 to {len(members)}: call this one “{new}”",
            [(f"and this one “{name}”", at(calendar, "name")) for calendar, name in others],
            repair=None
            if taken
            else Repair(
                f"number them from 1 to {len(members)}",
                [Say(at(calendar, "name"), name) for calendar, name in changed],
            ),
        )


def _names_but_for(members: list[tuple[Calendar, Numbered]], spec: Spec) -> set[str]:
    """What all other calendars are called, be they online or not."""
    own = {calendar.id for calendar, _ in members}
    others = (each for each in spec.calendars.values() if each.id not in own)
    return {plain(each.name) for each in others if known(each, "name")}


def _numberings(spec: Spec) -> Iterator[tuple[list[tuple[Calendar, Numbered]], Calendar | None]]:
    """Calendars whose names differ in a number, in its order, and a rival of the first one.

    A calendar without a number has the first that is free. If that is not 1, it is the rival.
    """
    numberings: dict[str, list[tuple[Calendar, Numbered]]] = defaultdict(list)
    unnumbered: dict[str, Calendar] = {}
    for calendar in spec.calendars.values():
        if read(calendar, "online") and known(calendar, "name"):
            if name := numbered(calendar.name):
                numberings[name.stem].append((calendar, name))
            else:
                unnumbered[plain(calendar.name)] = calendar
    for stem, members in numberings.items():
        rival = None
        if bare := unnumbered.get(stem):
            taken = {name.number for _, name in members}
            free = next(number for number in count(1) if number not in taken)
            members.append((bare, members[0][1]._replace(number=free)))
            rival = bare if free > 1 else None
        yield sorted(members, key=lambda member: member[1].number), rival


def _mistake(members: list[tuple[Calendar, Numbered]], rival: Calendar | None) -> str:
    """What is wrong with a numbering."""
    between = "and" if len(members) == 2 else "to"
    named = f"the calendars {members[0][0].name} {between} {members[-1][0].name}"
    which = "so patients can't tell in PatientSky's app which is which"
    if len({name.number for _, name in members}) < len(members):
        return f"{named} have a number twice, {which}"
    if rival is not None:
        return f"{rival.called} has no number and {members[0][0].name} is the first, {which}"
    if members[0][1].number == 0 and members[-1][1].number == len(members) - 1:
        return (
            f"{named} don't begin with 1, so patients look in PatientSky's app for number "
            f"{len(members)}, which isn't there"
        )
    return (
        f"{named} leave out a number, so patients look in PatientSky's app for one that isn't there"
    )
