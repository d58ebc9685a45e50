"""A clinic's blocks and shifts can be compared with one another.

## What it does
Finds clinics whose calendars plan more than 5,000 blocks, those of each scheduled week template, and
shifts of `staffing` with different hours, taken together. Thirty calendars, each scheduled five times
with twenty blocks a week, have three fifths of that.

## Why it matters
Nobody can tell then whether two patients are given one time, or somebody is in two calendars at
once: HN510, HN511, HN512, HN513 and HN514 say nothing, since comparing would take minutes. A spec
like this is more than one clinic, or a mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import MOST_COMPARED, comparable, to_compare

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="CS044",
    name="too-much-to-compare",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language: a limit",
    each="spec",
    no_example="it takes thousands of blocks",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Count what there is to compare."""
    if not comparable(spec):
        blocks, shifts = to_compare(spec)
        yield Remark(
            at(spec, "staffing" if shifts > blocks else "calendars"),
            f"{blocks} planned blocks and {shifts} shifts are more than the {MOST_COMPARED} that "
            "can be compared, so nobody can tell whether two patients are given the same time",
            "schedule only the weeks and blocks that are planned, or describe each clinic in a "
            "spec of its own",
        )
