"""Names have single spaces between their words, and none around them.

## What it does
Notes names of people, units, roles, positions, groups, patient lists, appointment types and
calendars that begin or end with a space or have several in a row. Where the name is that of another
one as well, HN515 or HN605 says so.

## Why it matters
PatientSky keeps a name as it is written, and whoever looks for it without the stray space doesn't
find it. Two names that differ in a space look the same to patients.

## Example
```yaml
groups:
  lab: {name: "Laboratorium  ved inngangen ", members: [ali]}
```
```text
note[HN616]: the name “Laboratorium  ved inngangen ” has too many spaces, so it isn't found by those who look for “Laboratorium ved inngangen”
 --> clinic.yaml:2:15
  |
2 |   lab: {name: "Laboratorium  ved inngangen ", members: [ali]}
  |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write “Laboratorium ved inngangen”
```

## Put right
```yaml
groups:
  lab: {name: "Laboratorium ved inngangen", members: [ali]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.unknown import read
from clinicspec.rules.names import texts_of
from clinicspec.rules.rule import Remark, Repair, Rule, Say, at

if TYPE_CHECKING:
    from clinicspec.model.part import Part
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN616",
    name="stray-spaces",
    severity=Severity.NOTE,
    source="spec language: a name is a line of words",
    each="spec",
    yields_to=("HN515", "HN605"),
    fixable=True,
)

SECTIONS = (
    *("org_units", "roles", "employees", "positions", "groups", "patient_lists"),
    *("appointment_types", "calendars"),
)
"""Sections of things that have a name."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at all names that can be read."""
    for part, keys, name in _names(spec):
        if name.strip() != name or "  " in name:
            tidy = " ".join(word for word in name.strip().split(" ") if word)
            spot = at(part, *keys)
            yield Remark(
                spot,
                f"the name “{name}” has too many spaces, so it isn't found by those who look for "
                f"“{tidy}”",
                f"write “{tidy}”",
                repair=Repair(f"write “{tidy}”", [Say(spot, tidy)], safe=True),
            )


def _names(spec: Spec) -> Iterator[tuple[Part, tuple[str, ...], str]]:
    """Each name, with whose it is and the keys under which it stands there."""
    for section in SECTIONS:
        keys = ("name", "internal_name") if section == "calendars" else ("name",)
        for part in read(spec, section, {}).values():
            for key in keys:
                if words := read(part, key):
                    for below, name in texts_of(words):
                        yield part, (key, *below), name
