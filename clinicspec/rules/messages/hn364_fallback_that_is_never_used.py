"""A fallback is for days that come, and for people who don't receive anyway.

## What it does
Notes a fallback that is used on no day between the dates that the spec names, since somebody who is
there always receives. A fallback that stands only for people who are recipients already is a warning:
when they are away it brings nobody else.

## Why it matters
A fallback is used only where nobody present would receive a message. One that is never used does no
harm, but nobody should rely on it being read; one that brings nobody else guards against nothing.

## Example
```yaml
routing:
  e_contact: {mode: selected, recipients: [{group: lab}], fallback: [{position: lab-ali}]}
```
```text
warning[HN364]: the fallback of e-contacts to the position Helsesekretær stands only for people who receive them anyway, so it brings nobody when they are away
 --> clinic.yaml:2:69
  |
2 |   e_contact: {mode: selected, recipients: [{group: lab}], fallback: [{position: lab-ali}]}
  |                                                                     ^^^^^^^^^^^^^^^^^^^^^
  |
  = help: name others in `fallback`, or remove it
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
from clinicspec.model.names import MESSAGE_NAMES, several
from clinicspec.rules.receivers import delivery_of, is_offered, named_by
from clinicspec.rules.rule import Remark, Remove, Repair, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN364",
    name="fallback-that-is-never-used",
    severity=Severity.NOTE,
    source="spec language: routing; guide: Receive dialogue",
    guide=("L37",),
    each="routes",
    yields_to=("HN306", "HN350", "HN351", "HN363"),
    fixable=True,
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the fallback of one message type."""
    if not route.fallback or not is_offered(route.id, spec):
        return
    receive = {
        each.id for it in named_by(route, spec) if it.key == "recipients" for each in it.people
    }
    step_in = {
        each.id for it in named_by(route, spec) if it.key == "fallback" for each in it.people
    }
    messages = MESSAGE_NAMES[route.id]
    named = several([spec.name_of(each) for each in route.fallback])
    if step_in <= receive:
        yield Remark(
            at(route, "fallback"),
            f"the fallback of {messages} to {named} stands only for people who receive them "
            "anyway, so it brings nobody when they are away",
            "name others in `fallback`, or remove it",
            severity=Severity.WARNING,
            repair=Repair("remove the fallback", [Remove(at(route, "fallback"))]),
        )
    elif not _is_used(route, receive, spec):
        yield Remark(
            at(route, "fallback"),
            f"the fallback of {messages} to {named} is never used, since somebody who is there "
            "receives them on every day",
            "leave it if it is for what nobody foresees, or remove it",
        )


def _is_used(route: Route, receive: set[str], spec: Spec) -> bool:
    """Whether the fallback is used on any day, given who is selected."""
    from clinicspec.routing import proof  # noqa: PLC0415  (it takes pydantic)

    if any(proof.is_always_there(spec.employees[key]) for key in receive):
        return False
    delivery = delivery_of(route, spec)
    return delivery is None or proof.uses_fallback(delivery)
