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

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import LANGUAGE_NAMES
from clinicspec.model.unknown import known
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import BookingSite
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN869",
    name="slug",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language: a booking page lies at <slug>/",
    each="spec",
)

RESERVED = {*LANGUAGE_NAMES, "assets"}
"""Folders beside the booking pages: one for each language, and one for styles and pictures."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Compare the addresses of all booking pages, as far as they can be read."""
    first_at: dict[str, BookingSite] = {}
    for site in spec.booking_sites.values():
        if not known(site, "slug"):
            continue
        slug = site.slug or site.id
        first = first_at.setdefault(slug, site)
        if slug in RESERVED:
            yield Remark(
                at(site, "slug"),
                f"{site.called} has the address `{slug}`, which the pages need for something else",
                "write another `slug`",
            )
        elif first is not site:
            yield Remark(
                at(site, "slug"),
                f"{site.called} has the address `{slug}` of {first.called}, so patients would find "
                "only one of them",
                "write another `slug`",
                [("the first one is here", at(first, "slug"))],
            )
