"""A message that goes to selected recipients names at least one.

## What it does
Finds message types whose mode is `selected` or `both` and that name no recipient; an empty list is
none.

## Why it matters
The guide: “The dialogue goes to the selected recipient you set up.” Where nothing is set up, nobody
reads what a patient writes.

## Example
```yaml
routing:
  prescription_renewal: {mode: selected}
```
```text
error[HN303]: prescription renewals go to selected recipients and none is named, so nobody would receive what patients send
 --> clinic.yaml:2:3
  |
2 |   prescription_renewal: {mode: selected}
  |   ^^^^^^^^^^^^^^^^^^^^
  |
  = help: name positions, groups, roles or units in `recipients`, or write `mode: practitioner`
```

## Put right
```yaml
routing:
  prescription_renewal: {mode: selected, recipients: [whole_clinic]}
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
    code="HN303",
    name="no-recipients",
    severity=Severity.ERROR,
    protects_patients=True,
    source="guide: Receive dialogue",
    each="routes",
    guide=("L26", "L31", "L36b"),
)


def check(route: Route, _: Spec) -> Iterator[Remark]:
    """Look at the route of one message type."""
    if route.mode == "practitioner" or route.recipients:
        return
    consequence = "nobody" if route.mode == "selected" else "only the patient's practitioner"
    yield Remark(
        at(route, "recipients"),
        f"{MESSAGE_NAMES[route.id]} go to selected recipients and none is named, so {consequence} "
        "would receive what patients send",
        "name positions, groups, roles or units in `recipients`, or write `mode: practitioner`",
    )
