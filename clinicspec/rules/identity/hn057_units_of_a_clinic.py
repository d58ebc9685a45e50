"""A clinic with several units is registered as one that can have them.

## What it does
Finds several `org_units` in a clinic whose `kind` is `clinic`, which it is where it isn't said.

## Why it matters
PatientSky lets only clinics that are registered as health centre or hospital have more than one
unit. In another one the further units can't be set up, so messages that are routed to them reach
nobody.

## Example
```yaml
org_units:
  main: {name: Fjordbyen legesenter}
  lab: {name: Laboratorium, parent: main}
positions:
  gp-kari: {role: gp, org_unit: main, holder: kari}
  lab-ali: {role: health_secretary, org_unit: lab, holder: ali}
```
```text
warning[HN057]: the clinic has 2 units, and PatientSky gives one of the kind `clinic` a single one, so messages to the others would reach nobody
 --> clinic.yaml:8:1
  |
8 | clinic:
  | ^^^^^^
  |
3 |   lab: {name: Laboratorium, parent: main}
  |        ---------------------------------- the second unit is here
  |
  = help: write `kind: health_centre` or `kind: hospital` if PatientSky knows the clinic as one, or describe a single unit
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
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN057",
    name="units-of-a-clinic",
    severity=Severity.WARNING,
    source="PatientSky: only a health centre or a hospital has several units",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the number of units of a clinic."""
    if len(spec.org_units) > 1 and spec.clinic.kind == "clinic":
        yield Remark(
            at(spec.clinic, "kind"),
            f"the clinic has {len(spec.org_units)} units, and PatientSky gives one of the kind "
            "`clinic` a single one, so messages to the others would reach nobody",
            "write `kind: health_centre` or `kind: hospital` if PatientSky knows the clinic as "
            "one, or describe a single unit",
            [("the second unit is here", at(list(spec.org_units.values())[1]))],
        )
