"""A position that receives messages is held by somebody.

## What it does
Finds positions among the recipients or in the fallback of a message type that nobody holds. A message
type that reaches nobody at all is HN306.

## Why it matters
In PatientSky a message to a position goes to whoever holds it. What is sent to an empty one reaches
nobody by this way, although the route looks as if it did.

## Example
```yaml
positions:
  gp-kari: {role: gp, holder: kari}
  lab-ali: {role: health_secretary, holder: ali}
  desk: {name: Skranken, role: health_secretary, holder: null}
routing:
  e_contact: {mode: selected, recipients: [{group: lab}, {position: desk}]}
```
```text
warning[HN350]: e-contacts go to the position Skranken, which nobody holds, so nobody receives them by it
 --> clinic.yaml:6:58
  |
6 |   e_contact: {mode: selected, recipients: [{group: lab}, {position: desk}]}
  |                                                          ^^^^^^^^^^^^^^^^
  |
4 |   desk: {name: Skranken, role: health_secretary, holder: null}
  |                                                          ---- nobody holds it
  |
  = help: write in `holder` who holds the position Skranken, or take it out of `recipients`
```

## Put right
```yaml
positions:
  gp-kari: {role: gp, holder: kari}
  desk: {name: Skranken, role: health_secretary, holder: ali}
routing:
  e_contact: {mode: selected, recipients: [{position: desk}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES
from clinicspec.rules.receivers import named_by, reaches_nobody
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN350",
    name="empty-position",
    severity=Severity.WARNING,
    source="PatientSky: clinic configuration, positions",
    guide=("L37",),
    each="routes",
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the positions that one message type names."""
    if reaches_nobody(route, spec):
        return
    for named in named_by(route, spec):
        if named.recipient.kind == "position" and not named.people:
            position = spec.positions[named.recipient.id]
            name = spec.name_of_position(position)
            yield Remark(
                at(route, named.key, named.number),
                f"{MESSAGE_NAMES[route.id]} go to the position {name}, which nobody holds, so "
                "nobody receives them by it",
                f"write in `holder` who holds the position {name}, or take it out of `{named.key}`",
                [("nobody holds it", at(position, "holder"))],
            )
