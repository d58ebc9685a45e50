"""For every communication party a request to the Address Registry can be made.

## What it does
Says for which parties no request is made, and what the spec would have to say: to create an entry
whose HER-ID is pending, NHN needs its start and, for a person, the HPR number; a service needs its
code also when it is updated.

## Why it matters
What is not requested doesn't change in the Address Registry. An update replaces the whole entry, so
one without the service's code would erase the code that NHN has.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: pending
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
note[HN169]: the spec lacks the first day of Kari Lunde, so NHN isn't asked for a HER-ID
 --> clinic.yaml:5:13
  |
5 |     her_id: pending
  |             ^^^^^^^
  |
  = help: add `active: {from: …}`
```

## Put right
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: pending
    hpr_number: "9900101"
    administrator: true
    active: {from: 2026-08-17}
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.nhn.change_set import missing_for_request
from clinicspec.nhn.parties import Party, part_of, party_of, services_of
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.part import Part
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN169",
    name="no-request",
    severity=Severity.NOTE,
    source="NHN: the Address Registry's contract",
    each="spec",
)

LACKING = {
    "start": "the first day",
    "hpr_number": "the HPR number",
    "code": "the code",
}
"""What NHN needs, in words."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the services and persons of a clinic; of the organisation nothing can be missing."""
    for party in services_of(spec.clinic):
        part = part_of(party, spec)
        yield from _look_at(party, part, f"the {part.noun}", "`from`")
    for employee in spec.employees.values():
        if employee.her_id != "pending" and employee.service is None:
            continue  # there is an entry to update, or none at all: for a person nothing can lack
        party_of_employee = party_of(employee)
        if party_of_employee is not None:
            yield from _look_at(party_of_employee, employee, employee.name, "`active: {from: …}`")


def _look_at(party: Party, part: Part, name: str, start: str) -> Iterator[Remark]:
    """Look at one party. ``part`` has its HER-ID, and ``start`` is where its first day stands."""
    missing = missing_for_request(party)
    if not missing or not (party.pending or party.her_id):
        return
    keys = {"start": start, "hpr_number": "`hpr_number`", "code": "`code_system` and `code`"}
    consequence = "NHN isn't asked for a HER-ID" if party.pending else "its entry stays as it is"
    yield Remark(
        at(part, "her_id"),
        f"the spec lacks {' and '.join(LACKING[each] for each in missing)} of {name}, so "
        f"{consequence}",
        f"add {', '.join(keys[each] for each in missing)}",
    )
