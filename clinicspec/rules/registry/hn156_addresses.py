"""The clinic has the addresses that NHN asks for.

## What it does
Finds clinics without a postal address, without an electronic address, or without the AMQP queues
that HelseNorge sends to where their patients are offered services. A visiting address, a telephone
number and an e-mail address that are missing are a warning. Without a telephone number and without
PatientSky's notifications it is HN210.

Whoever else is registered inherits the clinic's addresses, so one finding holds for all.

## Why it matters
NHN: each communication party shall have an electronic address and a postal address; a visiting
address, a telephone number and an e-mail address are wanted beside them. Other health services send
to what stands there.

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
  phone: "+47 21 00 00 00"
  email: post@fjordbyen.example
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
```
```text
error[HN156]: Fjordbyen legesenter has no postal address, and NHN requires it of every communication party
 --> clinic.yaml:8:3
  |
8 |   addresses:
  |   ^^^^^^^^^
  |
  = help: add `addresses.postal`
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
from clinicspec.model.names import listed
from clinicspec.model.unknown import read
from clinicspec.nhn.processes import known_processes
from clinicspec.rules.rule import Remark, Rule, Spot, at

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN156",
    name="addresses",
    severity=Severity.ERROR,
    source="NHN: what the Address Registry holds of a communication party",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at what the clinic's addresses lack."""
    clinic = spec.clinic
    messaging = clinic.messaging
    queues = messaging is not None and messaging.amqp is not None
    edi = messaging is not None and messaging.edi is not None
    consequence = "and NHN requires it of every communication party"
    needed: dict[str, Spot] = {}
    if clinic.addresses.postal is None:
        needed["postal address"] = at(clinic, "addresses", "postal")
    if not queues and _services_at_helsenorge(spec):
        needed["AMQP queues"] = at(clinic, "messaging", "amqp")
        consequence = "so nothing that patients send from HelseNorge reaches the clinic"
    elif not (queues or edi):
        needed["electronic address"] = at(clinic, "messaging")
    if needed:
        keys = {
            "postal address": "`addresses.postal`",
            "AMQP queues": "`messaging.amqp`",
            "electronic address": "`messaging` with `amqp` or `edi`",
        }
        yield Remark(
            next(iter(needed.values())),
            f"{clinic.name} has no {' and no '.join(needed)}, {consequence}",
            f"add {listed(keys[each] for each in needed)}",
        )
    wanted: dict[str, Spot] = {}
    if clinic.addresses.visiting is None:
        wanted["visiting address"] = at(clinic, "addresses", "visiting")
    if clinic.phone is None and clinic.notifications.enabled:
        wanted["telephone number"] = at(clinic, "phone")
    if clinic.email is None:
        wanted["e-mail address"] = at(clinic, "email")
    if wanted:
        yield Remark(
            next(iter(wanted.values())),
            f"{clinic.name} has no {' and no '.join(wanted)}, so the Address Registry can't tell "
            "other health services how to reach it",
            f"add the {listed(wanted)}",
            severity=Severity.WARNING,
        )


def _services_at_helsenorge(spec: Spec) -> bool:
    """Whether any patients are offered something for which HelseNorge sends messages."""
    offering = [*read(spec, "employees", {}).values(), spec.clinic.vacant_lists]
    offered = {service for each in offering for service in read(each, "services", ())}
    return any(process.service in offered for process in known_processes())
