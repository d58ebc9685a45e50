"""A role that receives messages is somebody's.

## What it does
Finds roles among the recipients or in the fallback of a message type that no position has, or none
that anybody holds. A message type that reaches nobody at all is HN306.

## Why it matters
In PatientSky a message to a role goes to whoever holds a position with it. What is sent to a role
that nobody has reaches nobody by this way, although the route looks as if it did.

## Example
```yaml
roles:
  gp: {name: Fastlege}
  health_secretary: {name: Helsesekretær}
  trainee: {name: Lege i spesialisering}
routing:
  prescription_renewal: {mode: both, recipients: [{group: lab}, {role: trainee}]}
```
```text
warning[HN351]: prescription renewals go to the role Lege i spesialisering, and no position has it, so nobody receives them by it
 --> clinic.yaml:6:65
  |
6 |   prescription_renewal: {mode: both, recipients: [{group: lab}, {role: trainee}]}
  |                                                                 ^^^^^^^^^^^^^^^
  |
  = help: add a position with the role Lege i spesialisering and its `holder`, or take the role out of `recipients`
```

## Put right
```yaml
roles:
  gp: {name: Fastlege}
  health_secretary: {name: Helsesekretær}
routing:
  prescription_renewal: {mode: both, recipients: [{group: lab}]}
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
    code="HN351",
    name="role-of-nobody",
    severity=Severity.WARNING,
    source="PatientSky: clinic configuration, roles",
    guide=("L37",),
    each="routes",
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the roles that one message type names."""
    if reaches_nobody(route, spec):
        return
    for named in named_by(route, spec):
        role = named.recipient
        if role.kind != "role" or named.people:
            continue
        empty = [each for each in spec.positions.values() if each.role == role.id]
        lacks = "no position with it is held" if empty else "no position has it"
        yield Remark(
            at(route, named.key, named.number),
            f"{MESSAGE_NAMES[route.id]} go to {spec.name_of(role)}, and {lacks}, so nobody "
            "receives them by it",
            f"add a position with {spec.name_of(role)} and its `holder`, or take the role out of "
            f"`{named.key}`"
            if not empty
            else f"write in `holder` who holds a position with {spec.name_of(role)}, or take the "
            f"role out of `{named.key}`",
            [("nobody holds this one", at(each, "holder")) for each in empty],
        )
