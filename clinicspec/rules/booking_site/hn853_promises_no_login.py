"""A booking page does not promise that nobody has to log in.

## What it does
Finds sentences in the `title`, `introduction` and `login_note` of a booking page, in Norwegian and
English, by which patients need not log in at all: “uten innlogging”, “no login”. It lets pass what
names the login that is meant: “uten å logge inn på Helsenorge”, “without BankID”.

## Why it matters
The guide promises no more than booking “without having to log in with BankID on HelseNorge, in the
PatienSky app or the patient portal”. What PatientSky asks for on the way is PatientSky's affair, and
has differed between clinics. Patients who meet a login after all think that they are in the wrong
place, and give up.

## Example
```yaml
booking_sites:
  blood:
    title: Blodprøve
    login_note: Ingen innlogging, bare navn og telefonnummer.
    appointment_types: [blood_test]
    calendars: [lab]
```
```text
warning[HN853]: the booking page Blodprøve says “Ingen innlogging, bare navn og telefonn…”, and PatientSky may ask patients to log in all the same, so they think they are in the wrong place
 --> clinic.yaml:4:17
  |
4 |     login_note: Ingen innlogging, bare navn og telefonnummer.
  |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: say which login is not needed, as in “uten å logge inn på Helsenorge”, or leave the sentence out
```

## Put right
```yaml
booking_sites:
  blood:
    title: Blodprøve
    login_note: Du logger ikke inn på Helsenorge. PatientSky spør om navn og telefonnummer.
    appointment_types: [blood_test]
    calendars: [lab]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import cut
from clinicspec.rules.rule import Remark, Rule
from clinicspec.rules.site_texts import sentences_of

if TYPE_CHECKING:
    from clinicspec.model.booking import BookingSite
    from clinicspec.model.spec import Spec


RULE = Rule(
    code="HN853",
    name="promises-no-login",
    severity=Severity.WARNING,
    source="guide: Create external booking site; public websites that link to PatientSky's booking",
    guide=("L163c",),
    each="booking_sites",
)

PROMISES = re.compile(
    r"\b(?:uten|utan|ingen|inga|slipper|slepp)\b[^.!?]{0,12}\b(?:inn|på)logging"
    r"|\b(?:uten|utan|slipper|slepp|(?:må|treng\w*) (?:du )?ikk(?:e|je))\b"
    r"[^.!?]{0,12}\blogge? (?:deg |dykk )?(?:inn|på)\b"
    r"|\bno (?:need (?:for|to) )?(?:a )?log(?:ging)?[ -]?in\b"
    r"|\bwithout (?:a |having to |needing to )?log(?:ging)?[ -]?in\b"
    r"|(?:n.t|not) (?:have|need) to log ?in\b",
    re.IGNORECASE,
)
"""Words by which nobody logs in, in bokmål, nynorsk and English."""

NAMED = re.compile(r"helse ?norge|bank[ -]?id|id-?porten|\bportal|\bapp(?:en)?\b", re.IGNORECASE)
"""Words for a login that the page's link really doesn't ask for."""


def check(site: BookingSite, spec: Spec) -> Iterator[Remark]:
    """Look at the texts of one booking page."""
    found = [
        (spot, promise)
        for spot, sentences in sentences_of(site)
        if (promise := next(filter(_is_promise, sentences), None))
    ]
    if found:
        spot, sentence = found[0]
        yield Remark(
            spot,
            f"the booking page {spec.text_of(site.title)} says “{cut(sentence)}”, and PatientSky may "
            "ask patients to log in all the same, so they think they are in the wrong place",
            "say which login is not needed, as in “uten å logge inn på Helsenorge”, or leave the "
            "sentence out",
            [(f"“{cut(other)}” stands here", where) for where, other in found[1:]],
        )


def _is_promise(sentence: str) -> bool:
    return bool(PROMISES.search(sentence)) and not NAMED.search(sentence)
