"""Calendars notify patients only where the clinic does.

## What it does
Finds calendars that say `notify: true` in a clinic whose `notifications` are not enabled, and names
the appointment types that say so as well. Where only appointment types do, that is HN901.

## Why it matters
The guide: “For non-active patients to be notified, notifications have to be activated for the clinic
in PatientSky, and activated for the calendar and the appointment type.” The calendar's setting has
no effect: patients who are not on HelseNorge are not told of their appointments.

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
  notifications: {enabled: false}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
    notify: true
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
    notify: true
```
```text
warning[HN902]: PatientSky's notifications are off for the clinic, so `notify: true` of the calendar Kari Lunde and the calendar Laboratorium has no effect, and patients who are not on HelseNorge are not told of their appointments
  --> clinic.yaml:17:28
   |
17 |   notifications: {enabled: false}
   |                            ^^^^^
   |
28 |     notify: true
   |             ---- the calendar Kari Lunde would notify
   |
36 |     notify: true
   |             ---- the calendar Laboratorium would notify
   |
   = help: write `enabled: true` in `notifications`, or remove `notify: true` below it
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
  notifications: {enabled: true, channels: [sms]}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
    notify: true
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
    notify: true
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import several
from clinicspec.model.unknown import known, read
from clinicspec.rules.rule import Remark, Remove, Repair, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType, Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN902",
    name="calendar-notifies-in-vain",
    severity=Severity.WARNING,
    source="guide: Set up an appointment",
    guide=("L180b",),
    each="spec",
    fixable=True,
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at all calendars and appointment types, but for those of which too little can be read."""
    notifications = spec.clinic.notifications
    if notifications.enabled:
        return
    calendars = [each for each in spec.calendars.values() if _would_notify(each)]
    types = [each for each in spec.appointment_types.values() if _would_notify(each)]
    if calendars:
        names = several([each.called for each in calendars])
        yield Remark(
            at(notifications, "enabled"),
            f"PatientSky's notifications are off for the clinic, so `notify: true` of {names} has no "
            "effect, and patients who are not on HelseNorge are not told of their appointments",
            "write `enabled: true` in `notifications`, or remove `notify: true` below it",
            [(f"{each.called} would notify", at(each, "notify")) for each in (*calendars, *types)],
            repair=Repair(
                "remove `notify: true` where it has no effect",
                [Remove(at(each, "notify")) for each in (*calendars, *types)],
                safe=True,
            ),
        )


def _would_notify(entity: Calendar | AppointmentType) -> bool:
    return bool(read(entity, "notify")) and known(entity, "name")
