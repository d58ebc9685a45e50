"""PatientSky's group Resepsjon is in the spec.

## What it does
Finds clinics that describe their groups, none of them named Resepsjon or Reception. Where messages,
a calendar or a patient list name a group that isn't there, perhaps this one, only that is said.

## Why it matters
In PatientSky every clinic has a group Resepsjon from the beginning. A spec that doesn't know it
can't route patients' messages to it, and nobody who reads the spec sees who would receive them.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
```
```text
note[HN061]: PatientSky's group Resepsjon is not among the spec's groups, so nobody sees here who receives the messages to it
 --> clinic.yaml:2:3
  |
2 |   lab: {name: Laboratorium, members: [ali]}
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add a group with the name Resepsjon, with those who are in it
```

## Put right
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
  reception: {name: Resepsjon, members: [ali]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_TYPES
from clinicspec.model.unknown import known, read
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN061",
    name="no-reception",
    severity=Severity.NOTE,
    source="PatientSky: every clinic has the group Resepsjon",
    each="spec",
)

RECEPTION = ("resepsjon", "resepsjonen", "reception")
"""What the group is called, in small letters."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the names of a clinic's groups."""
    groups = spec.groups.values()
    if not groups or _may_name_a_missing_group(spec):
        return
    if all(each.name.casefold() not in RECEPTION for each in groups):
        yield Remark(
            at(spec, "groups"),
            "PatientSky's group Resepsjon is not among the spec's groups, so nobody sees here who "
            "receives the messages to it",
            "add a group with the name Resepsjon, with those who are in it",
        )


def _may_name_a_missing_group(spec: Spec) -> bool:
    """Whether something that can name a group names what isn't there."""
    routes = [read(spec.routing, message_type) for message_type in MESSAGE_TYPES]
    owned = (*spec.calendars.values(), *spec.patient_lists.values())
    return not (
        all(route and known(route, "recipients") and known(route, "fallback") for route in routes)
        and all(known(each, "owner") for each in owned)
    )
