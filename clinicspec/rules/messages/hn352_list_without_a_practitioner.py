"""Where messages go to the practitioner alone, every list has one.

## What it does
Finds vacant lists whose patients are offered messages that go to the patient's practitioner alone,
at any time between the dates that the spec names when the list has none. A vacant list's
practitioner is its only substitute, who is employed, in the GP register, has a HER-ID and an active
licence at PatientSky. A GP's list that goes on under a vacant list is held to the same.

A GP, or a substitute in the GP register, without a HER-ID is HN003.

## Why it matters
The guide, of this setting: “The dialogue is received in the GP's inbox.” A vacant list has no GP,
and what its patients write reaches nobody. HelseNorge still lets them write.

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
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
  vacant_lists:
    her_id: 8900120
    lists: {list-4: {name: Liste 4}}
    services: [e_contact, e_consultation]
```
```text
error[HN352]: e-consultations from patients of the vacant list Liste 4 reach nobody, since they go to the practitioner and the list has none
  --> clinic.yaml:22:27
   |
22 |     services: [e_contact, e_consultation]
   |                           ^^^^^^^^^^^^^^
   |
   = help: take e-consultations out of `services`, name recipients for them in `routing`, or name the list's one substitute by `substitute_for`
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
  vacant_lists:
    her_id: 8900120
    lists: {list-4: {name: Liste 4}}
    services: [e_contact]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES
from clinicspec.rules.receivers import first_causes, reach_nobody, without_an_inbox
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.rules.substitutes import registered_in_words

if TYPE_CHECKING:
    from clinicspec.model.messages import Route
    from clinicspec.model.spec import Spec
    from clinicspec.routing.proof import Gap

RULE = Rule(
    code="HN352",
    name="list-without-a-practitioner",
    severity=Severity.ERROR,
    source="guide: Receive dialogue; NHN: registration of GPs in the Address Registry",
    each="routes",
    guide=("L25",),
    protects_patients=True,
)


def check(route: Route, spec: Spec) -> Iterator[Remark]:
    """Look at the route of one message type."""
    vacant = spec.clinic.vacant_lists
    if vacant is None or route.mode != "practitioner" or route.id not in vacant.services:
        return
    found = [
        gap
        for gap in without_an_inbox(route, spec)
        if gap.has_it and gap.has_it.kind == "vacant_list" and not _lacks_a_her_id(gap, spec)
    ]
    if found:
        lists = {gap.has_it for gap in found}
        messages = MESSAGE_NAMES[route.id]
        yield Remark(
            at(vacant, "services", vacant.services.index(route.id)),
            f"{messages} from {reach_nobody(found, spec)}, since they go to the practitioner and "
            f"{'the list has' if len(lists) == 1 else 'the lists have'} none",
            f"take {messages} out of `services`, name recipients for them in `routing`, or name "
            "the list's one substitute by `substitute_for`",
            first_causes(
                [
                    said
                    for gap in found
                    if gap.has_it
                    for said in registered_in_words(gap.has_it, gap.start, spec)
                ]
            ),
        )


def _lacks_a_her_id(gap: Gap, spec: Spec) -> bool:
    """Whether it is the HER-ID of the list's one substitute that is missing, which is HN003."""
    stand_in = [each for each in spec.employees.values() if each.substitute_for == gap.has_it]
    if len(stand_in) != 1:
        return False
    (each,) = stand_in
    return bool(
        each.is_registered_person
        and each.her_id in (None, "none")
        and (each.active.start is None or (gap.start and each.active.start <= gap.start))
        and (each.active.end is None or (gap.end and gap.end <= each.active.end))
    )
