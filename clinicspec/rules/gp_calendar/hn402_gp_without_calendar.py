"""A GP who offers booking owns a calendar.

## What it does
Finds GPs who offer booking and own no calendar, or only an internal one.

It looks away where another rule has found why: a resource calendar that the GP owns is HN501; a
calendar of the kind `gp` that bears the GP's id or name and belongs neither to a GP nor to a
substitute is HN406, and one that is the second or third of another GP is HN401.

## Why it matters
The guide: “In order for patients to be able to book appointments with their GP, the GP must be
the owner of the calendar, and the calendar must be set as available online.” Patients of this GP
would be offered booking and find nothing to book.

## Example
```yaml
calendars:
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
error[HN402]: Kari Lunde offers booking and owns no calendar, so no patient can book with Kari Lunde at HelseNorge
  --> clinic.yaml:42:16
   |
42 |     services: [booking, e_consultation, e_contact, prescription_renewal]
   |                ^^^^^^^
   |
   = help: add a calendar of the kind `gp` with Kari Lunde as its owner, or take `booking` away
```

## Put right
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN402",
    name="gp-without-calendar",
    severity=Severity.ERROR,
    source="guide: Book appointment with a GP",
    each="employees",
    guide=("L82",),
)


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look for the calendar of one GP."""
    if gp.profession != "gp" or "booking" not in gp.services:
        return
    calendars = spec.calendars_of(gp)
    if not calendars and not any(_strayed(each, gp, spec) for each in spec.calendars.values()):
        yield Remark(
            at(gp, "services", gp.services.index("booking")),
            f"{gp.name} offers booking and owns no calendar, so no patient can book with {gp.name} "
            "at HelseNorge",
            f"add a calendar of the kind `gp` with {gp.name} as its owner, or take `booking` away",
        )
    elif len(calendars) == 1 and calendars[0].kind == "internal":
        yield Remark(
            at(calendars[0], "kind"),
            f"the only calendar of {gp.name}, who offers booking, is internal, so no patient can "
            f"book with {gp.name} at HelseNorge",
            f"write `kind: gp`, or take `booking` away from {gp.name}",
            [("booking is offered here", at(gp, "services", gp.services.index("booking")))],
        )


def _strayed(calendar: Calendar, gp: Employee, spec: Spec) -> bool:
    """Whether a calendar seems to be this GP's, and HN401 or HN406 asks for another owner."""
    if calendar.kind != "gp":
        return False
    if calendar.id != gp.id and gp.name.casefold() not in calendar.name.casefold():
        return False
    if calendar.owner.kind != "employee":
        return True
    owner = spec.employees[calendar.owner.id]
    if owner.profession == "gp":
        return len(spec.calendars_of(owner)) > 1
    return owner.profession != "gp_substitute"
