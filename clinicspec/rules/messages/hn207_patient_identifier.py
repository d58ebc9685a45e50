"""A spec holds no patient's number.

## What it does
Finds birth numbers, D-numbers and H-numbers of eleven digits anywhere in a spec's files, comments
included, with a space or a hyphen behind the sixth digit or without. The date has to be one, and
the check digits right by today's reckoning or by that of 2032. Numbers of test people, whose month
is 40 or 80 too high, count as well: what is written for them is copied for others.

The digits of such a number are masked wherever findings show them, also those of other rules: what
is found often ends in a log that many can read. `check --diff` shows a spec's lines as they are.

## Why it matters
A spec is shared, reviewed and kept for ever. A patient's number in it tells everybody who can read
it whose health it is about. The guide says who can be written to by such a number (“Dialogues can
only be sent to patients with a full birth number or D number”), and it belongs in PatientSky alone:
a patient list in a spec has a name, never patients.

## Example
```yaml
patient_lists:
  risk: {name: Risikogruppe, owner: {group: lab}}  # as for 018190 00200
```
```text
error[HN207]: this looks like a patient's birth number or D-number, so everybody who reads the spec learns whose health it is about
 --> clinic.yaml:2:61
  |
2 |   risk: {name: Risikogruppe, owner: {group: lab}}  # as for ****** *****
  |                                                             ^^^^^^^^^^^^
  |
  = help: remove the number, also from the history of the file, and keep it in PatientSky
```

## Put right
```yaml
patient_lists:
  risk: {name: Risikogruppe, owner: {group: lab}}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place, Severity
from clinicspec.rules.rule import Rule

if TYPE_CHECKING:
    from clinicspec.source.text import SourceText

RULE = Rule(
    code="HN207",
    name="patient-identifier",
    severity=Severity.ERROR,
    protects_patients=True,
    source="guide: Send a dialogue; GDPR, article 9",
    guide=("L18",),
)

# A digit first, then what may not stand before it: so the search runs from digit to digit.
_ELEVEN_DIGITS = re.compile(
    r"[0-9](?<![0-9A-Za-z_.+][0-9])[0-9]{5}[ \u00a0-]?[0-9]{5}(?![0-9A-Za-z_])"
)

_FORM = bytes.maketrans(b"0123456789 -\xa0", b"0000000000---")
"""A digit as 0, and what may stand behind the sixth digit as a hyphen."""

ADDED_TO_DAY = (0, 40)
"""40 in a D-number (skatteetaten.no)."""

ADDED_TO_MONTH = (0, 40, 80)
"""40 in an H-number and in NAV's test numbers, 80 in Skatteetaten's."""

DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The century isn't known, so 29 February is a date of any year."""

WEIGHTS_OF_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
WEIGHTS_OF_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
"""Of the digits up to and with a check digit (Skatteetaten, the population register's API)."""

REMAINDERS_OF_FIRST = (0, 1, 2, 3)
"""What the first check digit may leave of 11: 0 today, and the others as well from 2032 (ibid.)."""


def check_source(source: SourceText) -> Iterator[Draft]:
    """Look at the text of one file."""
    if not _may_hold_one(source.text):
        return
    for found in _ELEVEN_DIGITS.finditer(source.text):
        digits = [int(sign) for sign in found.group() if "0" <= sign <= "9"]
        if _is_identifier(digits):
            yield Draft(
                RULE.code,
                "this looks like a patient's birth number or D-number, so everybody who "
                "reads the spec learns whose health it is about",
                "remove the number, also from the history of the file, and keep it in PatientSky",
                Place(source.name, source.span(*found.span()), secret=found.group()),
            )


def _may_hold_one(text: str) -> bool:
    """Whether anything looks like such a number at first sight, in a fifth of the search's time."""
    form = text.encode("latin-1", "replace").translate(_FORM)
    return b"00000000000" in form or b"000000-00000" in form


def _is_identifier(digits: list[int]) -> bool:
    day, month = 10 * digits[0] + digits[1], 10 * digits[2] + digits[3]
    return (
        any(
            1 <= month - more <= 12 and 1 <= day - extra <= DAYS_IN_MONTH[month - more - 1]
            for more in ADDED_TO_MONTH
            for extra in ADDED_TO_DAY
        )
        and _weighed(digits, WEIGHTS_OF_FIRST) in REMAINDERS_OF_FIRST
        and _weighed(digits, WEIGHTS_OF_SECOND) == 0
    )


def _weighed(digits: list[int], weights: tuple[int, ...]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11
