"""Calendars that are online have different names.

## What it does
Finds calendars that are online and have the same public name, apart from capital letters, spaces
and the way accented letters are stored. Several calendars of one GP are HN401.

## Why it matters
In PatientSky's app and portal patients choose between calendars by their names. The guide: “If you
offer several calendars with the same name and services, it will be unclear for the patients which
calendar they should choose. In such instances the calendars should be named accordingly.”

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
    name: Labtjenester
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W43}]
  lab-2:
    name: LABTJENESTER
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W44/2026-W51}]
```
```text
error[HN515]: 2 calendars that are online are called Labtjenester, so patients can't tell in PatientSky's app which one to choose
  --> clinic.yaml:17:11
   |
17 |     name: LABTJENESTER
   |           ^^^^^^^^^^^^
   |
10 |     name: Labtjenester
   |           ------------ the first one is here
   |
   = help: tell them apart, as in “Labtjenester (1)” and “Labtjenester (2)”
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
  lab-2:
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
from collections.abc import Collection, Iterator
from itertools import count, islice
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.calendar_names import numbered, plain
from clinicspec.model.names import listed
from clinicspec.model.unknown import UnknownValue, known, read
from clinicspec.rules.rule import Remark, Repair, Rule, Say, at
from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN515",
    name="calendars-of-one-name",
    severity=Severity.ERROR,
    source="guide: Name the calendar",
    each="spec",
    guide=("L111b", "L118"),
    fixable=True,
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the names of all calendars, but for those of which too little can be read."""
    namesakes: dict[str, list[Calendar]] = defaultdict(list)
    for calendar in spec.calendars.values():
        if read(calendar, "online") and known(calendar, "name") and known(calendar, "owner"):
            namesakes[plain(calendar.name)].append(calendar)
    for calendars in namesakes.values():
        if len(calendars) == 1 or _may_belong_to_one_gp(calendars, spec):
            continue
        first, second, *others = calendars
        name = " ".join(first.name.split())
        if _offer_the_same(calendars, spec):
            proposed = _other_names(name, len(calendars), namesakes)
            names = listed(f"“{each}”" for each in proposed)
            help, repair = f"tell them apart, as in {names}", _renaming(calendars, proposed, names)
        else:
            help, repair = "call each by what it offers, or by the GP who owns it", None
        yield Remark(
            at(second, "name"),
            f"{len(calendars)} calendars that are online are called {name}, so patients can't tell "
            "in PatientSky's app which one to choose",
            help,
            [
                ("the first one is here", at(first, "name")),
                *(("and another one is here", at(other, "name")) for other in others),
            ],
            repair=repair,
        )


def _offer_the_same(calendars: list[Calendar], spec: Spec) -> bool:
    """Whether numbers can tell calendars apart: they offer the same, and none is a GP's own."""
    try:
        offered = {frozenset(each.id for each in types_in(spec, one)) for one in calendars}
        return len(offered) == 1 and all(each.kind != "gp" for each in calendars)
    except UnknownValue:
        return False


def _renaming(calendars: list[Calendar], proposed: list[str], names: str) -> Repair:
    steps = [
        Say(at(each, "name"), new)
        for each, new in zip(calendars, proposed, strict=True)
        if new != each.name
    ]
    return Repair(f"call them {names}", steps)


def _other_names(name: str, many: int, taken: Collection[str]) -> list[str]:
    """So many numbered names like one that are not taken by others."""
    of_name = numbered(name)
    names = (of_name.with_number(each) if of_name else f"{name} ({each})" for each in count(1))
    return list(islice((each for each in names if each == name or plain(each) not in taken), many))


def _may_belong_to_one_gp(calendars: list[Calendar], spec: Spec) -> bool:
    owners = {calendar.owner for calendar in calendars}
    if len(owners) > 1 or calendars[0].owner.kind != "employee":
        return False
    return bool(read(spec.employees[calendars[0].owner.id], "profession", "gp") == "gp")
