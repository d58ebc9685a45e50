"""A group that owns a resource calendar holds no GP.

## What it does
Finds GPs among the members of a group that owns a resource calendar; one finding for a group,
however many calendars it owns.

## Why it matters
The guide, on resource planners: “They are not attached to a GP or a specific practitioner, and are
owned by the whole clinic, a group or any other employee than a GP.” Through the group a GP becomes
an owner after all.

## Example
```yaml
groups:
  lab: {name: Laboratorium, members: [ali, kari]}
```
```text
warning[HN503]: Kari Lunde is a GP and a member of the group Laboratorium, so the resource calendar Laboratorium has a GP among its owners
  --> clinic.yaml:2:44
   |
 2 |   lab: {name: Laboratorium, members: [ali, kari]}
   |                                            ^^^^
   |
67 |     owner: {group: lab}
   |            ------------ the group owns this calendar
   |
   = help: take Kari Lunde out of the group, or give the calendar to a group without a GP
```

## Put right
```yaml
groups:
  lab: {name: Laboratorium, members: [ali]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN503",
    name="gp-in-owning-group",
    severity=Severity.WARNING,
    source="guide: Book appointment in resource calendar",
    each="calendars",
    guide=("L89b", "L128"),
)


def check(calendar: Calendar, spec: Spec) -> Iterator[Remark]:
    """Look at the group that owns one calendar."""
    if calendar.kind != "resource" or calendar.owner.kind != "group":
        return
    group = spec.groups[calendar.owner.id]
    gps = [
        (index, spec.employees[member].name)
        for index, member in enumerate(group.members)
        if spec.employees[member].profession == "gp"
    ]
    if not gps or _owns_an_earlier_one(calendar, spec):
        return
    (first, _), *others = gps
    names = listed([name for _, name in gps])
    are_members = "are GPs and members" if others else "is a GP and a member"
    yield Remark(
        at(group, "members", first),
        f"{names} {are_members} of the group {group.name}, so the resource calendar "
        f"{calendar.name} has a GP among its owners",
        f"take {names} out of the group, or give the calendar to a group without a GP",
        [
            *((f"{name} is a GP as well", at(group, "members", index)) for index, name in others),
            ("the group owns this calendar", at(calendar, "owner")),
        ],
    )


def _owns_an_earlier_one(calendar: Calendar, spec: Spec) -> bool:
    """Whether the spec has another resource calendar of the same owner before this one."""
    owned = (each for each in spec.calendars.values() if each.owner == calendar.owner)
    return next(each for each in owned if each.kind == "resource") is not calendar
