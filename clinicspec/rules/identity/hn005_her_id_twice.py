"""A HER-ID belongs to one party.

## What it does
Finds HER-IDs that stand more than once, in one clinic or in several that are checked together.

## Why it matters
NHN gives each communication party a HER-ID of its own, and a party has one parent. The likeliest
mistake is a file that was copied from another clinic: messages to the one would reach the other.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact]
  omar:
    name: Omar Haddad
    profession: gp
    her_id: 8900101
    hpr_number: "9900102"
    patient_list: {capacity: 950}
    services: [e_consultation, e_contact]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
error[HN005]: Omar Haddad has the HER-ID 8900101 of Kari Lunde, so a message to the one could reach the other
  --> clinic.yaml:13:13
   |
13 |     her_id: 8900101
   |             ^^^^^^^
   |
 5 |     her_id: 8900101
   |             ------- Kari Lunde has it here
   |
   = help: write the HER-ID that NHN has given each of them
```

## Put right
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact]
  omar:
    name: Omar Haddad
    profession: gp
    her_id: 8900102
    hpr_number: "9900102"
    patient_list: {capacity: 950}
    services: [e_consultation, e_contact]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place, Related, Severity
from clinicspec.model.unknown import read
from clinicspec.rules.rule import Rule
from clinicspec.source.tree import Path

if TYPE_CHECKING:
    from clinicspec.model.part import Part
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN005",
    name="her-id-twice",
    severity=Severity.ERROR,
    protects_patients=True,
    source="NHN, grunndata: a HER-ID is a unique identifier",
    guide=("L6b",),
)


class Claim(NamedTuple):
    """A HER-ID that a spec gives somebody, and where it stands."""

    her_id: int
    clinic: str
    who: str
    path: Path


def claims(spec: Spec) -> Iterator[Claim]:
    """Every HER-ID of a spec that can be read."""
    for who, part, path in _bearers(spec):
        her_id = read(part, "her_id")
        if isinstance(her_id, int):
            yield Claim(her_id, spec.id, who, (*path, "her_id"))


def _bearers(spec: Spec) -> Iterator[tuple[str, Part, Path]]:
    """Whatever can have a HER-ID, what it is called, and its path."""
    clinic = read(spec, "clinic")
    if clinic is not None:
        yield f"the {clinic.noun}", clinic, ("clinic",)
    for name in ("vacant_lists", "resource_booking"):
        part = read(clinic, name)
        if part is not None:
            yield f"the {part.noun}", part, ("clinic", name)
    for key, employee in read(spec, "employees", {}).items():
        yield employee.called, employee, ("employees", key)


def check_all(
    everything: Iterable[Claim], place: Callable[[str, Path], Place]
) -> Iterator[tuple[str, Draft]]:
    """Each HER-ID that is claimed more than once, with the clinic of the later claim.

    ``place`` says where a path of a clinic stands.
    """
    by_number: dict[int, list[Claim]] = defaultdict(list)
    for claim in everything:
        by_number[claim.her_id].append(claim)
    for her_id, found in by_number.items():
        if len(found) > 1:
            first, *others = found
            last = others[-1]
            yield (
                last.clinic,
                Draft(
                    RULE.code,
                    f"{last.who} has the HER-ID {her_id} of {first.who}"
                    + (f" at {first.clinic}" if first.clinic != last.clinic else "")
                    + ", so a message to the one could reach the other",
                    "write the HER-ID that NHN has given each of them",
                    place(last.clinic, last.path),
                    tuple(
                        Related(f"{other.who} has it here", place(other.clinic, other.path))
                        for other in (first, *others[:-1])
                    ),
                ),
            )
