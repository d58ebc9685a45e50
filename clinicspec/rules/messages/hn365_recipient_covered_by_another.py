"""No recipient is covered by another one.

## What it does
Notes recipients, all of whose people another recipient of the same message type stands for as well:
a group beside the unit in which all its members hold positions, or anything beside the whole clinic.
The same holds within a fallback.

## Why it matters
Nobody receives a message twice, so such a recipient changes nothing, and a later change of it will
change nothing either. It may be that the wider one is a mistake: then more people read what patients
write than are meant to.

## Example
```yaml
routing:
  e_contact: {mode: selected, recipients: [{group: lab}, whole_clinic]}
```
```text
note[HN365]: e-contacts go to the group Laboratorium and to the whole clinic, which stands for the same people or more, so the first of them changes nothing
 --> clinic.yaml:2:44
  |
2 |   e_contact: {mode: selected, recipients: [{group: lab}, whole_clinic]}
  |                                            ^^^^^^^^^^^^
  |
  = help: remove the group Laboratorium, or the whole clinic if it is too many
```

## Put right
```yaml
routing:
  e_contact: {mode: selected, recipients: [{group: lab}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES
from clinicspec.rules.receivers import Named, named_by, without_anybody
from clinicspec.rules.rule import Remark, Remove, Repair, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN365",
    name="recipient-covered-by-another",
    severity=Severity.NOTE,
    source="guide: Receive dialogue",
    guide=("L26",),
    each="routes",
    fixable=True,
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the recipients of one message type beside one another."""
    if len(route.recipients) < 2 and len(route.fallback) < 2:
        return
    named = [each for each in named_by(route, spec) if not _has_emptied(each)]
    for each in named:
        wider = next((other for other in named if _covers(other, each)), None)
        if wider is not None:
            covered, by = spec.name_of(each.recipient), spec.name_of(wider.recipient)
            yield Remark(
                at(route, each.key, each.number),
                f"{MESSAGE_NAMES[route.id]} go to {covered} and to {by}, which stands for the same "
                "people or more, so the first of them changes nothing",
                f"remove {covered}, or {by} if it is too many",
                repair=Repair(f"remove {covered}", [Remove(at(route, each.key, each.number))]),
            )


def _has_emptied(named: Named) -> bool:
    """Whether all of a recipient's people have left for good, which HN366 tells of."""
    empty = without_anybody(named.people)
    return empty is not None and empty[1] is None


def _covers(wider: Named, named: Named) -> bool:
    """Whether one recipient stands for all of another's people; of two alike the first does."""
    if wider is named or wider.key != named.key:
        return False
    people = {each.id for each in named.people}
    others = {each.id for each in wider.people}
    if not people:
        return False
    return people < others or (people == others and wider.number < named.number)
