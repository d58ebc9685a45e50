"""A substitute who is named in a GP's absence can receive the patients' messages.

## What it does
Looks at the absences of GPs that hold for message types their patients are offered. The substitute
must be another person, employed on every day of the absence, in the GP register and have a HER-ID,
and the absent GP's licence at PatientSky must be active. Where the substitute is away as well, it is
a warning: a substitute's own substitute is not brought in. It is one, too, while the HER-ID is
pending, since an error would keep the request for it from being made.

It says on which days no substitute who is named is there to read, and of which messages that go to
the practitioner. What holds for several absences is one finding. A substitute who should have a HER-ID and has none is
HN003.

## Why it matters
PatientSky passes the absent GP's messages on under these conditions only. Where one fails, they lie
in the inbox of the GP who is away, and the clinic believes them with the substitute.

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
      - {from: 2026-12-14, to: 2026-12-18, substitute: lars, services: [booking, e_consultation]}
  lars:
    name: Lars Moen
    profession: gp_substitute
    her_id: 8900103
    hpr_number: "9900103"
    in_gp_register: true
    substitute_for: kari
    active: {from: 2026-12-01, to: 2026-12-16}
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
error[HN354]: Lars Moen, who stands in for Kari Lunde, is not employed on all days of the absence, so e-consultations from Kari Lunde's patients reach no substitute who is there from 2026-12-17 to 2026-12-18
  --> clinic.yaml:11:56
   |
11 |       - {from: 2026-12-14, to: 2026-12-18, substitute: lars, services: [booking, e_consultation]}
   |                                                        ^^^^
   |
19 |     active: {from: 2026-12-01, to: 2026-12-16}
   |             ---------------------------------- the employment is here
   |
   = help: name another substitute for these days, or let Lars Moen be employed then
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
      - {from: 2026-12-14, to: 2026-12-18, substitute: lars, services: [booking, e_consultation]}
  lars:
    name: Lars Moen
    profession: gp_substitute
    her_id: 8900103
    hpr_number: "9900103"
    in_gp_register: true
    substitute_for: kari
    active: {from: 2026-12-01, to: 2026-12-31}
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES, listed
from clinicspec.rules.receivers import times_in_words
from clinicspec.rules.rule import Remark, Rule, Spot, at
from clinicspec.rules.substitutes import Days, Failure, failures, together

if TYPE_CHECKING:
    from clinicspec.model.names import MessageService
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN354",
    name="substitute-who-can-not-receive",
    severity=Severity.ERROR,
    source="PatientSky: substitutes and absence",
    each="employees",
    yields_to=("HN003",),
)


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look at the absences of one GP."""
    found: dict[tuple[str, str], list[Failure]] = {}
    for failure in failures(gp, spec):
        found.setdefault((failure.substitute.id, failure.why), []).append(failure)
    for of_substitute in found.values():
        yield _remark(gp, of_substitute)


def _remark(gp: Employee, found: list[Failure]) -> Remark:
    """What the same cause has with one substitute, in one absence or several."""
    failure = found[0]
    substitute = failure.substitute
    times: dict[MessageService, list[Days]] = {}
    for each in found:
        times.setdefault(each.message_type, []).append(each.days)
    days = {key: together(of_type) for key, of_type in times.items()}
    first = days[failure.message_type]
    messages = listed([MESSAGE_NAMES[key] for key, when in days.items() if when == first])
    others = [MESSAGE_NAMES[key] for key, when in days.items() if when != first]
    at_other_times = f" (and {listed(others)} at other times)" if others else ""
    reason, help_, spot = _in_words(gp, failure)
    absences = {id(each.absence): each.absence for each in found}
    related = [
        (f"{substitute.name} is named here as well", at(it))
        for it in absences.values()
        if it is not failure.absence
    ]
    return Remark(
        at(failure.absence, "substitute"),
        f"{reason}, so {messages} from {gp.name}'s patients reach no substitute who is "
        f"there {times_in_words(first)}{at_other_times}",
        help_,
        [*([spot] if spot else []), *related],
        Severity.WARNING if failure.why in ("away", "her_id_pending") else None,
    )


def _in_words(gp: Employee, failure: Failure) -> tuple[str, str, tuple[str, Spot] | None]:
    """Why the substitute doesn't read messages, what to do, and where it says so."""
    from clinicspec.routing.standing import HINDRANCES  # noqa: PLC0415  (it takes pydantic)

    substitute = failure.substitute
    name = substitute.name
    stands_in = f"{name}, who stands in for {gp.name},"
    another = "name another substitute"
    if failure.why == "away":
        return (
            f"{stands_in} is away as well",
            f"{another} for these days; whoever stands in for {name} doesn't receive them",
            (f"{name}'s absences are here", at(substitute, "absences")),
        )
    said = HINDRANCES[failure.why]
    match failure.why:
        case "self":
            return f"{name} {said}", "name somebody else", None
        case "not_in_gp_register":
            return (
                f"{stands_in} {said}",
                f"{another}, or write `in_gp_register: true` if the GP register lists {name}",
                (f"{name} stands here", at(substitute)),
            )
        case "no_her_id" | "her_id_pending":
            return (
                f"{stands_in} {said}",
                f"{another}, or write the HER-ID of {name} when NHN has given it",
                ("the HER-ID belongs here", at(substitute, "her_id")),
            )
        case "licence_inactive":
            return (
                f"{gp.name} {said} and {name} inherits no messages",
                f"keep the licence of {gp.name} active in the absence",
                ("the licence is here", at(gp, "licence")),
            )
        case "not_employed":
            return (
                f"{stands_in} {said} on all days of the absence",
                f"{another} for these days, or let {name} be employed then",
                ("the employment is here", at(substitute, "active")),
            )
