"""Whoever a route names receives messages at some time.

## What it does
Finds groups without members and units without anybody in a position among the recipients or in the
fallback of a message type, and recipients whose people have all left before the first GP begins. A note tells of a route in the spec whose messages no patient is offered.

An empty position is HN350, a role that nobody has HN351. A message type that reaches nobody at all is
HN306.

## Why it matters
A recipient that is nobody receives nothing, although the route looks as if it did. Whoever reads it
believes that these people see what patients write.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
  desk: {name: Skranken, members: []}
routing:
  e_contact: {mode: selected, recipients: [{group: lab}, {group: desk}]}
```
```text
warning[HN363]: e-contacts go to the group Skranken, which has no members, so nobody receives them by it
 --> clinic.yaml:5:58
  |
5 |   e_contact: {mode: selected, recipients: [{group: lab}, {group: desk}]}
  |                                                          ^^^^^^^^^^^^^
  |
3 |   desk: {name: Skranken, members: []}
  |         ----------------------------- it stands here
  |
  = help: say who belongs to the group Skranken, or take it out of `recipients`
```

## Put right
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
routing:
  e_contact: {mode: selected, recipients: [{group: lab}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES
from clinicspec.rules.receivers import (
    employed_until,
    first_patients,
    had_left_before,
    is_offered,
    named_by,
    reaches_nobody,
)
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN363",
    name="recipient-that-never-receives",
    severity=Severity.WARNING,
    source="guide: Receive dialogue",
    guide=("L37",),
    each="routes",
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the recipients of one message type."""
    messages = MESSAGE_NAMES[route.id]
    if not is_offered(route.id, spec):
        if route.id in spec.routing.model_fields_set:
            yield Remark(
                at(route),
                f"no patients are offered {messages}, so nobody ever receives any by this route",
                f"write `{route.id}` in the `services` of those who offer them, or remove the "
                "route",
                severity=Severity.NOTE,
            )
        return
    if reaches_nobody(route, spec):
        return
    first_day = first_patients(route.id, spec)
    for named in named_by(route, spec):
        recipient = named.recipient
        if had_left_before(named.people, first_day):
            name = spec.name_of(recipient)
            yield Remark(
                at(route, named.key, named.number),
                f"{messages} go to {name}, where all have left before the clinic has patients who "
                f"send them, from {first_day}, so nobody receives them by it",
                f"say who belongs to {name} then, or take it out of `{named.key}`",
                employed_until(named.people),
            )
        if recipient.kind in ("group", "org_unit") and not named.people:
            lacks = "has no members" if recipient.kind == "group" else "has nobody in a position"
            name = spec.name_of(recipient)
            section = spec.groups if recipient.kind == "group" else spec.org_units
            yield Remark(
                at(route, named.key, named.number),
                f"{messages} go to {name}, which {lacks}, so nobody receives them by it",
                f"say who belongs to {name}, or take it out of `{named.key}`",
                [("it stands here", at(section[recipient.id]))],
            )
