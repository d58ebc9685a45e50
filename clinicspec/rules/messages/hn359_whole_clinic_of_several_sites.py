"""Messages go to the site that they concern.

## What it does
Finds message types that go to the whole clinic while its units have several visiting addresses. A
unit without an address of its own has the clinic's.

## Why it matters
With the whole clinic as recipient, every employee of every site reads what the patients of one of
them write about their health, and each site may believe that another one answers.

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
  islet:
    name: Legekontoret på Holmen
    addresses:
      visiting: {street: Holmevegen 2, postal_code: "0156", city: Oslo}
positions:
  gp-kari: {role: gp, org_unit: main, holder: kari}
  lab-ali: {role: health_secretary, org_unit: islet, holder: ali}
routing:
  e_contact: {mode: selected, recipients: [whole_clinic]}
  prescription_renewal: {mode: practitioner}
```
```text
warning[HN359]: e-contacts go to the whole clinic, so everybody at Fjordbyen legesenter and Legekontoret på Holmen reads what patients of each of them write
  --> clinic.yaml:30:44
   |
30 |   e_contact: {mode: selected, recipients: [whole_clinic]}
   |                                            ^^^^^^^^^^^^
   |
   = help: name groups, roles or units of one site as `recipients`
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
  islet:
    name: Legekontoret på Holmen
    addresses:
      visiting: {street: Holmevegen 2, postal_code: "0156", city: Oslo}
positions:
  gp-kari: {role: gp, org_unit: main, holder: kari}
  lab-ali: {role: health_secretary, org_unit: islet, holder: ali}
routing:
  e_contact: {mode: selected, recipients: [{group: lab}]}
  prescription_renewal: {mode: practitioner}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES, several
from clinicspec.rules.receivers import is_offered, named_by
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN359",
    name="whole-clinic-of-several-sites",
    severity=Severity.WARNING,
    source="guide: Receive dialogue",
    guide=("L34b", "L35b"),
    each="routes",
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at where one message type goes."""
    if len(spec.org_units) < 2 or not is_offered(route.id, spec):
        return
    sites = _sites(spec)
    for named in named_by(route, spec):
        if named.key == "recipients" and named.recipient.kind == "whole_clinic" and len(sites) > 1:
            yield Remark(
                at(route, named.key, named.number),
                f"{MESSAGE_NAMES[route.id]} go to the whole clinic, so everybody at "
                f"{several(sites)} reads what patients of each of them write",
                "name groups, roles or units of one site as `recipients`",
            )


def _sites(spec: Spec) -> list[str]:
    """A unit's name for each visiting address."""
    names: dict[tuple[str | None, str] | None, str] = {}
    for unit in spec.org_units.values():
        own = unit.addresses.visiting if unit.addresses is not None else None
        address = own or spec.clinic.addresses.visiting
        where = None if address is None else (address.street, address.postal_code)
        names.setdefault(where, unit.name)
    return list(names.values())
