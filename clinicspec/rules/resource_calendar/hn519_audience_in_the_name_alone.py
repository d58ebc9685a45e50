"""Whom an appointment is for does not stand in the calendar's name alone.

## What it does
Finds resource calendars that are online and whose name says an age or a group of patients (“65+”,
“under 12 år”, “barn”) which no name and no information of its online resource appointments says.
An age is a warning, and a word for a group a note, since it may be part of another word.
It says nothing of a calendar that is limited to a patient list, since nobody else can book in it.

## Why it matters
The guide: “On HelseNorge only the appointment types are visible, not the calendar.” Patients for
whom the appointment is not meant book it there.

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
    name: Blodprøver 65+
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
warning[HN519]: “65+” stands only in the name of the calendar Blodprøver 65+, which HelseNorge doesn't show, so patients there can't see whom its appointments are for
  --> clinic.yaml:10:11
   |
10 |     name: Blodprøver 65+
   |           ^^^^^^^^^^^^^^
   |
60 |     name: Blodprøve
   |           --------- it isn't said here
   |
   = help: say it in the name or the information of its appointment types as well
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
    information: For deg over 65 år som har fått beskjed av legen.
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
  lab:
    name: Blodprøver 65+
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.calendar_names import plain
from clinicspec.rules.bookable import is_shown
from clinicspec.rules.names import texts_of, words_of
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType, Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN519",
    name="audience-in-the-name-alone",
    severity=Severity.WARNING,
    source="guide: Name the calendar",
    each="calendars",
    guide=("L112", "L112b", "L130b", "L130c"),
)

GROUPS = (
    *("barn", "born", "ungdom", "gravid", "student", "senior", "eldre", "risiko", "diabet"),
    *("child", "adolescent", "pregnan", "elderly", "risk", "mánáid", "nuora"),
)
"""How words for groups of patients begin, in bokmål, nynorsk, English and Northern Sámi."""

_AGE = re.compile(
    r"(?P<plus>[0-9]{2,3}) ?\+(?! ?[0-9])"
    r"|\b(?:under|over) (?P<bound>[0-9]{1,3})\b"
    r"|(?P<years>[0-9]{1,3}) ?(?:år|years)\b",
    re.IGNORECASE,
)


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Compare the name of one calendar with what its types say."""
    if calendar.kind != "resource" or not calendar.online:
        return
    ages, groups = _ages(calendar.name), _groups(calendar.name)
    if not (ages or groups) or (calendar.patients and calendar.patients.kind == "patient_list"):
        return
    types = [each for each in types_in(spec, calendar) if each.resource and is_shown(each)]
    said = "".join(plain(text) for type_ in types for text in _texts(type_))
    lacking = [
        (written, marks) for marks in (ages, groups) for written, key in marks if key not in said
    ]
    if types and lacking:
        written, marks = lacking[0]
        yield Remark(
            at(calendar, "name"),
            f"“{written}” stands only in the name of the calendar {calendar.name}, which "
            "HelseNorge doesn't show, so patients there can't see whom its appointments are for",
            "say it in the name or the information of its appointment types as well",
            [("it isn't said here", at(each, "name")) for each in types],
            Severity.WARNING if marks is ages else Severity.NOTE,
        )


def _ages(name: str) -> list[tuple[str, str]]:
    """Ages that a name says, as they are written, and their number."""
    return [(found.group(), found[found.lastgroup or 0]) for found in _AGE.finditer(name)]


def _groups(name: str) -> list[tuple[str, str]]:
    """Groups of patients that a name says, as they are written, and how their word begins."""
    words = [(word, plain(word)) for word in words_of(name)]
    return [
        (word, next(group for group in GROUPS if key.startswith(group)))
        for word, key in words
        if key.startswith(GROUPS)
    ]


def _texts(type_: AppointmentType) -> Iterator[str]:
    for words in (type_.name, type_.information):
        if words is not None:
            yield from (text for _, text in texts_of(words))
