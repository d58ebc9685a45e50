"""A GP owns one calendar only.

## What it does
Finds GPs who own more than one calendar, be it online or not. It is an error where the GP offers
booking, and a warning where the GP does not. Resource calendars don't count: one that a GP owns is
HN501.

## Why it matters
HelseNorge shows a patient one calendar: that of the patient's own GP. The guide: “The GP can only
own one calendar in PatientSky. If the GP owns several calendars, the patient is unable to book an
appointment.”

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
  kari-video:
    name: Kari Lunde video
    kind: internal
    owner: {employee: kari}
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
error[HN401]: Kari Lunde owns 2 calendars, so no patient can book with Kari Lunde at HelseNorge
  --> clinic.yaml:12:12
   |
12 |     owner: {employee: kari}
   |            ^^^^^^^^^^^^^^^^
   |
 5 |     owner: {employee: kari}
   |            ---------------- the first one is here
   |
   = help: keep one calendar for Kari Lunde, and give the other another owner
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
  kari-video:
    name: Kari Lunde video
    kind: internal
    owner: whole_clinic
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
from clinicspec.model.unknown import read
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN401",
    name="gp-owns-several-calendars",
    severity=Severity.ERROR,
    source="guide: Book appointment with a GP",
    each="employees",
    guide=("L77", "L77b"),
)


def check(gp: Employee, spec: Spec) -> Iterator[Remark]:
    """Look at the calendars of one GP."""
    if gp.profession != "gp":
        return
    calendars = [
        calendar
        for calendar in spec.known_calendars_of(gp)
        if read(calendar, "kind", "resource") != "resource"
    ]
    calendars.sort(key=lambda calendar: calendar.kind != "gp")  # such a one is to be kept
    if len(calendars) > 1:
        first, second, *others = calendars
        yield Remark(
            at(second, "owner"),
            f"{gp.name} owns {len(calendars)} calendars, so no patient can book with {gp.name} "
            "at HelseNorge",
            f"keep one calendar for {gp.name}, and give the {'others' if others else 'other'} "
            "another owner",
            [
                ("the first one is here", at(first, "owner")),
                *(("and another one is here", at(other, "owner")) for other in others),
            ],
            Severity.ERROR if "booking" in gp.services else Severity.WARNING,
        )
