"""Every message from a patient reaches somebody's inbox, on every day.

## What it does
Looks at every time between the dates that the spec names, and finds message types that reach no
inbox then: nobody among the recipients is employed, or a GP has left and nobody has the list; with
`mode: both`, both at once. It says when that is so, for those to whom it happens first, and shows
what empties the route at each time. Patients whose list is with somebody who doesn't offer such
messages are left out.

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
from datetime import date
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
from clinicspec.rules.rule import Remark, Rule, Spot, at
from clinicspec.rules.substitutes import registered_in_words

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.people import Employee
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
    alike: dict[object, list[tuple[Route, list[Gap]]]] = {}
    for key in MESSAGE_TYPES:
        route = read(spec.routing, key)
        try:
            by_cause = _by_cause(route, spec) if route else {}
        except UnknownValue:  # a route that can't be read hides nothing of another
            continue
        for cause, found in by_cause.items():
            alike.setdefault((cause, _whose_and_when(found)), []).append((route, found))
    for emptied in alike.values():
        routes, found = [route for route, _ in emptied], emptied[0][1]
        if routes[0].mode == "practitioner":
            yield _about_a_gp(routes, found, spec)
        else:
            yield _about_recipients(routes, found, spec)


def _by_cause(route: Route, spec: Spec) -> dict[object, list[Gap]]:
    """The gaps without an inbox, by what must change.

    Recipients who receive at all times would end all gaps of a route that names any. The others
    are ended by each practitioner who is missing; a vacant list has none, which is HN352.
    """
    if reaches_nobody(route, spec):
        emptied = (route.mode, route.recipients, bool(route.fallback))
        return {emptied: without_an_inbox(route, spec)}
    by_cause: dict[object, list[Gap]] = {}
    if route.mode == "practitioner":
        for gap in without_an_inbox(route, spec):
            if gap.has_it is None or gap.has_it.kind == "employee":
                cause = (gap.has_it is None, _missing(gap, spec).id)
                by_cause.setdefault(cause, []).append(gap)
    return by_cause


def _whose_and_when(found: list[Gap]) -> tuple[object, ...]:
    return tuple((gap.patient_list, gap.has_it, gap.start, gap.end) for gap in found)


def _missing(gap: Gap, spec: Spec) -> Employee:
    """Who should be the practitioner in a gap: who has the list by then, or the last who had it."""
    from clinicspec.routing.standing import holders  # noqa: PLC0415  (it takes pydantic)

    turns = holders(spec, gap.patient_list, gap.start or date.min)
    last = [each for each in turns if each is not None][-1]
    return spec.employees[last.id]


def _about_recipients(routes: list[Route], found: list[Gap], spec: Spec) -> Remark:
    """What to say of routes to the same recipients, of whom nobody is employed."""
    # One that stands in the spec has a place of its own there.
    routes = sorted(routes, key=lambda route: route.id not in spec.routing.model_fields_set)
    recipients = several([spec.name_of(each) for each in routes[0].recipients], "or")
    why = f"nobody in {recipients}{' or the fallback' if routes[0].fallback else ''} is employed"
    add = f"add somebody who is employed then to {recipients}"
    help_ = f"{add}, or name further recipients"
    causes = [cause for gap in found for cause in vacancies(gap, routes[0], spec)]
    if routes[0].mode == "both":
        have = "the list has" if len({gap.patient_list for gap in found}) == 1 else "the lists have"
        why += f" and {have} no practitioner"
        help_ = f"{add}, name further recipients, or see to it that {have} a practitioner"
        causes = [cause for gap in found for cause in _no_practitioner(gap, spec)] + causes
    others = [
        (f"{MESSAGE_NAMES[each.id]} are routed here", at(each, "recipients"))
        for each in routes[1:]
        if each.id in spec.routing.model_fields_set
    ]
    return Remark(
        at(routes[0], "recipients"),
        f"{_messages(routes)} from {reach_nobody(found, spec)}, since {why}",
        help_,
        [*first_causes(causes), *others],
    )


def _messages(routes: list[Route]) -> str:
    keys = {route.id for route in routes}
    return listed([MESSAGE_NAMES[key] for key in MESSAGE_TYPES if key in keys])


def _no_practitioner(gap: Gap, spec: Spec) -> list[tuple[str, Spot]]:
    """Why a list has no practitioner in a gap."""
    if gap.has_it is not None and gap.has_it.kind == "vacant_list":
        assert spec.clinic.vacant_lists is not None
        the_list = at(spec.clinic.vacant_lists.lists[gap.has_it.id])
        return registered_in_words(gap.has_it, gap.start, spec) or [
            (f"nobody stands in for {spec.name_of(gap.has_it)}", the_list)
        ]
    missing = _missing(gap, spec)
    if gap.has_it is None:
        said = f"{missing.name} leaves after {missing.active.end}, and nobody has the list"
        return [(said, at(missing, "active", "to"))]
    said = f"{missing.name}, who has the list then, starts on {missing.active.start}"
    return [(said, at(missing, "active", "from"))]


def _about_a_gp(routes: list[Route], found: list[Gap], spec: Spec) -> Remark:
    """What to say of message types that go to the practitioner, who is missing."""
    what = f"{_messages(routes)} from {reach_nobody(found, spec)}"
    missing = _missing(found[0], spec)
    if found[0].has_it is not None:
        return Remark(
            at(missing, "active"),
            f"{what}, since {missing.name}, who has the list then, is not employed yet",
            f"let {missing.name} begin earlier, or name somebody else in `continues_as`",
        )
    return Remark(
        at(missing, "patient_list"),
        f"{what}, since {missing.name} has left by then and nobody has the list",
        f"write in `continues_as` who has the patients of {missing.name} from then on",
        [("the last day is here", at(missing, "active", "to"))],
    )
