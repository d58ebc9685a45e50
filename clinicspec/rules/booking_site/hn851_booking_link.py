"""A page's link leads to PatientSky's booking and carries nothing else.

## What it does
Finds links that do not begin with `https://`, that lead to another host than PatientSky's booking
(or the clinic's `booking_url`), that lack `serviceProviderId` or a whole id behind it, or that carry
anything but that and `timeslotType`. A link that names another clinic than `service_provider_id` is
a warning.

## Why it matters
The guide says of the external booking site that it “allows the patient to book an appointment
without having to log in”. Patients trust the clinic's page with where it sends them, and a tracking
parameter would tell others who books what.

## Example
```yaml
booking_sites:
  blood-tests:
    title: Blodprøver
    appointment_types: [blood_test]
    calendars: [lab]
    link: https://psno-patient-platform-fe.svc.pasientsky.no/embedded/planner/booking?serviceProviderId=3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11&utm_source=nettside
```
```text
error[HN851]: `link` of the booking site Blodprøver carries `utm_source`, by which others could follow patients
 --> clinic.yaml:6:11
  |
6 |     link: https://psno-patient-platform-fe.svc.pasientsky.no/embedded/planner/booking?serviceProviderId=3f0c8c1e-6b0f-4c…
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: remove all parameters but `serviceProviderId` and `timeslotType`
```

## Put right
```yaml
booking_sites:
  blood-tests:
    title: Blodprøver
    appointment_types: [blood_test]
    calendars: [lab]
    link: https://psno-patient-platform-fe.svc.pasientsky.no/embedded/planner/booking?serviceProviderId=3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import PROVIDER_ID, PROVIDER_PARAMETER, cut, listed
from clinicspec.rules.rule import Remark, Rule, Spot, at

if TYPE_CHECKING:
    from clinicspec.model.booking import BookingSite
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN851",
    name="booking-link",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="public websites that link to PatientSky's booking; the list of parameters is this tool's",
    each="booking_sites",
)

PARAMETERS = {PROVIDER_PARAMETER, "timeslotType"}
"""What PatientSky's booking is told by a link: the clinic, and what to book there. The second is
known from one website only."""


def check(site: BookingSite, spec: Spec) -> Iterator[Remark]:
    """Look at the link of one booking page."""
    if site.link is None:
        return
    host = spec.clinic.patientsky.booking_address.partition("/")[0]
    address = urlsplit(site.link)
    pairs = parse_qsl(address.query, keep_blank_values=True)
    parameters = {name for name, _ in pairs}
    others = sorted(parameters - PARAMETERS)
    own = spec.clinic.patientsky.service_provider_id
    named = [value.lower() for name, value in pairs if name == PROVIDER_PARAMETER]
    related: list[tuple[str, Spot]] = []
    severity = None
    if address.netloc.lower() != host:
        what = f"leads patients to {cut(address.netloc)}, not to {host}"
        help = "copy the link that PatientSky gives for this service"
    elif len(named) != 1 or not PROVIDER_ID.fullmatch(named[0]):
        what = (
            "does not say whose booking it is, so patients would not find the clinic's appointments"
        )
        help = f"copy PatientSky's link for this service whole, with `{PROVIDER_PARAMETER}`"
    elif others or address.fragment:
        others = others or [f"#{address.fragment}"]
        what = f"carries `{cut(others[0])}`, by which others could follow patients"
        help = f"remove all parameters but {listed([f'`{each}`' for each in sorted(PARAMETERS)])}"
    elif own is not None and named != [own.lower()]:
        what = "names another clinic than `service_provider_id`, so patients would book there"
        help = "copy PatientSky's link for this service again, or mend `service_provider_id`"
        severity = Severity.WARNING  # the clinic may have two ids, which nobody else can know
        related = [("the clinic's id is here", at(spec.clinic.patientsky, "service_provider_id"))]
    else:
        return
    yield Remark(at(site, "link"), f"`link` of {site.called} {what}", help, related, severity)
