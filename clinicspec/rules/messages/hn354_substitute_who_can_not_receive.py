"""A substitute who is named in a GP's absence can receive the patients' messages.

## What it does
Looks at the absences of GPs that hold for message types their patients are offered. The substitute
must be another person, employed on every day of the absence, in the GP register and have a HER-ID,
and the absent GP's licence at PatientSky must be active. Where the substitute is away as well, it is
a warning: a substitute's own substitute is not brought in. It is one, too, while the HER-ID is
pending, since an error would keep the request for it from being made.

What holds for several absences is one finding. A substitute who should have a HER-ID and has none is
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
error[HN354]: Lars Moen, who stands in for Kari Lunde, is not employed on all days of the absence, so e-consultations from Kari Lunde's patients reach no substitute from 2026-12-17 to 2026-12-18
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
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES, MESSAGE_TYPES, listed
from clinicspec.rules.receivers import days_in_words
from clinicspec.rules.rule import Remark, Rule, Spot, at
from clinicspec.schedule.presence import holds_for

if TYPE_CHECKING:
    from clinicspec.model.names import MessageService
    from clinicspec.model.people import Absence, Employee
    from clinicspec.model.spec import Spec
    from clinicspec.routing.standing import Hindrance

RULE = Rule(
    code="HN354",
    name="substitute-who-can-not-receive",
    severity=Severity.ERROR,
    source="PatientSky: substitutes and absence",
    each="employees",
    yields_to=("HN003", "HN102"),
)

_ONE_DAY = timedelta(days=1)


class Failure(NamedTuple):
    """Why a substitute doesn't receive, and on which days of the absence."""

    why: Hindrance | str
    start: date
    end: date


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look at the absences of one GP."""
    if not gp.absences or gp.profession != "gp":
        return
    found: dict[tuple[str, str], list[tuple[Absence, Failure]]] = {}
    for absence in gp.absences:
        days = _days_at_work(absence, gp)
        if absence.substitute and days and _messages(absence, gp):
            substitute = spec.employees[absence.substitute]
            failure = _failure(gp, substitute, absence, *days)
            if failure is not None:
                found.setdefault((substitute.id, failure.why), []).append((absence, failure))
    for (key, _), failures in found.items():
        yield _remark(gp, spec.employees[key], failures)


def _messages(absence: Absence, gp: Employee) -> list[MessageService]:
    """The message types that the GP's patients are offered and the absence holds for."""
    return [each for each in MESSAGE_TYPES if each in gp.services and holds_for(absence, each)]


def _days_at_work(absence: Absence, gp: Employee) -> tuple[date, date] | None:
    """First and last day of an absence within the GP's employment."""
    start = max(absence.start, gp.active.start or absence.start)
    end = min(absence.end, gp.active.end or absence.end)
    return (start, end) if start <= end else None


def _failure(
    gp: Employee, substitute: Employee, absence: Absence, start: date, end: date
) -> Failure | None:
    """The first days of an absence on which the substitute doesn't receive."""
    from clinicspec.routing.standing import hindrance  # noqa: PLC0415  (it takes pydantic)

    if substitute is gp:
        return Failure("self", start, end)
    begins, leaves = substitute.active.start, substitute.active.end
    # On a day in the substitute's employment only lasting hindrances are left.
    lasting = hindrance(substitute, gp, begins or leaves or start)
    if lasting == "no_her_id" and substitute.her_id == "pending":
        return Failure("her_id_pending", start, end)
    if lasting is not None:
        return Failure(lasting, start, end)
    if begins is not None and start < begins:
        return Failure("not_employed", start, min(end, begins - _ONE_DAY))
    if leaves is not None and leaves < end:
        return Failure("not_employed", max(start, leaves + _ONE_DAY), end)
    for away in substitute.absences:
        if (
            away.start <= end
            and start <= away.end
            and any(holds_for(away, each) for each in _messages(absence, gp))
        ):
            return Failure("away", max(start, away.start), min(end, away.end))
    return None


def _remark(gp: Employee, substitute: Employee, failures: list[tuple[Absence, Failure]]) -> Remark:
    absence, failure = failures[0]
    messages = listed([MESSAGE_NAMES[each] for each in _messages(absence, gp)])
    when = days_in_words(failure.start, failure.end)
    reason, help_, spot = _in_words(gp, substitute, failure)
    related = [(f"{substitute.name} is named here as well", at(it)) for it, _ in failures[1:]]
    return Remark(
        at(absence, "substitute"),
        f"{reason}, so {messages} from {gp.name}'s patients reach no substitute {when}",
        help_,
        [*([spot] if spot else []), *related],
        Severity.WARNING if failure.why in ("away", "her_id_pending") else None,
    )


def _in_words(
    gp: Employee, substitute: Employee, failure: Failure
) -> tuple[str, str, tuple[str, Spot] | None]:
    """Why the substitute doesn't receive, what to do, and where it says so."""
    name = substitute.name
    stands_in = f"{name}, who stands in for {gp.name},"
    another = "name another substitute"
    match failure.why:
        case "self":
            return f"{name} is named as the own substitute", "name somebody else", None
        case "not_in_gp_register":
            return (
                f"{stands_in} is not in the GP register",
                f"{another}, or write `in_gp_register: true` if the GP register lists {name}",
                (f"{name} stands here", at(substitute)),
            )
        case "no_her_id" | "her_id_pending":
            return (
                f"{stands_in} has no HER-ID{' yet' if failure.why == 'her_id_pending' else ''}",
                f"{another}, or write the HER-ID of {name} when NHN has given it",
                ("the HER-ID belongs here", at(substitute, "her_id")),
            )
        case "licence_inactive":
            return (
                f"{gp.name} has no active licence at PatientSky and {name} inherits no messages",
                f"keep the licence of {gp.name} active in the absence",
                ("the licence is here", at(gp, "licence")),
            )
        case "not_employed":
            return (
                f"{stands_in} is not employed on all days of the absence",
                f"{another} for these days, or let {name} be employed then",
                ("the employment is here", at(substitute, "active")),
            )
        case _:
            return (
                f"{stands_in} is away as well",
                f"{another} for these days; whoever stands in for {name} doesn't receive them",
                (f"{name}'s absences are here", at(substitute, "absences")),
            )
