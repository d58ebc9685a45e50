"""Appointment types that are online have different names.

## What it does
Finds appointment types that are online and have the same name in one of the clinic's languages,
apart from capital letters, spaces and the way accented letters are stored.

## Why it matters
The guide: “it is the name you give the appointment type that is displayed at HelseNorge”, and no
calendar beside it. Of two with one name patients choose the wrong one, and come to the wrong room
or without the preparation that was asked for.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  long: {name: konsultasjon, minutes: 40, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation, long]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
```text
error[HN605]: 2 appointment types that are online are called Konsultasjon, so patients can't tell at HelseNorge which one to book
 --> clinic.yaml:3:16
  |
3 |   long: {name: konsultasjon, minutes: 40, online: true}
  |                ^^^^^^^^^^^^
  |
2 |   consultation: {name: Konsultasjon, minutes: 20, online: true}
  |                        ------------ the first one is here
  |
  = help: say in each name what is different about it
```

## Put right
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  long: {name: Lang konsultasjon, minutes: 40, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation, long]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.calendar_names import plain
from clinicspec.model.names import LANGUAGE_NAMES, cut
from clinicspec.model.unknown import known, read
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN605",
    name="types-of-one-name",
    severity=Severity.ERROR,
    source="guide: Adjust appointment types",
    each="spec",
    guide=("L153", "L154"),
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the names of all types that patients see, but for those that can't be read."""
    shown = [
        type_
        for type_ in spec.appointment_types.values()
        if known(type_, "name") and read(type_, "online") and not read(type_, "hidden", True)
    ]
    said: set[tuple[str, ...]] = set()
    for language in spec.clinic.languages:
        namesakes: dict[str, list[AppointmentType]] = defaultdict(list)
        for type_ in shown:
            if name := _name_in(type_, language):
                namesakes[plain(name)].append(type_)
        where = "" if language == spec.clinic.languages[0] else f" in {LANGUAGE_NAMES[language]}"
        for types in namesakes.values():
            ids = tuple(type_.id for type_ in types)
            if len(types) > 1 and ids not in said:
                said.add(ids)
                yield _remark(types, language, where)


def _remark(types: list[AppointmentType], language: str, where: str) -> Remark:
    first, second, *others = (
        at(type_, "name") if isinstance(type_.name, str) else at(type_, "name", language)
        for type_ in types
    )
    return Remark(
        second,
        f"{len(types)} appointment types that are online are called "
        f"{cut(_name_in(types[0], language))}{where}, so patients can't tell at HelseNorge which "
        "one to book",
        "say in each name what is different about it",
        [
            ("the first one is here", first),
            *(("and another one is here", spot) for spot in others),
        ],
    )


def _name_in(type_: AppointmentType, language: str) -> str:
    """A type's name in a language; "" where it can't be read."""
    name = type_.name
    return name if isinstance(name, str) else read(name, language) or ""
