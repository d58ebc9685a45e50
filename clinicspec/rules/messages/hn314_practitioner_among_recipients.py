"""Who receives a message on two ways receives one copy.

## What it does
Notes recipients who hold a practitioner that receives the message anyway, since its mode is `both`.

## Why it matters
The guide: “The dialogue goes to the GP's inbox and to the selected recipient.” Nothing is lost and
nothing arrives twice: a GP among the recipients gets one copy of what the own patients write, and
beside it what the patients of other GPs write.

## Example
```yaml
routing:
  e_contact: {mode: both, recipients: [{role: gp}, {group: lab}]}
```
```text
note[HN314]: e-contacts go to the patient's practitioner and to the role Fastlege, which holds Kari Lunde: whoever is both gets one copy
 --> clinic.yaml:2:40
  |
2 |   e_contact: {mode: both, recipients: [{role: gp}, {group: lab}]}
  |                                        ^^^^^^^^^^
  |
  = help: leave it if a GP should also receive what other GPs' patients write, or name recipients without a GP
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
from clinicspec.model.names import MESSAGE_NAMES, several
from clinicspec.rules.receivers import named_by, practitioners_offering
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN314",
    name="practitioner-among-recipients",
    severity=Severity.NOTE,
    source="guide: Receive dialogue",
    guide=("L31",),
    each="routes",
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the recipients of one message type."""
    if route.mode != "both":
        return
    practitioners = practitioners_offering(route.id, spec)
    for named in named_by(route, spec):
        held = {each.id for each in named.people}
        names = [each.name for each in practitioners if each.id in held]
        if names and named.key == "recipients":
            yield Remark(
                at(route, named.key, named.number),
                f"{MESSAGE_NAMES[route.id]} go to the patient's practitioner and to "
                f"{spec.name_of(named.recipient)}, which holds {several(names)}: whoever is both "
                "gets one copy",
                "leave it if a GP should also receive what other GPs' patients write, or name "
                "recipients without a GP",
            )
