"""Every message from a patient reaches somebody's inbox, on every day.

## What it does
Looks at every time between the dates that the spec names, and finds message types that reach no
inbox then: nobody among the recipients is employed, or a GP has left and nobody has the list. It
says when that is so, for those to whom it happens first. Patients whose list is with somebody who
doesn't offer such messages are left out.

A list without a GP is HN352, a GP without a HER-ID HN003, and a route that names no recipients
HN303. Where there are inboxes and all who have them are away, it is HN353.

## Why it matters
The guide: “Dialogues sent from HelseNorge is received in inboxes defined by the clinic”. Where there
is none, nobody reads what a patient writes about his or her health, and the patient is not told.

## Example
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
  per: {name: Per Vik, profession: health_secretary, her_id: none, active: {to: 2026-11-30}}
groups:
  lab: {name: Laboratorium, members: [ali]}
  desk: {name: Skranken, members: [per]}
routing:
  e_contact: {mode: selected, recipients: [{group: desk}]}
```
```text
error[HN306]: e-contacts from patients of Kari Lunde reach nobody from 2026-12-01, since nobody in the group Skranken is employed
  --> clinic.yaml:16:43
   |
16 |   e_contact: {mode: selected, recipients: [{group: desk}]}
   |                                           ^^^^^^^^^^^^^^^
   |
11 |   per: {name: Per Vik, profession: health_secretary, her_id: none, active: {to: 2026-11-30}}
   |                                                                                 ---------- Per Vik leaves after 2026-11-30
   |
   = help: add somebody who is employed then to the group Skranken, or name further recipients
```

## Put right
```yaml
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
  per: {name: Per Vik, profession: health_secretary, her_id: none, active: {to: 2026-11-30}}
groups:
  lab: {name: Laboratorium, members: [ali]}
  desk: {name: Skranken, members: [per, ali]}
routing:
  e_contact: {mode: selected, recipients: [{group: desk}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES, several
from clinicspec.rules.receivers import MOST_CAUSES, reach_nobody, vacancies, without_an_inbox
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN306",
    name="message-reaches-nobody",
    severity=Severity.ERROR,
    source="guide: Receive dialogue",
    guide=("L37",),
    each="routes",
    protects_patients=True,
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the route of one message type."""
    if route.mode == "practitioner":
        yield from _after_a_gp(route, spec)
    elif route.recipients and (found := without_an_inbox(route, spec)):
        named = several([spec.name_of(each) for each in route.recipients])
        yield Remark(
            at(route, "recipients"),
            f"{MESSAGE_NAMES[route.id]} from {reach_nobody(found, spec)}, since nobody in {named} "
            "is employed",
            f"add somebody who is employed then to {named}, or name further recipients",
            list(vacancies(found[0], route, spec))[:MOST_CAUSES],
        )


def _after_a_gp(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at lists of GPs who have left, while nobody has them."""
    found = [
        gap
        for gap in without_an_inbox(route, spec)
        if gap.has_it is None or gap.has_it.kind == "employee"
    ]
    if not found:
        return
    what = f"{MESSAGE_NAMES[route.id]} from {reach_nobody(found, spec)}"
    if found[0].has_it is not None:
        heir = spec.employees[found[0].has_it.id]
        yield Remark(
            at(heir, "active"),
            f"{what}, since {heir.name}, who has the list then, is not employed yet",
            f"let {heir.name} begin earlier, or name somebody else in `continues_as`",
        )
        return
    gp = spec.employees[found[0].patient_list.id]
    while gp.patient_list and gp.patient_list.continues_as:
        gp = spec.employees[gp.patient_list.continues_as.id]
    yield Remark(
        at(gp, "patient_list"),
        f"{what}, since {gp.name} has left by then and nobody has the list",
        f"write in `continues_as` who has the patients of {gp.name} from then on",
        [("the last day is here", at(gp, "active", "to"))],
    )
