"""Care that young people often seek in confidence has a hidden type as well.

## What it does
Notes appointment types that are online and by their name for contraception, sexual health, mental
health or drugs, where no hidden type takes as long. A clinic without any hidden type that fits what
is booked with its GPs is HN611.

## Why it matters
The guide: “If the child contacts the clinic and books an appointment, and the parents should not
access this information through HelseNorge, the appointment type in PatientSky must be changed to
Hidden appointment.” For this the clinic needs a hidden type that fits the same time.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  contraception: {name: Prevensjonsveiledning, minutes: 30, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation, contraception]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
```text
note[HN908]: no hidden appointment type takes 30 minutes as Prevensjonsveiledning does, so what somebody under 16 books in confidence can't be kept from the parents at HelseNorge
 --> clinic.yaml:3:25
  |
3 |   contraception: {name: Prevensjonsveiledning, minutes: 30, online: true}
  |                         ^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add a type with `hidden: true` and `minutes: 30`
```

## Put right
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  contraception: {name: Prevensjonsveiledning, minutes: 30, online: true}
  confidential: {name: Samtale, minutes: 30, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation, contraception]}
    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.bookable import is_shown, minutes_of_hidden_types
from clinicspec.rules.names import texts_of, words_of
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN908",
    name="no-hidden-twin",
    severity=Severity.NOTE,
    source="guide: Set up an appointment",
    each="appointment_types",
    guide=("L172b",),
    yields_to=("HN611",),
)

CONFIDENTIAL = (
    *("prevensj", "spiral", "pstav", "ppille", "seksu", "kjønnssyk", "klamydia", "abort"),
    *("psyk", "selvskad", "spisefor", "rusmid", "rusbehandl", "russamtal"),
    *("seksuell", "kjønssjuk", "sjølvskad", "etefor"),
    *("contracept", "sexual", "chlamydia", "abortion", "mental", "psych", "drugs"),
)
"""How words for such care begin, in bokmål, nynorsk and English; this tool's own choice."""


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look at the name of one appointment type, and for a hidden one that fits its time."""
    if not is_shown(type_) or type_.minutes in minutes_of_hidden_types(spec):
        return
    keys = next((keys for keys, name in texts_of(type_.name) if _tells_of_it(name)), None)
    if keys is not None:
        name = spec.text_of(type_.name)
        yield Remark(
            at(type_, "name", *keys),
            f"no hidden appointment type takes {type_.minutes} minutes as {name} does, so what "
            "somebody under 16 books in confidence can't be kept from the parents at HelseNorge",
            f"add a type with `hidden: true` and `minutes: {type_.minutes}`",
        )


def _tells_of_it(name: str) -> bool:
    """Whether a word of a name is one for such care."""
    words = (word.lower() for word in words_of(name))
    return any(word == "rus" or word.startswith(CONFIDENTIAL) for word in words)
