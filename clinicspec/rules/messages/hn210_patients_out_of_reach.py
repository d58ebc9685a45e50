"""Patients who are not on HelseNorge can be reached in another way.

## What it does
Finds clinics without a `phone` and without PatientSky's notifications. An e-mail address and a
homepage don't count: neither reaches a patient about an appointment or a test. Where a calendar or
an appointment type would notify patients, it is HN902 or HN901 that the notifications are off.

## Why it matters
The guide: “If the patient has not given consent or is not active in the HelseNorge portal, you will
not be able to send dialogues.” Of appointments it says that these patients “will not receive
notifications from HelseNorge”.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: true
  sector: private
  municipality: "0301"
  addresses:
    visiting: {street: Fjordgata 1, postal_code: "0155", city: Oslo}
    postal: {postbox: Postboks 18, postal_code: "0101", city: Oslo}
  email: post@fjordbyen.example
  privacy_notice: https://fjordbyen.example/personvern
  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
```
```text
warning[HN210]: Fjordbyen legesenter has no telephone number and PatientSky's notifications are off, so patients who are not on HelseNorge are out of reach
 --> clinic.yaml:1:1
  |
1 | clinic:
  | ^^^^^^
  |
  = help: add the clinic's `phone`, or `notifications: {enabled: true}`
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
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.unknown import read
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN210",
    name="patients-out-of-reach",
    severity=Severity.WARNING,
    source="guide: Send a dialogue; Set up an appointment",
    guide=("L18c", "L180"),
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at how the clinic reaches patients beside HelseNorge."""
    clinic = spec.clinic
    may_notify = (*spec.calendars.values(), *spec.appointment_types.values())
    if any(read(each, "notify") for each in may_notify):
        return
    if clinic.phone is None and not clinic.notifications.enabled:
        yield Remark(
            at(clinic, "phone"),
            f"{clinic.name} has no telephone number and PatientSky's notifications are off, so "
            "patients who are not on HelseNorge are out of reach",
            "add the clinic's `phone`, or `notifications: {enabled: true}`",
        )
