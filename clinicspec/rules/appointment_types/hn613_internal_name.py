"""What patients book has a name that they understand.

## What it does
Finds appointment types that are online and whose name has a word of the clinic's own: short words
in capital letters, letters with numbers, known short forms such as “kons” or “kontr”, an
underscore, or no more than two characters. Abbreviations that patients know are fine (EKG, INR,
B12), and so are names that are in capital letters throughout.

## Why it matters
The guide: “Make sure to name the appointment type in an understandable way for the patient when
they book.” Its examples are whole words: “Wound care, Influenza vaccination, Covid-test, blood
test, vitamin injection”. Patients who don't understand a name book something else, or ring.

## Example
```yaml
appointment_types:
  consultation: {name: Kons KJ2, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
warning[HN613]: the name Kons KJ2 has a short form in it (“Kons”), so patients may not understand what they book
 --> clinic.yaml:2:24
  |
2 |   consultation: {name: Kons KJ2, minutes: 20, online: true}
  |                        ^^^^^^^^
  |
  = help: write what the appointment is for in words that patients use, as in “Blodprøve”
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
    information: Bare for pasienter som har fått beskjed av legen.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.bookable import is_shown
from clinicspec.rules.names import texts_of, words_of
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN613",
    name="internal-name",
    severity=Severity.WARNING,
    source="guide: Adjust appointment types",
    each="appointment_types",
    guide=("L147", "L155"),
)

_TESTS = "EKG ECG EEG EMG CT MR MRI INR CRP PSA TSH HBA1C HCG PCR DNA GBS MRSA HIV"
_VACCINES = "HPV BCG MMR DTP TBE RSV PCV PCV13 PCV15 PCV20 PPV23"
_VITAMINS = "B1 B6 B9 B12 D2 D3 K2"
_ILLNESSES = "ADHD ADD ALS COPD KOLS MS ME PTSD TB TBC TIA STD STI UVI UTI HSV COVID SARS T1 T2"
_TREATMENTS = "IUD LAR CPAP TENS UV IV"
_INSTITUTIONS = "NAV GP DPS BUP NHS EU EØS UK USA"
_DRIVING_LICENCES = "A1 A2 AM BE B96 C1 C1E CE D1 D1E DE"
_TIMES = "AM PM"

KNOWN_TO_PATIENTS = frozenset(
    " ".join(
        (
            *(_TESTS, _VACCINES, _VITAMINS, _ILLNESSES, _TREATMENTS),
            *(_INSTITUTIONS, _DRIVING_LICENCES, _TIMES),
        )
    ).split()
)
"""Words in capital letters that Norwegian clinics use towards patients; this tool's own choice."""

_SHORT_FORMS = "kons kontr årskontr undersøk beh inj vaks vacc blpr blodpr pas henv oppf appt cons"

SHORT_FORMS = frozenset(_SHORT_FORMS.split())
"""Short forms of a clinic's own day; this tool's own choice."""

LONGEST_ABBREVIATION = 5
"""Letters of a word in capitals. A longer one is a word that somebody writes so."""

SHORTEST = 3
"""Characters of a name."""


def check(type_: AppointmentType, _: Spec) -> Iterator[Remark]:
    """Look at the name of one appointment type, in each language."""
    if not is_shown(type_):
        return
    for below, name in texts_of(type_.name):
        what = _internal(name)
        if what:
            yield Remark(
                at(type_, "name", *below),
                f"the name {name} {what}, so patients may not understand what they book",
                "write what the appointment is for in words that patients use, as in “Blodprøve”",
            )
            return


def _internal(name: str) -> str:
    """What in a name looks like the clinic's own; nothing where nothing does."""
    if len(name.strip()) < SHORTEST and name.strip() not in KNOWN_TO_PATIENTS:
        return f"has fewer than {SHORTEST} characters"
    if "_" in name:
        return "has an underscore in it"
    words = words_of(name)
    for word in words:
        if word.lower() in SHORT_FORMS:
            return f"has a short form in it (“{word}”)"
        if _is_code(word) and not _has_shouted(words):
            return f"has an abbreviation in it (“{word}”)"
    return ""


def _has_shouted(words: list[str]) -> bool:
    """Whether words that are no abbreviations are in capitals, so that capitals say nothing."""
    return any(len(word) > LONGEST_ABBREVIATION and word.isupper() for word in words)


def _is_code(word: str) -> bool:
    """Whether a word is in capitals, short, and not one that patients know."""
    return (
        2 <= len(word) <= LONGEST_ABBREVIATION
        and word.isupper()
        and (word not in KNOWN_TO_PATIENTS)
    )
