"""An absence of a GP says which services it holds for.

## What it does
Notes absences of GPs that leave out `services` and therefore hold for all. An empty list, which means
the same and looks like the opposite, is a warning.

## Why it matters
HelseNorge knows absences by service: whoever registers this one there has to choose. A GP on courses
may still renew prescriptions, and patients should know.

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
    services: [booking, e_contact]
    absences: [{from: 2026-12-14, to: 2026-12-18}]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
```text
note[HN356]: the absence of Kari Lunde from 2026-12-14 to 2026-12-18 doesn't say for which services, so it holds for all that the patients are offered
  --> clinic.yaml:10:16
   |
10 |     absences: [{from: 2026-12-14, to: 2026-12-18}]
   |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: list in `services` what it holds for
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
    services: [booking, e_contact]
    absences: [{from: 2026-12-14, to: 2026-12-18, services: [booking, e_contact]}]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import days_in_words
from clinicspec.rules.rule import Put, Remark, Repair, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN356",
    name="absence-without-services",
    severity=Severity.WARNING,
    source="HelseNorge: registration of absences",
    each="employees",
    fixable=True,
)


def check(gp: Employee, _: Spec) -> Iterator[Remark]:
    """Look at the absences of one GP."""
    if not gp.absences or gp.profession != "gp" or not gp.services:
        return
    for absence in gp.absences:
        if absence.services:
            continue
        when = days_in_words(absence.start, absence.end)
        so = "so it holds for all that the patients are offered"
        help_ = "list in `services` what it holds for"
        if "services" in absence.model_fields_set:
            yield Remark(
                at(absence, "services"),
                f"the absence of {gp.name} {when} lists no service, {so}",
                help_,
            )
        else:
            yield Remark(
                at(absence),
                f"the absence of {gp.name} {when} doesn't say for which services, {so}",
                help_,
                severity=Severity.NOTE,
                repair=Repair(
                    "list all services that the patients are offered",
                    [Put(at(absence, "services"), f"[{', '.join(gp.services)}]")],
                ),
            )
