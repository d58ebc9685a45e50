"""A resource appointment's category is one that HelseNorge has.

## What it does
Finds categories other than `lab`, `vaksine`, `koronavaksine`, `koronatest`, `annen` and `blodbank`.
Others that HelseNorge has stand in the settings: `resource-categories = ["reisevaksine"]`.

## Why it matters
The guide: “Type can be used to categorise the appointment types, but it is the name you give the
appointment type that is displayed at HelseNorge.” Wound care or a vitamin injection needs no
category of its own: `lab` or `annen` sorts it, and its name says what it is.

## Example
```yaml
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: labb}
    information: Bare for pasienter som har fått beskjed av legen.
```
```text
error[HN603]: the category “labb” of the appointment type Blodprøve is none that HelseNorge has, so it can't be sorted there
 --> clinic.yaml:8:26
  |
8 |     resource: {category: labb}
  |                          ^^^^
  |
  = help: did you mean `lab`?
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
from clinicspec.diagnostics.suggest import closest
from clinicspec.model.names import RESOURCE_CATEGORIES, cut
from clinicspec.rules.rule import Given, Remark, Repair, Rule, Say, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN603",
    name="unknown-category",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="NHN, resource calendars; HelseNorge, draft FHIR code system 1.3.1",
    each="appointment_types",
    asks_given=True,
    guide=("L145", "L154"),
    fixable=True,
)


def check(type_: AppointmentType, _: Spec, given: Given) -> Iterator[Remark]:
    """Look at the category of a resource appointment."""
    if type_.resource is None or type_.resource.category in RESOURCE_CATEGORIES:
        return
    category = type_.resource.category
    if category in given.resource_categories:
        return
    known = [*RESOURCE_CATEGORIES, *sorted(given.resource_categories)]
    guess = closest(category, known)
    spot = at(type_.resource, "category")
    yield Remark(
        spot,
        f"the category “{cut(category)}” of {type_.called} is none that HelseNorge has, so it can't "
        "be sorted there",
        f"did you mean `{guess}`?"
        if guess
        else f"write one of {', '.join(known)}, or add it to `resource-categories` in the settings",
        repair=Repair(f"write `{guess}`", [Say(spot, guess)]) if guess else None,
    )
