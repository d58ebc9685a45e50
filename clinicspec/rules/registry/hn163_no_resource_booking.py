"""Bookings of shared services have an address.

## What it does
Notes that resource appointments are online while the spec names no service that HelseNorge sends
their bookings to.

## Why it matters
NHN: resource calendars need a HER-ID in the Address Registry, and which one is right depends on the
services that the clinic uses already, so it is settled with PatientSky. Until then patients can't
book at HelseNorge what this spec offers them.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
```
```text
note[HN163]: the clinic names no service that receives the bookings of the appointment type Blodprøve, so no patient can make one at HelseNorge yet
  --> clinic.yaml:1:1
   |
 1 | clinic:
   | ^^^^^^
   |
41 |     online: true
   |             ---- offered to patients here
   |
   = help: settle with PatientSky which service that is, and write its HER-ID in `resource_booking`
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
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import several
from clinicspec.rules.bookable import is_shown
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN163",
    name="no-resource-booking",
    severity=Severity.NOTE,
    source="NHN: resource calendars at HelseNorge",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the resource appointments of a clinic without a service for their bookings."""
    if spec.clinic.resource_booking is not None:
        return
    types = [
        each
        for each in spec.appointment_types.values()
        if is_shown(each) and each.resource is not None
    ]
    if types:
        yield Remark(
            at(spec.clinic, "resource_booking"),
            "the clinic names no service that receives the bookings of "
            f"{several([each.called for each in types])}, so no patient can make one at "
            "HelseNorge yet",
            "settle with PatientSky which service that is, and write its HER-ID in "
            "`resource_booking`",
            [("offered to patients here", at(types[0], "online"))],
        )
