"""A group's members belong to its unit.

## What it does
Looks at groups that name an `org_unit` in a clinic with several. Finds members whose position
belongs to a unit that is neither that one nor below it. Members without a position are left alone.

## Why it matters
PatientSky lets a unit's group have only members of that unit and of those below it. Anybody else
would be missing from the group there, and would not receive the messages that are routed to it.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  kind: health_centre
  languages: [nb]
  municipality: "0301"
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  privacy_notice: https://fjordbyen.example/personvern
  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
org_units:
  main: {name: Fjordbyen legesenter}
  lab: {name: Laboratorium, parent: main}
positions:
  gp-kari: {role: gp, org_unit: main, holder: kari}
  lab-ali: {role: health_secretary, org_unit: lab, holder: ali}
groups:
  lab: {name: Laboratorium, org_unit: lab, members: [ali]}
  wounds: {name: Sårteam, org_unit: lab, members: [ali, kari]}
```
```text
warning[HN059]: Kari Lunde has no position in the unit Laboratorium, so PatientSky doesn't take Kari Lunde into the group Sårteam and its messages don't reach Kari Lunde
  --> clinic.yaml:29:57
   |
29 |   wounds: {name: Sårteam, org_unit: lab, members: [ali, kari]}
   |                                                         ^^^^
   |
   = help: take Kari Lunde out of the group, or name a unit above as the group's `org_unit`
```

## Put right
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  kind: health_centre
  languages: [nb]
  municipality: "0301"
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  privacy_notice: https://fjordbyen.example/personvern
  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
org_units:
  main: {name: Fjordbyen legesenter}
  lab: {name: Laboratorium, parent: main}
positions:
  gp-kari: {role: gp, org_unit: main, holder: kari}
  lab-ali: {role: health_secretary, org_unit: lab, holder: ali}
groups:
  lab: {name: Laboratorium, org_unit: lab, members: [ali]}
  wounds: {name: Sårteam, org_unit: main, members: [ali, kari]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.people import Group
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN059",
    name="member-of-another-unit",
    severity=Severity.WARNING,
    source="PatientSky: a unit's group has members of that unit",
    each="groups",
)


def check(group: Group, spec: Spec) -> Iterator[Remark]:
    """Look at the members of one group."""
    if group.org_unit is None or len(spec.org_units) < 2:
        return
    units_of = {
        each.holder: each.org_unit for each in spec.positions.values() if each.holder is not None
    }
    outside = [
        (at(group, "members", index), spec.employees[member].called)
        for index, member in enumerate(group.members)
        if member in units_of and not _is_in(spec, units_of[member], group.org_unit)
    ]
    if outside:
        (first, name), *others = outside
        unit = spec.org_units[group.org_unit].called
        yield Remark(
            first,
            f"{name} has no position in {unit}, so PatientSky doesn't take {name} into "
            f"{group.called} and its messages don't reach {name}",
            f"take {name} out of the group, or name a unit above as the group's `org_unit`",
            [(f"{other} has none there either", spot) for spot, other in others],
        )


def _is_in(spec: Spec, unit: str | None, whole: str) -> bool:
    """Whether a unit is another one or lies below it."""
    while unit is not None and unit != whole:
        unit = spec.org_units[unit].parent
    return unit == whole
