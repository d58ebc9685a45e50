"""What appointment types are told apart by stands in their names or their information.

## What it does
Finds appointment types that are online and whose names differ only in a number at the end, unless
each has information of its own. Numbers that mean something to patients are left alone, such as
those of doses and weeks. Names that are the same altogether are HN605.

## Why it matters
The guide: “Type can be used to categorise the appointment types, but it is the name you give the
appointment type that is displayed at HelseNorge.” Of “Time 1” and “Time 2” patients can only guess
which one they need.

## Example
```yaml
appointment_types:
  short: {name: Time 1, minutes: 20, online: true}
  long: {name: Time 2, minutes: 40, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [short, long]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
```text
warning[HN612]: Time 1 and Time 2 differ in a number alone, so patients can't tell at HelseNorge which one to book
 --> clinic.yaml:3:16
  |
3 |   long: {name: Time 2, minutes: 40, online: true}
  |                ^^^^^^
  |
2 |   short: {name: Time 1, minutes: 20, online: true}
  |                 ------ the first one is here
  |
  = help: say in each name, or in each information, what the appointment is for
```

## Put right
```yaml
appointment_types:
  short: {name: Vanlig konsultasjon, minutes: 20, online: true}
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
    - {days: mon-thu, from: "08:30", to: "11:30", types: [short, long]}
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
from clinicspec.model.calendar_names import numbered, plain
from clinicspec.model.unknown import as_far_as_known, known
from clinicspec.rules.bookable import is_shown
from clinicspec.rules.names import words_of
from clinicspec.rules.rule import Remark, Rule, Spot, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN612",
    name="names-that-tell-nothing-apart",
    severity=Severity.WARNING,
    source="guide: Adjust appointment types",
    each="spec",
    guide=("L154",),
    yields_to=("HN605",),
)

NUMBERED_FOR_PATIENTS = frozenset(
    (
        *("dose", "uke", "veke", "week", "svangerskapsuke", "svangerskapsveke", "år", "year"),
        *("type", "diabetes", "del", "part", "trinn", "steg", "step", "over", "under", "b", "d"),
    )
)
"""What stands before a number that patients know: “dose 2”, “uke 24”, “over 65”, “B12”."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the names of all types that patients see."""
    alike: dict[str, list[AppointmentType]] = defaultdict(list)
    for type_, shown in as_far_as_known(spec.appointment_types.values(), is_shown):
        if shown and known(type_, "name") and known(type_, "information"):
            alike[_without_number(spec.text_of(type_.name))].append(type_)
    for types in alike.values():
        if len(types) == 1:
            continue
        told = {plain(spec.text_of(each.information)) for each in types if each.information}
        if len(told) == len(types):
            continue
        first, second, *others = types
        yield Remark(
            _spot(second, spec),
            f"{spec.text_of(first.name)} and {spec.text_of(second.name)} differ in a number alone, "
            "so patients can't tell at HelseNorge which one to book",
            "say in each name, or in each information, what the appointment is for",
            [
                ("the first one is here", _spot(first, spec)),
                *(("and another one is here", _spot(each, spec)) for each in others),
            ],
        )


def _spot(type_: AppointmentType, spec: Spec) -> Spot:
    """The name that is compared, which is the one in the clinic's default language."""
    in_language = () if isinstance(type_.name, str) else (spec.clinic.languages[0],)
    return at(type_, "name", *in_language)


def _without_number(name: str) -> str:
    """A name as patients compare it, without a number at its end that tells them nothing."""
    found = numbered(name)
    if found is None or found.before.endswith(("-", "–")):
        return plain(name)
    words = words_of(found.before)
    return plain(name) if words and words[-1].lower() in NUMBERED_FOR_PATIENTS else found.stem
