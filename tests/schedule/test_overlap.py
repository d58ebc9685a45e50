"""Overlaps on blocks and weeks, held against every dated slot of a calendar."""

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clinicspec.model.times import DAYS, time_text
from clinicspec.model.weeks import parse_week
from clinicspec.schedule.overlap import MOST_PAIRS, overlaps
from clinicspec.schedule.slots import all_slots
from tests.clinics import checked
from tests.rules.pages import completed
from tests.weeks import week_text

FIRST_WEEK = parse_week("2026-W13")
"""Before Easter, so that public holidays are among the days."""

FIRST_DAY = date(2026, 3, 23)
BIT = (FIRST_DAY - date(1900, 1, 1)).days
"""Where the first day of these weeks stands in a set of days."""

days = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)
clock = st.integers(6 * 12, 9 * 12).map(lambda fives: fives * 5)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """A block in the morning, perhaps too short for a slot, perhaps with somebody who does it."""
    start = draw(clock)
    end = start + draw(st.integers(1, 30)) * 5
    staff = draw(st.sampled_from(["", ", staff: ali", ", staff: kari"]))
    return (
        f'{{days: [{", ".join(draw(days))}], from: "{time_text(start)}", to: "{time_text(end)}", '
        f"types: [blood_test], slot_minutes: {draw(st.sampled_from([10, 15, 20, 35]))}{staff}}}"
    )


@st.composite
def schedules(draw: st.DrawFn) -> str:
    """One of two templates in a few weeks."""
    assert FIRST_WEEK is not None
    first = FIRST_WEEK + draw(st.integers(0, 3))
    last = first + draw(st.integers(0, 3))
    return (
        f"{{template: {draw(st.sampled_from(['one', 'two']))}, "
        f"weeks: {week_text(first)}/{week_text(last)}, every_weeks: {draw(st.integers(1, 2))}}}"
    )


@st.composite
def clinics(draw: st.DrawFn) -> str:
    """A clinic whose laboratory has a schedule."""
    templates = [draw(st.lists(blocks(), min_size=1, max_size=3)) for _ in range(2)]
    away = draw(st.integers(23, 31))
    return completed(
        f"""
employees:
  kari: {{name: Kari, profession: nurse, her_id: none, active: {{to: 2026-04-10}}}}
  ali:
    name: Ali
    profession: health_secretary
    her_id: none
    absences: [{{from: 2026-03-{away}, to: 2026-04-08, services: [booking]}}]
week_templates:
  one: [{", ".join(templates[0])}]
  two: [{", ".join(templates[1])}]
calendars:
  lab:
    name: Laboratorium
    kind: internal
    owner: {{group: lab}}
    schedule: [{", ".join(draw(st.lists(schedules(), min_size=1, max_size=3)))}]
    closed: [2026-03-{draw(st.integers(23, 31))}]
"""
    )


@given(clinics())
def test_overlaps_are_those_of_the_slots(text: str) -> None:
    """The pairs, and the days of each, are what comparing all slots with one another gives."""
    result = checked(text)
    spec = result.clinics[0].spec
    calendar = spec.calendars["lab"]
    of_slots: dict[tuple[tuple[int, int], tuple[int, int]], set[date]] = defaultdict(set)
    offered = list(all_slots(spec, calendar))
    for number, one in enumerate(offered):
        for other in offered[:number]:
            if one.slot.start < other.slot.end and other.slot.start < one.slot.end:
                keys = sorted((each.planned.schedule, each.planned.index) for each in (one, other))
                of_slots[keys[0], keys[1]].add(one.slot.start.date())
    ((_, meeting),) = overlaps(spec)
    found = [
        (
            (each.first.schedule, each.first.index),
            (each.second.schedule, each.second.index),
            [FIRST_DAY + timedelta(days=n) for n in range(150) if each.days & 1 << (BIT + n)],
        )
        for each in meeting
    ]
    assert sorted(found) == sorted(
        (first, second, sorted(days)) for (first, second), days in of_slots.items()
    )
    assert ("HN510" in {each.code for each in result.findings}) == bool(of_slots)


def test_there_is_an_end_to_it() -> None:
    """However many blocks are at one time, no more pairs are worked out than anybody reads."""
    block = '{days: mon, from: "08:00", to: "09:00", types: [blood_test]}'
    text = completed(
        f"""
week_templates:
  many: [{", ".join([block] * 2000)}]
calendars:
  lab:
    name: Laboratorium
    kind: internal
    owner: {{group: lab}}
    schedule: [{{template: many, weeks: 2026-W34/2026-W51}}]
"""
    )
    ((_, found),) = overlaps(checked(text).clinics[0].spec)
    assert len(found) == MOST_PAIRS
