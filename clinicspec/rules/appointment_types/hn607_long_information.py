"""Additional information has 200 characters at most.

## What it does
Counts the characters of an appointment type's `information`, in each language by itself. An
accented letter is one character, however it is stored.

## Why it matters
The guide: “Additional information will be displayed below the name of the appointment type when a
patient books. […] Note that HelseNorge only allows 200 characters.”

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: >-
      Bare for pasienter som har fått beskjed av legen om å ta blodprøve. Møt fastende hvis legen
      har sagt det. Drikk gjerne vann før du kommer, og ta med legitimasjon. Møt i skranken i andre
      etasje fem minutter før timen.
```
```text
error[HN607]: the information on Blodprøve has 216 characters, and HelseNorge shows 200 at most
  --> clinic.yaml:9:18
   |
 9 |     information: >-
   |                  ^^
...
12 |       etasje fem minutter før timen.
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: shorten it by 16, taking the least important first
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
    information: Bare for pasienter som har fått beskjed av legen. Møt fastende og med legitimasjon.
```
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import LANGUAGE_NAMES
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN607",
    name="long-information",
    severity=Severity.ERROR,
    source="guide: Adjust appointment types",
    each="appointment_types",
    guide=("L156c",),
)

MOST_CHARACTERS = 200
"""Code points in normal form C. “Note that HelseNorge only allows 200 characters”: the guide."""


def check(type_: AppointmentType, spec: Spec) -> Iterator[Remark]:
    """Look at the information on one appointment type."""
    information = type_.information
    if information is None:
        return
    if isinstance(information, str):
        texts = [(at(type_, "information"), "", information)]
    else:
        texts = [
            (at(type_, "information", language), f" in {LANGUAGE_NAMES[language]}", text)
            for language in information.languages
            if (text := information[language])
        ]
    for place, language, text in texts:
        characters = len(unicodedata.normalize("NFC", text))
        if characters > MOST_CHARACTERS:
            yield Remark(
                place,
                f"the information on {spec.text_of(type_.name)} has {characters} characters"
                f"{language}, and HelseNorge shows {MOST_CHARACTERS} at most",
                f"shorten it by {characters - MOST_CHARACTERS}, taking the least important first",
            )
