"""A clinic's own emergency notice names 113.

## What it does
Finds an `emergency_notice` that lacks the number 113, in any of its languages.

## Why it matters
The notice stands before the button of every booking page, in place of the built-in one with 113 and
116 117. Somebody whose life is at risk looks there for a number to call, and would book an
appointment instead.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  emergency_notice: Haster det, ring legevakten på 116 117.
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
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab]}
```
```text
warning[HN866]: the emergency notice of Fjordbyen legesenter lacks 113, so somebody whose life is at risk finds no number before the button
 --> clinic.yaml:8:21
  |
8 |   emergency_notice: Haster det, ring legevakten på 116 117.
  |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add where to call: 113 where a life is at risk, 116 117 where it is urgent
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
  emergency_notice: Står det om liv, ring 113. Haster det, ring legevakten på 116 117.
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
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab]}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.names import texts_of
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec


RULE = Rule(
    code="HN866",
    name="emergency-notice",
    severity=Severity.WARNING,
    source="HelseNorge: not for emergencies; Helsedirektoratet: 113 where a life is at risk",
    each="spec",
)

NUMBER = re.compile(r"(?<![0-9])1 ?1 ?3(?! ?[0-9])")


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the clinic's own notice in each of its languages."""
    clinic = spec.clinic
    if clinic.emergency_notice is None:
        return
    without = [
        below for below, text in texts_of(clinic.emergency_notice) if not NUMBER.search(text)
    ]
    if without:
        first, *others = (at(clinic, "emergency_notice", *below) for below in without)
        yield Remark(
            first,
            f"the emergency notice of {clinic.name} lacks 113, so somebody whose life is at risk finds "
            "no number before the button",
            "add where to call: 113 where a life is at risk, 116 117 where it is urgent",
            [("it is lacking here, too", spot) for spot in others],
        )
