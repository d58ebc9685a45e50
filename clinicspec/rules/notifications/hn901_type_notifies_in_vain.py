"""An appointment type notifies patients only where the clinic and its calendar do.

## What it does
Finds appointment types that say `notify: true` although the clinic's `notifications` are not
enabled, or although every calendar in which they are scheduled says `notify: false`. Where the
clinic is off and calendars say `notify: true` as well, that is HN902.

Patients who are not on HelseNorge are notified of an appointment where three settings are on:

| clinic | calendar | type | notified |
|---|---|---|---|
| on | on, or left out | on, or left out | yes |
| on | off | any | no |
| on | any | off | no |
| off | any | any | no |

## Why it matters
The guide: “For non-active patients to be notified, notifications have to be activated for the clinic
in PatientSky, and activated for the calendar and the appointment type.” The type's setting has no
effect: patients who are not on HelseNorge are not told of their appointments.

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
  notifications: {enabled: true, channels: [sms]}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
    notify: true
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
    notify: false
```
```text
warning[HN901]: the appointment type Blodprøve would notify, but notifications are off in the calendar Laboratorium, so patients who are not on HelseNorge are not told of their appointments
  --> clinic.yaml:29:13
   |
29 |     notify: true
   |             ^^^^
   |
45 |     notify: false
   |             ----- the calendar Laboratorium is off here
   |
   = help: write `notify: true` at the calendar Laboratorium, or remove it from the type
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
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test:
    name: Blodprøve
    minutes: 10
    online: true
    resource: {category: lab}
    information: Bare for pasienter som har fått beskjed av legen.
    notify: true
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
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

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import several
from clinicspec.rules.bookable import calendars_with
from clinicspec.rules.rule import Remark, Remove, Repair, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import AppointmentType, Calendar
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN901",
    name="type-notifies-in-vain",
    severity=Severity.WARNING,
    source="guide: Set up an appointment",
    guide=("L180b",),
    each="spec",
    fixable=True,
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the appointment types that would notify, and at what stands above them."""
    types = [each for each in spec.appointment_types.values() if each.notify]
    if not types:
        return
    if spec.clinic.notifications.enabled:
        yield from _below_calendars(types, spec)
    elif not any(calendar.notify for calendar in spec.calendars.values()):
        yield Remark(
            at(spec.clinic.notifications, "enabled"),
            "PatientSky's notifications are off for the clinic, so `notify: true` of "
            f"{_names(types)} has no effect, and patients who are not on HelseNorge are not told of their appointments",
            "write `enabled: true` in `notifications`, or remove `notify: true` below it",
            [(f"{each.called} would notify", at(each, "notify")) for each in types],
            repair=_without(types),
        )


def _below_calendars(types: list[AppointmentType], spec: Spec) -> Iterator[Remark]:
    """Types whose calendars all say no: one remark for those that are in the same calendars."""
    in_vain: dict[tuple[str, ...], list[AppointmentType]] = defaultdict(list)
    for type_ in types:
        calendars = calendars_with(type_, spec)
        if calendars and all(each.notify is False for each in calendars):
            in_vain[tuple(each.id for each in calendars)].append(type_)
    for keys, same in in_vain.items():
        calendars = [spec.calendars[key] for key in keys]
        yield Remark(
            at(same[0], "notify"),
            f"{_names(same)} would notify, but notifications are off in {_names(calendars)}, so "
            "patients who are not on HelseNorge are not told of their appointments",
            f"write `notify: true` at {_names(calendars)}, or remove it from the type",
            [
                *((f"{each.called} is off here", at(each, "notify")) for each in calendars),
                *((f"{each.called} would notify as well", at(each, "notify")) for each in same[1:]),
            ],
            repair=_without(same),
        )


def _names(parts: Sequence[AppointmentType | Calendar]) -> str:
    return several([each.called for each in parts])


def _without(types: list[AppointmentType]) -> Repair:
    """Types follow their calendars then, so nothing changes for anybody."""
    return Repair(
        "remove `notify: true` where it has no effect",
        [Remove(at(each, "notify")) for each in types],
        safe=True,
    )
