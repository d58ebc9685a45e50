"""Requests for prescription renewals reach somebody who may prescribe.

## What it does
Finds prescription renewals that go to selected recipients alone, none of whom is a doctor. If the
recipients reach nobody at all, that is HN306.

## Why it matters
Only a doctor renews a prescription. Where no doctor receives the requests, they wait until somebody
passes them on by hand.

## Example
```yaml
routing:
  prescription_renewal: {mode: selected, recipients: [{role: health_secretary}]}
```
```text
warning[HN360]: prescription renewals go to the role Helsesekretær, without a doctor, so patients' requests reach nobody who may prescribe
 --> clinic.yaml:2:54
  |
2 |   prescription_renewal: {mode: selected, recipients: [{role: health_secretary}]}
  |                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: name recipients with a doctor, or write `mode: both`
```

## Put right
```yaml
routing:
  prescription_renewal: {mode: both, recipients: [{role: health_secretary}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import several
from clinicspec.rules.receivers import (
    employed_until,
    is_offered,
    receivers,
    until_all_have_left,
)
from clinicspec.rules.rule import Remark, Repair, Rule, Say, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN360",
    name="no-prescriber-among-recipients",
    severity=Severity.WARNING,
    source="Health Personnel Act § 11: who may prescribe",
    each="routes",
    yields_to=("HN306", "HN167"),
    fixable=True,
)

DOCTORS = ("gp", "gp_substitute", "lis1", "doctor")
"""The professions that prescribe."""


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the route of prescription renewals."""
    if (
        route.id != "prescription_renewal"
        or route.mode != "selected"
        or not is_offered(route.id, spec)
    ):
        return
    people = [each for recipient in route.recipients for each in receivers(recipient, spec)]
    doctors = [each for each in people if each.profession in DOCTORS]
    when = until_all_have_left(doctors)
    if people and when is not None:
        named = several([spec.name_of(each) for each in route.recipients])
        yield Remark(
            at(route, "recipients"),
            f"prescription renewals go to {named}, without a doctor{when}, so patients' requests "
            "reach nobody who may prescribe",
            "name recipients with a doctor, or write `mode: both`",
            employed_until(doctors),
            repair=Repair(
                "send prescription renewals to the patient's practitioner as well",
                [Say(at(route, "mode"), "both")],
            ),
        )
