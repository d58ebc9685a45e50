"""A clinic that takes bookings has a hidden appointment type for them.

## What it does
Finds clinics where patients can book with a GP, and where no hidden appointment type takes as long
as one of the types that they can book.

## Why it matters
The guide: “Parents can represent their children under 16 years old and have access to their health
information through HelseNorge. If the child contacts the clinic and books an appointment, and the
parents should not access this information through HelseNorge, the appointment type in PatientSky
must be changed to Hidden appointment.” Without one of the same length the appointment can't be
changed, or no longer fits its time.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 40, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
warning[HN611]: no hidden appointment type is as long as one that is booked with a GP (20 minutes), so what somebody under 16 books can't be kept from the parents at HelseNorge
 --> clinic.yaml:3:42
  |
3 |   confidential: {name: Samtale, minutes: 40, hidden: true}
  |                                          ^^
  |
2 |   consultation: {name: Konsultasjon, minutes: 20, online: true}
  |                                               -- Konsultasjon is booked with a GP
  |
  = help: write `minutes: 20` for Samtale, or add a type with `hidden: true` and `minutes: 20`
```

## Put right
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.bookable import is_shown, minutes_of_hidden_types
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import types_in

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN611",
    name="no-hidden-type",
    severity=Severity.WARNING,
    source="guide: Set up an appointment",
    each="spec",
    guide=("L172b",),
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the hidden types with those that patients book with a GP."""
    bookable = {
        type_.id: type_
        for calendar in spec.calendars.values()
        if calendar.kind == "gp" and calendar.online
        for type_ in types_in(spec, calendar)
        if is_shown(type_)
    }
    lengths = sorted({type_.minutes for type_ in bookable.values()})
    if not lengths or not minutes_of_hidden_types(spec).isdisjoint(lengths):
        return
    *shorter, longest = map(str, lengths)
    minutes = f"{', '.join(shorter)} or {longest}" if shorter else longest
    wanted = f"minutes: {next(iter(bookable.values())).minutes}"
    spot = at(spec, "appointment_types")
    help = f"add a type with `hidden: true` and `{wanted}`"
    hidden = [each for each in spec.appointment_types.values() if each.hidden]
    if hidden:
        spot = at(hidden[0], "minutes")
        help = f"write `{wanted}` for {spec.text_of(hidden[0].name)}, or {help}"
    yield Remark(
        spot,
        f"no hidden appointment type is as long as one that is booked with a GP ({minutes} "
        "minutes), so what somebody under 16 books can't be kept from the parents at HelseNorge",
        help,
        [
            (f"{spec.text_of(each.name)} is booked with a GP", at(each, "minutes"))
            for each in bookable.values()
        ],
    )
