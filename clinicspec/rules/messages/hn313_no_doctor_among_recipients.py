"""E-consultations reach a doctor who may answer them.

## What it does
Finds e-consultations that go to selected recipients alone, none of whom is a GP or a substitute, or
all of whom who are have left. If the recipients reach nobody at all, that is HN306.

## Why it matters
The guide: e-consultations are “for messages containing medical content”. PatientSky: only a GP or a
substitute can handle an e-consultation. Patients' medical questions would lie with people who may
not answer them.

## Example
```yaml
routing:
  e_consultation: {mode: selected, recipients: [{group: lab}]}
```
```text
warning[HN313]: e-consultations go to the group Laboratorium, without a GP or a substitute, so patients' medical questions reach nobody who may answer them
 --> clinic.yaml:2:48
  |
2 |   e_consultation: {mode: selected, recipients: [{group: lab}]}
  |                                                ^^^^^^^^^^^^^^
  |
  = help: name recipients with a GP or a substitute, or write `mode: both`
```

## Put right
```yaml
routing:
  e_consultation: {mode: both, recipients: [{group: lab}]}
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
    code="HN313",
    name="no-doctor-among-recipients",
    severity=Severity.WARNING,
    source="guide: Send a dialogue; PatientSky: e-consultations",
    guide=("L14",),
    each="routes",
    yields_to=("HN306", "HN167"),
    fixable=True,
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the route of e-consultations."""
    if route.id != "e_consultation" or route.mode != "selected" or not is_offered(route.id, spec):
        return
    people = [each for recipient in route.recipients for each in receivers(recipient, spec)]
    # “Only GP or substitute” can handle one (PatientSky: starting an e-consultation).
    may_answer = [each for each in people if each.is_gp_or_substitute]
    when = until_all_have_left(may_answer)
    if people and when is not None:
        named = several([spec.name_of(each) for each in route.recipients])
        yield Remark(
            at(route, "recipients"),
            f"e-consultations go to {named}, without a GP or a substitute{when}, so patients' "
            "medical questions reach nobody who may answer them",
            "name recipients with a GP or a substitute, or write `mode: both`",
            employed_until(may_answer),
            repair=Repair(
                "send e-consultations to the patient's practitioner as well",
                [Say(at(route, "mode"), "both")],
            ),
        )
