"""A booking page does not promise a login at HelseNorge or with BankID.

## What it does
Finds sentences in the `title`, `introduction` and `login_note` of a booking page, in Norwegian and
English, by which patients would log in with BankID or book through HelseNorge: “Logg inn med
BankID”, “Book through HelseNorge”. It lets pass what denies it (“uten BankID”) and what names
another way (“… eller logg inn på Helsenorge”).

## Why it matters
The guide, of external booking sites: “This method allows the patient to book an appointment without
having to log in with BankID on HelseNorge, in the PatienSky app or the patient portal.” Patients
without BankID would stay away, and the others look for a login that isn't there.

## Example
```yaml
booking_sites:
  blood:
    title: Blodprøve
    introduction: Logg inn med BankID og velg en time.
    appointment_types: [blood_test]
    calendars: [lab]
```
```text
error[HN805]: the booking page Blodprøve says “Logg inn med BankID og velg en time”, but its link leads to booking without a login at HelseNorge, so patients who can't log in there stay away for nothing
 --> clinic.yaml:4:19
  |
4 |     introduction: Logg inn med BankID og velg en time.
  |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: say that patients book without logging in at HelseNorge, or leave the sentence out
```

## Put right
```yaml
booking_sites:
  blood:
    title: Blodprøve
    introduction: Velg en time uten å logge inn med BankID.
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
from clinicspec.rules.rule import Remark, Rule, Spot
from clinicspec.rules.site_texts import sentences_of

if TYPE_CHECKING:
    from clinicspec.model.booking import BookingSite
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN805",
    name="claims-a-login",
    severity=Severity.ERROR,
    source="guide: Create external booking site",
    guide=("L163c",),
    each="booking_sites",
)

CLAIMS = re.compile(
    r"\bbank[ -]?id\b"
    r"|\b(?:via|gjennom|through) helse ?norge"
    r"|\blogg\w* (?:deg |dykk )?inn (?:på|i|hos|med|til) helse ?norge"
    r"|\blog(?:ging)? in (?:to|on|at|with) helse ?norge",
    re.IGNORECASE,
)
"""Words for a login that the page's link doesn't ask for, in bokmål, nynorsk and English."""

OTHERWISE = re.compile(
    r"\b(?:uten|utan|without|ikke|ikkje|ingen|slipper?|slepp|not|no|don.t|isn.t|never|aldri"
    r"|også|òg|eller|or|also|instead|fastleg\w*|gps?)\b",
    re.IGNORECASE,
)
"""Words before a claim by which a sentence denies it, or tells of another way than this page: as an
alternative, or for a visit to one's GP. In bokmål, nynorsk and English."""


def check(site: BookingSite, spec: Spec) -> Iterator[Remark]:
    """Look at the texts of one booking page."""
    found = list(_claims(site))
    if found:
        place, sentence = found[0]
        yield Remark(
            place,
            f"the booking page {spec.text_of(site.title)} says “{cut(sentence)}”, but its link "
            "leads to booking without a login at HelseNorge, so patients who can't log in there stay "
            "away for nothing",
            "say that patients book without logging in at HelseNorge, or leave the sentence out",
            [(f"“{cut(other)}” stands here", spot) for spot, other in found[1:]],
        )


def _claims(site: BookingSite) -> Iterator[tuple[Spot, str]]:
    """The texts that claim a login, each with its first sentence that does."""
    for spot, sentences in sentences_of(site):
        claim = next(filter(_is_claim, sentences), None)
        if claim:
            yield spot, claim


def _is_claim(sentence: str) -> bool:
    claim = CLAIMS.search(sentence)
    return claim is not None and not OTHERWISE.search(sentence, 0, claim.end())
