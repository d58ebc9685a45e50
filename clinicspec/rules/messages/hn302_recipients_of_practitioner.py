"""A message that goes to the patient's practitioner names no recipients.

## What it does
Finds message types whose mode is `practitioner` and that name recipients all the same.

## Why it matters
The guide, on this setting: “The dialogue is received in the GP's inbox. Recipient is already
defined.” Whoever is named here would wait for messages that never come.

## Example
```yaml
routing:
  e_contact: {mode: practitioner, recipients: [{group: lab}]}
```
```text
error[HN302]: e-contacts go to the patient's practitioner alone, so the group Laboratorium would receive none
 --> clinic.yaml:2:47
  |
2 |   e_contact: {mode: practitioner, recipients: [{group: lab}]}
  |                                               ^^^^^^^^^^^^^^
  |
  = help: remove `recipients`, or write `mode: both` or `mode: selected`
```

## Put right
```yaml
routing:
  e_contact: {mode: both, recipients: [{group: lab}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN302",
    name="recipients-of-practitioner",
    severity=Severity.ERROR,
    source="guide: Receive dialogue",
    each="routes",
    guide=("L25b",),
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the route of one message type."""
    if route.mode == "practitioner" and route.recipients:
        named = spec.name_of(route.recipients[0])
        yield Remark(
            at(route, "recipients"),
            f"{MESSAGE_NAMES[route.id]} go to the patient's practitioner alone, so {named} would "
            "receive none",
            "remove `recipients`, or write `mode: both` or `mode: selected`",
        )
