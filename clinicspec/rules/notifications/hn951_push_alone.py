"""PatientSky's notices go out by e-mail, by SMS or by both; push comes on top.

## What it does
Finds `channels` that name `push` and nothing else.

## Why it matters
PatientSky: the preferred way is e-mail, SMS, or both, and push is always additional. Patients
without the app would not be told of their appointments.

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
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  privacy_notice: https://fjordbyen.example/personvern
  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  notifications: {enabled: true, channels: [push]}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
```
```text
error[HN951]: PatientSky's notices would go out by push alone, which reaches only patients with the app, and others would not be told of their appointments
  --> clinic.yaml:17:44
   |
17 |   notifications: {enabled: true, channels: [push]}
   |                                            ^^^^^^
   |
   = help: add `sms`, `email` or both, and push comes on top
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
  notifications: {enabled: true, channels: [sms, push]}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
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
    code="HN951",
    name="push-alone",
    severity=Severity.ERROR,
    source="PatientSky: notices to patients",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the channels of the clinic's notices."""
    notifications = spec.clinic.notifications
    if notifications.enabled and notifications.channels == ("push",):
        yield Remark(
            at(notifications, "channels"),
            "PatientSky's notices would go out by push alone, which reaches only patients with the "
            "app, and others would not be told of their appointments",
            "add `sms`, `email` or both, and push comes on top",
        )
