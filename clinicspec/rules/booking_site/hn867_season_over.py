"""A booking page's season is not over.

## What it does
With `--as-of DATE` it finds booking pages whose `open` ended before that day. Without a day it says
nothing.

## Why it matters
`build --as-of` makes of such a page one that says that it is closed, and not a dead link. A page
that was built before goes on leading patients to a booking without times, and next season's dates
are not known to anybody until they stand in the spec.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Given, Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.booking import BookingSite
    from clinicspec.model.spec import Spec


RULE = Rule(
    code="HN867",
    name="season-over",
    severity=Severity.WARNING,
    source="the booking pages: a page after its season says so",
    each="booking_sites",
    asks_given=True,
    no_example="it speaks only of a day that `--as-of` names",
)


def check(site: BookingSite, spec: Spec, given: Given) -> Iterator[Remark]:
    """Look at the season of one booking page."""
    end = site.open.end if site.open is not None else None
    if given.today is None or end is None or end >= given.today:
        return
    yield Remark(
        at(site, "open", "to"),
        f"the booking page {spec.text_of(site.title)} closed on {end.isoformat()}, so patients can't "
        "book through it any more",
        "write the next season's dates as `open`, or remove the page",
    )
