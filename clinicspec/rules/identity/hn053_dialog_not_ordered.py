"""Digital dialog is ordered before patients are offered messages.

## What it does
Finds message services (e-contact, e-consultation, prescription renewal) of GPs and vacant lists in a
clinic that has not ordered “Digital dialog fastlege” from NHN, or doesn't say that it has.

## Why it matters
PatientSky: the clinic has to order Digital dialog from NHN before the services can be activated.
Until then patients can't send the clinic anything from HelseNorge, whatever the spec offers.

## Example
```yaml
clinic:
  name: Fjordbyen legesenter
  organization_number: "999999018"
  her_id: 8900100
  nhn_member: true
  digital_dialog_ordered: false
  sector: private
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
```
```text
error[HN053]: Digital dialog has not been ordered from NHN, so no patient can write to the clinic from HelseNorge
  --> clinic.yaml:6:27
   |
 6 |   digital_dialog_ordered: false
   |                           ^^^^^
   |
34 |     services: [booking, e_consultation, e_contact, prescription_renewal]
   |               ---------------------------------------------------------- messages are offered here
   |
   = help: order it and write `digital_dialog_ordered: true`, or remove the message services
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
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_TYPES
from clinicspec.model.unknown import read
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.organisation import VacantLists
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN053",
    name="dialog-not-ordered",
    severity=Severity.ERROR,
    source="PatientSky: Digital dialog is ordered from NHN before it is activated",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at what a clinic that has not ordered the service offers all the same."""
    clinic = spec.clinic
    if clinic.digital_dialog_ordered:
        return
    offering: list[Employee | VacantLists] = [
        each
        for each in spec.employees.values()
        if read(each, "profession") == "gp" and _offers_messages(each)
    ]
    vacant = clinic.vacant_lists
    if vacant is not None and _offers_messages(vacant):
        offering.append(vacant)
    if offering:
        yield Remark(
            at(clinic, "digital_dialog_ordered"),
            "Digital dialog has not been ordered from NHN, so no patient can write to the clinic "
            "from HelseNorge",
            "order it and write `digital_dialog_ordered: true`, or remove the message services",
            [("messages are offered here", at(each, "services")) for each in offering],
        )


def _offers_messages(of: Employee | VacantLists) -> bool:
    return not set(MESSAGE_TYPES).isdisjoint(read(of, "services", ()))
