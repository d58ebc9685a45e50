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
from clinicspec.model.names import MESSAGE_NAMES, MESSAGE_TYPES, listed, several
from clinicspec.model.unknown import UnknownValue, read
from clinicspec.rules.receivers import (
    first_causes,
    reach_nobody,
    reaches_nobody,
    vacancies,
    without_an_inbox,
)
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec
    from clinicspec.routing.proof import Gap

RULE = Rule(
    code="HN306",
    name="message-reaches-nobody",
    severity=Severity.ERROR,
    source="guide: Receive dialogue",
    guide=("L37",),
    each="spec",
    protects_patients=True,
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at all message types, as several can go to the same recipients or the same list."""
    to_recipients: dict[object, list[Route]] = {}
    after_a_gp: dict[object, list[Route]] = {}
    for key in MESSAGE_TYPES:
        route = read(spec.routing, key)
        try:
            if route and route.mode == "practitioner":
                found = _after_a_gp(route, spec)
                if found:
                    after_a_gp.setdefault(_whose_and_when(found), []).append(route)
            elif route and reaches_nobody(route, spec):
                alike = (route.recipients, _whose_and_when(without_an_inbox(route, spec)))
                to_recipients.setdefault(alike, []).append(route)
        except UnknownValue:  # a route that can't be read hides nothing of another
            continue
    for routes in to_recipients.values():
        yield _about_recipients(routes, spec)
    for routes in after_a_gp.values():
        yield _about_a_gp(routes, spec)


def _whose_and_when(found: list[Gap]) -> tuple[object, ...]:
    return tuple((gap.patient_list, gap.has_it, gap.start, gap.end) for gap in found)


def _about_recipients(routes: list[Route], spec: Spec) -> Remark:
    """What to say of routes to the same recipients, of whom nobody is employed."""
    # One that stands in the spec has a place of its own there.
    routes = sorted(routes, key=lambda route: route.id not in spec.routing.model_fields_set)
    found = without_an_inbox(routes[0], spec)
    names = [spec.name_of(each) for each in routes[0].recipients]
    others = [
        (f"{MESSAGE_NAMES[each.id]} are routed here", at(each, "recipients"))
        for each in routes[1:]
        if each.id in spec.routing.model_fields_set
    ]
    return Remark(
        at(routes[0], "recipients"),
        f"{_messages(routes)} from {reach_nobody(found, spec)}, since nobody in "
        f"{several(names, 'or')} is employed",
        f"add somebody who is employed then to {several(names, 'or')}, or name further recipients",
        [*first_causes(list(vacancies(found[0], routes[0], spec))), *others],
    )


def _messages(routes: list[Route]) -> str:
    keys = {route.id for route in routes}
    return listed([MESSAGE_NAMES[key] for key in MESSAGE_TYPES if key in keys])


def _after_a_gp(route: Route, spec: Spec) -> list[Gap]:
    """The gaps in lists of GPs who have left, while nobody has them."""
    return [
        gap
        for gap in without_an_inbox(route, spec)
        if gap.has_it is None or gap.has_it.kind == "employee"
    ]


def _about_a_gp(routes: list[Route], spec: Spec) -> Remark:
    """What to say of message types that go to the practitioner, whom a list lacks."""
    found = _after_a_gp(routes[0], spec)
    what = f"{_messages(routes)} from {reach_nobody(found, spec)}"
    if found[0].has_it is not None:
        heir = spec.employees[found[0].has_it.id]
        return Remark(
            at(heir, "active"),
            f"{what}, since {heir.name}, who has the list then, is not employed yet",
            f"let {heir.name} begin earlier, or name somebody else in `continues_as`",
        )
    gp = spec.employees[found[0].patient_list.id]
    while gp.patient_list and gp.patient_list.continues_as:
        gp = spec.employees[gp.patient_list.continues_as.id]
    return Remark(
        at(gp, "patient_list"),
        f"{what}, since {gp.name} has left by then and nobody has the list",
        f"write in `continues_as` who has the patients of {gp.name} from then on",
        [("the last day is here", at(gp, "active", "to"))],
    )
