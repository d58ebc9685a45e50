"""A spec holds no patient's number.

## What it does
Finds birth numbers, D-numbers and H-numbers of eleven digits anywhere in a spec's files, comments
included, and in the files' names, with spaces, dashes, a full stop or an underscore behind the sixth
digit or without; also where a value says it only once its escapes are read or its lines are joined.
The date has to be one, and the check digits right by today's reckoning or by that of 2032. Numbers of test people, whose month
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
from clinicspec.source.tree import Mapping, Node, Path, Scalar

if TYPE_CHECKING:
    from clinicspec.model.spec_tree import SpecTree
    from clinicspec.source.text import SourceText

RULE = Rule(
    code="HN207",
    name="patient-identifier",
    severity=Severity.ERROR,
    protects_patients=True,
    source="guide: Send a dialogue; GDPR, article 9",
    guide=("L18",),
)

_SIGN = r"[ \t\u00a0\u2000-\u200b\u2010-\u2015\u202f\u205f\u2060\u2212._-]"
"""What may stand behind the sixth digit."""

# A digit first, then what may not stand before it: so the search runs from digit to digit.
_ELEVEN_DIGITS = re.compile(
    rf"[0-9](?<![0-9A-Za-z_.+][0-9])[0-9]{{5}}{_SIGN}{{0,3}}[0-9]{{5}}(?![0-9A-Za-z_])"
)

_FORM = bytes.maketrans(b"0123456789 \t\xa0._?", b"0000000000------")
"""A digit as 0, and such a sign as a hyphen: ? is any sign but Latin ones."""

_AT_FIRST_SIGHT = tuple(b"000000" + b"-" * signs + b"00000" for signs in range(4))

_DIGIT_BEGINS_LINE = re.compile(rf"\n{_SIGN}*+[0-9]")

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
    """Look at the name and the text of one file."""
    for found in _identifiers(source.name):
        yield _draft(Place(source.name, secret=found.group()), "the name of this file holds what")
    for found in _identifiers(source.text):
        yield _draft(Place(source.name, source.span(*found.span()), secret=found.group()))


def check_values(tree: SpecTree) -> Iterator[Draft]:
    """Look at the keys and values that are written with escapes, or over several lines."""
    for source in (document.source for document in tree.documents):
        lines = source.text.replace("\r", "\n")
        if "\\" in lines or _DIGIT_BEGINS_LINE.search(lines):
            for path, key, written, text in _texts(tree, source):
                for found in _identifiers(text):
                    if found.group() not in written:
                        yield _draft(tree.place(path, key=key)._replace(secret=found.group()))


def _texts(tree: SpecTree, source: SourceText) -> Iterator[tuple[Path, bool, str, str]]:
    """Path, whether it is a key, and text as it is written and read, of all that a file holds."""
    ahead: list[tuple[Path, Node]] = []
    for section, entry in tree.root.entries.items():
        if tree.homes[section].source is source:
            ahead.append(((section,), entry.value))
    while ahead:
        path, node = ahead.pop()
        if isinstance(node, Scalar):
            yield path, False, source.text[node.start : node.end], str(node.data)
        elif isinstance(node, Mapping):
            for key, entry in node.entries.items():
                yield (*path, key), True, source.text[entry.key_start : entry.key_end], key
                ahead.append(((*path, key), entry.value))
        else:
            ahead += [((*path, index), item) for index, item in enumerate(node.items)]


def _draft(place: Place, what: str = "this") -> Draft:
    return Draft(
        RULE.code,
        f"{what} looks like a patient's birth number or D-number, so everybody who reads the spec "
        "learns whose health it is about",
        "remove the number, also from the history of the file, and keep it in PatientSky",
        place,
    )


def _identifiers(text: str) -> Iterator[re.Match[str]]:
    """The numbers in a text. Most have none at first sight, which takes a fifth of the search."""
    form = text.encode("latin-1", "replace").translate(_FORM)
    if any(digits in form for digits in _AT_FIRST_SIGHT):
        yield from filter(_is_identifier, _ELEVEN_DIGITS.finditer(text))


def _is_identifier(found: re.Match[str]) -> bool:
    digits = [int(sign) for sign in found.group() if "0" <= sign <= "9"]
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
