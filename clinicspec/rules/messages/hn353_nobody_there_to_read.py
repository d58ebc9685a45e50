"""Every message from a patient is read by somebody who is there, on every day.

## What it does
Looks at every time between the dates that the spec names, and finds message types that reach inboxes
then, all of which belong to people who are away: a GP without a substitute, or a group whose members
are away at once. It says whose patients' messages lie unread and when. What the same absences leave
unread of the same patients' messages is one finding, also of several types; selected recipients, who
have no substitutes, stand by themselves.

Days on which a substitute who is named can't receive are HN354's, and are left out here. Where there is
no inbox at all, it is HN306.

## Why it matters
NHN asks clinics to agree on what happens in an absence before they start with digital dialogues. A
message to somebody who is away is delivered and waits: the patient sees it sent, and nobody reads it.

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
    absences:
      - {from: 2026-12-14, to: 2026-12-18, services: [booking, e_consultation]}
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
routing:
  e_consultation: {mode: practitioner}
```
```text
warning[HN353]: e-consultations from patients of Kari Lunde reach nobody from 2026-12-14 to 2026-12-18, since Kari Lunde is away
  --> clinic.yaml:14:26
   |
14 |   e_consultation: {mode: practitioner}
   |                          ^^^^^^^^^^^^
   |
11 |       - {from: 2026-12-14, to: 2026-12-18, services: [booking, e_consultation]}
   |         ----------------------------------------------------------------------- Kari Lunde is away from 2026-12-14 to 2026-12-18
   |
   = help: write in `fallback` who receives them then, or name a `substitute` who is there
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
    absences:
      - {from: 2026-12-14, to: 2026-12-18, services: [booking, e_consultation]}
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
routing:
  e_consultation: {mode: practitioner, fallback: [{group: lab}]}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES, MESSAGE_TYPES, days_in_words, listed, several
from clinicspec.model.unknown import UnknownValue, read
from clinicspec.rules.receivers import (
    Days,
    absences_in,
    first_causes,
    gaps,
    reach_nobody,
    vacancies,
)
from clinicspec.rules.rule import Remark, Rule, Spot, at
from clinicspec.rules.substitutes import unsubstituted

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.reference import Reference
    from clinicspec.model.spec import Spec
    from clinicspec.routing.proof import Gap

RULE = Rule(
    code="HN353",
    name="nobody-there-to-read",
    severity=Severity.WARNING,
    source="NHN: getting started with digital dialogues; guide: Receive dialogue",
    guide=("L37",),
    each="spec",
)

RoutesWithGaps = list[tuple["Route", list["Gap"]]]
"""Routes that the same absences empty, each with its gaps."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at all message types, as one absence can empty several."""
    for emptied in _by_absences(spec):
        yield _remark(emptied, spec)


def _by_absences(spec: Spec) -> list[RoutesWithGaps]:
    """The gaps that the same absences leave, together; a substitute would fill some of them only.

    Selected recipients have no substitutes, so their gaps stand by themselves.
    """
    found: dict[tuple[bool, frozenset[int]], dict[str, list[Gap]]]
    found = defaultdict(lambda: defaultdict(list))
    for key in MESSAGE_TYPES:
        route = read(spec.routing, key)
        try:
            emptied = [gap for gap in gaps(route, spec) if gap.away] if route else []
            of_route = [part for gap in emptied for part in unsubstituted(gap, route, spec)]
        except UnknownValue:  # a route that can't be read hides no gap of another
            continue
        for gap in of_route:
            absences = frozenset(id(each) for _, each in absences_in(gap, route, spec))
            found[route.mode == "selected", absences][key].append(gap)
    return [
        emptied
        for by_route in found.values()
        for emptied in _of_the_same_patients(
            [(getattr(spec.routing, key), of_route) for key, of_route in by_route.items()]
        )
    ]


def _of_the_same_patients(routes: RoutesWithGaps) -> list[RoutesWithGaps]:
    """Routes apart whose patients are not all among those of the first, whom a message names."""
    parts: list[RoutesWithGaps] = []
    for route, found in sorted(routes, key=lambda it: -len(_lists(it[1]))):
        for part in parts:
            if _lists(found) <= _lists(part[0][1]):
                part.append((route, found))
                break
        else:
            parts.append([(route, found)])
    return parts


def _remark(emptied: RoutesWithGaps, spec: Spec) -> Remark:
    route, found = emptied[0]
    alike = {
        other.id for other, others in emptied if _whose_and_when(others) == _whose_and_when(found)
    }
    messages = listed([MESSAGE_NAMES[each.id] for each, _ in emptied if each.id in alike])
    different = [
        f"{MESSAGE_NAMES[other.id]} "
        + ("from some of them" if _times(others) == _times(found) else "at other times")
        for other, others in emptied
        if other.id not in alike
    ]
    if different:
        messages += f" (and {listed(different)})"
    people = dict.fromkeys(
        employee.name for gap in found for employee, _ in absences_in(gap, route, spec)
    )
    is_away = "is" if len(people) == 1 else "are"
    causes = _causes(found, route, spec)
    written = [each for each, _ in emptied if each.id in spec.routing.model_fields_set]
    spot = _where(written[0]) if written else causes[0][1]
    others = [(f"{MESSAGE_NAMES[each.id]} are routed here", _where(each)) for each in written[1:]]
    return Remark(
        spot,
        f"{messages} from {reach_nobody(found, spec)}, since {several(list(people))} {is_away} "
        "away",
        f"write in `fallback` who receives them then{_or_else(emptied)}",
        (causes if written else causes[1:]) + others,
    )


def _or_else(emptied: RoutesWithGaps) -> str:
    """What else may help: a substitute is brought in for the GP who has the list, and nobody else."""
    of_gp = [
        gap
        for route, found in emptied
        for gap in found
        if route.mode != "selected" and gap.has_it and gap.has_it.kind == "employee"
    ]
    if of_gp:
        return ", or name a `substitute` who is there"
    return "" if emptied[0][0].mode == "practitioner" else ", or name further recipients"


def _where(route: Route) -> Spot:
    return at(route, "mode" if route.mode == "practitioner" else "recipients")


def _lists(found: list[Gap]) -> set[Reference]:
    return {gap.patient_list for gap in found}


def _times(found: list[Gap]) -> set[Days]:
    return {(gap.start, gap.end) for gap in found}


def _whose_and_when(found: list[Gap]) -> list[tuple[object, ...]]:
    return [(gap.patient_list, gap.start, gap.end) for gap in found]


def _causes(found: list[Gap], route: Route, spec: Spec) -> list[tuple[str, Spot]]:
    """What emptied a route: absences, then those who are gone and what nobody holds."""
    absences = [
        (f"{employee.name} is away {days_in_words(absence.start, absence.end)}", at(absence))
        for gap in found
        for employee, absence in absences_in(gap, route, spec)
    ]
    vacant = [each for gap in found for each in vacancies(gap, route, spec)]
    return first_causes([*absences, *vacant])
