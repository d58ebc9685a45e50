"""Every booking page has an address of its own.

## What it does
Finds slugs that are not a–z, 0–9 and single hyphens, two pages with one slug, and slugs that the
pages need for something else: `assets` and the languages `nb`, `nn`, `en` and `se`. A page without
a slug has its id for one.

## Why it matters
The address stands on posters and in messages to patients, so it has to be easy to type, and of two
pages at one address patients would find only one.

## Example
```yaml
booking_sites:
  blood-tests:
    slug: blodprøver
    title: Blodprøver
    appointment_types: [blood_test]
    calendars: [lab]
```
```text
error[HN869]: `slug` of the booking site Blodprøver is “blodprøver”, which is not the last part of a web address
 --> clinic.yaml:3:11
  |
3 |     slug: blodprøver
  |           ^^^^^^^^^^
  |
  = help: use a-z, 0-9 and single hyphens, and write æ, ø, å as ae, o, a
```

## Put right
```yaml
booking_sites:
  blood-tests:
    slug: blodprover
    title: Blodprøver
    appointment_types: [blood_test]
    calendars: [lab]
```
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="HN869",
    name="slug",
    severity=Severity.ERROR,
    source="the spec language: a booking page lies at <slug>/",
)
