"""A calendar's schedule has no empty weeks in between.

## What it does
Notes weeks between the first and the last of an online calendar's schedule in which no template is
scheduled; one note for the calendars with the same such weeks. Two kinds of weeks don't count: those between the turns of a
template that is scheduled every second week or more seldom, and those in which the clinic or the
calendar is closed from Monday to Friday, public holidays included.

## Why it matters
PatientSky: a week without a template is empty, so patients find nothing to book in it. Around
Christmas and in July that is mostly meant so, which `closed` can say; elsewhere a week may have been
forgotten.

## Example
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: [2026-W34/2026-W40, 2026-W43/2026-W51]}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
```text
note[HN756]: nothing is scheduled in the calendar Kari Lunde in 2026-W41/2026-W42, so patients find nothing to book then
 --> clinic.yaml:8:15
  |
8 |     schedule: [{template: gp-week, weeks: [2026-W34/2026-W40, 2026-W43/2026-W51]}]
  |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: schedule a template in these weeks, or write their days in `closed` if it is meant so
```

## Put right
```yaml
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: [2026-W34/2026-W40, 2026-W43/2026-W51]}]
    closed: [2026-10-05/2026-10-16]
  lab:
    name: Laboratorium
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import listed, several
from clinicspec.model.unknown import known
from clinicspec.model.weeks import monday
from clinicspec.rules.planned import online_plans
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.day_set import days_in_weeks
from clinicspec.schedule.offers import days_closed

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec
    from clinicspec.schedule.plan import PlannedBlock

RULE = Rule(
    code="HN756",
    name="weeks-without-template",
    severity=Severity.NOTE,
    source="PatientSky: work plan",
    each="spec",
)

MOST_SHOWN = 6
"""Gaps that the note names."""


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look for empty weeks in the schedules of the online calendars."""
    calendars_with: dict[tuple[range, ...], list[Calendar]] = defaultdict(list)
    for calendar, blocks in online_plans(spec):
        if gaps := _gaps(calendar, blocks, spec):
            calendars_with[gaps].append(calendar)
    for gaps, (first, *others) in calendars_with.items():
        shown = [_weeks(gap) for gap in gaps[:MOST_SHOWN]]
        if len(gaps) > MOST_SHOWN:
            shown.append(f"{len(gaps) - MOST_SHOWN} more times")
        yield Remark(
            at(first, "schedule"),
            f"nothing is scheduled in {several([each.called for each in (first, *others)])} in "
            f"{listed(shown)}, so patients find nothing to book then",
            "schedule a template in these weeks, or write their days in `closed` if it is meant so",
            [(f"nor in {other.called}", at(other, "schedule")) for other in others],
        )


def _gaps(calendar: Calendar, blocks: list[PlannedBlock], spec: Spec) -> tuple[range, ...]:
    """The runs of empty weeks in one calendar's schedule; none where it can't be read whole."""
    weeks = sorted({week for planned in blocks for week in planned.weeks})
    if not weeks or len(weeks) > weeks[-1] - weeks[0] or not known(calendar, "closed"):
        return ()
    usual = max(schedule.every_weeks for schedule in calendar.schedule)
    open_ = ~days_closed(spec, calendar)
    return tuple(
        range(before + 1, after)
        for before, after in pairwise(weeks)
        if after - before > usual and days_in_weeks(range(before + 1, after), range(5)) & open_
    )


def _weeks(gap: range) -> str:
    """A run of weeks as a spec writes it."""
    return _week(gap[0]) if len(gap) == 1 else f"{_week(gap[0])}/{_week(gap[-1])}"


def _week(week: int) -> str:
    year, number, _ = monday(week).isocalendar()
    return f"{year}-W{number:02}"
