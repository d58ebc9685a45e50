"""Where messages go is written down for every type that patients can send.

## What it does
Lists, in a note, the message types that patients are offered and that `routing` leaves out, with
who receives them by PatientSky's default settings. While something else in the spec can't be read,
it says nothing.

## Why it matters
The guide: “Default settings are: e-Consultation: Patient's practitioner. e-Contact: Selected
receiver. Recipient: The whole clinic. Prescription renewal: Selected receiver. Recipient: The whole
clinic.” With the whole clinic as recipient, every employee reads what patients write.

## Example
```yaml
routing:
  e_consultation: {mode: practitioner}
```
```text
note[HN307]: PatientSky's default settings hold where `routing` is silent: e-contacts and prescription renewals go to the whole clinic
 --> clinic.yaml:2:3
  |
2 |   e_consultation: {mode: practitioner}
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write the route of each type in `routing`, if only to confirm it
```

## Put right
```yaml
routing:
  e_consultation: {mode: practitioner}
  e_contact: {mode: selected, recipients: [{group: lab}]}
  prescription_renewal: {mode: practitioner}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES, MESSAGE_TYPES
from clinicspec.rules.receivers import is_offered
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.names import MessageService
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN307",
    name="default-routing",
    severity=Severity.NOTE,
    source="guide: Receive dialogue",
    guide=("L32", "L33", "L34", "L34b", "L35", "L35b"),
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at which message types the routing says nothing of."""
    routing = spec.routing
    by_default = [
        each
        for each in MESSAGE_TYPES
        if each not in routing.model_fields_set and is_offered(each, spec)
    ]
    if not by_default:
        return
    received: dict[str, list[str]] = defaultdict(list)
    for each in by_default:
        received[_receiver(each, spec)].append(MESSAGE_NAMES[each])
    routes = [f"{' and '.join(names)} go to {who}" for who, names in received.items()]
    yield Remark(
        at(spec, "routing"),
        f"PatientSky's default settings hold where `routing` is silent: {', '.join(routes)}",
        "write the route of each type in `routing`, if only to confirm it",
    )


def _receiver(message_type: MessageService, spec: Spec) -> str:
    route: Route = getattr(spec.routing, message_type)
    return spec.name_of(route.recipients[0]) if route.recipients else "the patient's practitioner"
