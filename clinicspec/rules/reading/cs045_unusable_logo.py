"""A logo is a small PNG, or an SVG that shows itself and nothing else.

## What it does
Finds a `logo` that is neither PNG nor SVG, or a damaged PNG; that is larger than 12 KB, or than 4096
pixels either way; whose size can't be told; or that would do more than show itself: a script, HTML,
a picture or a style from elsewhere, a link, a `use` of what has a `use` in it.

## Why it matters
The booking pages load the logo first of all, also on a telephone where the net is slow, and they
promise patients that nothing is fetched from anybody else.

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
  privacy_notice: https://fjordbyen.example/personvern
  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]
  messaging: {amqp: tb.nhn.no/NHNServiceBus, edi: meldinger@edi.fjordbyen.example}
  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}
  patientsky: {service_provider_id: 3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11}
  site: {logo: files/forberedelse.pdf}
```
```text
error[CS045]: the logo “files/forberedelse.pdf” is no PNG and no SVG, so the booking pages can't show it
  --> clinic.yaml:18:16
   |
18 |   site: {logo: files/forberedelse.pdf}
   |                ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: save the logo as a PNG or a plain SVG of at most 12 KB
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
  site: {logo: files/logo.svg}
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Severity
from clinicspec.model.unknown import read
from clinicspec.rules.rule import Rule

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec
    from clinicspec.rules.run import Places

RULE = Rule(
    code="CS045",
    name="unusable-logo",
    severity=Severity.ERROR,
    source="the booking pages: at most 30 KB each, and no request to anybody else",
)


def check_logo(
    spec: Spec, places: Places, content_of: Callable[[str, int], bytes | None]
) -> Iterator[Draft]:
    """Look at the logo; ``content_of`` gives a file's first bytes, or None for no such file."""
    site = read(read(spec, "clinic"), "site")
    name = read(site, "logo")
    if name is None:
        return
    from clinicspec.pages.logo import MAX_BYTES, read_logo  # noqa: PLC0415  (it takes lxml)

    content = content_of(name, MAX_BYTES + 1)
    wrong = read_logo(content) if content is not None else None
    if isinstance(wrong, str):
        yield Draft(
            RULE.code,
            f"the logo “{name}” {wrong}, so the booking pages can't show it",
            f"save the logo as a PNG or a plain SVG of at most {MAX_BYTES // 1000} KB",
            places.of(site, "logo"),
        )
