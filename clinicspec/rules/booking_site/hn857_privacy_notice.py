"""A clinic with booking pages has a privacy notice.

## What it does
Finds clinics with `booking_sites` and without a `privacy_notice`.

## Why it matters
Patients must be able to learn who handles what they write, and what for, when they give it (GDPR
article 13). The booking pages link to the notice; without it they can't say more than that they
themselves store nothing.

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
  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
booking_sites:
  blood: {title: Blodprøve, appointment_types: [blood_test], calendars: [lab]}
```
```text
error[HN857]: Fjordbyen legesenter has booking pages and no privacy notice, so patients can't learn there who handles what they write
 --> clinic.yaml:1:1
  |
1 | clinic:
  | ^^^^^^
  |
  = help: write the address of the clinic's notice as `privacy_notice`
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

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec


RULE = Rule(
    code="HN857",
    name="no-privacy-notice",
    severity=Severity.ERROR,
    source="GDPR article 13",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the clinic, if it has booking pages."""
    clinic = spec.clinic
    if spec.booking_sites and clinic.privacy_notice is None:
        yield Remark(
            at(clinic, "privacy_notice"),
            f"{clinic.name} has booking pages and no privacy notice, so patients can't learn there who "
            "handles what they write",
            "write the address of the clinic's notice as `privacy_notice`",
        )
