"""A page's link leads to PatientSky's booking and carries nothing else.

## What it does
Finds links that do not begin with `https://`, that lead to another host than PatientSky's booking
(or the clinic's `booking_url`), or that have parameters other than `serviceProviderId` and
`timeslotType`.

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

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN851",
    name="booking-link",
    severity=Severity.ERROR,
    source="public websites that link to PatientSky's booking; the list of parameters is this tool's",
)
